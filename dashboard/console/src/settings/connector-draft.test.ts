import { describe, expect, it } from 'vitest'
import type { ConnectorState } from '../../../../worker/protocol'
import { draftOf, formOf } from './connector-draft'

const STATE: ConnectorState = {
  kind: 'woocommerce',
  status: 'connected',
  settings: { url: 'https://woo.example', keys_in: 'query', statuses: { packed: 'processing' }, delivery_days: 3 },
  webhook_url: null,
  problem: null,
  updated_at: null,
  polled_at: null,
  webhook_at: null,
  webhooks_last_day: 0,
}

describe('the form of a connector', () => {
  it('is sent back as it came, without secrets that nobody typed', () => {
    expect(draftOf(formOf(STATE))).toEqual({
      kind: 'woocommerce',
      url: 'https://woo.example',
      keys_in: 'query',
      statuses: { packed: 'processing' },
      delivery_days: 3,
    })
  })

  it('sends what belongs to one way of signing in to Shopify alone', () => {
    const typed = { client_id: 'id', client_secret: 's', access_token: 'shpat_x', webhook_secret: 'w' }
    const form = { ...formOf(STATE), ...typed, kind: 'shopify' as const, domain: ' a.myshopify.com ' }
    const common = { kind: 'shopify', domain: 'a.myshopify.com', returns: 'request' }
    expect(draftOf({ ...form, app: 'client' })).toEqual({ ...common, client_id: 'id', client_secret: 's' })
    expect(draftOf({ ...form, app: 'token' })).toEqual({ ...common, access_token: 'shpat_x', webhook_secret: 'w' })
  })

  it('knows a shop with a lasting token again', () => {
    expect(formOf({ ...STATE, kind: 'shopify', settings: { domain: 'a.myshopify.com' } }).app).toBe('token')
    expect(formOf({ ...STATE, kind: 'shopify', settings: { domain: 'a', client_id: 'id' } }).app).toBe('client')
  })

  it('leaves a line without a meaning for the server to refuse', () => {
    expect(draftOf({ ...formOf(STATE), statuses: 'packed\n\nsent = shipped' })).toMatchObject({
      statuses: { packed: '', sent: 'shipped' },
    })
  })
})
