/** What a customer's purchases come to at an instant. Instants in epoch milliseconds, money in minor units of the shop's currency. */
export type CustomerSummary = {
  readonly customer: string
  readonly firstAt: number
  readonly lastAt: number
  /** Days with a purchase: two orders of one day are one visit. */
  readonly visits: number
  readonly orders: number
  readonly spentCents: number
}

export type Purchase = { readonly customer: string; readonly at: number; readonly cents: number }

export const RFM_SEGMENTS = [
  'champions',
  'loyal',
  'potential_loyal',
  'new',
  'promising',
  'needs_attention',
  'about_to_sleep',
  'at_risk',
  'cannot_lose',
  'hibernating',
  'lost',
] as const
export type RfmSegment = (typeof RFM_SEGMENTS)[number]

/** Scores of 1 (low) to 5 (high): a high recency score is a recent purchase. */
export type Rfm = {
  readonly customer: string
  readonly recency: number
  readonly frequency: number
  readonly monetary: number
  readonly segment: RfmSegment
}

const DAY_MS = 86_400_000

/** Purchases by customer. `dayOf` names the calendar day of an instant in the shop's zone. Order does not matter. */
export function summarise(purchases: Iterable<Purchase>, dayOf: (at: number) => string | number): CustomerSummary[] {
  const days = new Map<string, Set<string | number>>()
  const found = new Map<string, CustomerSummary>()
  for (const { customer, at, cents } of purchases) {
    const before = found.get(customer)
    const seen = days.get(customer) ?? new Set()
    days.set(customer, seen.add(dayOf(at)))
    found.set(customer, {
      customer,
      firstAt: Math.min(at, before?.firstAt ?? at),
      lastAt: Math.max(at, before?.lastAt ?? at),
      visits: seen.size,
      orders: (before?.orders ?? 0) + 1,
      spentCents: (before?.spentCents ?? 0) + cents,
    })
  }
  return [...found.values()]
}

/**
 * Recency, frequency and monetary value by fifths of the shop's own customers (Hughes 1994), with a named segment for each. Equal values get
 * equal scores, so that a shop whose customers all bought once gives them all the same frequency. Purchases of the last years only should be
 * given: a customer is compared with the others as they are now.
 */
export function scoreRfm(customers: readonly CustomerSummary[], now: number): Rfm[] {
  const recency = fifths(customers.map(({ lastAt }) => lastAt))
  const frequency = fifths(customers.map(({ visits }) => visits))
  const monetary = fifths(customers.map(({ spentCents }) => spentCents))
  return customers.map(({ customer, firstAt, visits }, index) => {
    const scores = { recency: recency[index] ?? 1, frequency: frequency[index] ?? 1, monetary: monetary[index] ?? 1 }
    const isNew = visits === 1 && now - firstAt <= NEW_DAYS * DAY_MS
    return { customer, ...scores, segment: segmentOf(scores.recency, scores.frequency, scores.monetary, isNew) }
  })
}

/** Whose first purchase is younger is new rather than of little loyalty. */
const NEW_DAYS = 60

/** 1 to 5 by the mid-rank of each value among all: ties share theirs. */
export function fifths(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort()
  return values.map((value) => {
    const below = lowerBound(sorted, value)
    const upTo = upperBound(sorted, value)
    const middle = (below + upTo) / 2 / sorted.length
    return Math.min(5, Math.floor(middle * 5) + 1)
  })
}

/** The usual grid over recency and the mean of frequency and value. */
function segmentOf(recency: number, frequency: number, monetary: number, isNew: boolean): RfmSegment {
  if (isNew && recency >= 4) return 'new'
  const weight = (frequency + monetary) / 2
  if (recency >= 5) return weight >= 4 ? 'champions' : weight >= 2.5 ? 'potential_loyal' : 'promising'
  if (recency === 4) return weight >= 4 ? 'loyal' : weight >= 2.5 ? 'potential_loyal' : 'promising'
  if (recency === 3) return weight >= 4 ? 'loyal' : weight >= 2.5 ? 'needs_attention' : 'about_to_sleep'
  if (weight >= 4.5) return 'cannot_lose'
  if (weight >= 3) return 'at_risk'
  return recency === 2 ? 'hibernating' : 'lost'
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function upperBound(sorted: Float64Array, value: number): number {
  let low = lowerBound(sorted, value)
  while (low < sorted.length && sorted[low] === value) low++
  return low
}

/** One month's new customers and how many of them bought again in each month after; `active[0]` is the month itself. */
export type Cohort = { readonly month: string; readonly customers: number; readonly active: readonly number[] }

/** Cohorts by the month of the first purchase, oldest first, up to `months` later. `monthOf` names an instant's month as YYYY-MM in the shop's zone. */
export function cohorts(
  purchases: readonly Purchase[],
  monthOf: (at: number) => string,
  lastMonth: string,
  months: number,
): Cohort[] {
  const first = new Map<string, string>()
  for (const { customer, at } of purchases) {
    const month = monthOf(at)
    const before = first.get(customer)
    if (before === undefined || month < before) first.set(customer, month)
  }
  const active = new Map<string, Set<string>>()
  for (const { customer, at } of purchases) {
    const month = first.get(customer) ?? ''
    const age = monthsBetween(month, monthOf(at))
    const key = `${month} ${age}`
    active.set(key, (active.get(key) ?? new Set()).add(customer))
  }
  return [...new Set(first.values())].sort().map((month) => {
    const reach = Math.min(months, monthsBetween(month, lastMonth))
    const counts = Array.from({ length: reach + 1 }, (_, age) => active.get(`${month} ${age}`)?.size ?? 0)
    return { month, customers: counts[0] ?? 0, active: counts }
  })
}

function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}
