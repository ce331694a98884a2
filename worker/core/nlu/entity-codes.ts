import { group, RANK, type Rule, spanStart } from './entity-rules'

const ORDER_CUE =
  '(?<![a-z])(?:orders?|purchase|confirmation|reference|ref|pedidos?|encomendas?|compra|commandes?|achat|réf|référence|' +
  'referencia|referência|bestellung(?:en)?|bestellnr|bestellnummer|auftrag|auftragsnummer|referenz|vorgang)|' +
  '订单|訂單|单号|單號|单子|编号|編號|注文|受注|オーダー|طلبي|طلب|طلبية|طلبيتي|مرجع|أوردر|اوردر'
const ORDER_LINK =
  '(?:[\\s.:#=/(-]|number|numbers|num|no|nr|id|code|is|was|n[°º]|n\\.º|número|numéro|nummer|código|est|ist|es|é|' +
  'lautet|番号|رقم|رقمه|رقمها|هو|هي|は|の|が|号码|号|號碼|號|编号|編號|是|为|為|的){0,8}'
/** What may stand around a code that is the whole message. */
const NOT_WORD = '(?:(?!#)[\\p{P}\\p{S}\\s]){0,8}'
/** Not inside a word, a time, a decimal or a date. */
const BARE_EDGE = '(?<![A-Za-z0-9_@+]|\\d[:.]|[A-Za-z0-9]-|[A-Za-z]/|(?<!\\d)\\d{1,3}[/,])'
const ORDER_END = '(?![A-Za-z0-9_]|[-/.:]\\d)'
/** Prefixes that make a standard, a year or a part of it, never an order. */
const NOT_A_PREFIX = new RegExp(
  '^(?:iso|en|din|iec|ce|utf|usb|cr|sku|pre|mid|post|late|early|since|until|' +
    'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)-',
  'i',
)
const HEX_COLOUR = /^#\s?(?=[\da-f]*[a-f])[\da-f]{6}$/i

const YEAR = /^20(?:1[89]|2\d|3[0-2])$/
const CUE_BEFORE =
  /(?:order|purchase|pedido|bestellung|commande|encomenda|#|订单|訂單|单号|單號)[^\d.!?。！？\n]{0,20}$/i
const YEAR_BEFORE = /(?:^|[^a-z])(?:in|since|from|of|by|until|till|before|after|during|year)\s{0,2}$/i
const CUE_AFTER = /^\s?(?:号|這個|这个|那个|的)?\s?(?:order|订单|訂單|单)/i

/** Order numbers. The value is upper-case without '#' and leading words; the span takes in a '#' but no words. */
export const ORDERS: readonly Rule[] = [
  order(RANK.cuedOrder, `(?:${ORDER_CUE})${ORDER_LINK}(?<n>(?:[A-Za-z]{1,5}-?)?\\d{4,8}|\\d{9,22})${ORDER_END}`),
  order(RANK.cuedOrder, `(?<![A-Za-z0-9&#])(?<n>#\\s?(?:[A-Za-z]{1,5}-?)?\\d{4,8})${ORDER_END}`),
  order(
    RANK.cuedOrder,
    `(?:(?<![a-z])(?:no|nr)\\.|№|(?<![a-z])n[°º])\\s?(?<n>(?:[A-Za-z]{1,5}-)?\\d{4,8})${ORDER_END}`,
  ),
  order(RANK.prefixedOrder, `(?<![A-Za-z0-9_-])(?<n>[A-Za-z]{2,5}-\\d{4,8})${ORDER_END}`),
  order(RANK.prefixedOrder, `^${NOT_WORD}(?<n>[A-Za-z]{2,4}\\d{4,8})${NOT_WORD}$`, 'dgiu'),
  {
    type: 'order_number',
    rank: RANK.bareOrder,
    re: new RegExp(`${BARE_EDGE}\\d{4,8}(?![A-Za-z0-9_%@]|[-:.]\\d|[/,]\\d{1,3}(?!\\d))`, 'dg'),
    read: readBare,
  },
  {
    type: 'order_number',
    rank: RANK.bareOrder,
    // "1OO5": the letter typed for the digit, between digits.
    re: new RegExp(`${BARE_EDGE}\\d[\\doO]{2,6}\\d(?![A-Za-z0-9_%@]|[-:.]\\d)`, 'dg'),
    read: (match) => (/o/i.test(match[0]) ? match[0].replace(/o/gi, '0') : null),
  },
]

function order(rank: number, source: string, flags = 'dgi'): Rule {
  return { type: 'order_number', rank, re: new RegExp(source, flags), read: readCode }
}

function readCode(match: RegExpExecArray): string | null {
  const code = group(match, 'n')
  if (NOT_A_PREFIX.test(code) || HEX_COLOUR.test(code)) return null
  return code.replace(/[#\s]/g, '').toUpperCase()
}

/** A number that stands alone; one that looks like a year needs a word for orders near it. */
function readBare(match: RegExpExecArray): string | null {
  const number = match[0]
  if (!YEAR.test(number)) return number
  const before = match.input.slice(Math.max(0, match.index - 28), match.index)
  const after = match.input.slice(match.index + number.length, match.index + number.length + 12)
  if (CUE_AFTER.test(after)) return number
  return CUE_BEFORE.test(before) && !YEAR_BEFORE.test(before) ? number : null
}

const TRACKING_CUE =
  '(?<![a-z])(?:track(?:ing)?|parcel|package|shipment|waybill|awb|consignment|dhl|ups|usps|fedex|dpd|gls|hermes|' +
  'evri|seguimiento|rastreo|guía|envío|rastreio|rastreamento|encomenda|objeto|correios|suivi|colis|colissimo|' +
  'chronopost|expédition|sendung(?:snummer|sverfolgung)?|paket(?:nummer)?|seur|mrw|correos)|' +
  '追跡|伝票|送り状|問い合わせ|お荷物|ヤマト|佐川|ゆうパック|تتبع|التتبع|شحنة|الشحنة|الشحن|بوليصة|أرامكس|سمسا|' +
  '快递|快遞|物流|运单|運單|追踪|追蹤|包裹|顺丰|圆通|中通|申通|韵达|极兔|' +
  '(?<![订訂])单号|(?<![订訂])單號'
const TRACKING_CUED = `(?:${TRACKING_CUE})[^\\d\\n.!?。！？@]{0,24}?(?<![A-Za-z0-9#-])`
const CARRIER = 'SF|YT|YTO|JD[A-Z]{0,2}|ZTO?|STO|YD|JT|DPK|ZJS|TBA'
const CODE_EDGE = '(?<![A-Za-z0-9_-])'
const CODE_END = '(?![A-Za-z0-9_])'
const GROUPED = '\\d{4}(?:[ -]\\d{4}){2,4}(?:[ -]\\d{1,4})?'

/** Parcel numbers of carriers. The value is upper-case without spaces. Payment cards are kept out of it. */
export const TRACKING: readonly Rule[] = [
  tracking(RANK.codedTracking, `${CODE_EDGE}1Z[ -]?(?:[0-9A-Z][ -]?){6}(?:\\d[ -]?){9}\\d${CODE_END}`, 'dgi'),
  tracking(RANK.codedTracking, `${CODE_EDGE}[A-Z]{2}\\d{9}[A-Z]{2}${CODE_END}`, 'dgi'),
  tracking(RANK.codedTracking, `${CODE_EDGE}[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}${CODE_END}`),
  tracking(RANK.codedTracking, `${CODE_EDGE}(?:${CARRIER})[ -]?\\d{10,18}${CODE_END}`, 'dgi'),
  tracking(RANK.cuedTracking, `${TRACKING_CUED}(?<n>${GROUPED}|\\d{10,22})${CODE_END}`, 'dgi'),
  tracking(RANK.cuedTracking, `${TRACKING_CUED}(?<n>[A-Z]{1,5}\\d{8,22}[A-Z]{0,3})${CODE_END}`, 'dgi'),
  tracking(
    RANK.longTracking,
    '(?<![A-Za-z0-9_.-]|\\d )\\d{4}(?:[ -]\\d{4}){3,4}(?:[ -]\\d{1,4})?(?![A-Za-z0-9_]|[ -]\\d)',
  ),
  {
    type: null,
    rank: RANK.context,
    re: /(?<![A-Za-z0-9_-])(?:[45]\d{3}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![A-Za-z0-9_]|[ -]\d)/dg,
    read: (match) => (isCard(match[0]) ? match[0] : null),
  },
  tracking(RANK.longTracking, '(?<![A-Za-z0-9_.-])\\d{12,22}(?![A-Za-z0-9_])'),
  tracking(RANK.longTracking, `^${NOT_WORD}(?<n>\\d{10,11})${NOT_WORD}$`, 'dgu'),
]

function tracking(rank: number, source: string, flags = 'dg'): Rule {
  return { type: 'tracking_number', rank, re: new RegExp(source, flags), read: readTracking }
}

const MOBILE = /^1[3-9]\d{9}$/
const NUMBER_CUE = /(?:单号|單號|number|tracking|no\.?|awb|waybill)[^\d]{0,6}$/i
const ORDERS_BEFORE = /(?:orders?|订单|訂單)[^\d\n]{0,12}$/i

function readTracking(match: RegExpExecArray): string | null {
  const start = spanStart(match)
  const code = group(match, 'n') || match[0]
  const digits = code.replace(/\D/g, '').length
  if (digits > 22) return null
  const before = match.input.slice(Math.max(0, start - 24), start)
  if (MOBILE.test(code) && !NUMBER_CUE.test(before)) return null
  if (/^\d{4}[ -]/.test(code) && ORDERS_BEFORE.test(before)) return null
  return code.replace(/[\s-]/g, '').toUpperCase()
}

/** Whether the check digit (Luhn) is that of a payment card. */
function isCard(code: string): boolean {
  const digits = code.replace(/[ -]/g, '')
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.at(-1 - i)) * (i % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
