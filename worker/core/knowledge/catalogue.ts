import type { CatalogueProduct } from '../domain'
import { searchTerms } from './tokenise'

export type CatalogueHit = { readonly product: CatalogueProduct; readonly match: number }
export type CatalogueIndex = {
  /** Products a message names, best first: at most three, each matching nearly as well as the best. */
  find(message: string): CatalogueHit[]
}

/** A product is named when the message holds this share of its name, rare words weighing more. */
const MIN_MATCH = 0.45
/** Others are shown beside the best when they match this close to it. */
const CLOSE = 0.9
const MAX_PRODUCTS = 3

/** Finds products by the words of their names in one locale; in Chinese and Japanese by character pairs. */
export function buildCatalogueIndex(products: readonly CatalogueProduct[], locale: string): CatalogueIndex {
  const entries = products.map((product) => ({
    product,
    terms: new Set(searchTerms(product.name[locale] ?? product.name.en ?? '')),
  }))
  const counts = new Map<string, number>()
  for (const { terms } of entries) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weight = (term: string) => 1 / Math.sqrt(counts.get(term) ?? 1)
  return {
    find(message) {
      const said = new Set(searchTerms(message))
      const hits = entries
        .map(({ product, terms }) => ({ product, match: matchOf(terms, said, weight) }))
        .filter((hit) => hit.match >= MIN_MATCH)
        .sort((a, b) => b.match - a.match)
      const best = hits[0]?.match ?? 0
      return hits.filter((hit) => hit.match >= best * CLOSE).slice(0, MAX_PRODUCTS)
    },
  }
}

function matchOf(name: ReadonlySet<string>, said: ReadonlySet<string>, weight: (term: string) => number): number {
  let total = 0
  let found = 0
  for (const term of name) {
    total += weight(term)
    if (said.has(term)) found += weight(term)
  }
  return total === 0 ? 0 : found / total
}
