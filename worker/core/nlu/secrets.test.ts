import { describe, expect, it } from 'vitest'
import { findSecrets, hideSecrets } from './secrets'

function hidden(text: string): string {
  return hideSecrets(text, findSecrets(text))
}

describe('card numbers', () => {
  it.each([
    ['my card is 4111 1111 1111 1111 ok?', 'my card is •••• •••• •••• 1111 ok?'],
    ['4111111111111111', '••••••••••••1111'],
    ['5555-5555-5555-4444', '••••-••••-••••-4444'],
    ['amex 378282246310005', 'amex •••••••••••0005'],
    ['卡号 6200000000000005 谢谢', '卡号 ••••••••••••0005 谢谢'],
  ])('are hidden but for the last digits: %j', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    ['4111 1111 1111 1112', 'wrong check digit'],
    ['1234567890123456', 'no network'],
    ['order 1001 and 1002', 'order numbers'],
    ['tracking 00340434161094042557', 'a parcel'],
    ['+351 912 345 678', 'a telephone number'],
    ['JD4111111111111111', 'part of another code'],
  ])('are not seen in %j (%s)', (text) => {
    expect(findSecrets(text)).toEqual([])
  })
})

describe('passwords', () => {
  it.each([
    ['my password is Sunshine99', 'my password is ••••••••••'],
    ['password: hunter2, and I cannot log in', 'password: •••••••, and I cannot log in'],
    ['the password was "blue-whale"', 'the password was "••••••••••"'],
    ['密码是abc12345', '密码是••••••••'],
    ['mein Passwort ist Geheim1!', 'mein Passwort ist •••••••!'],
    ['mi contraseña es perro2024', 'mi contraseña es •••••••••'],
  ])('are hidden: %j', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    'my password is wrong',
    'the password is not working',
    'Password incorrect',
    'I forgot my password',
    'my password is always rejected',
    '密码是错的',
    '密码错误',
    'how do I change my password?',
  ])('are not seen in %j', (text) => {
    expect(findSecrets(text)).toEqual([])
  })
})

describe('hideSecrets', () => {
  it('keeps the length, so that offsets stay right', () => {
    for (const text of ['密码：pa😀ss12345', 'my password is Sunshine99 and card 4111 1111 1111 1111'])
      expect(hidden(text)).toHaveLength(text.length)
  })

  it('finds several in one message, in their order', () => {
    const text = 'my password is Sunshine99 and my card 4111 1111 1111 1111'
    expect(findSecrets(text).map(({ kind }) => kind)).toEqual(['password', 'card'])
    expect(hidden(text)).not.toMatch(/Sunshine|4111 1/)
  })
})
