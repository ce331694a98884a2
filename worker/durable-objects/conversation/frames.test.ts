import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_FRAME_CHARS, MAX_TEXT_CHARS } from '../../protocol'
import { type ErrorFrame, parseFrame } from './frames'

const MESSAGE = { type: 'message', client_message_id: 'm-1', text: 'hello' }

function refused(frame: unknown): ErrorFrame {
  const parsed = parseFrame(typeof frame === 'string' ? frame : JSON.stringify(frame))
  if (parsed.ok) throw new Error(`passed: ${JSON.stringify(parsed.value)}`)
  return parsed.error
}

describe('parseFrame', () => {
  it.each([
    [
      { type: 'hello', token: 't' },
      { type: 'hello', token: 't', last_seq: 0 },
    ],
    [
      { type: 'hello', token: 't', last_seq: 4 },
      { type: 'hello', token: 't', last_seq: 4 },
    ],
    [MESSAGE, MESSAGE],
    [
      { ...MESSAGE, locale: 'zh-TW' },
      { ...MESSAGE, locale: 'zh-TW' },
    ],
    [
      { type: 'typing', on: true },
      { type: 'typing', on: true },
    ],
    [{ type: 'ping' }, { type: 'ping' }],
  ])('reads %o', (frame, read) => {
    expect(parseFrame(JSON.stringify(frame))).toEqual({ ok: true, value: read })
  })

  it('drops fields it does not know', () => {
    expect(parseFrame(JSON.stringify({ ...MESSAGE, admin: true, seq: 9 }))).toEqual({ ok: true, value: MESSAGE })
  })

  it('keeps the text as it was written: markup, emoji, NUL and quotes in it', () => {
    for (const text of ['<b>hi</b>', '👍🏽', 'a\u0000b', '  padded  ', '"}]']) {
      expect(parseFrame(JSON.stringify({ ...MESSAGE, text }))).toEqual({ ok: true, value: { ...MESSAGE, text } })
    }
  })

  it('puts U+FFFD for a lone surrogate, which no UTF-8 can hold', () => {
    const text = 'a\ud800b\udc00'
    expect(parseFrame(JSON.stringify({ ...MESSAGE, text }))).toEqual({
      ok: true,
      value: { ...MESSAGE, text: 'a\ufffdb\ufffd' },
    })
  })

  it('takes the longest text, escaped as badly as can be', () => {
    const escaped = '\\u4f60'.repeat(MAX_TEXT_CHARS)
    expect(parseFrame(`{"type":"message","client_message_id":"${'m'.repeat(64)}","text":"${escaped}"}`).ok).toBe(true)
  })

  it.each(['', ' ', '{', 'hello', '{"type":"ping"', "{'type':'ping'}", 'undefined', '\u0000', '\ud800'])(
    'refuses %j: it is not JSON',
    (data) => {
      expect(refused(data)).toEqual({ type: 'error', code: 'malformed', message: 'The frame is not JSON.' })
    },
  )

  it('refuses binary data', () => {
    const parsed = parseFrame(new TextEncoder().encode('{"type":"ping"}').buffer as ArrayBuffer)
    expect(parsed).toMatchObject({ ok: false, error: { code: 'malformed' } })
    expect(parseFrame(new ArrayBuffer(0)).ok).toBe(false)
  })

  it('refuses what is too large before reading it', () => {
    expect(refused('x'.repeat(MAX_FRAME_CHARS + 1)).code).toBe('too_large')
    expect(refused('x'.repeat(MAX_FRAME_CHARS)).code).toBe('malformed')
  })

  it('stands deep nesting', () => {
    expect(refused('['.repeat(16_000) + ']'.repeat(16_000)).code).toMatch(/malformed|invalid/)
  })

  it.each([
    null,
    1,
    true,
    'ping',
    [],
    [MESSAGE],
    {},
    { type: 'reply' },
    { type: 1 },
    { type: 'PING' },
    { type: ['ping'] },
  ])('refuses %o: no such frame', (frame) => {
    expect(refused(JSON.stringify(frame))).toMatchObject({ type: 'error', code: 'invalid' })
  })

  it.each([
    [{ ...MESSAGE, text: '' }, 'text', 'must not be blank'],
    [{ ...MESSAGE, text: ' \n\u0000\u200b' }, 'text', 'must not be blank'],
    [{ ...MESSAGE, text: 'x'.repeat(MAX_TEXT_CHARS + 1) }, 'text', 'must be at most 4000 characters'],
    [{ ...MESSAGE, text: 7 }, 'text', 'is missing or of the wrong type'],
    [{ ...MESSAGE, text: undefined }, 'text', 'is missing or of the wrong type'],
    [{ ...MESSAGE, client_message_id: 'a b' }, 'client_message_id', 'must be letters, digits and _ . : -'],
    [{ ...MESSAGE, client_message_id: 'x'.repeat(65) }, 'client_message_id', 'must be at most 64 characters'],
    [{ ...MESSAGE, locale: 'no tag' }, 'locale', 'must be a language tag'],
    [{ type: 'hello', token: 5 }, 'token', 'is missing or of the wrong type'],
    [{ type: 'hello', token: 't', last_seq: -1 }, 'last_seq', 'is missing or of the wrong type'],
    [{ type: 'hello', token: 't', last_seq: 1.5 }, 'last_seq', 'is missing or of the wrong type'],
    [{ type: 'typing', on: 'yes' }, 'on', 'is missing or of the wrong type'],
  ])('names the field and the rule of %o', (frame, field, message) => {
    expect(refused(frame)).toMatchObject({ code: 'invalid', field, message })
  })

  it('gives back a well-formed client_message_id of a refused message, and only that', () => {
    expect(refused({ ...MESSAGE, text: '' }).client_message_id).toBe('m-1')
    for (const id of ['', 'a b', '<b>', 'x'.repeat(65), 'a\n', 7, null, {}, ['m-1']])
      expect(refused({ ...MESSAGE, client_message_id: id })).not.toHaveProperty('client_message_id')
  })

  it('never throws and never repeats what was sent', () => {
    const secret = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `§${text}§`)
    const value = fc.oneof(
      secret,
      fc.array(secret, { maxLength: 2 }),
      fc.record({ text: secret }),
      fc.dictionary(secret, secret, { maxKeys: 2 }),
      fc.double(),
      fc.constant(null),
    )
    const frame = fc.record(
      {
        type: fc.oneof(fc.constantFrom('hello', 'message', 'typing', 'ping'), value),
        client_message_id: value,
        text: value,
        token: value,
        last_seq: value,
        locale: value,
        on: value,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(frame, (sent) => {
        const parsed = parseFrame(JSON.stringify(sent))
        if (!parsed.ok) expect(JSON.stringify(parsed.error)).not.toContain('§')
      }),
      { numRuns: 200 },
    )
  })

  it('never throws on any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
        (data) => typeof parseFrame(data).ok === 'boolean',
      ),
    )
  })
})
