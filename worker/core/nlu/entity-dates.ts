import { formatDate } from './entities/date-value'
import { AMERICAN } from './entities/numeric-dates'
import { EN_COUNT, readCount, readZhNumber, ZH_COUNT } from './entity-numbers'
import { around, group, RANK, type Rule } from './entity-rules'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZH_WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Source of a pattern for an English month, long or short. */
export const MONTH_NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|' +
  'nov(?:ember)?|dec(?:ember)?'
const DAY = '(?<d>0?[1-9]|[12]\\d|3[01])'
const ORDINAL = '(?:\\s?(?:st|nd|rd|th))?'
const YEAR = '(?<y>(?:19|20)\\d{2})'
const LONG_WEEKDAY = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const WEEKDAY = `(?<w>${LONG_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)`
const EDGE = '(?<![A-Za-z0-9]|\\d[-/.:,])'
const END = '(?![A-Za-z0-9]|[-/]\\d)'
const BY = '(?:on|by|since|until|before|after|from)'
const COUNT = `(?<c>\\d{1,3}|an?|${EN_COUNT}|(?:a\\s)?couple(?:\\sof)?)`
const SPAN = '(?<u>day|week|month|year)s?'
const ZH_SPAN = '(?<u>天|日|周|週|个?星期|個星期|个?礼拜|个月|個月|年)'
/** Not in 两周一次, but in 周六周日. */
const ZH_WEEK_EDGE = '(?<!(?<![周週期拜])[\\d一二两三四五六七八九十])'
const ZH_WEEK = '(?:个|個)?(?:周|週|星期|礼拜|禮拜)'

/** Days in both languages that stand for one offset. */
const NAMED: readonly (readonly [source: string, value: string])[] = [
  ['(?<![a-z])the\\sday\\safter\\stomor?row(?![a-z])', 'P2D'],
  ['(?<![a-z])the\\sday\\sbefore\\syesterday(?![a-z])', 'P-2D'],
  ['(?<![a-z])(?:today|tonight)(?![a-z])', 'P0D'],
  ['(?<![a-z])tom+or+ow(?![a-z])', 'P1D'],
  ['(?<![a-z])(?:yest[eu]rday|last\\snight)(?![a-z])', 'P-1D'],
  ['大后天|大後天', 'P3D'],
  ['大前天', 'P-3D'],
  ['(?<!大)[后後]天', 'P2D'],
  ['(?<!大)前天', 'P-2D'],
  ['今天|今日|今晚|今早', 'P0D'],
  ['明天|明日|明晚|明早', 'P1D'],
  ['昨天|昨日|昨晚', 'P-1D'],
  ['(?<!上)上(?:个|個)?(?:周|週|星期|礼拜)(?![一二三四五六日天末])', 'P-1W'],
  ['(?<!下)下(?:个|個)?(?:周|週|星期|礼拜)(?![一二三四五六日天末])', 'P1W'],
  ['(?<![上晚早马])上(?:个|個)?月', 'P-1M'],
  ['(?<!下)下(?:个|個)?月', 'P1M'],
  ['去年', 'P-1Y'],
  ['明年', 'P1Y'],
]

/**
 * Dates without a clock. Values: "2026-11-24"; "--11-24" (year unknown); "---24" (month unknown too); an ISO 8601
 * offset from the day of the message, signed in the middle ("P3D", "P-2W"); a weekday ("last:fri", "this:mon"); or one of another week ("P-1W:fri").
 * Where day and month could be either (03/04/2026) the day comes first, unless the message counts as in the United States.
 */
export const DATES: readonly Rule[] = [
  full(`${EDGE}${YEAR}(?<s>[-/.])(?<m>0?[1-9]|1[0-2])\\k<s>${DAY}${END}`, byParts),
  full(`(?<!\\d)${YEAR}\\s?年\\s?(?<m>\\d{1,2})\\s?月\\s?(?<d>\\d{1,2})\\s?[日号號]?`, byParts),
  full(`${EDGE}(?<p>\\d{1,2})(?<s>[-/.])(?<q>\\d{1,2})\\k<s>(?<y>(?:20)?\\d{2})${END}`, dayOrMonthFirst),
  full(`${EDGE}${DAY}${ORDINAL}(?:\\sof)?[\\s-]?(?<mn>${MONTH_NAME})[.,]?[\\s-]{1,2}${YEAR}(?![0-9])`, byName),
  full(`(?<![A-Za-z])(?<mn>${MONTH_NAME})[.]?[\\s-]?${DAY}${ORDINAL},?\\s{1,2}${YEAR}(?![0-9])`, byName),
  date(`${EDGE}${DAY}${ORDINAL}(?:\\sof)?[\\s-]?(?<mn>${MONTH_NAME})(?![a-z])`, byName),
  date(`(?<![A-Za-z])(?<mn>${MONTH_NAME})[.]?\\s?${DAY}${ORDINAL}${END}`, byName),
  date(`(?<!\\d)(?<m>\\d{1,2})\\s?月\\s?(?<d>\\d{1,2})\\s?[日号號]?`, byParts),
  date('(?<m>[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十]{1,3})[日号號]?', byParts),
  date(`(?<![A-Za-z])the\\s(?<n>${DAY}(?:st|nd|rd|th))(?![a-z]|\\s[a-z]{1,9}\\stime)`, byParts),
  date(
    '(?<![\\d.第路街道巷弄月栋幢楼园〜~])(?<d>\\d{1,2})[号號日](?!かか|間|间|目|以内|ほど|くらい|ぐらい|程度|[楼樓线門门店房院公仓柜码室栋圈线色字电无無内內])',
    byParts,
  ),
  date(`${EDGE}(?<y>20[12]\\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?![A-Za-z0-9])`, byParts),
  ...NAMED.map(([source, value]) => date(source, () => value)),
  date(`(?<![A-Za-z])in\\s${COUNT}\\s${SPAN}(?![a-z])`, (match) => offset(match, '')),
  date(`${EDGE}${COUNT}\\s${SPAN}\\s(?<r>ago|later|from\\s(?:now|today))(?![a-z])`, (match) =>
    offset(match, group(match, 'r').toLowerCase() === 'ago' ? '-' : ''),
  ),
  date(`(?<![A-Za-z])(?<r>last|next|this)\\s${SPAN}(?![a-z])`, relativeSpan),
  date(`(?<![A-Za-z])(?<r>last|next|this)\\s${WEEKDAY}(?![a-z])`, weekday),
  date(`(?<![A-Za-z])${BY}\\s(?<n>${WEEKDAY})(?![a-z])`, weekday),
  date(`(?<![A-Za-z]|black\\s|cyber\\s)(?<w>${LONG_WEEKDAY})(?![a-z])`, weekday),
  date(`(?<!\\d)(?<c>\\d{1,3}|${ZH_COUNT})\\s?${ZH_SPAN}(?:之|以)?(?<r>前|后|後)(?!天)`, (match) =>
    offset(match, group(match, 'r') === '前' ? '-' : ''),
  ),
  date(`${ZH_WEEK_EDGE}(?<r>(?<![上晚早])上|(?<!下)下|这|這|本)?${ZH_WEEK}(?<zw>[一二三四五六日天])(?!次)`, weekday),
]

type Read = (match: RegExpExecArray) => string | null

function full(source: string, read: Read): Rule {
  return { type: 'date', rank: RANK.fullDate, re: new RegExp(source, 'dgi'), read }
}

function date(source: string, read: Read): Rule {
  return { type: 'date', rank: RANK.date, re: new RegExp(source, 'dgi'), read }
}

function byParts(match: RegExpExecArray): string | null {
  const day = readCount(group(match, 'd').replace(/\D+$/, '') || group(match, 'd'))
  const month = group(match, 'm')
  return formatDate(group(match, 'y'), month === '' ? null : readCount(month), day)
}

function byName(match: RegExpExecArray): string | null {
  const name = group(match, 'mn')
  if (name === 'may' && !/\d(?:st|nd|rd|th)|\d{4}/.test(match[0])) return null
  return formatDate(group(match, 'y'), MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1, Number(group(match, 'd')))
}

function dayOrMonthFirst(match: RegExpExecArray): string | null {
  const first = Number(group(match, 'p'))
  const second = Number(group(match, 'q'))
  if (first === 24 && second === 7 && group(match, 'y') === '') return null
  const monthFirst = second > 12 || (first <= 12 && AMERICAN.test(around(match)))
  return monthFirst ? formatDate(group(match, 'y'), first, second) : formatDate(group(match, 'y'), second, first)
}

const ZH_UNITS: Readonly<Record<string, string>> = { 天: 'D', 日: 'D', 月: 'M', 年: 'Y' }

function offset(match: RegExpExecArray, sign: string): string | null {
  const raw = group(match, 'c')
  const count = /^[\da-z]/i.test(raw) ? readCount(raw) : readZhNumber(raw)
  if (count === null || count === 0) return null
  const unit = group(match, 'u')
  const letter = /^[a-z]/i.test(unit) ? unit.charAt(0).toUpperCase() : (ZH_UNITS[unit.slice(-1)] ?? 'W')
  return `P${sign}${count}${letter}`
}

function relativeSpan(match: RegExpExecArray): string | null {
  const unit = group(match, 'u').charAt(0).toUpperCase()
  const offsets: Readonly<Record<string, string>> = { last: '-1', next: '1', this: '0' }
  return unit === 'D' ? null : `P${offsets[group(match, 'r').toLowerCase()] ?? '0'}${unit}`
}

function weekday(match: RegExpExecArray): string | null {
  const zh = group(match, 'zw').replace('天', '日')
  const day = zh === '' ? group(match, 'w').slice(0, 3).toLowerCase() : WEEKDAYS[ZH_WEEKDAYS.indexOf(zh)]
  const word = group(match, 'r').toLowerCase()
  if (day !== undefined && zh !== '' && (word === '上' || word === '下'))
    return `P${word === '上' ? '-1' : '1'}W:${day}`
  const which = word === 'last' ? 'last' : word === 'next' ? 'next' : 'this'
  return day === undefined ? null : `${which}:${day}`
}
