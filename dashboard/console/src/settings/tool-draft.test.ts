import { describe, expect, it } from 'vitest'
import type { HttpTool } from '../../../../worker/protocol'
import { draftOf, EMPTY_ROW, EMPTY_TOOL, faultsOf, formOf, slotsOf } from './tool-draft'

const TOOL: HttpTool = {
  name: 'erp_warranty',
  description: 'How long an order is under warranty',
  method: 'POST',
  url: 'https://erp.example/w/{order_number}',
  headers: { 'x-shop': 'linden' },
  body: { mail: '{email}', items: ['{count:number}'] },
  auth: { kind: 'basic', username: 'kefu' },
  response: {
    until: { pointer: '/data/until', type: 'date', minor_units: false },
    price: { pointer: '/price', type: 'money', currency: 'EUR', minor_units: true, default: '0' },
  },
  flows: ['warranty_check'],
  timeout_ms: 1_500,
  proven_only: true,
  has_secret: true,
  updated_at: '2026-01-01T00:00:00Z',
}

describe('the form of a tool', () => {
  it('is sent back as it came, without the secret', () => {
    const { name: _, has_secret: __, updated_at: ___, ...rest } = TOOL
    expect(draftOf(formOf(TOOL))).toEqual(rest)
    expect(draftOf({ ...formOf(TOOL), secret: 's' }).auth).toEqual({ kind: 'basic', username: 'kefu', secret: 's' })
  })

  it('asks a trial for the slots of its URL and body, each once', () => {
    expect(slotsOf({ url: TOOL.url, body: JSON.stringify(TOOL.body) })).toEqual(['order_number', 'email', 'count'])
  })

  it('names what cannot be sent', () => {
    expect(faultsOf(EMPTY_TOOL)).toEqual(['name', 'url'])
    const form = { ...formOf(TOOL), body: '{', headers: 'x', timeout_ms: 'soon', response: [EMPTY_ROW] }
    expect(faultsOf(form)).toEqual(['body', 'headers', 'slots', 'timeout_ms'])
    expect(
      faultsOf({
        ...formOf(TOOL),
        response: [
          { ...EMPTY_ROW, slot: 'a' },
          { ...EMPTY_ROW, slot: 'a' },
        ],
      }),
    ).toEqual(['slots'])
    expect(faultsOf(formOf(TOOL))).toEqual([])
  })

  it('leaves what only money has out of other slots', () => {
    const row = { ...EMPTY_ROW, slot: 'a', pointer: '/a', currency: 'EUR', minor_units: true }
    expect(draftOf({ ...formOf(TOOL), response: [row] }).response).toEqual({
      a: { pointer: '/a', type: 'text', minor_units: false },
    })
  })
})
