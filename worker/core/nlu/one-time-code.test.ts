import { describe, expect, it } from 'vitest'
import { isNearlyCode, readCode } from './one-time-code'

describe('readCode', () => {
  it.each([
    '482913',
    ' 482913. ',
    '482 913',
    '482-913',
    '4 8 2 9 1 3',
    '48-29-13',
    'my code is 482913',
    'the code: 482 913, thanks',
    '验证码482913',
    '验证码是：482 913。',
    '４８２９１３',
    '٤٨٢٩١٣',
    '482\u200b913',
    '482‑913',
    'order 1001, the code is 482913',
  ])('reads it in "%s"', (message) => {
    expect(readCode(message)).toBe('482913')
  })

  it.each([
    '',
    '48291',
    '4829131',
    'order 482913',
    '订单482913',
    '#482913',
    '482913 or 111222',
    'KF482913',
    '482913X',
    '1001 482913',
    '12.50 and 3',
    'call 0482 913 552',
    '482,913.00',
    'where is my order 1001?',
  ])('reads none in "%s"', (message) => {
    expect(readCode(message)).toBeNull()
  })

  it('takes a long message in no time', () => {
    expect(readCode('1 '.repeat(200_000))).toBeNull()
  })
})

describe('isNearlyCode', () => {
  it.each(['48291', '4829131', '482 91', '"48291"'])('"%s"', (message) => {
    expect(isNearlyCode(message)).toBe(true)
  })

  it.each(['1002', '12345678', 'order 48291', 'no 48291 please'])('not "%s"', (message) => {
    expect(isNearlyCode(message)).toBe(false)
  })
})
