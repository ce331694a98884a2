import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { clientMessageId, conversationId, locale, messageText, seq, shopId } from './primitives'
import { createConversation, logQuery, postMessage } from './rest'

describe('messageText', () => {
  it.each([
    'hi',
    '👍',
    '👨‍👩‍👧',
    '?',
    '0',
    '好',
    ' x ',
    'a\u0000',
    '<script>',
    '\u200fשלום',
    '❤\ufe0f',
    '\u2801',
    'ㅤx',
    '한',
    'x'.repeat(4_000),
  ])('takes %j', (text) => {
    expect(v.parse(messageText, text)).toBe(text)
  })

  it.each([
    '',
    ' ',
    '\n\t\r',
    '\u00a0\u3000',
    '\u0000',
    '\u0000\u0007\u001f',
    '\u200b\u200d\ufeff',
    '\u200e\u202e',
    '\u00ad',
    '\u2028',
    '\u3164',
    '\uffa0',
    '\u2800',
    '\u115f',
    '\u1160',
    '\u034f',
    '\ufe0f',
    '\u180b',
    '\u{e0101}',
    ' \u3164\u2800\ufe0f\n',
  ])('refuses %j: it is blank', (text) => {
    expect(v.safeParse(messageText, text).issues?.[0].message).toBe('must not be blank')
  })

  it('counts UTF-16 units: 4000 and no more', () => {
    expect(v.is(messageText, '👍'.repeat(2_000))).toBe(true)
    expect(v.is(messageText, 'x'.repeat(4_001))).toBe(false)
    expect(v.is(messageText, '👍'.repeat(2_000).concat('x'))).toBe(false)
  })

  it('is well-formed whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.integer({ min: 0xd800, max: 0xdfff }),
        (text, unit) => {
          const parsed = v.safeParse(messageText, `x${text}${String.fromCharCode(unit)}`)
          expect(parsed.success && parsed.output.isWellFormed()).toBe(true)
        },
      ),
    )
  })

  it.each([5, null, undefined, {}, ['hi'], true])('refuses %j: it is no text', (value) => {
    expect(v.is(messageText, value)).toBe(false)
  })
})

describe('clientMessageId', () => {
  it.each(['a', 'm-1', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'web:1.2_x', 'x'.repeat(64)])('takes "%s"', (id) => {
    expect(v.is(clientMessageId, id)).toBe(true)
  })

  it.each(['', ' ', 'a b', 'a\n', '\na', 'ä', '1️⃣', 'a/b', '<', 'x'.repeat(65), 5, null])('refuses %j', (id) => {
    expect(v.is(clientMessageId, id)).toBe(false)
  })
})

describe('conversationId', () => {
  it('takes a ULID and nothing near it', () => {
    expect(v.is(conversationId, '01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBe(true)
    for (const id of [
      '01arz3ndektsv4rrffq69g5fav',
      '01ARZ3NDEKTSV4RRFFQ69G5FA',
      '01ARZ3NDEKTSV4RRFFQ69G5FAVX',
      '01ARZ3NDEKTSV4RRFFQ69G5FAI',
      '01ARZ3NDEKTSV4RRFFQ69G5FAV\n',
      '',
    ])
      expect(v.is(conversationId, id)).toBe(false)
  })
})

describe('shopId', () => {
  it('takes slugs', () => {
    for (const id of ['demo', 'a', '9lives', 'my-shop-2', 'x'.repeat(39)]) expect(v.is(shopId, id)).toBe(true)
    for (const id of ['', '-a', 'Demo', 'a_b', 'a/b', '..', 'x'.repeat(40), 'demo\n'])
      expect(v.is(shopId, id)).toBe(false)
  })
})

describe('locale', () => {
  it('takes language tags', () => {
    for (const tag of ['en', 'zh-CN', 'zh-Hans-CN', 'pt-BR', 'fil', 'es-419']) expect(v.is(locale, tag)).toBe(true)
    for (const tag of [
      '',
      'e',
      'english',
      'en_US',
      'zh-',
      '-zh',
      'constructor',
      '../en',
      `en-${'abcdefgh-'.repeat(5)}x`,
    ])
      expect(v.is(locale, tag)).toBe(false)
  })
})

describe('seq and after_seq', () => {
  it('are whole numbers from 0', () => {
    for (const value of [0, 1, 99]) expect(v.is(seq, value)).toBe(true)
    for (const value of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null]) expect(v.is(seq, value)).toBe(false)
    expect(v.parse(logQuery, {})).toEqual({ after_seq: 0 })
    expect(v.parse(logQuery, { after_seq: '17' })).toEqual({ after_seq: 17 })
    for (const value of ['', '-1', '1.5', '1e3', '0x1', ' 1', '1'.repeat(10)])
      expect(v.is(logQuery, { after_seq: value })).toBe(false)
  })
})

describe('bodies', () => {
  it('of a message keep what they need and drop the rest', () => {
    const body = { client_message_id: 'm-1', text: 'hi', locale: 'zh', seq: 4, author: 'agent', status: 'open' }
    expect(v.parse(postMessage, body)).toEqual({ client_message_id: 'm-1', text: 'hi', locale: 'zh' })
  })

  it('that open a conversation may be empty', () => {
    expect(v.parse(createConversation, {})).toEqual({})
    expect(v.is(createConversation, { identity_token: 'x'.repeat(4_097) })).toBe(false)
    expect(v.is(createConversation, null)).toBe(false)
  })
})
