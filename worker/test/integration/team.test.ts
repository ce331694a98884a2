import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { INVITATION_TTL_MS, KEY_USE_EVERY_MS, MEMBER_FRESH_MS } from '../../config'
import { API_KEY_FRESH_MS } from '../../http/middleware/api-key'
import type { ApiKeyList, AuditPage, InvitationList, Team } from '../../protocol'
import { accountIn, addMember, forgetAccounts, mailsTo, must, openShop, PASSWORD, tokenIn } from '../fixtures/accounts'
import { openBrowser, type TestBrowser } from '../fixtures/browser'
import { request } from '../fixtures/shop'

const NEW = 'new@demo.example'

let owner: TestBrowser
beforeAll(async () => {
  await openShop('demo')
  await openShop('other')
}, 60_000)
beforeEach(async () => {
  await forgetAccounts()
  owner = await addMember('demo', 'owner')
})
afterEach(() => vi.useRealTimers())

const team = (browser = owner) => browser.call('GET', '/shops/demo/team').then((response) => must<Team>(response))
const auditOf = async (query: string) =>
  (await must<AuditPage>(await owner.call('GET', `/shops/demo/audit?${query}`))).entries
const idOf = async (role: string) => (await team()).members.find((member) => member.role === role)?.id ?? ''

async function invite(role = 'agent', by = owner, email = NEW): Promise<string> {
  await must(await by.call('POST', '/shops/demo/invitations', { email, role }))
  return tokenIn((await mailsTo(email))[0])
}
const accept = (token: string, browser = openBrowser(), more: object = { name: 'Nia New', password: PASSWORD }) =>
  browser.call('POST', '/account/invitation/accept', { token, ...more })

describe('an invitation', () => {
  it('makes a new account a member, in the role it says, once', async () => {
    const token = await invite()
    const browser = openBrowser()
    expect(await must(await browser.call('POST', '/account/invitation', { token }))).toEqual({
      shop: 'demo',
      shop_name: 'Shop demo',
      email: NEW,
      role: 'agent',
      has_account: false,
      signed_in_as: null,
    })
    await must(await accept(token, browser))
    expect(await accountIn(browser)).toMatchObject({ email: NEW, shops: [{ shop: 'demo', role: 'agent' }] })
    expect((await accept(token)).status).toBe(404)
    expect(await auditOf('action=join')).toMatchObject([{ by_name: 'Nia New', detail: { after: { role: 'agent' } } }])
  })

  it('makes one member when it is opened twice at once', async () => {
    const token = await invite()
    const answers = await Promise.all([accept(token), accept(token)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await team()).members).toHaveLength(2)
  })

  it('is void when it is too old, taken back, or another took its place', async () => {
    const first = await invite()
    const second = await invite()
    expect((await accept(first)).status).toBe(404)
    await env.DB.prepare('update invitations set expires_at = expires_at - ?').bind(INVITATION_TTL_MS).run()
    expect((await accept(second)).status).toBe(404)
    const third = await invite()
    const { invitations } = await must<InvitationList>(await owner.call('GET', '/shops/demo/invitations'))
    expect(invitations).toHaveLength(1)
    await must(await owner.call('DELETE', `/shops/demo/invitations/${invitations[0]?.id}`))
    expect((await accept(third)).status).toBe(404)
  })

  it('is for its own address: not for who happens to be signed in, nor for a new password of an old account', async () => {
    const token = await invite()
    expect((await accept(token, owner, {})).status).toBe(403)
    const elsewhere = await addMember('other', 'owner', NEW)
    expect((await accept(token)).status).toBe(401)
    await must(await accept(token, elsewhere, {}))
    expect((await accountIn(elsewhere)).shops.map(({ shop, role }) => `${shop} ${role}`)).toEqual([
      'demo agent',
      'other owner',
    ])
  })

  it('gives no role above what its sender may give', async () => {
    const admin = await addMember('demo', 'admin')
    for (const role of ['owner', 'admin']) {
      const response = await admin.call('POST', '/shops/demo/invitations', { email: NEW, role })
      expect(response.status).toBe(403)
    }
    await invite('analyst', admin)
  })

  it('keeps its token out of the database, and is not sent to who is there', async () => {
    const token = await invite()
    const { results } = await env.DB.prepare('select * from invitations').all()
    expect(JSON.stringify(results)).not.toContain(token)
    const again = { email: 'owner@demo.example', role: 'agent' }
    expect((await owner.call('POST', '/shops/demo/invitations', again)).status).toBe(409)
  })

  it('is void once who sent it was removed', async () => {
    const admin = await addMember('demo', 'admin')
    const token = await invite('agent', admin)
    await must(await owner.call('DELETE', `/shops/demo/team/${await idOf('admin')}`))
    expect((await accept(token)).status).toBe(404)
  })
})

describe('a role', () => {
  it('that was taken away ends at once here, and within the time an isolate trusts it elsewhere', async () => {
    const admin = await addMember('demo', 'admin')
    expect((await admin.call('GET', '/shops/demo/audit')).status).toBe(200)
    await must(await owner.call('PATCH', `/shops/demo/team/${await idOf('admin')}`, { role: 'agent' }))
    expect((await admin.call('GET', '/shops/demo/audit')).status).toBe(403)
    expect((await admin.call('GET', '/shops/demo/live')).status).toBe(200)

    // As another isolate would have changed it: this one still believes what it knows.
    expect(MEMBER_FRESH_MS).toBeLessThanOrEqual(30_000)
    await env.DB.prepare("update members set removed_at = 1 where role = 'agent'").run()
    expect((await admin.call('GET', '/shops/demo/live')).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + MEMBER_FRESH_MS + 1 })
    expect((await admin.call('GET', '/shops/demo/live')).status).toBe(401)
  })

  it('of the last owner stays, also when two owners go at once', async () => {
    const [self] = (await team()).members
    expect((await owner.call('PATCH', `/shops/demo/team/${self?.id}`, { role: 'admin' })).status).toBe(409)
    expect((await owner.call('DELETE', `/shops/demo/team/${self?.id}`)).status).toBe(409)
    await addMember('demo', 'owner', 'second@demo.example')
    const { members } = await team()
    const answers = await Promise.all(members.map(({ id }) => owner.call('DELETE', `/shops/demo/team/${id}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  })

  it('of owners and admins is changed by owners alone, and nobody rises by themselves', async () => {
    const admin = await addMember('demo', 'admin')
    const agent = await addMember('demo', 'agent')
    const change = async (who: TestBrowser, whose: string, role: string) =>
      (await who.call('PATCH', `/shops/demo/team/${await idOf(whose)}`, { role })).status
    expect(await change(admin, 'owner', 'agent')).toBe(403)
    expect(await change(admin, 'admin', 'owner')).toBe(403)
    expect(await change(admin, 'agent', 'admin')).toBe(403)
    expect(await change(agent, 'agent', 'owner')).toBe(403)
    expect(await change(admin, 'agent', 'analyst')).toBe(204)
    expect((await admin.call('DELETE', `/shops/demo/team/${await idOf('owner')}`)).status).toBe(403)
    expect(await auditOf('action=change_role')).toMatchObject([
      {
        by_name: 'A admin',
        subject_name: 'A agent',
        detail: { before: { role: 'agent' }, after: { role: 'analyst' } },
        place: 'local',
      },
    ])
  })
})

describe('a member', () => {
  it('who is removed is out at once, and signed out where no other shop is left', async () => {
    const agent = await addMember('demo', 'agent')
    await must(await owner.call('DELETE', `/shops/demo/team/${await idOf('agent')}`))
    expect((await agent.call('GET', '/shops/demo/live')).status).toBe(401)
    expect((await agent.call('GET', '/account')).status).toBe(401)
    expect((await team()).members).toHaveLength(1)
  })

  it('says how they are called, and the log what was before', async () => {
    const agent = await addMember('demo', 'agent')
    const change = {
      display_name: 'Mei',
      initials: '梅',
      languages: ['zh', 'en'],
      skills: ['returns'],
      availability: 'away',
    }
    expect(await must(await agent.call('PATCH', '/shops/demo/me', change))).toMatchObject(change)
    expect((await team()).members.find(({ role }) => role === 'agent')).toMatchObject({
      display_name: 'Mei',
      skills: ['returns'],
    })
    const [entry] = await auditOf('action=change_profile')
    expect(entry?.detail).toMatchObject({ before: { display_name: 'A agent' }, after: { display_name: 'Mei' } })
    for (const bad of [
      { display_name: '<b>' },
      { initials: 'ABCD' },
      { languages: ['not a tag'] },
      { availability: 'asleep' },
    ])
      expect((await agent.call('PATCH', '/shops/demo/me', bad)).status).toBe(400)
  })

  it('who is an agent sees colleagues, but no addresses of theirs', async () => {
    const agent = await addMember('demo', 'agent')
    const seen = await team(agent)
    expect(seen.members.map(({ email, two_factor }) => [email, two_factor])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(JSON.stringify(seen)).not.toContain('@demo.example"')
    expect(seen.may_grant).toEqual([])
  })
})

describe('an API key', () => {
  const use = (key: string, path = '/live') =>
    request(`/v1/shops/demo${path}`, { headers: { authorization: `Bearer ${key}` } }).then(({ status }) => status)
  const keys = () => owner.call('GET', '/shops/demo/api-keys').then((response) => must<ApiKeyList>(response))
  const make = async (body: object, by = owner) =>
    must<{ id: string; key: string }>(await by.call('POST', '/shops/demo/api-keys', body))

  it('is shown once, works within its scopes, and stops when it is revoked', async () => {
    const { id, key } = await make({ label: 'Figures', role: 'analyst', scopes: ['reports:read'] })
    expect([await use(key), await use(key, '/own-intents')]).toEqual([200, 403])
    const listed = await keys()
    expect(listed.keys).toMatchObject([{ id, label: 'Figures', scopes: ['reports:read'], revoked_at: null }])
    expect(JSON.stringify(listed)).not.toContain(key)
    await must(await owner.call('DELETE', `/shops/demo/api-keys/${id}`))
    expect(await use(key)).toBe(401)
    expect((await owner.call('DELETE', `/shops/demo/api-keys/${id}`)).status).toBe(404)
    expect((await keys()).keys[0]?.revoked_at).not.toBeNull()
    expect((await auditOf(`subject=api_key:${id}`)).map(({ action }) => action)).toEqual([
      'revoke_api_key',
      'create_api_key',
    ])
  })

  it('that was revoked elsewhere stops within the time an isolate trusts it', async () => {
    const { key } = await make({ label: 'Figures', role: 'analyst' })
    expect(await use(key)).toBe(200)
    await env.DB.prepare('update api_keys set revoked_at = 1').run()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + API_KEY_FRESH_MS + 1 })
    expect(await use(key)).toBe(401)
  })

  it('says when it was last used, written at most once a minute', async () => {
    const { key } = await make({ label: 'Figures', role: 'analyst' })
    const usedAt = () => env.DB.prepare('select last_used_at as at from api_keys').first<number>('at')
    expect(await usedAt()).toBeNull()
    await use(key)
    await vi.waitFor(async () => expect(await usedAt()).not.toBeNull())
    const first = await usedAt()
    const start = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: start + API_KEY_FRESH_MS + 1 })
    await use(key)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await usedAt()).toBe(first)
    vi.setSystemTime(start + KEY_USE_EVERY_MS + API_KEY_FRESH_MS + 2)
    await use(key)
    await vi.waitFor(async () => expect(await usedAt()).toBeGreaterThan(first ?? 0))
  })

  it('is given no role above what its maker may give', async () => {
    const admin = await addMember('demo', 'admin')
    const asked = await admin.call('POST', '/shops/demo/api-keys', { label: 'x', role: 'owner' })
    expect(asked.status).toBe(403)
    const { id } = await make({ label: 'Owners', role: 'owner' })
    expect((await admin.call('DELETE', `/shops/demo/api-keys/${id}`)).status).toBe(403)
  })
})
