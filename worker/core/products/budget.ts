import { decimalsOf } from '../data/minor-units'
import { extractEntities } from '../nlu/entities'
import { cue, foldPhrase, holds } from '../nlu/reference/cue'

/** A price range in minor units; empty for "it doesn't matter". */
export type Budget = { readonly minCents?: number; readonly maxCents?: number }
export type ReadBudget =
  | { readonly kind: 'budget'; readonly budget: Budget }
  | { readonly kind: 'other_currency' | 'none' }

const ANY = cue({
  en: "any(?:thing)?|no (?:limit|budget|matter)|doesn'?t matter|don'?t (?:mind|care|know)|not sure|whatever|open|flexible|no idea",
  es: 'cualquiera|sin limite|no importa|da igual|no se',
  fr: "n'importe|peu importe|sans limite|aucune limite|je ne sais pas",
  de: 'egal|kein limit|keine ahnung|weiss nicht|offen',
  pt: 'qualquer|sem limite|tanto faz|nao importa|nao sei',
  zh: '都可以|都行|无所谓|不限|随便|没有?预算|不知道|没关系',
  ja: 'いくらでも|問わ|気にし|特にな|わから|なんでも',
  ar: 'اي سعر|لا يهم|مش مهم|بدون حد|لا اعرف',
})
const LEAST = cue({
  en: 'over|above|more than|at least|from|starting|minimum',
  es: 'mas de|al menos|minimo|desde',
  fr: 'plus de|au moins|minimum',
  de: 'uber|mehr als|mindestens|ab',
  pt: 'mais de|pelo menos|minimo|acima de',
  zh: '以上|超过|至少|起',
  ja: '以上',
  ar: 'اكثر من|فوق|علي الاقل',
})
const ABOUT = cue({
  en: 'around|about|roughly|approximately|circa|ish',
  es: 'alrededor de|unos|sobre|mas o menos',
  fr: 'environ|autour de|dans les',
  de: 'um die|ungefahr|circa|ca|etwa',
  pt: 'cerca de|por volta de|uns|mais ou menos',
  zh: '左右|大概|大约|上下',
  ja: 'くらい|ぐらい|前後|約',
  ar: 'حوالي|تقريبا|في حدود',
})
/** How far "about 50" reaches down and up. */
const ABOUT_SPAN = [0.6, 1.2] as const
/** Amounts without a currency, not part of an age, a count or a measure. */
const BARE =
  /(?<![\d.,\p{L}])(\d{1,6}(?:[.,]\d{1,2})?)(?![\d.,]*\d)(?!\s?(?:years?|yo|cm|mm|ml|kg|g|l|岁|个|人|号|码|厘米|anos|ans|jahre|歳|سن))/gu

/**
 * The budget a text gives, in minor units of the shop's currency: money in eight languages, a bare number where `bare` allows it, ranges,
 * "about", "at least". 'other_currency' for money of another one: nothing is converted.
 */
export function readBudget(text: string, currency: string, bare: boolean): ReadBudget {
  const money = extractEntities(text).flatMap(({ type, value }) => (type === 'money' ? [value.split(' ')] : []))
  const own = money.flatMap(([amount, code]) => (code === currency ? [Number(amount)] : []))
  if (own.length === 0 && money.length > 0) return { kind: 'other_currency' }
  const folded = foldPhrase(text)
  const range = rangeOf(folded)
  const isRange = range !== null && (own.length > 0 || bare)
  const amounts = isRange ? range : own.length > 0 ? own : bare ? bareAmounts(folded) : []
  if (amounts.length === 0) return bare && holds(folded, ANY) ? { kind: 'budget', budget: {} } : { kind: 'none' }
  const units = 10 ** decimalsOf(currency)
  const least = Math.round(Math.min(...amounts) * units)
  const most = Math.round(Math.max(...amounts) * units)
  if (most <= 0) return { kind: 'none' }
  return { kind: 'budget', budget: limits(folded, least, most, amounts.length) }
}

function limits(folded: string, least: number, most: number, count: number): Budget {
  if (count > 1) return { minCents: least, maxCents: most }
  if (holds(folded, LEAST)) return { minCents: most }
  if (!holds(folded, ABOUT)) return { maxCents: most }
  return { minCents: Math.round(most * ABOUT_SPAN[0]), maxCents: Math.round(most * ABOUT_SPAN[1]) }
}

function bareAmounts(folded: string): number[] {
  return [...folded.matchAll(BARE)].map((match) => Number((match[1] ?? '').replace(',', '.'))).slice(0, 2)
}

/** "20-40", "20 to 40", "between 20 and 40", "20到40". */
function rangeOf(folded: string): number[] | null {
  const match =
    /(\d{1,6})\s?(?:€|eur|euros?|欧元?)?\s?(?:-|–|~|to|and|y|a|et|und|bis|e|ate|到|至|から|و|الي)\s?€?(\d{1,6})/u.exec(
      folded,
    )
  const [from, to] = [Number(match?.[1]), Number(match?.[2])]
  return match && to > from ? [from, to] : null
}
