import type { CatalogueProduct } from '../domain'
import type { ProductWish } from '../events'
import { kindsOf } from '../knowledge/kinds'
import { searchTerms } from '../knowledge/tokenise'
import { topicByKey } from '../nlu/reference/topics'
import { isInStock } from './variants'

/** Why a product is shown: the text key `reason_` and this says it, with `with` in it where a tag or a name tells more. */
export type Reason = {
  readonly kind: 'goes_with' | 'alike' | 'cheaper' | 'topic' | 'gift' | 'liked'
  readonly with: string
}
export type Recommended = { readonly product: CatalogueProduct; readonly score: number; readonly reason: Reason }

/** Shown at once: more is a catalogue page. */
export const MAX_RECOMMENDED = 3
/** The best so many are looked at for variety. */
const MAX_CANDIDATES = 60
/** What a second product of the same kind, or of nearly the same tags, loses: three mugs are one idea. */
const SAME_KIND_LOSS = 2.5
const SHARED_TAGS_LOSS = 1.5
/** Tags that say how a thing is sold and not what it is. */
const SELLING_TAGS = new Set(['sale', 'gift', 'bestseller', 'new'])

type Scorer = (product: CatalogueProduct) => { readonly score: number; readonly reason: Reason } | null

/**
 * What fits a wish best, from what is in stock, none of `without`: deterministic, equal scores in the shop's own order, and various. Prices
 * are hard limits. Empty where nothing fits: nothing is made to fit.
 */
export function recommend(
  products: readonly CatalogueProduct[],
  wish: ProductWish,
  locale: string,
  without: ReadonlySet<string> = new Set(),
): Recommended[] {
  const score = scorerOf(products, wish, locale)
  const candidates = products.flatMap((product) => {
    if (without.has(product.id) || product.id === (wish.like ?? wish.goesWith) || !isInStock(product)) return []
    if (product.priceCents > (wish.maxCents ?? Infinity) || product.priceCents < (wish.minCents ?? 0)) return []
    if (wish.category !== undefined && product.category !== wish.category) return []
    const scored = score(product)
    return scored && scored.score > 0 ? [{ product, ...scored }] : []
  })
  return various(candidates, wish.like === undefined && wish.kinds === undefined)
}

function scorerOf(products: readonly CatalogueProduct[], wish: ProductWish, locale: string): Scorer {
  const byId = (id: string | undefined) => products.find((product) => product.id === id)
  const partner = byId(wish.goesWith)
  if (partner) return goesWithScore(partner, locale)
  const like = byId(wish.like)
  if (like) return likeScore(like, products, wish, locale)
  return wishScore(wish, locale)
}

function goesWithScore(partner: CatalogueProduct, locale: string): Scorer {
  const name = nameOf(partner, locale)
  return (product) => {
    const place = partner.goesWith.indexOf(product.id)
    const back = product.goesWith.includes(partner.id)
    if (place < 0 && !back) return null
    const score = (place < 0 ? 1 : 10 - Math.min(place, 8)) + product.rating / 10
    return { score, reason: { kind: 'goes_with', with: name } }
  }
}

function likeScore(
  like: CatalogueProduct,
  products: readonly CatalogueProduct[],
  wish: ProductWish,
  locale: string,
): Scorer {
  const rarity = tagRarity(products)
  const traits = traitsOf(like)
  const cheaper = (wish.maxCents ?? Infinity) < like.priceCents
  return (product) => {
    const shared = product.tags.filter((tag) => like.tags.includes(tag) && !SELLING_TAGS.has(tag))
    // Shops name the kind of thing first; one shared tag further down ("desk") makes nothing alike.
    const main = like.tags.find((tag) => !SELLING_TAGS.has(tag))
    const weightOf = (tag: string) => (rarity.get(tag) ?? 0) * (tag === main ? 2 : 1)
    const tags = shared.reduce((sum, tag) => sum + weightOf(tag), 0)
    const sameKind = isSameKind(traitsOf(product), traits)
    if (!sameKind && shared.length < 2 && !shared.includes(main ?? '')) return null
    const price = Math.max(0, 1 - Math.abs(Math.log(product.priceCents / like.priceCents)) / Math.log(4))
    const category = product.category === like.category ? 1 : 0
    const score = tags + (sameKind ? 3 : 0) + category + price + product.rating / 10
    const reason: Reason = cheaper ? { kind: 'cheaper', with: '' } : { kind: 'alike', with: nameOf(like, locale) }
    return { score, reason }
  }
}

function wishScore({ topics = [], words = [], kinds = [], gift }: ProductWish, locale: string): Scorer {
  const wanted = topics.flatMap((key) => topicByKey(key) ?? [])
  const terms = new Set(words.flatMap(searchTerms))
  return (product) => {
    const topic = wanted.find(
      ({ tags, categories = [], without = [] }) =>
        !product.tags.some((tag) => without.includes(tag)) &&
        (product.tags.some((tag) => tags.includes(tag)) || categories.includes(product.category)),
    )
    const hits = topic ? topic.tags.filter((tag) => product.tags.includes(tag)).length : 0
    const named = (terms.size === 0 ? [] : [nameOf(product, locale), ...product.tags])
      .flatMap(searchTerms)
      .filter((term) => terms.has(term)).length
    if (kinds.length > 0 && !kinds.includes(traitsOf(product).kind)) return null
    if (kinds.length === 0 && wanted.length + terms.size > 0 && !topic && named === 0) return null
    const present = gift && product.tags.includes('gift') ? 1.5 : 0
    const score = (topic ? 2 + Math.min(hits, 3) : 0) + named * 2 + present + product.rating / 2
    if (topic) return { score, reason: { kind: 'topic', with: topic.key } }
    return { score, reason: present > 0 ? { kind: 'gift', with: '' } : { kind: 'liked', with: '' } }
  }
}

/** The best first, each next one chosen with what is there already in mind. */
function various(candidates: readonly Recommended[], kindsApart: boolean): Recommended[] {
  const chosen: Recommended[] = []
  let left = candidates.toSorted((a, b) => b.score - a.score).slice(0, MAX_CANDIDATES)
  while (chosen.length < MAX_RECOMMENDED && left.length > 0) {
    const loss = (product: CatalogueProduct) => (kindsApart ? likeness(product, chosen) : 0)
    const best = left.reduce((a, b) => (b.score - loss(b.product) > a.score - loss(a.product) ? b : a))
    chosen.push(best)
    left = left.filter((candidate) => candidate !== best)
  }
  return chosen
}

function likeness(product: CatalogueProduct, chosen: readonly Recommended[]): number {
  const losses = chosen.map((other) => {
    const tags = product.tags.filter((tag) => other.product.tags.includes(tag) && !SELLING_TAGS.has(tag))
    const all = new Set([...product.tags, ...other.product.tags]).size || 1
    const kind = traitsOf(product).kind
    return (
      (kind !== '' && kind === traitsOf(other.product).kind ? SAME_KIND_LOSS : 0) +
      (SHARED_TAGS_LOSS * tags.length * 2) / all
    )
  })
  return Math.max(0, ...losses)
}

/** A tag few products share says more: from 0 to about 3. */
function tagRarity(products: readonly CatalogueProduct[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { tags } of products) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const all = Math.max(products.length, 2)
  return new Map([...counts].map(([tag, count]) => [tag, Math.log(all / count) / Math.log(all) + 0.5]))
}

type Traits = { readonly kind: string; readonly kinds: readonly number[] }
const kept = new WeakMap<CatalogueProduct, Traits>()

/** What kind of thing a product is, read from its name once. */
function traitsOf(product: CatalogueProduct): Traits {
  const known = kept.get(product)
  if (known) return known
  const read = { kind: kindOf(product), kinds: kindsOf(nameIn(product)) }
  kept.set(product, read)
  return read
}

function isSameKind(a: Traits, b: Traits): boolean {
  return (a.kind !== '' && a.kind === b.kind) || a.kinds.some((kind) => b.kinds.includes(kind))
}

/** The last word of the English name without sizes and counts: "mug", "lamp". */
export function kindOf({ name }: CatalogueProduct): string {
  const plain = (name.en ?? '').replace(/,.*$/, '').replace(/\d[\d.,]*\s?\p{L}*/gu, ' ')
  return searchTerms(plain).at(-1) ?? ''
}

function nameIn({ name }: CatalogueProduct): string {
  return name.en ?? Object.values(name)[0] ?? ''
}

function nameOf({ name, id }: CatalogueProduct, locale: string): string {
  return name[locale] ?? name.en ?? id
}
