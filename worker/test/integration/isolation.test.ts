import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../adapters/d1/api-keys'
import { ACCESS } from '../../http/access'
import { addMember, forgetAccounts, openShop } from '../fixtures/accounts'
import { openBrowser, type TestBrowser } from '../fixtures/browser'
import { pathFor, registeredRoutes } from '../fixtures/routes'
import { openConversation, request } from '../fixtures/shop'

/** Stands in everything that the other shop has. */
const MARK = 'mark-of-the-other-shop'
const SHOP_ROUTES = registeredRoutes().filter(({ path }) => path.startsWith('/v1/shops/:shop/'))
const BODY = JSON.stringify({
  label: 'x',
  role: 'agent',
  email: 'x@x.example',
  text: 'hello',
  require_two_factor: true,
})

let key = ''
let owner: TestBrowser
/** The token of a conversation of shop A. */
let token = ''
/** What the parameters of a path name in the other shop. */
let theirs: Record<string, string> = {}

beforeAll(async () => {
  await openShop('demo')
  await openShop('other')
  await forgetAccounts()
  owner = await addMember('demo', 'owner')
  key = await createApiKey(env.DB, { shop: 'demo', role: 'owner', label: 'demo', now: 1 })
  token = (await openConversation()).token
  theirs = await fillOther()
}, 60_000)

async function fillOther(): Promise<Record<string, string>> {
  await addMember('other', 'owner')
  await createApiKey(env.DB, { shop: 'other', role: 'owner', label: MARK, now: 1 })
  const { results } = await env.DB.prepare(
    `select name from sqlite_master where type = 'table' and sql like '%shop%' and name not like '\\_cf%' escape '\\' order by name`,
  ).all<{ name: string }>()
  for (const { name } of results) await fill(name)
  const opened = await request('/v1/shops/other/conversations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { conversation_id: id } = await opened.json<{ conversation_id: string }>()
  const member = await env.DB.prepare(
    "select user_id from members where shop = 'other' and user_id like 'user-%'",
  ).first<string>('user_id')
  const hash = await env.DB.prepare('select key_hash from api_keys where label = ?')
    .bind(MARK)
    .first<string>('key_hash')
  return {
    shop: 'other',
    id,
    member_id: member ?? '',
    key_id: hash?.slice(0, 8) ?? '',
    name: MARK,
    article_id: MARK,
    product_id: MARK,
  }
}

/** A row of the other shop in a table that has shops, whatever its columns: texts hold the mark, JSON where the column needs it. */
async function fill(table: string): Promise<void> {
  const { results: columns } = await env.DB.prepare(`select name, type, pk from pragma_table_info('${table}')`).all<{
    name: string
    type: string
    pk: number
  }>()
  if (!columns.some(({ name }) => name === 'shop') || ['shops', 'products', 'variants'].includes(table)) return
  const kept = columns.filter(({ name, type, pk }) => !(name === 'id' && type === 'INTEGER' && pk === 1))
  const values = kept.map(({ name, type }) => {
    if (name === 'shop') return 'other'
    if (/^INTEGER$|^REAL$/i.test(type)) return 1
    return /^(?:texts|languages|skills|lines|items|address|tags|options|settings|detail|notifications|events)$/.test(
      name,
    )
      ? `["${MARK}"]`
      : MARK
  })
  await env.DB.prepare(
    `insert or ignore into ${table} (${kept.map(({ name }) => `"${name}"`).join(', ')}) values (${kept.map(() => '?').join(', ')})`,
  )
    .bind(...values)
    .run()
    .catch(() => {})
}

/** Where the widget was seen: anybody's page is noted there, and nothing else is known by it. */
const LOSABLE = 'widget_sightings'

/** Everything the database has of the other shop, but what it writes by itself. */
async function everythingOfOther(): Promise<string> {
  const { results } = await env.DB.prepare(
    `select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\' and name <> ? order by name`,
  )
    .bind(LOSABLE)
    .all<{
      name: string
    }>()
  const rows: unknown[] = []
  for (const { name } of results) {
    const { results: columns } = await env.DB.prepare(`select name from pragma_table_info('${name}')`).all<{
      name: string
    }>()
    if (!columns.some((column) => column.name === 'shop')) continue
    rows.push(name, (await env.DB.prepare(`select * from ${name} where shop = 'other'`).all()).results)
  }
  return JSON.stringify(rows)
}

type Asked = { readonly status: number; readonly text: string }

async function ask(method: string, path: string, headers: Record<string, string>): Promise<Asked> {
  const withBody = method !== 'GET' && method !== 'DELETE'
  const response = await request(pathFor(path, theirs), {
    method,
    headers: { ...headers, ...(withBody ? { 'content-type': 'application/json' } : {}) },
    ...(withBody ? { body: BODY } : {}),
  })
  return { status: response.status, text: await response.text() }
}

const cookieOf = (browser: TestBrowser) => [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const asPage = (browser: TestBrowser) => ({
  cookie: cookieOf(browser),
  origin: 'http://localhost:8787',
  'sec-fetch-site': 'same-origin',
  'x-kefu-console': '1',
})

describe('one shop and another', () => {
  it('have something to keep apart', async () => {
    const all = await everythingOfOther()
    expect(all.split(MARK).length).toBeGreaterThan(50)
    expect(SHOP_ROUTES.length).toBeGreaterThan(60)
  })

  it.each(SHOP_ROUTES)(
    "keep $method $path from each other's people, programs and shoppers",
    async ({ method, path }) => {
      const before = await everythingOfOther()
      const access = ACCESS[`${method} ${path}`]
      const by = access && 'by' in access ? access.by : 'role'
      // Where a shopper's link or a signature decides, what has neither may be refused as malformed.
      const refusals = by === 'shopper' || by === 'signed' ? [400, 401, 403, 404, 426] : [401, 403, 404]
      const nobody = await ask(method, path, {})
      for (const headers of [asPage(owner), { authorization: `Bearer ${key}` }, { authorization: `Bearer ${token}` }]) {
        const seen = await ask(method, path, headers)
        if (by === 'anyone') {
          // Open to everybody: a key or session of another shop makes no difference.
          expect(seen.status).toBe(nobody.status)
          continue
        }
        expect(refusals).toContain(seen.status)
        expect(seen.text).not.toContain(MARK)
      }
      expect(await everythingOfOther()).toBe(before)
    },
  )

  it('keep members, keys and invitations apart by id too', async () => {
    const mine = (path: string, method = 'DELETE') =>
      owner.call(method, `/shops/demo${path}`).then(({ status }) => status)
    const { results } = await env.DB.prepare("select invitation_id as id from invitations where shop = 'other'").all<{
      id: string
    }>()
    expect(await mine(`/team/${theirs['member_id']}`)).toBe(404)
    expect(await mine(`/api-keys/${theirs['key_id']}`)).toBe(404)
    expect([400, 404]).toContain(await mine(`/invitations/${results[0]?.id}`))
    expect((await openBrowser().call('GET', '/shops/other/team')).status).toBe(401)
  })
})
