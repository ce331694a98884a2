import { readZhNumber, ZH_COUNT } from '../entity-numbers'
import { group, RANK, type Rule } from '../entity-rules'
import { formatMoney } from './money-value'

const WEEKDAY: Readonly<Record<string, string>> = {
  月: 'mon',
  火: 'tue',
  水: 'wed',
  木: 'thu',
  金: 'fri',
  土: 'sat',
  日: 'sun',
}
const SPANS: Readonly<Record<string, string>> = { 日: 'D', 間: 'W', 月: 'M', 年: 'Y' }
const NUMBER = `(?<c>\\d{1,3}|${ZH_COUNT})`

const DAYS: readonly (readonly [source: string, value: string])[] = [
  ['しあさって|明[々明]後日', 'P3D'],
  ['あさって|(?<!明)明後日', 'P2D'],
  ['あした|あす(?![かっ])|明朝|翌日', 'P1D'],
  ['きょう|今朝|今夜|本日', 'P0D'],
  ['きのう|昨夜|ゆうべ|昨儿|昨兒', 'P-1D'],
  ['おととい|おとつい|一昨日', 'P-2D'],
  ['今儿', 'P0D'],
  ['明儿', 'P1D'],
  ['先週(?!の?[月火水木金土日])', 'P-1W'],
  ['来週(?!の?[月火水木金土日])', 'P1W'],
  ['先月', 'P-1M'],
  ['来月', 'P1M'],
  ['昨年', 'P-1Y'],
  ['来年', 'P1Y'],
]

/** Dates, counts and prices in Japanese, and what Chinese has beside its older rules. */
export const CJK: readonly Rule[] = [
  ...DAYS.map(([source, value]) => rule('date', RANK.date, source, () => value)),
  rule('date', RANK.date, '(?<r>先|来|今)週の?(?<w>[月火水木金土日])(?:曜日?)?(?![前後])', ofWeek),
  rule('date', RANK.date, '(?<w>[月火水木金土日])曜日?', (match) => `this:${WEEKDAY[group(match, 'w')] ?? ''}`),
  rule(
    'date',
    RANK.date,
    `${NUMBER}\\s?(?<u>日|週間|[ヶかカヵケ]月|年)(?:ほど|くらい|ぐらい)?(?<r>前|後)(?!半)`,
    offset,
  ),
  rule(
    'quantity',
    RANK.quantity,
    `(?<![第\\d.])(?<c>\\d{1,4}|${ZH_COUNT})(?:枚|個(?![月人])|足|箱|冊|本(?![当人日社来])|着|点(?!満)|セット|袋|杯|パック|ケース|組)`,
    count,
  ),
  rule(
    'quantity',
    RANK.quantity,
    '(?<![\\d第])(?<c>[一二三四五六七八九\\d])つ(?!目|め|聞|お(?:聞|伺|尋|教)|伺|教|の?質問|確認|だけ(?:聞|質|お|教))',
    count,
  ),
  rule('money', RANK.money, '(?<!\\d)(?<m>\\d{1,4})万(?:(?<t>\\d)千)?(?<e>\\d{1,4})?円', yen),
]

function rule(
  type: 'date' | 'quantity' | 'money',
  rank: number,
  source: string,
  read: (match: RegExpExecArray) => string | null,
): Rule {
  return { type, rank, re: new RegExp(source, 'dg'), read }
}

function ofWeek(match: RegExpExecArray): string | null {
  const weeks: Readonly<Record<string, string>> = { 先: '-1', 今: '0', 来: '1' }
  const day = WEEKDAY[group(match, 'w')]
  return day === undefined ? null : `P${weeks[group(match, 'r')] ?? '0'}W:${day}`
}

function offset(match: RegExpExecArray): string | null {
  const number = readNumber(group(match, 'c'))
  const unit = SPANS[group(match, 'u').slice(-1)]
  if (number === null || number === 0 || unit === undefined) return null
  return `P${group(match, 'r') === '前' ? '-' : ''}${number}${unit}`
}

function count(match: RegExpExecArray): string | null {
  const number = readNumber(group(match, 'c'))
  return number === null || number === 0 ? null : String(number)
}

function readNumber(text: string): number | null {
  return /^\d/.test(text) ? Number(text) : readZhNumber(text)
}

/** "1万2千円", "3万500円". */
function yen(match: RegExpExecArray): string {
  const rest = Number(group(match, 't') || 0) * 1_000 + Number(group(match, 'e') || 0)
  return formatMoney(Number(group(match, 'm')) * 10_000 + rest, 'JPY')
}
