import { EN_COUNT, readCount, readZhNumber, ZH_COUNT } from './entity-numbers'
import { around, group, RANK, type Rule } from './entity-rules'

const DOZENS = `\\d{1,3}\\sdozen|half\\sa\\sdozen|(?:a|${EN_COUNT})\\sdozen|dozen`
const COUNT = `(?:${DOZENS}|\\d{1,6}|${EN_COUNT}|(?:a\\s)?couple)`
const UNIT =
  'pcs?|pieces?|items?|units?|pairs?|sets?|packs?|packets?|box(?:es)?|bottles?|bags?|copies|cartons?|tubes?|rolls?'
const GOODS =
  'shirts?|t-?shirts?|tees?|shoes?|boots?|sneakers?|sandals?|socks?|dress(?:es)?|skirts?|jackets?|coats?|hoodies?|' +
  'sweaters?|jumpers?|jeans|trousers|pants|shorts|hats|(?<=one\\s)hat|caps?|scar(?:f|ves)|gloves?|belts?|rings?|necklaces?|' +
  'earrings?|watch(?:es)?|mugs?|cups?|plates?|bowls?|glass(?:es)?|lamps?|bulbs?|candles?|chairs?|tables?|pillows?|' +
  'cushions?|blankets?|towels?|sheets?|curtains?|rugs?|books?|toys?|phones?|chargers?|cables?|cases?|batter(?:y|ies)|' +
  'headphones|speakers?|keyboards?|products?|parcels?|packages?|stickers?|posters?|vases?|pots?|plants?|knives|pans?'
const ADJECTIVE =
  '(?:(?:more|extra|other|new|same|different|identical|small|medium|large|big|black|white|red|blue|green|grey|gray|' +
  'pink|brown|yellow|purple|cotton|leather|wool|linen|of\\s(?:the|these|those|my))\\s){0,2}'
/** Words that turn a measure word's character into something else: 只到了, 包裹, 支付. */
const ZH_MEASURE =
  '(?:件(?!事|套)|双|雙|套|盒|箱|瓶|袋|罐|张|張|台(?!湾)|顶|副|枚|颗|盏|辆|' +
  '[个個](?!月|星期|礼拜|禮拜|小时|小時|钟|工作日|问题|問題|人|订单|訂單|字|电话|地址|客服|多)|' +
  '只(?!到|有|收|是|剩|要|能|发|發|会|给)|包(?!裹|邮|含|括)|本(?!来|人|该|身)|对(?!吗|的|不|了)|部(?!分)|' +
  '把(?!地|它|订|我|他|这|那)|支(?!付|持)|根(?!本|据)|条(?!件)|份(?!内))'

/** Counts of goods. The value is the whole number; the span takes in the unit. */
export const QUANTITIES: readonly Rule[] = [
  quantity(`(?<![A-Za-z0-9.,-])(?<c>${COUNT})\\s?(?:pcs?|pieces?|units?)(?![a-z])`, RANK.unit),
  quantity(`(?<![A-Za-z0-9.,#-])(?<c>${COUNT})(?:\\sof)?\\s${ADJECTIVE}(?:${UNIT}|${GOODS})(?![a-z])`),
  quantity(`(?<![A-Za-z0-9.,#-])(?<c>${EN_COUNT}|\\d{1,3})\\sof\\s(?:them|these|those)(?![a-z])`),
  quantity('(?<![A-Za-z0-9])[x*](?<c>\\d{1,3})(?![A-Za-z0-9.]|\\s?[x*]\\s?\\d)', RANK.quantity, 'dg'),
  quantity('(?<![A-Za-z0-9]|\\d\\s)[x*]\\s(?<c>\\d{1,3})(?![A-Za-z0-9.])', RANK.quantity, 'dg'),
  quantity('(?<![A-Za-z0-9.,])(?<c>\\d{1,3})\\s?[x*](?![A-Za-z0-9]|\\s?\\d)'),
  quantity('(?<![A-Za-z])(?:qty|quantity|数量|數量)[\\s:=]{0,3}(?:is|of|是|为|為|改成)?\\s?(?<c>\\d{1,4})(?!\\d)'),
  quantity(`(?<![A-Za-z0-9.])(?<c>\\d{1,3})\\s?${ZH_MEASURE}`),
  quantity('(?<![A-Za-z0-9.])(?<c>\\d{4,6})\\s?(?:件(?!事|套)|双|個|个(?!月|人|订单)|套|箱|盒)'),
  quantity(`(?<![第这那這哪每某一二三四五六七八九十几幾好多])(?<z>${ZH_COUNT})${ZH_MEASURE}`),
]

function quantity(source: string, rank: number = RANK.quantity, flags = 'dgi'): Rule {
  return { type: 'quantity', rank, re: new RegExp(source, flags), read: readQuantity }
}

function readQuantity(match: RegExpExecArray): string | null {
  // 一部 and 二件 are words of their own in Japanese.
  if (/[部条件张]$/.test(match[0]) && /[ぁ-ヺ]/.test(around(match))) return null
  const zh = group(match, 'z')
  const count = zh ? readZhNumber(zh) : readCount(group(match, 'c'))
  return count === null || count === 0 ? null : String(count)
}
