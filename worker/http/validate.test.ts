import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createConversation, orderLookup, postMessage, reportQuery } from '../protocol'
import { fieldErrors } from './validate'

function errors(schema: v.GenericSchema, input: unknown) {
  const parsed = v.safeParse(schema, input)
  return parsed.success ? [] : fieldErrors(parsed.issues)
}

describe('fieldErrors', () => {
  it.each<[string, v.GenericSchema, unknown, { field: string; message: string }[]]>([
    ['what is missing', postMessage, { text: 'x' }, [{ field: 'client_message_id', message: 'is required' }]],
    ['a wrong type', postMessage, { client_message_id: 'm', text: 5 }, [{ field: 'text', message: 'must be string' }]],
    ['null', postMessage, { client_message_id: 'm', text: null }, [{ field: 'text', message: 'must be string' }]],
    [
      'our own rule',
      postMessage,
      { client_message_id: 'm', text: ' ' },
      [{ field: 'text', message: 'must not be blank' }],
    ],
    ['a body that is no object', postMessage, 'x', [{ field: '', message: 'must be Object' }]],
    ['one of several values', reportQuery, { format: 'xml' }, [{ field: 'format', message: 'must be json or csv' }]],
    [
      'an e-mail',
      orderLookup,
      { order_number: '1', email: 'nope' },
      [{ field: 'email', message: 'must be an e-mail address' }],
    ],
  ])('names the field and the rule for %s', (_name, schema, input, expected) => {
    expect(errors(schema, input)).toEqual(expected)
  })

  it('names every field that is wrong', () => {
    expect(errors(postMessage, {}).map(({ field }) => field)).toEqual(['client_message_id', 'text'])
  })

  it('names a place inside a list', () => {
    const list = v.object({ events: v.array(v.object({ id: v.string() })) })
    expect(errors(list, { events: [{ id: 'a' }, {}] })).toEqual([{ field: 'events.1.id', message: 'is required' }])
  })

  it('never repeats what came in', () => {
    const secret = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `§${text}§`)
    const value = fc.oneof(
      secret,
      fc.array(secret, { maxLength: 2 }),
      fc.dictionary(secret, secret, { maxKeys: 2 }),
      fc.constant(null),
      fc.double(),
    )
    const body = fc.record(
      {
        client_message_id: value,
        text: value,
        locale: value,
        identity_token: value,
        order_number: value,
        email: value,
        format: value,
        tz: value,
        from: value,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        body,
        fc.constantFrom<v.GenericSchema>(postMessage, createConversation, orderLookup, reportQuery),
        (input, schema) => {
          expect(JSON.stringify(errors(schema, input))).not.toContain('§')
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is a sentence for every rule of the wire: no pattern, no code', () => {
    const wrong = [
      errors(postMessage, { client_message_id: 'a b', text: 'x'.repeat(4_001), locale: '??' }),
      errors(createConversation, { identity_token: 'x'.repeat(5_000), locale: 5 }),
      errors(orderLookup, { order_number: '', email: '' }),
      errors(reportQuery, { from: 'x', to: 'x', interval: 'x', format: 'x', tz: 'x'.repeat(65) }),
    ].flat()
    for (const { message } of wrong) expect(message).toMatch(/^(is|must) [^/\\^<>]+$/)
  })
})
