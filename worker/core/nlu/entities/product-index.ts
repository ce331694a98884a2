import type { ShopEntities } from '../shop-reading'
import { hasHan, isCommon, readTitle, type Title } from './product-names'

/** Products that are indexed; a message about more than these names would cost too much. */
export const MAX_PRODUCTS = 5_000
/** From this length on, a word may have one letter wrong. */
const FUZZY_CHARS = 4
const COMMON_WEIGHT = 0.4

export type Product = {
  readonly id: string
  readonly terms: ReadonlyMap<string, number>
  readonly weight: number
  readonly pairs: boolean
  readonly title: Title
}
/** A catalogue's names, ready to be looked up by the words of a message. */
export type ProductIndex = {
  readonly products: readonly Product[]
  /** Products that have a term, by place in `products`. */
  readonly byTerm: ReadonlyMap<string, readonly number[]>
  /** Words by every spelling with one letter left out. */
  readonly byDeletion: ReadonlyMap<string, readonly string[]>
  /** How many products have a term; a product may have a title in each language. */
  readonly owners: ReadonlyMap<string, number>
  readonly weights: ReadonlyMap<string, number>
  /** The sizes in a product's names. */
  readonly measures: ReadonlyMap<string, ReadonlySet<string>>
}

const indexes = new WeakMap<ShopEntities, ProductIndex>()

/** The index of a shop's names, made once a `ShopEntities`. */
export function productIndex(shop: ShopEntities): ProductIndex {
  const index = indexes.get(shop) ?? buildIndex(shop)
  indexes.set(shop, index)
  return index
}

function buildIndex(shop: ShopEntities): ProductIndex {
  const titles = shop.products.slice(0, MAX_PRODUCTS).flatMap(({ id, title }) => {
    const read = readTitle(title)
    return read === null
      ? []
      : [{ id, title: read, pairs: read.pairs.length > 0, terms: read.pairs.length > 0 ? read.pairs : read.words }]
  })
  const byTerm = new Map<string, number[]>()
  for (const [place, { terms }] of titles.entries()) {
    for (const term of new Set(terms)) push(byTerm, term, place)
  }
  const owners = new Map<string, number>()
  for (const [term, places] of byTerm) owners.set(term, new Set(places.map((place) => titles[place]?.id)).size)
  const weights = new Map<string, number>()
  for (const [term, count] of owners) weights.set(term, weigh(term, count))
  const byDeletion = new Map<string, string[]>()
  for (const term of byTerm.keys()) {
    if (!hasHan(term)) for (const deletion of deletions(term)) push(byDeletion, deletion, term)
  }
  const products = titles.map(({ id, title, terms, pairs }) => {
    const unique = new Map([...new Set(terms)].map((term, place) => [term, place]))
    const weight = [...unique.keys()].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0)
    return { id, title, terms: unique, weight, pairs }
  })
  const measures = new Map<string, Set<string>>()
  for (const { id, title } of titles) measures.set(id, new Set([...(measures.get(id) ?? []), ...title.measures]))
  return { products, byTerm, byDeletion, owners, weights, measures }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function weigh(term: string, count: number): number {
  return (!hasHan(term) && isCommon(term) ? COMMON_WEIGHT : 1) / Math.sqrt(count)
}

/** The word itself and each with one letter left out, where it is long enough to be told apart. */
function deletions(word: string): string[] {
  if (word.length < FUZZY_CHARS || /^\d/.test(word)) return []
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}

/** Words of names that a message's word can be: itself, else those one slip away. */
export function spellings(word: string, index: ProductIndex): string[] {
  if (index.byTerm.has(word)) return [word]
  const near = new Set<string>()
  for (const deletion of deletions(word)) {
    for (const term of index.byDeletion.get(deletion) ?? []) if (isOneSlip(word, term)) near.add(term)
  }
  return [...near]
}

/** One letter more, less, other, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let head = 0
  while (head < a.length && a.charAt(head) === b.charAt(head)) head += 1
  let tail = 0
  while (
    tail < Math.min(a.length, b.length) - head &&
    a.charAt(a.length - 1 - tail) === b.charAt(b.length - 1 - tail)
  ) {
    tail += 1
  }
  const left = a.slice(head, a.length - tail)
  const right = b.slice(head, b.length - tail)
  return left.length + right.length <= 2 || (left.length === 2 && left === `${right.charAt(1)}${right.charAt(0)}`)
}
