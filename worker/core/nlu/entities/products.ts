import type { Language } from '../../../protocol'
import { type Found, RANK } from '../entity-rules'
import type { ShopEntities } from '../shop-reading'
import { type Product, type ProductIndex, productIndex, spellings } from './product-index'
import {
  hanPairs,
  hasHan,
  isCommon,
  MEASURE,
  type NameWord,
  nameWords,
  plainMeasure,
  type Title,
} from './product-names'

/** A name is meant when the message says this share of its words, rare ones weighing more. */
const MIN_SHARE = 0.34
const MIN_PAIR_SHARE = 0.5
/** Names in Chinese and Japanese end with the kind of thing: something of this first part must be said. */
const TELLING_PART = 1 / 3
/** Words between two words of a name ("the lamp, the big Alder one" is too far). */
const MAX_WORDS_BETWEEN = 1
const MAX_CHARS_BETWEEN = 2

type Run = {
  start: number
  end: number
  last: number
  weight: number
  exact: number
  /** Place in the title of the last word said, and whether all were said in the title's order. */
  place: number
  ordered: boolean
  /** Whether a word was written as a name is: with a capital inside a sentence, or inside itself. */
  named: boolean
  readonly terms: Set<string>
}

/**
 * Products of the catalogue that `text` (folded) names, whole or in part, spelling slips forgiven. The value is the
 * product's id. `language` is the message's. Linear in the message; the index of names is made once a `ShopEntities`.
 */
export function findProducts(text: string, shop: ShopEntities, language: () => Language): Found[] {
  if (shop.products.length === 0) return []
  const index = productIndex(shop)
  const words = nameWords(text).map((word) => {
    const terms = spellings(word.text, index)
    return { ...word, terms, named: terms.length > 0 && isWrittenAsName(text, word, language) }
  })
  const found = collect(index, words, false)
  if (!hasHan(text)) return found.map((product) => withMeasure(product, text, index))
  const pairs = hanPairs(text).map((pair) => ({ ...pair, terms: [pair.text], named: false }))
  return [...found, ...collect(index, pairs, true)].map((product) => withMeasure(product, text, index))
}

/** "the frying pan 26 cm": a size that is part of the name belongs to the span. */
function withMeasure(found: Found, text: string, index: ProductIndex): Found {
  const after = new RegExp(`^[ ,]{0,2}(?:${MEASURE})`, 'iu').exec(text.slice(found.end, found.end + 16))
  if (after === null || !index.measures.get(found.value)?.has(plainMeasure(after[0]))) return found
  return { ...found, end: found.end + after[0].length }
}

type Said = NameWord & { readonly terms: readonly string[]; readonly named: boolean }

/** "BaristaPro", or a capital inside a sentence; German writes every noun so. */
function isWrittenAsName(text: string, { start, end }: NameWord, language: () => Language): boolean {
  const raw = text.slice(start, end)
  if (/\p{Ll}\p{Lu}/u.test(raw)) return true
  return /^\p{Lu}\p{Ll}/u.test(raw) && /[\p{Ll},]\s$/u.test(text.slice(0, start).slice(-2)) && language() !== 'de'
}

/** Walks the message once and grows, for each product, runs of its words that stand close together. */
function collect(index: ProductIndex, said: readonly Said[], pairs: boolean): Found[] {
  const open = new Map<number, Run>()
  const found: Found[] = []
  for (const [at, word] of said.entries()) {
    for (const term of word.terms) {
      for (const place of index.byTerm.get(term) ?? []) {
        const product = index.products[place]
        if (product?.pairs !== pairs) continue
        const run = open.get(place)
        const isGrown = run !== undefined && isNear(run, word, at, pairs) && grow(run, product, term, word, at, index)
        if (isGrown) continue
        if (run !== undefined) keep(found, index, place, run)
        open.set(place, startRun(product, term, word, at, index))
      }
    }
  }
  for (const [place, run] of open) keep(found, index, place, run)
  return withoutTies(found)
}

function startRun(product: Product, term: string, word: Said, at: number, index: ProductIndex): Run {
  return {
    start: word.start,
    end: word.end,
    last: at,
    weight: index.weights.get(term) ?? 0,
    exact: term === word.text ? 1 : 0,
    place: product.terms.get(term) ?? 0,
    ordered: true,
    named: word.named,
    terms: new Set([term]),
  }
}

/** Adds a word to a run; false where character pairs go back in the title, which begins another run. */
function grow(run: Run, product: Product, term: string, word: Said, at: number, index: ProductIndex): boolean {
  const place = product.terms.get(term) ?? 0
  if (product.pairs && place < run.place) return false
  if (!run.terms.has(term)) run.weight += index.weights.get(term) ?? 0
  run.terms.add(term)
  run.ordered &&= place >= run.place
  run.place = place
  run.exact += term === word.text ? 1 : 0
  run.named ||= word.named
  run.end = word.end
  run.last = at
  return true
}

function isNear(run: Run, word: NameWord, at: number, pairs: boolean): boolean {
  return pairs ? word.start - run.end <= MAX_CHARS_BETWEEN : at - run.last <= MAX_WORDS_BETWEEN + 1
}

function keep(found: Found[], index: ProductIndex, place: number, run: Run): void {
  const product = index.products[place]
  if (product === undefined || !isNamed(product, run, index)) return
  const { start, end } = run
  // A fuller name wins over a part of one: what is said of it is a fraction added to the rank.
  const rank = RANK.product + Math.min(0.9, run.weight / 10)
  found.push({ type: 'product', value: product.id, start, end, rank })
}

function isNamed({ terms, weight, pairs, title }: Product, run: Run, index: ProductIndex): boolean {
  const share = run.weight / weight
  if (pairs) return isNamedByPairs(title, run, share)
  const telling = [...run.terms].filter((term) => !isCommon(term))
  if (run.terms.size === terms.size && terms.size > 1) return run.exact > 0 && (run.ordered || telling.length > 0)
  if (terms.size === 1) return run.exact > 0 && [...terms.keys()].every((term) => term.length > 5)
  if (telling.length === 0 || run.exact === 0) return false
  if (run.terms.size > 1) return share >= MIN_SHARE
  const alone = telling[0] ?? ''
  return run.named && alone.length > 4 && index.owners.get(alone) === 1
}

function isNamedByPairs({ pairs, lead }: Title, run: Run, share: number): boolean {
  if (lead.length > 1 && lead.every((pair) => run.terms.has(pair))) return true
  const telling = pairs.slice(0, Math.ceil(pairs.length * TELLING_PART))
  return share >= MIN_PAIR_SHARE && (run.terms.size >= 2 || share === 1) && telling.some((pair) => run.terms.has(pair))
}

/** Names that fit several products equally well on one span say which none of them is. */
function withoutTies(found: readonly Found[]): Found[] {
  const ids = new Map<string, string | null>()
  const keyOf = ({ start, end, rank }: Found) => `${start} ${end} ${rank}`
  for (const product of found) {
    const key = keyOf(product)
    const known = ids.get(key)
    ids.set(key, known === undefined || known === product.value ? product.value : null)
  }
  return found.filter((product) => ids.get(keyOf(product)) !== null)
}
