import type { ShopBundle } from '../domain'

/** What a shop adds to the reading of its shoppers' messages. Made once per bundle version, then only read. */
export type ShopReading = {
  readonly entities?: ShopEntities
  readonly ownIntents?: OwnIntentsHead
}

/** The shop's own formats and names. */
export type ShopEntities = {
  /** JavaScript patterns of whole order numbers, such as `KF-\d{6}`; checked when saved, bounded in length. */
  readonly orderPatterns: readonly string[]
  readonly trackingPatterns: readonly string[]
  readonly products: readonly { readonly id: string; readonly title: string }[]
}

/**
 * A linear head over the frozen encoder's sentence vector and the message's rare words: one row per own intent. Learned from a merchant's
 * examples (own-intents/learn.ts).
 */
export type OwnIntentsHead = {
  /** The encoder it was learned on; another model's vectors mean something else. */
  readonly modelVersion: string
  /** Without the prefix of own intents. */
  readonly names: readonly string[]
  /** How telling each bucket of words is. */
  readonly rarity: readonly number[]
  /** [names, vector then buckets], in whole thousandths. */
  readonly weights: readonly (readonly number[])[]
  readonly biases: readonly number[]
  /** Below its threshold a message is left to the built-in intents. */
  readonly thresholds: readonly number[]
}

/** What a shop's bundle adds to the reading of messages by this model: its products, its formats of numbers and its own intents. */
export function shopReading({ ownIntents, products, settings }: ShopBundle, modelVersion: string): ShopReading {
  const head = ownIntents?.heads.find((one) => one.modelVersion === modelVersion)
  const entities = {
    orderPatterns: settings.numberPatterns?.order ?? [],
    trackingPatterns: settings.numberPatterns?.tracking ?? [],
    products: products.flatMap(({ id, name }) => [...new Set(Object.values(name))].map((title) => ({ id, title }))),
  }
  return { entities, ...(head ? { ownIntents: head } : {}) }
}

/** Whether own intents were taught that this model has not learned: a newer model runs than the one they were saved under. */
export function mustRelearn({ ownIntents }: ShopBundle, modelVersion: string): boolean {
  return !!ownIntents?.intents.length && !ownIntents.heads.some((head) => head.modelVersion === modelVersion)
}
