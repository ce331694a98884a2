import type { ShopBundle } from '../core/domain'
import { type ShopReading, shopReading } from '../core/nlu/shop-reading'

const readings = new WeakMap<ShopBundle, ShopReading>()

/** What a shop adds to the reading of its messages; made once per bundle and isolate, which has one model only. */
export function shopReadingOf(bundle: ShopBundle, modelVersion: string): ShopReading {
  const known = readings.get(bundle)
  if (known) return known
  const made = shopReading(bundle, modelVersion)
  readings.set(bundle, made)
  return made
}
