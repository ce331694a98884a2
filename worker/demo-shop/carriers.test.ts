import { describe, expect, test } from 'vitest'
import { CARRIERS, ctt, dhl, gls, TRACKING_SHAPES, trackingNumber, ups } from './carriers'
import { random } from './random'

describe('tracking numbers', () => {
  test.each(CARRIERS)('have the shape of %s', (carrier) => {
    const chance = random(7, carrier)
    for (let i = 0; i < 200; i++) expect(trackingNumber(carrier, chance)).toMatch(TRACKING_SHAPES[carrier])
  })

  test('carry the check digits the carriers publish as examples', () => {
    // UPS's own example, and the Universal Postal Union's for S10.
    expect(ups('999AA1', '01', '2345678')).toBe('1Z999AA10123456784')
    expect(ctt('RR', '47312482')).toBe('RR473124829PT')
  })

  test('make the weighted sum of a GS1 number a multiple of ten', () => {
    for (const number of [dhl('563121668931').slice(2), gls('98566343029')]) {
      const sum = [...number].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
      expect(sum % 10).toBe(0)
    }
  })
})
