import { RANK } from '../entity-rules'
import { formatDate } from './date-value'
import { type Groups, type PhraseRule, readNumber } from './phrases'

const NUMBER = '(?<c>N|n(?:y?n)?|u)'
/** "3. Dezember", "1er décembre", "3 de março de 2026", "Donnerstag, 3. Dezember". */
const NAMED_MONTH = '(?:[WV],?o?)?(?<d>N|n)E?o?(?<m>M)(?:o?(?<y>N))?'

/** Dates in words: Spanish, French, German, Portuguese, Arabic, and what English shares with them. */
export const PHRASE_DATES: readonly PhraseRule[] = [
  { type: 'date', rank: RANK.fullDate - 1, re: new RegExp(NAMED_MONTH, 'dg'), read: byName },
  { type: 'date', rank: RANK.fullDate - 1, re: /[WV],?(?<m>M)(?<d>N)(?:,?(?<y>N))?/dg, read: byName },
  date('(?<u>U)(?<d>N)(?![UM])', dayOfMonth),
  date('(?<w>D)', (groups) => `P${first(groups, 'w')}D`),
  date(`[A]${NUMBER}(?<u>U)`, (groups) => offset(groups, -1)),
  date(`[I]${NUMBER}(?<u>U)`, (groups) => offset(groups, 1)),
  date(`${NUMBER}(?<u>U)a`, (groups) => offset(groups, -1)),
  date('(?<r>[AI])(?<u>[UH])', (groups, _sequence, match) => dual(groups, match.groups?.['r'] === 'A' ? -1 : 1)),
  date('(?<u>H)a', (groups) => dual(groups, -1)),
  date('L(?<u>U)|(?<u>U)L', (groups) => span(groups, -1)),
  date('X(?<u>U)|(?<u>U)X', (groups) => span(groups, 1)),
  date('Lo?(?<w>[WV])|(?<w>[WV])L', (groups) => `last:${first(groups, 'w')}`),
  date('Xo?(?<w>[WV])|(?<w>[WV])X', (groups) => `next:${first(groups, 'w')}`),
  date('LU(?<w>[WV])|(?<w>[WV])(?:LU|o?UL)', (groups) => `P-1W:${first(groups, 'w')}`),
  date('XU(?<w>[WV])|(?<w>[WV])(?:XU|o?UX)', (groups) => `P1W:${first(groups, 'w')}`),
  date('P(?<n>(?<w>V))|(?<![PLX])(?<w>W)(?![KLX])', (groups) => `this:${first(groups, 'w')}`),
]

function date(source: string, read: PhraseRule['read']): PhraseRule {
  return { type: 'date', rank: RANK.date, re: new RegExp(source, 'dg'), read }
}

function first(groups: Groups, name: string): string {
  return groups(name)[0]?.value ?? ''
}

function byName(groups: Groups): string | null {
  const day = first(groups, 'd')
  const year = first(groups, 'y')
  if (!/^\d{1,2}$/.test(day) || (year !== '' && !/^\d+$/.test(year))) return null
  return formatDate(/^(?:19|20)\d\d$/.test(year) ? year : '', Number(first(groups, 'm')), Number(day))
}

/** "día 19", "dia 19", "يوم 19". */
function dayOfMonth(groups: Groups): string | null {
  const day = first(groups, 'd')
  if (!/^(?:dia|يوم)$/.test(groups('u')[0]?.text ?? '') || !/^\d{1,2}$/.test(day)) return null
  return formatDate('', null, Number(day))
}

function offset(groups: Groups, sign: number): string | null {
  const items = groups('c')
  const article = items.length === 1 && items[0]?.value === ''
  const count = article ? 1 : readNumber(items)
  const unit = first(groups, 'u')
  if (count === null || count === 0 || count > 999 || unit === '') return null
  return `P${sign * count}${unit}`
}

/** "قبل أسبوع", "قبل يومين": the span says its own number. Only Arabic leaves the one out. */
function dual(groups: Groups, sign: number): string | null {
  const item = groups('u')[0]
  const spelt = /^\d/.test(item?.value ?? '')
  if (item === undefined || !(spelt || /\p{Script=Arabic}/u.test(item.text))) return null
  const count = spelt ? Number.parseInt(item.value, 10) : 1
  return `P${sign * count}${item.value.slice(-1)}`
}

function span(groups: Groups, sign: number): string | null {
  const unit = first(groups, 'u')
  return unit === 'D' || unit === '' ? null : `P${sign}${unit}`
}
