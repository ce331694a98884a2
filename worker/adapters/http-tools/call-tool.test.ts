import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serve } from '../../../scripts/testing/serve'
import { type HttpToolDefinition, httpToolDefinition } from '../../protocol'
import { callHttpTool } from './call-tool'

type Seen = { readonly method: string; readonly path: string; readonly headers: Headers; readonly body: string }
let answer: (request: Seen) => Response | Promise<Response>
const seen: Seen[] = []
let server: Awaited<ReturnType<typeof serve>>
let elsewhere: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  server = await serve({
    async handle(request) {
      const { pathname, search } = new URL(request.url)
      seen.push({
        method: request.method,
        path: pathname + search,
        headers: request.headers,
        body: await request.text(),
      })
      return answer(seen.at(-1) as Seen)
    },
  })
  elsewhere = await serve({ handle: async () => Response.json({ status: 'stolen' }) })
})
afterAll(() => Promise.all([server.close(), elsewhere.close()]))
beforeEach(() => {
  seen.length = 0
  answer = () => Response.json({ status: 'Packed', total: '12.50' })
})

function call(
  more: object = {},
  slots: Record<string, string> = { order_number: '1001' },
  secret: string | null = 's3cret',
) {
  const tool: HttpToolDefinition = v.parse(httpToolDefinition, {
    name: 'erp',
    method: 'GET',
    url: `${server.url}/orders/{order_number}`,
    auth: { kind: 'none' },
    response: { erp_status: { pointer: '/status', type: 'text' } },
    flows: [],
    timeout_ms: 1_000,
    ...more,
  })
  return callHttpTool({ tool, secretOf: async () => secret, slots, key: 'k1', currency: 'EUR', allowLoopback: true })
}

describe('a call', () => {
  it('asks with the slots and fills those of the answer', async () => {
    expect(await call({ headers: { 'x-shop': 'demo' } }, { order_number: 'A/1' })).toEqual({
      outcome: 'ok',
      status: 200,
      values: { erp_status: { type: 'text', text: 'Packed' } },
      problem: null,
    })
    expect(seen).toMatchObject([{ method: 'GET', path: '/orders/A%2F1' }])
    expect(seen[0]?.headers.get('x-shop')).toBe('demo')
    expect(seen[0]?.headers.get('authorization')).toBeNull()
  })

  it('sends a body and the key that tells a repeat', async () => {
    await call(
      { method: 'POST', url: `${server.url}/tickets`, body: { order: '{order_number}', tries: '{n:number}' } },
      { order_number: '1"1', n: '3' },
    )
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ order: '1"1', tries: 3 })
    expect(seen[0]?.headers.get('idempotency-key')).toBe('k1')
    expect(seen[0]?.headers.get('content-type')).toBe('application/json')
  })

  it.each([
    [{ kind: 'bearer' }, 'authorization', 'Bearer s3cret'],
    [{ kind: 'basic', username: 'kéfu' }, 'authorization', 'Basic a8OpZnU6czNjcmV0'],
    [{ kind: 'header', header: 'x-api-key' }, 'x-api-key', 's3cret'],
  ])('signs in with %j', async (auth, header, value) => {
    await call({ auth })
    expect(seen[0]?.headers.get(header)).toBe(value)
  })

  it('is not made without the secret it needs, nor without a value for a slot', async () => {
    expect(await call({ auth: { kind: 'bearer' } }, undefined, null)).toMatchObject({ outcome: 'failed', status: null })
    expect(await call({}, {})).toMatchObject({ outcome: 'failed', problem: 'the slot {order_number} has no value' })
    expect(await call({}, { order_number: '..' })).toMatchObject({ outcome: 'failed' })
    expect(seen).toEqual([])
  })
})

describe('an answer', () => {
  it.each([
    [404, 'not_found'],
    [400, 'failed'],
    [401, 'failed'],
    [429, 'failed'],
    [500, 'failed'],
  ])('of %i is %s', async (status, outcome) => {
    answer = () => Response.json({ status: 'Packed' }, { status })
    expect(await call()).toMatchObject({ outcome, status, values: {} })
  })

  it('without content is enough where nothing is to be filled', async () => {
    answer = () => new Response(null, { status: 204 })
    expect(await call({ response: {} })).toMatchObject({ outcome: 'ok', status: 204 })
    expect(await call()).toMatchObject({ outcome: 'failed', status: 204 })
  })

  it.each([
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['half a JSON', () => new Response('{"status":')],
    ['an array', () => Response.json([1])],
    ['nothing at the pointer', () => Response.json({ state: 'x' })],
    ['null there', () => Response.json({ status: null })],
    ['an object there', () => Response.json({ status: { a: 1 } })],
    ['more than 64 KiB', () => Response.json({ status: 'x', pad: 'x'.repeat(70_000) })],
  ])('that is %s fails', async (_, respond) => {
    answer = respond
    expect(await call()).toMatchObject({ outcome: 'failed', status: 200, values: {} })
  })

  it('that does not come is late', async () => {
    answer = () => new Promise(() => {})
    expect(await call({ timeout_ms: 100 })).toMatchObject({ outcome: 'late', status: null })
  })

  it('is late too when it is the secret that does not come', async () => {
    const tool = v.parse(httpToolDefinition, {
      name: 'x',
      method: 'GET',
      url: server.url,
      auth: { kind: 'bearer' },
      flows: [],
      timeout_ms: 100,
    })
    const never = () => new Promise<null>(() => {})
    const made = callHttpTool({ tool, secretOf: never, slots: {}, key: 'k', currency: 'EUR', allowLoopback: true })
    expect(await made).toMatchObject({ outcome: 'late' })
  })

  it('that breaks off fails, and its error tells nothing of the request', async () => {
    answer = () => new Response(null, { status: 599 })
    const made = await call()
    expect(made).toMatchObject({ outcome: 'failed', status: null })
    expect(made.problem).not.toContain('1001')
  })
})

describe('a redirect', () => {
  const to = (location: string) => () => new Response(null, { status: 302, headers: { location } })

  it('within the system is followed', async () => {
    answer = ({ path }) => (path === '/orders/1001' ? to('/v2/1001')() : Response.json({ status: 'Moved' }))
    expect(await call({ auth: { kind: 'bearer' } })).toMatchObject({
      outcome: 'ok',
      values: { erp_status: { text: 'Moved' } },
    })
  })

  it('to another host is not, so the secret stays here', async () => {
    answer = to(`${elsewhere.url}/x`)
    expect(await call({ auth: { kind: 'bearer' } })).toMatchObject({
      outcome: 'failed',
      problem: 'the system redirects to another host',
    })
    expect(seen).toHaveLength(1)
  })

  it('without end, or of a request that changes something, is not', async () => {
    answer = to('/again')
    expect(await call()).toMatchObject({ outcome: 'failed' })
    expect(seen).toHaveLength(4)
    expect(await call({ method: 'POST' })).toMatchObject({ outcome: 'failed' })
    expect(seen).toHaveLength(5)
  })
})

it('never reaches a private address where that is not allowed', async () => {
  const tool = v.parse(httpToolDefinition, {
    name: 'x',
    method: 'GET',
    url: server.url,
    auth: { kind: 'none' },
    flows: [],
  })
  const made = await callHttpTool({ tool, secretOf: async () => null, slots: {}, key: 'k', currency: 'EUR' })
  expect(made).toMatchObject({ outcome: 'failed', status: null })
  expect(seen).toEqual([])
})
