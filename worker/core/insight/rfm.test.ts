import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohorts, fifths, RFM_SEGMENTS, scoreRfm, summarise } from './rfm'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 30)
const dayOf = (at: number) => Math.floor(at / DAY)
const ago = (days: number) => NOW - days * DAY

describe('summarise', () => {
  it('counts visits by day and adds what was spent', () => {
    const rows = [
      { customer: 'a', at: ago(9), cents: 100 },
      { customer: 'b', at: ago(1), cents: 5 },
      { customer: 'a', at: ago(9) + 60_000, cents: 50 },
      { customer: 'a', at: ago(2), cents: 25 },
    ]
    expect(summarise(rows, dayOf)).toEqual([
      { customer: 'a', firstAt: ago(9), lastAt: ago(2), visits: 2, orders: 3, spentCents: 175 },
      { customer: 'b', firstAt: ago(1), lastAt: ago(1), visits: 1, orders: 1, spentCents: 5 },
    ])
  })
})

describe('fifths', () => {
  it('cuts different values into equal fifths and gives equal values equal scores', () => {
    expect(fifths([10, 20, 30, 40, 50])).toEqual([1, 2, 3, 4, 5])
    expect(fifths([7, 7, 7, 7])).toEqual([3, 3, 3, 3])
    expect(fifths([])).toEqual([])
  })

  it('never scores a larger value lower', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const scores = fifths(values)
        for (let i = 0; i < values.length; i++)
          for (let j = 0; j < values.length; j++)
            if ((values[i] ?? 0) < (values[j] ?? 0)) expect(scores[i]).toBeLessThanOrEqual(scores[j] ?? 0)
        expect(scores.every((score) => score >= 1 && score <= 5)).toBe(true)
      }),
    )
  })
})

describe('scoreRfm', () => {
  const shop = Array.from({ length: 100 }, (_, index) => ({
    customer: `c${index}`,
    firstAt: ago(400),
    lastAt: ago(index * 3),
    visits: 1 + (index % 10),
    orders: 1 + (index % 10),
    spentCents: 100 * (1 + (index % 10)),
  }))

  it('names who bought often, much and just now a champion, and who did long ago one not to lose', () => {
    const segments = new Map(scoreRfm(shop, NOW).map(({ customer, segment }) => [customer, segment]))
    expect(segments.get('c9')).toBe('champions')
    expect(segments.get('c99')).toBe('cannot_lose')
    expect(segments.get('c90')).toBe('lost')
    expect(segments.get('c50')).toBe('about_to_sleep')
  })

  it('calls a first purchase of these weeks new', () => {
    const fresh = { customer: 'n', firstAt: ago(2), lastAt: ago(2), visits: 1, orders: 1, spentCents: 999_999 }
    expect(scoreRfm([...shop, fresh], NOW).at(-1)).toMatchObject({ segment: 'new', recency: 5 })
  })

  it('gives everybody one segment', () => {
    const scored = scoreRfm(shop, NOW)
    expect(scored).toHaveLength(100)
    expect(scored.every(({ segment }) => RFM_SEGMENTS.includes(segment))).toBe(true)
  })
})

describe('cohorts', () => {
  const month = (at: number) => new Date(at).toISOString().slice(0, 7)

  it('follows the customers of a month, and shows no month that has not come', () => {
    const at = (text: string) => Date.parse(text)
    const rows = [
      { customer: 'a', at: at('2026-01-03'), cents: 1 },
      { customer: 'a', at: at('2026-03-03'), cents: 1 },
      { customer: 'a', at: at('2026-03-09'), cents: 1 },
      { customer: 'b', at: at('2026-01-20'), cents: 1 },
      { customer: 'c', at: at('2026-03-20'), cents: 1 },
    ]
    expect(cohorts(rows, month, '2026-03', 12)).toEqual([
      { month: '2026-01', customers: 2, active: [2, 0, 1] },
      { month: '2026-03', customers: 1, active: [1] },
    ])
  })
})
