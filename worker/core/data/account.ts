import type { Note } from './clean-row'

/** What became of every row of a batch: `received` is the sum of the other four, always. */
export type Account = {
  readonly received: number
  /** Stored as they stood. */
  readonly accepted: number
  /** Stored after something was mended. */
  readonly corrected: number
  /** Known already, in this batch or from before. */
  readonly duplicates: number
  /** Kept aside with their reasons, to be mended or dropped by a person. */
  readonly quarantined: number
  /** How often each thing happened, by "field:code". A row may have several. */
  readonly reasons: Readonly<Record<string, number>>
}

export const EMPTY_ACCOUNT: Account = {
  received: 0,
  accepted: 0,
  corrected: 0,
  duplicates: 0,
  quarantined: 0,
  reasons: {},
}

/** Where a row went. */
export type Fate = Exclude<keyof Account, 'received' | 'reasons'>

/** Counts rows one by one. */
export class Accountant {
  readonly #counts = { accepted: 0, corrected: 0, duplicates: 0, quarantined: 0 }
  readonly #reasons: Record<string, number> = {}

  add(fate: Fate, notes: readonly Note[]): void {
    this.#counts[fate]++
    for (const reason of new Set(notes.map(({ field, code }) => `${field}:${code}`)))
      this.#reasons[reason] = (this.#reasons[reason] ?? 0) + 1
  }

  total(): Account {
    const { accepted, corrected, duplicates, quarantined } = this.#counts
    const received = accepted + corrected + duplicates + quarantined
    return { received, ...this.#counts, reasons: { ...this.#reasons } }
  }
}

export function addAccounts(a: Account, b: Account): Account {
  const reasons: Record<string, number> = { ...a.reasons }
  for (const [reason, count] of Object.entries(b.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count
  return {
    received: a.received + b.received,
    accepted: a.accepted + b.accepted,
    corrected: a.corrected + b.corrected,
    duplicates: a.duplicates + b.duplicates,
    quarantined: a.quarantined + b.quarantined,
    reasons,
  }
}
