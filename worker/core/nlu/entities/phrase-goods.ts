import { readAmount } from '../entity-numbers'
import { RANK } from '../entity-rules'
import { formatMoney } from './money-value'
import { type Groups, type PhraseRule, readNumber } from './phrases'

const WORDS = 'n(?:y?n){0,3}'
const MAX_SIZE = 70
const SHOE_SIZES = [15, 52] as const
const MAX_COUNT = 9_999

/** Money, quantities, sizes and colours in words. */
export const PHRASE_GOODS: readonly PhraseRule[] = [
  { type: 'money', rank: RANK.money, re: new RegExp(`(?<a>N|${WORDS})o?(?<c>C)`, 'dg'), read: money },
  quantity(`(?<core>(?<c>N|${WORDS})J?)(?:[KJo]{0,3})(?<u>[QG])`),
  quantity(`(?<core>(?<c>N|${WORDS})[.](?=K))`),
  { type: 'quantity', rank: RANK.quantity, re: /(?<![ZSNA]o?)(?<n>(?<c>[Nn]))o{1,2}(?=K)/dg, read: fewOfColour },
  quantity('(?<core>(?<c>q))'),
  { type: 'quantity', rank: RANK.quantity, re: /(?<c>[Nnu])?d(?:o?[QG])?/dg, read: dozens },
  { type: 'quantity', rank: RANK.quantity, re: /(?<![SZN]o?)(?<n>(?<c>[Nn]))(?:o{1,3}Z?o?|Z)[S]/dg, read: fewOfSize },
  size('(?<n>z)', (groups) => groups('n')[0]?.value.replace('one_size', 'one size').replace('_', ' ') ?? null),
  size('Z(?:o|,|[.](?=N)){0,2}(?<n>N)', (groups) => sizeNumber(groups, 'n', 0, MAX_SIZE)),
  size('Z(?:o|,){0,2}N[wy/](?:Zo?|o)?(?<n>N)', (groups) => sizeNumber(groups, 'n', 0, MAX_SIZE)),
  size('Yo{0,2}(?<n>N)(?![U.QG])', (groups) => sizeNumber(groups, 'n', ...SHOE_SIZES)),
  size('(?<p>Q)o{1,2}(?<n>N)', shoeSize),
  {
    type: 'colour',
    rank: RANK.colour,
    re: /(?<![B]|s[.]?)(?<n>K)(?!B|oi)/dg,
    read: (groups, { kinds }, match) => {
      const afterDay = kinds.charAt(match.index - 1) === 'W'
      return afterDay ? null : (groups('n')[0]?.value ?? null)
    },
  },
]

function quantity(source: string): PhraseRule {
  return { type: 'quantity', rank: RANK.quantity, re: new RegExp(source, 'dg'), read: count }
}

function size(source: string, read: (groups: Groups) => string | null): PhraseRule {
  return { type: 'size', rank: RANK.size, re: new RegExp(source, 'dg'), read }
}

function money(groups: Groups): string | null {
  const items = groups('a')
  const currency = groups('c')[0]?.value
  const digits = items[0]?.text ?? ''
  const amount = /^\d/.test(digits) ? readAmount(digits) : readNumber(items)
  return amount === null || currency === undefined ? null : formatMoney(amount, currency)
}

function count(groups: Groups): string | null {
  const number = readNumber(groups('c'))
  return number === null || number === 0 || number > MAX_COUNT ? null : String(number)
}

/** "una docena", "two dozen plates", "dozen". */
function dozens(groups: Groups): string | null {
  const counted = groups('c').filter((item) => item.value !== '')
  const number = counted.length === 0 ? 1 : readNumber(counted)
  return number === null || number === 0 || number > MAX_COUNT ? null : String(number * 12)
}

/** "2 in M": a count before a size. */
function fewOfSize(groups: Groups): string | null {
  const number = readNumber(groups('c'))
  return number === null || number === 0 || number > 99 ? null : String(number)
}

/** "2 in black": more than a few is rather a size. */
function fewOfColour(groups: Groups): string | null {
  const number = readNumber(groups('c'))
  return number === null || number === 0 || number > 20 ? null : String(number)
}

function sizeNumber(groups: Groups, name: string, min: number, max: number): string | null {
  const text = (groups(name)[0]?.text ?? '').replace(',', '.')
  const number = Number(text)
  return /^\d{1,2}(?:\.\d)?$/.test(text) && number > min && number <= max ? String(number) : null
}

/** "4 pares del 40": pairs are of shoes. */
function shoeSize(groups: Groups): string | null {
  return groups('p')[0]?.value === '2' ? sizeNumber(groups, 'n', ...SHOE_SIZES) : null
}
