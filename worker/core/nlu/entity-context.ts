import { MONTH_NAME } from './entity-dates'
import { RANK, type Rule } from './entity-rules'

const NUMBER = '\\d{1,8}(?:[.,]\\d{1,3})?'
const MEASURES =
  'ml|cl|dl|l|mah|ah|wh|kwh|w|kw|v|hz|khz|mhz|ghz|kb|mb|gb|tb|mm|cm|m|km|mg|g|gr|kg|lbs?|oz|ft|inch(?:es)?|px|rpm|lm|' +
  'lumens?|watts?|volts?|dpi|k|kcal|points?|steps|stars?|percent|miles?|people|customers?|reviews?'
const DURATIONS = 'days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?|times'
const ZH_MEASURES =
  '毫升|升|毫克|千克|公斤|克|斤|毫米|厘米|公分|公里|米|毫安|瓦|英寸|寸|码|积分|岁|页|人(?!工)|楼|室|栋|幢|号楼'
const STREET =
  '(?:street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|square|drive|parkway|way|court|rue|calle|rua|avenida)'
/** German streets are one word with their name. */
const STRASSE = '(?:str(?:aße|asse|\\.)|platz|gasse|weg)'
const POSTCODE_CUE =
  '(?<![a-z])(?:post\\s?codes?|postal\\scodes?|zip(?:\\s?codes?)?|plz|cep|code\\spostal|c[óo]digo\\spostal)|' +
  '邮编|郵編|邮政编码|郵遞區號'

/** Numbers that are something else than an order: measures, addresses, prices without currency, other codes. */
export const CONTEXTS: readonly Rule[] = [
  block(`(?<![A-Za-z0-9]|\\d[.,])${NUMBER}\\s?(?:(?:${MEASURES})(?![A-Za-z0-9])|%|‰|°)`, RANK.measure),
  block(`(?<![A-Za-z0-9])${NUMBER}\\s?(?:${ZH_MEASURES})`, RANK.measure),
  block(`(?<![A-Za-z0-9])${NUMBER}\\s?(?:(?:${DURATIONS})(?![A-Za-z0-9])|天|小时|分钟|次|年)`, RANK.duration),
  block(
    '(?<![a-z])(?:apt|apartment|suite|ste|unit|flat|room|p\\.?\\s?o\\.?\\sbox)[.\\s]{0,2}(?<n>#?\\d{3,6})(?!\\d)',
    RANK.measure,
  ),
  block(`(?:${POSTCODE_CUE})[^\\d\\n]{0,14}(?<n>\\d{4,6})(?!\\d)`),
  block(
    `(?:(?<![a-z])${STREET}|${STRASSE})[.,]?[^\\d\\n?!]{0,4}(?:\\d{1,4}[a-z]?(?![a-z0-9]))?[^\\d\\n?!]{0,24}` +
      '(?<n>\\d{5,6})(?!\\d)',
  ),
  block(
    `(?<![A-Za-z0-9])(?<n>\\d{4,5})\\s(?:[A-Z][A-Za-z.]{0,20}\\s){1,3}${capitalised(STREET)}(?![a-z])`,
    RANK.context,
    'dg',
  ),
  block(
    `(?:${capitalised(STREET)}|${STRASSE})[.,]?[^\\d\\n?!]{0,4}(?:\\d{1,4}[a-z]?)?,?\\s(?<n>\\d{4,6})\\s[A-Z]`,
    RANK.context,
    'dg',
  ),
  block('(?<![A-Za-z])(?:to|in|at)\\s(?<n>\\d{5}),?\\s\\p{Lu}\\p{Ll}', RANK.context, 'dgu'),
  block(`(?:(?<![a-z])(?:rua|calle|avenida|via)\\s(?:[^\\s\\d,]{1,20}\\s){1,3}|${STRASSE}\\s)(?<n>\\d{3,5})(?![\\d-])`),
  block('[路街道巷弄](?<n>\\d{3,5})[号號弄]', RANK.measure),
  block('(?:[省市区區县縣路街道镇鎮村号號室]|地址)[^\\d\\n]{0,12}(?<n>\\d{6})(?!\\d)'),
  block(
    '(?<![a-z])(?:paid|pay|costs?|price[ds]?|worth|total|amount)\\s?(?:(?:is|was|of|at|only|me)\\s){0,2}[:=]?\\s?' +
      '(?<n>\\d{4,8})(?!\\d)',
  ),
  block('(?:价格|原价|售价|总价|价钱|金额|花了|付了|卖)(?:是|为)?[:\\s]{0,2}(?<n>\\d{4,8})(?!\\d)'),
  block(
    '(?<![a-z])(?:more\\sthan|less\\sthan|at\\sleast|up\\sto)\\s(?<n>\\d{4,8})(?!\\d)|' +
      '(?:超过|至少|大约)\\d{4,8}(?!\\d)',
  ),
  block(
    '(?:(?<![a-z])(?:sku|model|version|article|pin|otp|(?:verification|security|discount|promo|coupon|voucher|gift)' +
      '(?:\\scard)?(?:\\scode)?)|型号|货号|验证码|優惠碼|优惠码|密码)[\\s:=#.-]{0,3}(?:(?:no|number|code|is|是|为)[\\s:.]{0,2})?' +
      '(?<n>[a-z]{0,4}-?\\d{4,8}(?:[ -]\\d{4}){0,4})(?!\\d)',
    RANK.measure,
  ),
  block(
    '(?:(?<![a-z])(?:ending|ends)(?:\\s(?:in|with))?|last\\s(?:4|four)(?:\\sdigits)?(?:\\sare)?|尾号[^\\d\\n,，。]{0,4})' +
      '[\\s:]{0,3}(?<n>\\d{4})(?!\\d)',
  ),
  block(
    '(?:(?<![a-z])(?:customer|account|member(?:ship)?|ticket|gate)(?:\\s(?:no|number|code|id))?|工号|会员号|客户号|卡号|门牌号)' +
      '[\\s:.#]{0,3}(?:(?:is|是|为)\\s?)?(?<n>\\d{4,8})(?!\\d)',
    RANK.measure,
  ),
  block('(?<!\\d)(?<n>(?:19|20)\\d{2})\\s?(?:model|edition|version|series|collection|款)'),
  block('(?<!\\d)0[89]\\d0(?!\\d)'),
  block('(?<![a-z])(?:in|since|year)\\s(?<n>(?:19|20)\\d{2})(?![\\w-])'),
  block(`(?<![a-z])(?:${MONTH_NAME})[.,]?[\\s-](?<n>(?:19|20)\\d{2})(?![\\w-])`),
  block(
    '(?:tracking\\s(?:number|no\\.?|id|code)|快递单号|物流单号|运单号)\\s?(?:is|是|为)?[\\s:#]{0,3}(?<n>\\d{8,9})(?!\\d)',
    RANK.measure,
  ),
  block('https?://[^\\s\\u3000-\\u9fff]{1,300}'),
]

function block(source: string, rank: number = RANK.context, flags = 'dgi'): Rule {
  return { type: null, rank, re: new RegExp(source, flags) }
}

/** The same words with a capital first letter, for patterns that tell names from words by case. */
function capitalised(source: string): string {
  return source.replace(/[a-zß]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1))
}
