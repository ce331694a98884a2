import { describe, expect, it } from 'vitest'
import {
  aliveProbability,
  type BgNbd,
  expectedPurchases,
  expectedSpend,
  fitBgNbd,
  fitGammaGamma,
  type History,
  logLikelihood,
} from './bgnbd'
import { hypergeometric, logAdd, logGamma, minimise, normalCdf, quantile, seeded } from './numeric'

/** The figures of the paper for the CDNOW customers, in weeks. */
const CDNOW: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

describe('numeric', () => {
  it('knows the gamma function', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(logGamma(0.01)).toBeCloseTo(4.599_479_878_042_022, 10)
    expect(logGamma(1_000)).toBeCloseTo(5_905.220_423_209_181, 8)
  })

  it('sums the hypergeometric series', () => {
    expect(hypergeometric(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.log(2), 11)
    expect(hypergeometric(2, 3, 3, 0.25)).toBeCloseTo(0.75 ** -2, 11)
  })

  it('adds logarithms far from zero', () => {
    expect(logAdd(-1_000, -1_000)).toBeCloseTo(-1_000 + Math.log(2), 12)
    expect(logAdd(Number.NEGATIVE_INFINITY, -3)).toBe(-3)
  })

  it('finds the bottom of a curved valley', () => {
    const rosenbrock = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2
    const { at } = minimise(rosenbrock, [-1.2, 1], { tolerance: 1e-14 })
    expect(at[0]).toBeCloseTo(1, 4)
    expect(at[1]).toBeCloseTo(1, 4)
  })

  it('knows the normal distribution and quantiles by nearest rank', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.975, 4)
    expect(normalCdf(-1.96)).toBeCloseTo(0.025, 4)
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2)
    expect(quantile([], 0.5)).toBeNaN()
  })
})

describe('BG/NBD', () => {
  it('expects of the customer in the paper what the paper does', () => {
    const customer = { repeats: 2, lastAt: 30.43, age: 38.86 }
    expect(expectedPurchases(customer, CDNOW, 39)).toBeCloseTo(1.226, 2)
  })

  it('thinks less of a customer the longer they are silent, and of a frequent one sooner', () => {
    const silent = (age: number, repeats = 5) => aliveProbability({ repeats, lastAt: 20, age }, CDNOW)
    expect(silent(20)).toBeGreaterThan(silent(30))
    expect(silent(30)).toBeGreaterThan(silent(60))
    expect(silent(60, 20)).toBeLessThan(silent(60, 2))
    expect(aliveProbability({ repeats: 0, lastAt: 0, age: 99 }, CDNOW)).toBe(1)
    expect(aliveProbability({ repeats: 900, lastAt: 1, age: 5_000 }, CDNOW)).toBeGreaterThanOrEqual(0)
  })

  it('finds the parameters customers were made with', () => {
    const made = simulate(CDNOW, 4_000)
    const found = fitBgNbd(made)
    expect(found).not.toBeNull()
    if (!found) return
    expect(found.r).toBeGreaterThan(0.2)
    expect(found.r).toBeLessThan(0.29)
    expect(found.alpha).toBeGreaterThan(3.3)
    expect(found.alpha).toBeLessThan(5.6)
    // What the parameters mean together is known better than each: the mean chance to stop.
    expect(found.a / (found.a + found.b)).toBeCloseTo(CDNOW.a / (CDNOW.a + CDNOW.b), 1)
    expect(logLikelihood(made, found)).toBeGreaterThanOrEqual(logLikelihood(made, CDNOW))
  })

  it('gives the same in days as in weeks', () => {
    const weeks = simulate(CDNOW, 1_500)
    const days = weeks.map(({ repeats, lastAt, age }) => ({ repeats, lastAt: lastAt * 7, age: age * 7 }))
    const [inWeeks, inDays] = [fitBgNbd(weeks), fitBgNbd(days)]
    expect((inDays?.alpha ?? 0) / 7).toBeCloseTo(inWeeks?.alpha ?? 0, 1)
    expect(inDays?.r).toBeCloseTo(inWeeks?.r ?? 0, 2)
  })

  it('says nothing about customers who never came back', () => {
    expect(fitBgNbd(Array.from({ length: 500 }, () => ({ repeats: 0, lastAt: 0, age: 30 })))).toBeNull()
  })
})

describe('Gamma-Gamma', () => {
  it('draws a customer with few purchases towards the others', () => {
    const model = { p: 6.25, q: 3.74, gamma: 15.44 }
    const mean = (model.p * model.gamma) / (model.q - 1)
    expect(expectedSpend({ purchases: 0, mean: 0 }, model)).toBeCloseTo(mean, 10)
    const once = expectedSpend({ purchases: 1, mean: 100 }, model)
    const often = expectedSpend({ purchases: 50, mean: 100 }, model)
    expect(once).toBeGreaterThan(mean)
    expect(often).toBeGreaterThan(once)
    expect(often).toBeLessThan(100)
  })

  it('finds the mean spend of the customers it is fitted to', () => {
    const random = seeded(4)
    const truth = { p: 6.25, q: 3.74, gamma: 15.44 }
    const spends = Array.from({ length: 3_000 }, () => {
      const purchases = 1 + Math.floor(4 * random())
      const rate = gamma(truth.q, random) / truth.gamma
      return { purchases, mean: gamma(truth.p * purchases, random) / rate / purchases }
    })
    const model = fitGammaGamma(spends)
    expect(model).not.toBeNull()
    if (!model) return
    const mean = ({ p, q, gamma: g }: typeof truth) => (p * g) / (q - 1)
    expect(Math.abs(mean(model) / mean(truth) - 1)).toBeLessThan(0.1)
  })
})

/** Customers as the model thinks of them, over 39 to 78 weeks. */
function simulate({ r, alpha, a, b }: BgNbd, count: number): History[] {
  const random = seeded(11)
  return Array.from({ length: count }, () => {
    const rate = gamma(r, random) / alpha
    const stops = beta(a, b, random)
    const age = 39 + 39 * random()
    let at = 0
    let repeats = 0
    let lastAt = 0
    for (;;) {
      at += -Math.log(1 - random()) / rate
      if (at > age) break
      repeats++
      lastAt = at
      if (random() < stops) break
    }
    return { repeats, lastAt, age }
  })
}

/** Marsaglia and Tsang (2000). */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

function beta(a: number, b: number, random: () => number): number {
  const x = gamma(a, random)
  return x / (x + gamma(b, random))
}
