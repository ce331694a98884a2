import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { conversationId } from '../protocol'
import { ulid } from './ulid'

const LAST_TIME = 2 ** 48 - 1
const time = fc.integer({ min: 0, max: LAST_TIME })
const bytes = fc.uint8Array({ minLength: 16, maxLength: 20 })

describe('ulid', () => {
  it('is a conversation id of the wire at any time and for any bytes', () => {
    fc.assert(fc.property(time, bytes, (now, random) => v.is(conversationId, ulid(now, random))))
  })

  it('sorts by time', () => {
    fc.assert(fc.property(time, time, bytes, (a, b, random) => a >= b || ulid(a, random) < ulid(b, random)))
  })

  it('writes time as the specification does', () => {
    expect(ulid(1_469_918_176_385, new Uint8Array(16)).slice(0, 10)).toBe('01ARYZ6S41')
    expect(ulid(0, new Uint8Array(16))).toBe('0'.repeat(26))
    expect(ulid(LAST_TIME, new Uint8Array(16).fill(255))).toBe(`7${'Z'.repeat(25)}`)
  })

  it('uses every random byte', () => {
    for (let n = 0; n < 16; n++) {
      const random = new Uint8Array(16)
      random[n] = 1
      expect(ulid(0, random)).not.toBe(ulid(0, new Uint8Array(16)))
    }
  })

  it('refuses too little randomness', () => {
    expect(() => ulid(0, new Uint8Array(15))).toThrow(RangeError)
  })
})
