import { describe, expect, it } from 'vitest'
import { asksForOrders, lacksEmail, looksUpOrders, missesCode, wantsCode } from '.'

describe('wantsCode', () => {
  it.each([
    'send me a code',
    'Please e-mail me the code',
    'can I get a new code?',
    'another code please',
    "I didn't get the code",
    'the code never arrived',
    '发验证码给我',
    '重新发送验证码',
    '没收到验证码',
    '验证码没收到',
  ])('"%s"', (message) => {
    expect(wantsCode(message)).toBe(true)
  })

  it.each([
    '',
    'where is my order 1001',
    'do you have a discount code',
    'my code is 482913',
    'send it to me',
    "order 1001, it didn't arrive",
    'please resend order 1001',
    'I never got a confirmation e-mail for 1001',
    '订单没收到',
  ])('not "%s"', (message) => {
    expect(wantsCode(message)).toBe(false)
  })
})

describe('missesCode', () => {
  it.each([
    'resend',
    'no e-mail yet',
    "it didn't arrive",
    'the mail never came',
    "I haven't received anything",
    '没收到',
    '再发一次',
  ])('"%s"', (message) => {
    expect(missesCode(message)).toBe(true)
  })

  it.each(['', '482913', 'what is this for?', 'ana@example.com'])('not "%s"', (message) => {
    expect(missesCode(message)).toBe(false)
  })
})

describe('lacksEmail', () => {
  it.each([
    "I don't remember which e-mail I used",
    'i dont know the email',
    "I can't remember",
    'I forgot my e-mail',
    'no idea',
    'not sure which email',
    '忘了用的哪个邮箱',
    '邮箱不记得了',
    '不记得',
  ])('"%s"', (message) => {
    expect(lacksEmail(message)).toBe(true)
  })

  it.each([
    '',
    'ana@example.com',
    'I did not get an e-mail from you',
    'what is your e-mail address?',
    "change the address of 1014, I don't have the old address any more",
    "I don't know where it is",
    '没有收到邮件',
    '不知道1001到哪个城市了',
  ])('not "%s"', (message) => {
    expect(lacksEmail(message)).toBe(false)
  })
})

describe('asksForOrders', () => {
  it.each([
    'show me my orders',
    'my orders',
    'My recent orders please, ana@example.com',
    'can I see all my orders',
    'my order history',
    '我的订单',
    '查看我的所有订单',
    '我最近的订单',
    '我的订单 ana@example.com',
  ])('"%s"', (message) => {
    expect(asksForOrders(message)).toBe(true)
  })

  it.each(['', 'where is my order', 'my order 1001', 'my orders are late', '我的订单到哪了', 'cancel my order'])(
    'not "%s"',
    (message) => {
      expect(asksForOrders(message)).toBe(false)
    },
  )
})

describe('looksUpOrders', () => {
  it.each([
    ['list my orders', false],
    ['find my order by email', false],
    ['没有订单号', false],
    ['send me a code for order 1001', true],
  ])('"%s"', (message, named) => {
    expect(looksUpOrders(message, named)).toBe(true)
  })

  it.each([
    ['send me a code', false],
    ['where is order 1001', true],
    ['can I get it with my name on it', false],
    ['find a shop by my address', false],
  ])('not "%s"', (message, named) => {
    expect(looksUpOrders(message, named)).toBe(false)
  })
})
