import type { CatalogueProduct } from '../domain'
import { readKind } from './kinds'
import { type ProductName, readProductName, wordsSaid, wordWeights } from './product-name'
import { searchTerms } from './tokenise'

/** `match` is the share of the name that the message holds, rare words weighing more (0 to 1). */
export type CatalogueHit = { readonly product: CatalogueProduct; readonly match: number }
export type CatalogueIndex = {
  /** Products a message names, best first: at most three, each matching nearly as well as the best. */
  find(message: string): CatalogueHit[]
  /** Products of the kind of thing a message speaks of ("any blankets?"): at most three. */
  findKind(message: string): CatalogueHit[]
  /** All products of the kind of thing a message speaks of, in the shop's order; empty when it speaks of none. */
  allOfKind(message: string): CatalogueProduct[]
}

/** A product is named when the message says its kind ("casserole") or holds this share of its name. */
const MIN_MATCH = 0.45
/** Others are shown beside the best when what the message holds of their names weighs this close to it. */
const CLOSE = 0.9
/** What all sizes and counts of a name weigh together: enough to part two products that are named alike otherwise. */
const DETAILS_WEIGHT = 0.2
const MAX_PRODUCTS = 3

type Scored = CatalogueHit & { readonly weight: number }

/** Finds products by the words of their names in one locale, and in English; in Chinese and Japanese by character pairs. */
export function buildCatalogueIndex(products: readonly CatalogueProduct[], locale: string): CatalogueIndex {
  const entries = products.flatMap((product) => {
    // Many shoppers say a name as it stands on the box, whatever they speak.
    const names = new Set([product.name[locale], product.name.en].flatMap((words) => words ?? []))
    return [...names].flatMap((words) => {
      const name = readProductName(words)
      return name ? [{ product, name }] : []
    })
  })
  const weight = wordWeights(entries.map(({ name }) => name))
  const ofKind = (message: string) => {
    const isOfKind = readKind(message.normalize('NFKC'))
    return isOfKind ? products.filter((product) => kindNames(product).some(isOfKind)) : []
  }
  return {
    find(message) {
      // "65w" is written "65 W" in names.
      const said = searchTerms(message.replace(/(\d)(?=[a-z])/gi, '$1 '))
      const hits = entries
        .flatMap(({ product, name }) => score(product, name, said, weight) ?? [])
        .sort((a, b) => b.weight - a.weight || b.match - a.match)
      const best = hits[0]?.weight ?? 0
      const close = new Map<string, CatalogueHit>()
      for (const { product, match, weight } of hits)
        if (weight >= best * CLOSE && !close.has(product.id)) close.set(product.id, { product, match })
      return [...close.values()].slice(0, MAX_PRODUCTS)
    },
    findKind: (message) =>
      ofKind(message)
        .slice(0, MAX_PRODUCTS)
        .map((product) => ({ product, match: MIN_MATCH })),
    allOfKind: ofKind,
  }
}

/** The names a kind is read from: a "Bonnet Lantern" ends like a lantern and is a cap, which its English name tells. */
function kindNames({ name }: CatalogueProduct): readonly string[] {
  const told = [name.en, name.zh].flatMap((words) => words ?? [])
  return told.length > 0 ? told : Object.values(name)
}

/** Null when the message does not name the product. */
function score(
  product: CatalogueProduct,
  name: ProductName,
  message: readonly string[],
  weightOf: (word: string) => number,
): Scored | null {
  const said = wordsSaid(name, message)
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weightOf(word), 0)
  const found = sum(said)
  const match = found / sum(name.words.keys())
  if (!said.has(name.kind) && match < MIN_MATCH) return null
  const details = message.filter((term) => name.details.has(term)).length / (name.details.size || 1)
  return { product, match, weight: found + DETAILS_WEIGHT * Math.min(1, details) }
}
