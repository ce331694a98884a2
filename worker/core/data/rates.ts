import { decimalsOf } from './minor-units'

/** What one unit of a currency was worth in the shop's, from a day (YYYY-MM-DD, UTC) on. */
export type Rate = { readonly currency: string; readonly on: string; readonly rate: number }

/** A rate that is older than this says nothing about an amount. */
const MAX_AGE_MS = 35 * 86_400_000

/** The rates of a shop, looked up by day. */
export class Rates {
  readonly #byCurrency: ReadonlyMap<string, readonly Rate[]>

  readonly home: string

  constructor(home: string, rates: readonly Rate[]) {
    this.home = home
    const sorted = [...rates].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    this.#byCurrency = Map.groupBy(sorted, ({ currency }) => currency)
  }

  /** The last rate of the day or before it, at most 35 days old; 1 for the shop's own currency; null when there is none. */
  at(currency: string, at: number): { readonly rate: number; readonly on: string } | null {
    const day = new Date(at).toISOString().slice(0, 10)
    if (currency === this.home) return { rate: 1, on: day }
    const found = this.#byCurrency.get(currency)?.findLast(({ on }) => on <= day)
    return found && at - Date.parse(found.on) <= MAX_AGE_MS ? { rate: found.rate, on: found.on } : null
  }

  /** An amount in the shop's minor units at the rate of its day, rounded half away from zero; null without a rate. */
  convert(
    cents: number,
    currency: string,
    at: number,
  ): { readonly cents: number; readonly rate: number; readonly on: string } | null {
    const found = this.at(currency, at)
    if (!found) return null
    const value = (cents / 10 ** decimalsOf(currency)) * found.rate * 10 ** decimalsOf(this.home)
    return { cents: Math.sign(value) * Math.round(Math.abs(value)), ...found }
  }
}
