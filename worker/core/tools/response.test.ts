import { describe, expect, it } from 'vitest'
import type { HttpToolField } from '../../protocol'
import { atPointer, readAnswer } from './response'

const ANSWER = {
  data: [{ status: 'Shipped', points: 1250, 'a/b': 1, 'm~n': 2 }],
  at: '2026-05-01T23:30:00Z',
  day: '2026-05-01',
  total: '12.50',
  currency: 'usd',
  nothing: null,
  list: [1],
  ok: true,
}
const read = (
  field: Partial<HttpToolField> & { pointer: string; type: HttpToolField['type'] },
  answer: unknown = ANSWER,
) => readAnswer({ slot: { minor_units: false, ...field } }, answer, 'EUR')
const value = (field: Parameters<typeof read>[0], answer?: unknown) => {
  const found = read(field, answer)
  return found.ok ? found.value.slot : found.error
}

describe('a JSON Pointer', () => {
  it.each([
    ['', ANSWER],
    ['/data/0/status', 'Shipped'],
    ['/data/0/a~1b', 1],
    ['/data/0/m~0n', 2],
    ['/data/1', undefined],
    ['/data/-1', undefined],
    ['/data/-', undefined],
    ['/data/00', undefined],
    ['/data/length', undefined],
    ['/constructor', undefined],
    ['/__proto__/x', undefined],
    ['/total/length', undefined],
    ['/nothing/x', undefined],
  ])('%j', (pointer, found) => {
    expect(atPointer(ANSWER, pointer)).toEqual(found)
  })
})

describe('readAnswer', () => {
  it.each([
    ['/data/0/status', 'text', { type: 'text', text: 'Shipped' }],
    ['/data/0/points', 'text', { type: 'text', text: '1250' }],
    ['/ok', 'text', { type: 'text', text: 'true' }],
    ['/data/0/points', 'number', { type: 'number', value: 1250 }],
    ['/total', 'number', { type: 'number', value: 12.5 }],
    ['/day', 'date', { type: 'day', day: '2026-05-01' }],
    ['/at', 'date', { type: 'instant', at: Date.parse('2026-05-01T23:30:00Z') }],
    ['/total', 'money', { type: 'money', cents: 1250, currency: 'EUR' }],
  ] as const)('reads %s as %s', (pointer, type, expected) => {
    expect(value({ pointer, type })).toEqual(expected)
  })

  it.each([
    ['2026-05-01 10:00:00', { type: 'day', day: '2026-05-01' }],
    ['2026-05-01 10:00:00 +0200', { type: 'instant', at: Date.parse('2026-05-01T08:00:00Z') }],
    [1_777_680_000, { type: 'instant', at: 1_777_680_000_000 }],
    [1_777_680_000_000, { type: 'instant', at: 1_777_680_000_000 }],
  ])('reads the date %j', (at, expected) => {
    expect(value({ pointer: '/at', type: 'date' }, { at })).toEqual(expected)
  })

  it('takes the currency from where it is told, and minor units where they are meant', () => {
    expect(value({ pointer: '/total', type: 'money', currency_pointer: '/currency' })).toMatchObject({
      currency: 'USD',
    })
    expect(value({ pointer: '/total', type: 'money', currency: 'GBP' })).toMatchObject({ currency: 'GBP' })
    expect(value({ pointer: '/cents', type: 'money', minor_units: true }, { cents: 1250 })).toMatchObject({
      cents: 1250,
    })
    expect(value({ pointer: '/total', type: 'money', currency: 'JPY' }, { total: 1200 })).toMatchObject({ cents: 1200 })
  })

  it.each([
    ['/nothing', 'text'],
    ['/missing', 'text'],
    ['/data', 'text'],
    ['/list', 'number'],
    ['/data/0/status', 'number'],
    ['/data/0/status', 'date'],
    ['/total', 'date'],
    ['/data/0/status', 'money'],
    ['/ok', 'money'],
  ] as const)('fills nothing with %s as %s: the default if there is one, else it says why', (pointer, type) => {
    expect(value({ pointer, type })).toContain(pointer)
    expect(value({ pointer, type, default: 'unknown' })).toEqual({ type: 'text', text: 'unknown' })
  })

  it.each([['2026-02-30'], ['2026-13-01'], ['tomorrow'], [1e30], [{}]])('takes %j for no date', (at) => {
    expect(typeof value({ pointer: '/at', type: 'date' }, { at })).toBe('string')
  })

  it.each([['1e400'], ['NaN'], [''], ['1,000'], ['12345678901234567890']])('takes %j for no number', (n) => {
    expect(typeof value({ pointer: '/n', type: 'number' }, { n })).toBe('string')
  })

  it('cuts long texts and takes out what does not show', () => {
    const found = value({ pointer: '', type: 'text' }, `a\u0000\u202eb\r\nc${'x'.repeat(2_000)}`)
    expect(found).toMatchObject({ type: 'text' })
    expect(found).toHaveProperty('text', `a b c${'x'.repeat(495)}`)
  })

  it.each([[null], [[]], ['text'], [7]])('finds nothing in the answer %j', (answer) => {
    expect(read({ pointer: '/data/0/status', type: 'text' }, answer).ok).toBe(false)
  })
})
