import { formatMoney } from './entities/money-value'
import { EN_COUNT, readAmount, readCount, readZhNumber, ZH_COUNT } from './entity-numbers'
import { around, group, RANK, type Rule } from './entity-rules'

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'CNY',
  us$: 'USD',
  mx$: 'MXN',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  hk$: 'HKD',
  nt$: 'TWD',
  s$: 'SGD',
  r$: 'BRL',
  '₹': 'INR',
  '₩': 'KRW',
}
const CODES: Readonly<Record<string, string>> = {
  eur: 'EUR',
  usd: 'USD',
  gbp: 'GBP',
  cny: 'CNY',
  rmb: 'CNY',
  jpy: 'JPY',
  aud: 'AUD',
  cad: 'CAD',
  hkd: 'HKD',
  chf: 'CHF',
  mxn: 'MXN',
  aed: 'AED',
  sar: 'SAR',
  kwd: 'KWD',
  egp: 'EGP',
  brl: 'BRL',
  sgd: 'SGD',
}
const WORDS: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  buck: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  yuan: 'CNY',
  renminbi: 'CNY',
  yen: 'JPY',
  rupee: 'INR',
  rupees: 'INR',
  franc: 'CHF',
  francs: 'CHF',
}
const ZH_WORDS: Readonly<Record<string, string>> = {
  元: 'CNY',
  圆: 'CNY',
  块: 'CNY',
  塊: 'CNY',
  块钱: 'CNY',
  塊錢: 'CNY',
  元钱: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  欧元: 'EUR',
  歐元: 'EUR',
  欧: 'EUR',
  美元: 'USD',
  美金: 'USD',
  刀: 'USD',
  英镑: 'GBP',
  英鎊: 'GBP',
  镑: 'GBP',
  港币: 'HKD',
  港元: 'HKD',
  日元: 'JPY',
  円: 'JPY',
  ドル: 'USD',
  米ドル: 'USD',
  ユーロ: 'EUR',
  ポンド: 'GBP',
  ウォン: 'KRW',
}
const AMOUNT = "(?:\\d{1,3}(?:[., ']\\d{3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,2})?)(?!\\d)"
const KILO = '(?:(?<k>k)(?![a-z]))?'
/** The tenths of 99块5 and 两块五毛, which no measure word follows. */
const ZH_MINOR = '(?:(?<m>[\\d一二三四五六七八九半])(?:毛|角|(?![\\d.十百千万个個件双雙条條只盒瓶])))?'
const EDGE = '(?<![A-Za-z0-9]|\\d[.,])'
const SYMBOL = '(?:us|mx|au?|ca?|hk|nt|s|r)?\\$|[€£¥₹₩]'
const CODE = Object.keys(CODES).join('|')
const WORD = Object.keys(WORDS).sort(longestFirst).join('|')
const ZH_WORD = Object.keys(ZH_WORDS).sort(longestFirst).join('|')

/** Prices. The value is the amount with the currency's minor digits and the ISO code: "12.50 EUR", "900 JPY". */
export const MONEY: readonly Rule[] = [
  money(`(?<![A-Za-z])(?<c>${SYMBOL})\\s?(?<a>${AMOUNT})${KILO}(?:\\s?(?:(?<c2>${CODE})(?![a-z])|元))?`),
  money(`(?<![A-Za-z])(?<c>${CODE}|人民[币幣])\\s?(?<a>${AMOUNT})`),
  money(`${EDGE}(?<a>${AMOUNT})${KILO}\\s?(?<c>${CODE})(?![a-z]|\\s?\\d)`),
  money(`${EDGE}(?<a>${AMOUNT})${KILO}\\s?(?<c>${WORD})(?![a-z0-9])`),
  money(`${EDGE}(?<a>${AMOUNT})\\s?(?<c>[€£¥$₹₩])(?!\\s?\\d)`),
  money(`${EDGE}(?<a>\\d{1,6})(?<c>[€£]|\\seuros?\\s)(?<m>\\d{2})(?!\\d|\\s?[a-z])`),
  money(`(?<![A-Za-z])(?<w>${EN_COUNT})\\s(?<c>${WORD})(?![a-z])`),
  money(`${EDGE}(?<a>${AMOUNT})\\s?(?<k>[百千万萬])?\\s?(?<c>${ZH_WORD})${ZH_MINOR}`),
  money(`(?<z>(?!一[块塊](?![钱錢二三四五六七八九半]))${ZH_COUNT})(?<c>${ZH_WORD})${ZH_MINOR}`),
  money(`${EDGE}(?<jiao>\\d)\\s?[毛角](?:钱)?`),
]

function money(source: string): Rule {
  return { type: 'money', rank: RANK.money, re: new RegExp(source, 'dgi'), read: readMoney }
}

function readMoney(match: RegExpExecArray): string | null {
  if (group(match, 'jiao')) return formatMoney(Number(group(match, 'jiao')) / 10, 'CNY')
  const currency = currencyOf(group(match, 'c2')) ?? currencyOf(group(match, 'c'), around(match))
  const amount = baseAmount(match)
  if (currency === null || amount === null) return null
  return formatMoney(amount * scaleOf(group(match, 'k')) + minorOf(group(match, 'm')), currency)
}

function baseAmount(match: RegExpExecArray): number | null {
  if (group(match, 'z')) return readZhNumber(group(match, 'z'))
  return group(match, 'w') ? readCount(group(match, 'w')) : readAmount(group(match, 'a'))
}

function scaleOf(word: string): number {
  return word === '' ? 1 : /^k$/i.test(word) ? 1_000 : (readZhNumber(`一${word}`) ?? 1)
}

function minorOf(digits: string): number {
  if (digits === '半') return 0.5
  return /^\d/.test(digits) ? Number(digits) / 10 ** digits.length : (readZhNumber(digits) ?? 0) / 10
}

/** ¥ is the yen in a Japanese message and the yuan elsewhere. */
function currencyOf(text: string, message = ''): string | null {
  const key = text.trim().toLowerCase()
  if (key === '¥' && /[ぁ-ヺ]/.test(message)) return 'JPY'
  return SYMBOLS[key] ?? CODES[key] ?? WORDS[key] ?? ZH_WORDS[key] ?? null
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}
