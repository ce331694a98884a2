import { hypergeometric, logAdd, logGamma, minimise } from './numeric'

/**
 * A customer's history in any one unit of time: repeat purchases, when the last of them was after the first purchase (0 without any), and how
 * long ago the first one was. `count`: how many customers have just this history.
 */
export type History = {
  readonly repeats: number
  readonly lastAt: number
  readonly age: number
  readonly count?: number
}

/** r and alpha: how often customers buy while they are customers; a and b: how likely they stop after a purchase. */
export type BgNbd = { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }

/** Fewer customers with a repeat purchase tell nothing about how customers come back. */
const MIN_REPEATERS = 20

/**
 * The parameters of the BG/NBD model that make these histories likeliest (Fader, Hardie and Lee 2005, "Counting your customers the easy
 * way"), or null when too few customers have bought twice.
 */
export function fitBgNbd(histories: readonly History[]): BgNbd | null {
  const repeaters = histories.reduce((sum, { repeats, count = 1 }) => sum + (repeats > 0 ? count : 0), 0)
  if (repeaters < MIN_REPEATERS) return null
  // The time of the fit: a unit of the mean age, so that the search begins near for days and for weeks.
  const total = histories.reduce((sum, { count = 1 }) => sum + count, 0)
  const unit = histories.reduce((sum, { age, count = 1 }) => sum + age * count, 0) / total || 1
  const scaled = histories.map(({ repeats, lastAt, age, count = 1 }) => ({
    repeats,
    lastAt: lastAt / unit,
    age: age / unit,
    count,
  }))
  const cost = (at: readonly number[]) => -logLikelihood(scaled, parameters(at)) / total
  const { at } = minimise(cost, [0, 0, 0, 0.5])
  // Started again from where it ended: a simplex that has collapsed too early opens once more.
  const { r, alpha, a, b } = parameters(minimise(cost, at).at)
  return { r, alpha: alpha * unit, a, b }
}

/** All four are positive: the search goes over their logarithms. Beyond e^12 the likelihood is flat. */
function parameters(at: readonly number[]): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = at.map((x) => Math.exp(Math.min(Math.max(x, -12), 12)))
  return { r, alpha, a, b }
}

/** The logarithm of how likely the histories are. */
export function logLikelihood(histories: readonly History[], { r, alpha, a, b }: BgNbd): number {
  let sum = 0
  for (const { repeats: x, lastAt, age, count = 1 } of histories) {
    const buys = logGamma(r + x) - logGamma(r) + r * Math.log(alpha)
    const stays = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x)
    const alive = -(r + x) * Math.log(alpha + age)
    const gone =
      x > 0 ? Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + lastAt) : Number.NEGATIVE_INFINITY
    sum += count * (buys + stays + logAdd(alive, gone))
  }
  return sum
}

/** How likely the customer is still one. A customer who bought once is always taken for one: the model lets nobody go without a repeat purchase. */
export function aliveProbability({ repeats: x, lastAt, age }: History, { r, alpha, a, b }: BgNbd): number {
  if (x === 0) return 1
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + lastAt))
  return 1 / (1 + Math.exp(Math.min(odds, 700)))
}

/** Purchases to be expected from the customer within a time to come, in the model's unit. */
export function expectedPurchases(history: History, model: BgNbd, within: number): number {
  const { repeats: x, age } = history
  const { r, alpha, a, b } = model
  const z = within / (alpha + age + within)
  const series = hypergeometric(r + x, b + x, a + b + x - 1, z)
  const none = Math.exp((r + x) * Math.log((alpha + age) / (alpha + age + within))) * series
  // a = 1 divides by zero; its neighbourhood is as good.
  const spread = Math.abs(a - 1) < 1e-9 ? 1e-9 : a - 1
  return Math.max(0, ((a + b + x - 1) / spread) * (1 - none)) * aliveProbability(history, model)
}

/** What a customer's purchases are worth: `purchases` of them, `mean` each, in any unit of money. */
export type Spend = { readonly purchases: number; readonly mean: number; readonly count?: number }
export type GammaGamma = { readonly p: number; readonly q: number; readonly gamma: number }

/** The Gamma-Gamma model of spend (Fader and Hardie 2013), or null for too few customers. Means must be above 0. */
export function fitGammaGamma(spends: readonly Spend[]): GammaGamma | null {
  const used = spends.filter(({ purchases, mean }) => purchases > 0 && mean > 0)
  const total = used.reduce((sum, { count = 1 }) => sum + count, 0)
  if (total < MIN_REPEATERS) return null
  const unit = used.reduce((sum, { mean, count = 1 }) => sum + mean * count, 0) / total
  const cost = (at: readonly number[]): number => {
    const [p = 1, q = 1, gamma = 1] = at.map((x) => Math.exp(Math.min(Math.max(x, -12), 12)))
    let sum = 0
    for (const { purchases: x, mean, count = 1 } of used) {
      const m = mean / unit
      sum +=
        count *
        (logGamma(p * x + q) -
          logGamma(p * x) -
          logGamma(q) +
          q * Math.log(gamma) +
          (p * x - 1) * Math.log(m) +
          p * x * Math.log(x) -
          (p * x + q) * Math.log(gamma + m * x))
    }
    return -sum / total
  }
  const [p = 1, q = 1, gamma = 1] = minimise(cost, minimise(cost, [1, 1, 1]).at).at.map(Math.exp)
  return { p, q, gamma: gamma * unit }
}

/** What the customer's next purchases are worth each: their own mean drawn towards everybody's. */
export function expectedSpend({ purchases: x, mean }: Spend, { p, q, gamma }: GammaGamma): number {
  return (p * (gamma + x * mean)) / (p * x + q - 1)
}
