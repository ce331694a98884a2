import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { toolSecret } from '../../adapters/http-tools/secrets'
import { forgetBundles, getBundle, publishBundle } from '../../adapters/kv/bundles'
import { MAX_HTTP_TOOLS, type TriedHttpTool } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { problemOf, request, seedDemoShop } from '../fixtures/shop'

const SECRET = 'erp-s3cret-42'
const TOOL = {
  description: 'Stock in the warehouse',
  method: 'GET',
  url: 'https://erp.example.com/orders/{order_number}',
  headers: { 'X-Shop': 'demo' },
  auth: { kind: 'bearer', secret: SECRET },
  response: { erp_status: { pointer: '/status', type: 'text' }, erp_total: { pointer: '/total', type: 'money' } },
  flows: ['stock_in_erp'],
}

let owner = ''
beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
  for (const shop of ['demo', 'other']) await publishBundle(env, shop)
  owner = await keyOf('owner')
})
beforeEach(async () => {
  await env.DB.batch(['http_tools', 'audit_log'].map((table) => env.DB.prepare(`delete from ${table}`)))
})
afterEach(() => vi.unstubAllGlobals())

function call(method: string, path: string, body?: unknown, key = owner, shop = 'demo'): Promise<Response> {
  return request(`/v1/shops/${shop}/tools${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
const put = (more: object = {}, name = 'erp') => call('PUT', `/${name}`, { ...TOOL, ...more })

/** Answers of the other system; what it was asked comes back. */
function erp(answer: () => Response): Request[] {
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(new Request(url, init))
    return answer()
  })
  return asked
}

describe('setting up a tool', () => {
  test('stores it, publishes it without its secret, and leaves an audit row without it', async () => {
    const stored = await put()
    expect(stored.status).toBe(200)
    const told = await stored.text()
    expect(JSON.parse(told)).toMatchObject({
      name: 'erp',
      auth: { kind: 'bearer' },
      has_secret: true,
      timeout_ms: 2000,
      proven_only: true,
      headers: { 'x-shop': 'demo' },
    })
    const listed = await (await call('GET', '')).text()
    const bundle = JSON.stringify(await getBundle(env, 'demo'))
    expect(bundle).toContain('erp.example.com')
    const { results } = await env.DB.prepare('select * from http_tools, audit_log').all()
    for (const text of [told, listed, bundle, JSON.stringify(results)]) expect(text).not.toContain(SECRET)
    expect(
      await countRows("audit_log where action = 'save_tool' and subject = 'tool:erp' and by like 'api_key:%'"),
    ).toBe(1)
  })

  test('keeps the secret where only the rest changes, and asks for it again for another system', async () => {
    await put()
    const withoutSecret = { auth: { kind: 'bearer' } }
    expect((await put({ ...withoutSecret, timeout_ms: 500 })).status).toBe(200)
    for (const more of [
      { ...withoutSecret, url: 'https://evil.example.com/{order_number}' },
      { ...withoutSecret, url: 'https://erp.example.com:8443/{order_number}' },
      { auth: { kind: 'header', header: 'x-key' } },
    ]) {
      const refused = await put(more)
      expect(refused.status).toBe(400)
      expect((await problemOf(refused)).errors?.[0]?.field).toBe('auth.secret')
    }
    const { definition } = (await env.DB.prepare('select definition from http_tools').first<{
      definition: string
    }>()) ?? { definition: '' }
    expect(await toolSecret(env, 'demo', JSON.parse(definition))).toBe(SECRET)
    expect(await toolSecret(env, 'demo', { ...JSON.parse(definition), url: 'https://evil.example.com/' })).toBeNull()
    expect(await toolSecret(env, 'other', JSON.parse(definition))).toBeNull()
  })

  test.each([
    ['url', { url: 'http://erp.example.com/' }],
    ['url', { url: 'https://{shop}.example.com/' }],
    ['url', { url: 'https://127.0.0.1/' }],
    ['url', { url: 'https://metadata.google.internal/' }],
    ['url', { url: 'https://erp.example.com/a b' }],
    ['body', { body: { a: 1 } }],
    ['body', { method: 'POST', body: { a: 'Order {order_number}' } }],
    ['headers.authorization', { headers: { authorization: 'x' } }],
    ['headers.host', { headers: { Host: 'x' } }],
    ['headers.x-a', { headers: { 'x-a': 'b\r\nc: d' } }],
    ['auth.secret', { auth: { kind: 'bearer', secret: 'a\r\nb' } }],
    ['auth.secret', { auth: { kind: 'bearer' } }],
    ['auth.username', { auth: { kind: 'basic', username: 'a:b', secret: 'x' } }],
    ['response.s.pointer', { response: { s: { pointer: 'status', type: 'text' } } }],
    ['response.s.type', { response: { s: { pointer: '/s', type: 'boolean' } } }],
    ['timeout_ms', { timeout_ms: 60_000 }],
    ['method', { method: 'TRACE' }],
    ['flows', { flows: 'all' }],
  ])('names %s when it is wrong, and stores nothing', async (field, more) => {
    const refused = await put(more)
    expect(refused.status).toBe(400)
    const problem = await problemOf(refused)
    expect(problem.errors?.map((error) => error.field)).toContain(field)
    expect(await countRows('http_tools')).toBe(0)
  })

  test('takes no bad name and no more than there may be', async () => {
    expect((await put({}, 'Erp')).status).toBe(400)
    const definition = JSON.stringify({ name: 'x' })
    await env.DB.batch(
      Array.from({ length: MAX_HTTP_TOOLS }, (_, i) =>
        env.DB.prepare("insert into http_tools values ('demo', ?, ?, null, 0, 0, '')").bind(`t${i}`, definition),
      ),
    )
    expect((await put()).status).toBe(409)
    expect(await countRows('audit_log')).toBe(0)
  })

  test("is for owners and admins, and one shop's alone", async () => {
    await put()
    for (const role of ['agent', 'analyst'] as const)
      expect((await call('GET', '', undefined, await keyOf(role))).status).toBe(403)
    expect((await call('GET', '/erp', undefined, await keyOf('admin'))).status).toBe(200)
    expect((await call('GET', '/erp', undefined, owner, 'other')).status).toBe(401)
    expect((await call('GET', '/erp', undefined, await keyOf('owner', 'other'), 'other')).status).toBe(404)
  })

  test('is undone with its secret', async () => {
    await put()
    expect((await call('DELETE', '/erp')).status).toBe(204)
    expect((await call('GET', '/erp')).status).toBe(404)
    expect((await call('DELETE', '/erp')).status).toBe(404)
    expect((await getBundle(env, 'demo'))?.tools).toBeUndefined()
    expect(await countRows("audit_log where action = 'delete_tool'")).toBe(1)
  })

  test('does not break the bundle when a stored one fits no more', async () => {
    await env.DB.prepare("insert into http_tools values ('demo', 'old', '{}', null, 0, 0, '')").run()
    forgetBundles()
    expect((await publishBundle(env, 'demo'))?.tools).toBeUndefined()
  })
})

describe('trying a tool', () => {
  const tryIt = async (slots: object) => (await call('POST', '/erp/try', { slots })).json<TriedHttpTool>()

  test('calls the system with the secret and tells what would be filled, not the secret', async () => {
    await put()
    const asked = erp(() => Response.json({ status: 'Packed', total: '12.50' }))
    const tried = await tryIt({ order_number: '10/01' })
    expect(tried).toMatchObject({
      outcome: 'ok',
      status: 200,
      slots: { erp_status: 'Packed', erp_total: '€12.50' },
      problem: null,
    })
    expect(asked.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
      ['https://erp.example.com/orders/10%2F01', `Bearer ${SECRET}`],
    ])
    expect(JSON.stringify(tried)).not.toContain(SECRET)
  })

  test.each([
    [() => new Response('', { status: 404 }), 'not_found', null],
    [() => new Response('', { status: 401 }), 'failed', 'the system answered 401'],
    [() => Response.json({ status: 'x' }), 'failed', 'the answer has nothing at /total for {erp_total}'],
    [
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example.com/' } }),
      'failed',
      'the system redirects to another host',
    ],
  ])('says what is wrong', async (answer, outcome, problem) => {
    await put()
    erp(answer)
    expect(await tryIt({ order_number: '1001' })).toMatchObject({ outcome, problem, slots: {} })
  })

  test('says so when a secret sealed under an old TOKEN_SECRET cannot be opened', async () => {
    await put()
    await env.DB.prepare("update http_tools set secret = 'v1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'").run()
    const asked = erp(() => Response.json({}))
    expect((await tryIt({ order_number: '1001' })).problem).toContain('enter it again')
    expect(asked).toEqual([])
  })

  test('refuses what are no slots, and a tool that is not there', async () => {
    await put()
    expect((await call('POST', '/erp/try', { slots: { 'A b': 'x' } })).status).toBe(400)
    expect((await call('POST', '/none/try', { slots: {} })).status).toBe(404)
  })
})
