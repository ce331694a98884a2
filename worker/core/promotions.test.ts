import { describe, expect, it } from 'vitest'
import type { Promotion } from './domain'
import { judgeCode, openPromotions, type Purchase } from './promotions'

const NOW = Date.parse('2026-11-27T12:00:00Z')

function promotion(more: Partial<Promotion> = {}): Promotion {
  return {
    code: 'SAVE10',
    kind: 'amount',
    value: 1_000,
    minCents: null,
    validFrom: null,
    validUntil: null,
    goods: null,
    perShopper: null,
    textByLocale: { en: '€10 off' },
    public: true,
    ...more,
  }
}

function judge(more: Partial<Promotion>, purchase: Partial<Purchase> = {}) {
  return judgeCode(promotion(more), { now: NOW, cents: null, productId: null, usedCodes: null, ...purchase })
}

describe('judgeCode', () => {
  it('holds from its first instant to before its last', () => {
    expect(judge({ validFrom: NOW })).toBe('valid')
    expect(judge({ validFrom: NOW + 1 })).toBe('not_yet')
    expect(judge({ validUntil: NOW + 1 })).toBe('valid')
    expect(judge({ validUntil: NOW })).toBe('expired')
  })

  it('counts the uses of this code by this shopper only', () => {
    expect(judge({ perShopper: 1 }, { usedCodes: ['SAVE10'] })).toBe('used')
    expect(judge({ perShopper: 2 }, { usedCodes: ['SAVE10', 'OTHER'] })).toBe('valid')
    expect(judge({ perShopper: 1 }, { usedCodes: null })).toBe('valid')
    expect(judge({ perShopper: null }, { usedCodes: ['SAVE10', 'SAVE10'] })).toBe('valid')
  })

  it('knows its goods, and none where nobody named one', () => {
    expect(judge({ goods: ['mug'] }, { productId: 'lamp' })).toBe('not_for_goods')
    expect(judge({ goods: ['mug'] }, { productId: 'mug' })).toBe('valid')
    expect(judge({ goods: ['mug'] })).toBe('valid')
    expect(judge({ goods: [] }, { productId: 'mug' })).toBe('not_for_goods')
  })

  it('holds what is in the basket against the minimum', () => {
    expect(judge({ minCents: 8_000 }, { cents: 7_999 })).toBe('minimum')
    expect(judge({ minCents: 8_000 }, { cents: 8_000 })).toBe('valid')
    expect(judge({ minCents: 8_000 })).toBe('valid')
  })

  it('names the reason nothing can be done about first', () => {
    const everything = { validUntil: NOW, perShopper: 1, goods: ['mug'], minCents: 8_000 }
    const purchase = { usedCodes: ['SAVE10'], productId: 'lamp', cents: 1 }
    expect(judge(everything, purchase)).toBe('expired')
    expect(judge({ ...everything, validUntil: null }, purchase)).toBe('used')
  })
})

describe('openPromotions', () => {
  it('tells what is public, under way and not used up', () => {
    const purchase: Purchase = { now: NOW, cents: 1, productId: 'lamp', usedCodes: ['ONCE'] }
    const open = openPromotions(
      [
        promotion({ code: 'OPEN', minCents: 8_000, goods: ['mug'] }),
        promotion({ code: 'PRIVATE', public: false }),
        promotion({ code: 'PAST', validUntil: NOW - 1 }),
        promotion({ code: 'LATER', validFrom: NOW + 1 }),
        promotion({ code: 'ONCE', perShopper: 1 }),
      ],
      purchase,
    )
    expect(open.map(({ code }) => code)).toEqual(['OPEN'])
  })
})
