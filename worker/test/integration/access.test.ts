import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApiKey, ROLES, type Role } from '../../adapters/d1/api-keys'
import { ACCESS, scopeOf } from '../../http/access'
import { KEY_SCOPES } from '../../protocol'
import { addMember, forgetAccounts, openShop } from '../fixtures/accounts'
import { openBrowser, type TestBrowser } from '../fixtures/browser'
import { pathFor, registeredRoutes } from '../fixtures/routes'
import { request } from '../fixtures/shop'

const keys = new Map<Role, string>()
const browsers = new Map<Role, TestBrowser>()

beforeAll(async () => {
  await openShop('demo')
  await forgetAccounts()
  for (const role of ROLES) {
    keys.set(role, await createApiKey(env.DB, { shop: 'demo', role, label: role, now: Date.now() }))
    browsers.set(role, await addMember('demo', role))
  }
}, 60_000)

const guarded = Object.entries(ACCESS).flatMap(([route, access]) =>
  'roles' in access ? [{ route, method: route.split(' ')[0] ?? '', path: route.split(' ')[1] ?? '', access }] : [],
)

async function withKey(key: string, method: string, path: string): Promise<number> {
  const response = await request(pathFor(path, { shop: 'demo' }), {
    method,
    headers: { authorization: `Bearer ${key}` },
  })
  await response.body?.cancel()
  return response.status
}

describe('the table of access', () => {
  it('has every route of the app, and no other', () => {
    expect(registeredRoutes().map(({ method, path }) => `${method} ${path}`)).toEqual(Object.keys(ACCESS).sort())
  })

  it.each(guarded)('opens $route to the roles it names, by key and by session', async ({ method, path, access }) => {
    for (const role of ROLES) {
      const byKey = await withKey(keys.get(role) ?? '', method, path)
      const page = browsers.get(role) ?? openBrowser()
      const bySession = (await page.call(method, pathFor(path, { shop: 'demo' }).replace(/^\/v1/, ''))).status
      const may = access.roles.includes(role)
      expect({ role, byKey: byKey !== 403, bySession: bySession !== 403 }).toEqual({ role, byKey: may, bySession: may })
      expect([byKey, bySession]).not.toContain(401)
    }
  })

  it.each(guarded)('keeps $route from who is nobody', async ({ method, path }) => {
    const statuses = [
      (await request(pathFor(path, { shop: 'demo' }), { method })).status,
      await withKey(`kefu_${'0'.repeat(32)}`, method, path),
      (await openBrowser().call(method, pathFor(path, { shop: 'demo' }).replace(/^\/v1/, ''))).status,
    ]
    expect(statuses).toEqual([401, 401, 401])
  })

  it('keeps a key with scopes to their routes', async () => {
    const scoped = new Map<string, string>()
    for (const scope of KEY_SCOPES) {
      scoped.set(
        scope,
        await createApiKey(env.DB, { shop: 'demo', role: 'owner', label: scope, scopes: [scope], now: 1 }),
      )
    }
    for (const { method, path, access } of guarded) {
      const other = KEY_SCOPES.find((scope) => scope !== access.scope) ?? ''
      expect([path, await withKey(scoped.get(other) ?? '', method, path)]).toEqual([path, 403])
      expect([path, await withKey(scoped.get(access.scope) ?? '', method, path)]).not.toEqual([path, 403])
    }
    expect(scopeOf('GET', '/v1/shops/:shop/nowhere')).toBeNull()
  })
})
