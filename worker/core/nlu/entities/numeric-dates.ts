import { around, group, RANK, type Rule } from '../entity-rules'
import { formatDate } from './date-value'

/** What shows that a message counts as in the United States, where the month comes first. */
export const AMERICAN =
  /\$|(?<![A-Za-z])(?:usd|usps|zip|dollars?|thanksgiving|(?:1[3-9]|2\d|3[01])(?=\/20\d\d))(?![A-Za-z])|(?<!\d)(?:0?\d|1[0-2])\/(?:1[3-9]|2\d|3[01])(?!\d)/i
const CJK = /[\u3040-\u30FF\u4E00-\u9FFF]/

/**
 * Days and months in digits without a year, "12/11" and "9.11.", and days alone, "am 19.", "le 19". The day comes
 * first, but the month in Chinese, Japanese and a message that counts as in the United States.
 */
export const NUMERIC_DATES: readonly Rule[] = [
  date('(?<![A-Za-z\\d/.,-])(?<p>\\d{2})/(?<q>\\d{2})(?![A-Za-z\\d/%]|[.,-]\\d)', dayAndMonth),
  date(
    '(?<!\\p{L})(?:on|by|since|until|before|after|from|el|del|al|le|du|au|am|vom|bis|dia|día|em|no|até|desde|dès|depuis|يوم|في|بتاريخ|قبل|منذ|到|在|于)\\s?' +
      '(?<n>(?<p>\\d{1,2})/(?<q>\\d{1,2}))(?![A-Za-z\\d/]|[.,-]\\d)',
    dayAndMonth,
  ),
  date('(?<![\\p{L}\\d/.,-])(?<p>\\d{1,2})\\.\\s?(?<q>0?[1-9]|1[0-2])\\.(?!\\d|\\s\\d)', (match) =>
    formatDate('', Number(group(match, 'q')), Number(group(match, 'p'))),
  ),
  date(
    '(?<!\\p{L})(?:am|vom|zum|bis\\szum|seit\\sdem)\\s(?<n>(?<p>\\d{1,2})\\.)(?=\\s{0,2}(?:$|[a-zäöü,;!?)]))(?!\\s?\\d)',
    (match) => formatDate('', null, Number(group(match, 'p'))),
  ),
  date(
    "(?<!\\p{L})le (?<d>(?<p>\\d{1,2}))(?=\\s{0,2}(?:[.,;!?]|$)|\\s(?:et|mais|pour|au|à|j'|je|c'|ça|avec)(?!\\p{L}))",
    (match) => formatDate('', null, Number(group(match, 'p'))),
  ),
]

function date(source: string, read: (match: RegExpExecArray) => string | null): Rule {
  return { type: 'date', rank: RANK.date, re: new RegExp(source, 'dgiu'), read }
}

function dayAndMonth(match: RegExpExecArray): string | null {
  const first = Number(group(match, 'p'))
  const second = Number(group(match, 'q'))
  if (first === 24 && second === 7) return null
  const near = around(match)
  const monthFirst = second > 12 || (first <= 12 && (CJK.test(near) || AMERICAN.test(near)))
  return monthFirst ? formatDate('', first, second) : formatDate('', second, first)
}
