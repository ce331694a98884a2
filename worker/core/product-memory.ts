import type { EventOf, ProductWish } from './events'

/** The products a conversation is about. */
export type ProductMemory = {
  /** Ids of the last list, in its order: what "the second one" counts. */
  readonly listed: readonly string[]
  /** Ids spoken of, the latest first. */
  readonly recent: readonly string[]
  /** Ids shown for the wish so far: "more" shows others. */
  readonly seen: readonly string[]
  readonly wish: ProductWish | null
  /** The variant last asked for: "and in M?" keeps the colour. */
  readonly options: Readonly<Record<string, string>>
  /** The shopper's message, counted from 1, that the last list answered. */
  readonly at: number
}

export const NO_PRODUCTS: ProductMemory = { listed: [], recent: [], seen: [], wish: null, options: {}, at: 0 }

/** Products kept as spoken of; who means an older one names it. */
const MAX_RECENT = 8
/** Ids kept as already shown; past it "more" may show one again. */
const MAX_SEEN = 40

/** The memory after products were shown in answer to the shopper's `at`-th message. */
export function withProducts(before: ProductMemory, at: number, event: EventOf<'products_shown'>): ProductMemory {
  const { recent, seen, wish, options } = before
  const goesOn = event.wish !== undefined && wish !== null && sameSearch(event.wish, wish)
  return {
    listed: event.products,
    recent: [...new Set([...event.products, ...recent])].slice(0, MAX_RECENT),
    seen: [...new Set([...(goesOn ? seen : []), ...event.products])].slice(-MAX_SEEN),
    wish: event.wish ?? null,
    options: event.options ?? (event.products[0] === recent[0] && event.products.length === 1 ? options : {}),
    at,
  }
}

/** Apart from the prices: "something cheaper" is the same search. */
function sameSearch(a: ProductWish, b: ProductWish): boolean {
  const key = ({ like, goesWith, topics, words, kinds, category }: ProductWish) =>
    JSON.stringify([like ?? '', goesWith ?? '', topics ?? [], words ?? [], kinds ?? [], category ?? ''])
  return key(a) === key(b)
}
