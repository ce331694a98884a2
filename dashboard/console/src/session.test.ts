import { describe, expect, it } from 'vitest'
import { isKey, sessionOfFragment } from './session'

describe('sessionOfFragment', () => {
  it('takes the key and the shop of a link', () => {
    expect(sessionOfFragment('#key=kefu_a&shop=acme')).toEqual({ key: 'kefu_a', shop: 'acme' })
  })

  it('means the demo shop when none is named', () => {
    expect(sessionOfFragment('#key=kefu_a')).toEqual({ key: 'kefu_a', shop: 'demo' })
  })

  it.each(['', '#', '#key=', '#shop=acme', '#top'])('is nothing without a key (%j)', (fragment) => {
    expect(sessionOfFragment(fragment)).toBeNull()
  })
})

describe('isKey', () => {
  it.each([
    ['kefu_aB-9_z', true],
    ['kefu_', false],
    ['sk_abc', false],
    ['kefu_密钥', false],
    ['kefu_a b', false],
    ['Bearer kefu_a', false],
  ])('%j: %s', (key, is) => expect(isKey(key)).toBe(is))
})
