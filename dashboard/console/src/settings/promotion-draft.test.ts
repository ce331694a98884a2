import { describe, expect, it } from 'vitest'
import type { PromotionWire } from '../../../../worker/protocol'
import { centsOf, draftOf, EMPTY_PROMOTION, faultsOf, formOf, instantOf, localOf } from './promotion-draft'

const LISBON = { currency: 'EUR', timeZone: 'Europe/Lisbon' }
const STORED: PromotionWire = {
  code: 'SAVE5',
  kind: 'amount',
  value: 1_250,
  min_cents: 5_000,
  valid_from: '2026-07-01T08:00:00.000Z',
  valid_until: '2026-12-01T00:00:00.000Z',
  tags: ['bags'],
  products: [],
  per_shopper: 1,
  texts: { en: 'Five off' },
  public: false,
  uses: 3,
}

describe('the form of a promotion', () => {
  it("is sent back as it came, its days by the shop's clocks", () => {
    const form = formOf(STORED, LISBON)
    expect(form).toMatchObject({
      value: '12.50',
      minimum: '50.00',
      from: '2026-07-01T09:00',
      until: '2026-12-01T00:00',
    })
    const { code: _, uses: __, ...draft } = STORED
    expect(draftOf(form, LISBON)).toEqual(draft)
  })

  it('reads money by the decimals of its currency, without a float', () => {
    expect(centsOf('12,5', 'EUR')).toBe(1_250)
    expect(centsOf('0.29', 'EUR')).toBe(29)
    expect(centsOf('1200', 'JPY')).toBe(1_200)
    expect(centsOf('1.234', 'KWD')).toBe(1_234)
    expect(centsOf('12.5', 'JPY')).toBeNull()
    expect(centsOf('1.234', 'EUR')).toBeNull()
    expect(centsOf('a', 'EUR')).toBeNull()
  })

  it('names what makes no sense', () => {
    expect(faultsOf(EMPTY_PROMOTION, LISBON)).toEqual(['code', 'texts'])
    const odd = { ...formOf(STORED, LISBON), kind: 'percent' as const, value: '120', minimum: 'x', per_shopper: '0' }
    expect(faultsOf({ ...odd, until: '2026-01-01T00:00' }, LISBON)).toEqual([
      'value',
      'minimum',
      'per_shopper',
      'until',
    ])
  })

  it('keeps to the clocks over their changes', () => {
    expect(instantOf('2026-03-29T00:30', 'Europe/Lisbon')).toBe(Date.parse('2026-03-29T00:30:00Z'))
    expect(instantOf('2026-03-29T03:00', 'Europe/Lisbon')).toBe(Date.parse('2026-03-29T02:00:00Z'))
    expect(instantOf('2026-11-01T00:00', 'America/New_York')).toBe(Date.parse('2026-11-01T04:00:00Z'))
    expect(localOf(Date.parse('2026-11-01T12:00:00Z'), 'America/New_York')).toBe('2026-11-01T07:00')
    for (const local of ['2026-10-25T05:00', '2026-10-24T23:59', '2026-03-29T09:15'])
      expect(localOf(instantOf(local, 'Europe/Berlin'), 'Europe/Berlin')).toBe(local)
  })
})
