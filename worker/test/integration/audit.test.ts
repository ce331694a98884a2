import { env } from 'cloudflare:workers'
import { SignJWT } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../adapters/d1/api-keys'
import { publishBundle } from '../../adapters/kv/bundles'
import type { AuditPage } from '../../protocol'
import { ANA, askCode, forgetAttempts, identity, prepareSecrets, WEI } from '../fixtures/guarded'
import { newestCode } from '../fixtures/mailbox'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { openConversation, post, request, say, words } from '../fixtures/shop'

const keys = new Map<string, string>()

beforeAll(async () => {
  await prepareSecrets()
  await openOtherShop()
  await publishBundle(env, 'other')
  for (const role of ['owner', 'admin', 'agent', 'analyst'] as const satisfies readonly Role[])
    keys.set(role, await keyOf(role))
  keys.set('other', await keyOf('owner', 'other'))
}, 60_000)
beforeEach(forgetAttempts)

function call(who: string, path: string, method = 'GET', shop = 'demo'): Promise<Response> {
  return request(`/v1/shops/${shop}${path}`, { method, headers: { authorization: `Bearer ${keys.get(who)}` } })
}

async function audit(query = ''): Promise<AuditPage> {
  const response = await call('admin', `/audit${query}`)
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

async function cancel1002(proof: 'token' | 'order_email' | 'code'): Promise<void> {
  const conversation = await openConversation(proof === 'token' ? { identity_token: await identity() } : {})
  if (proof === 'order_email') await say(conversation, `cancel order 1002, ${ANA}`)
  if (proof === 'token') await say(conversation, 'cancel order 1002')
  if (proof === 'code') {
    await say(conversation, 'cancel order 1002')
    await askCode(conversation, 'send me a code')
    await say(conversation, await newestCode(ANA))
  }
  expect(words(await say(conversation, 'yes, cancel it'))).toMatch(/1002 is cancelled/)
}

describe('the audit log', () => {
  it.each(['token', 'order_email', 'code'] as const)(
    'says who cancelled, by %s, and before and after',
    async (proof) => {
      await cancel1002(proof)
      const { entries, next_before } = await audit('?subject=order:1002')
      expect(entries).toMatchObject([
        {
          by: `shopper:${proof}:a•••@e•••.com`,
          action: 'cancel',
          subject: 'order:1002',
          detail: { before: { status: 'processing' }, after: { status: 'cancelled' } },
        },
      ])
      expect(next_before).toBeNull()
      expect(JSON.stringify(entries)).not.toContain(ANA)
    },
  )

  it('keeps the old address and the new one', async () => {
    const before = await env.DB.prepare(`select address from orders where order_number = '1014'`).first<string>(
      'address',
    )
    const conversation = await openConversation()
    await say(conversation, 'change the address of order 1014, tom@example.com')
    await say(conversation, 'Lindenweg 3, 20099 Hamburg, Germany')
    expect(words(await say(conversation, 'yes'))).toMatch(/goes to/)
    const [entry] = (await audit('?subject=order:1014')).entries
    expect(entry?.detail['before']).toEqual({ address: JSON.parse(before ?? '{}') })
    expect(entry?.detail['after']).toMatchObject({ address: { line1: expect.stringContaining('Lindenweg 3') } })
  })

  it('keeps what was registered by a return and a claim', async () => {
    const mine = await openConversation()
    for (const text of [`return order 1003, ${ANA}`, '1', "that's all", '1', '1', 'yes']) await say(mine, text)
    const theirs = await openConversation()
    for (const text of [`order 1004 ${WEI} has not arrived yet`, 'yes please']) await say(theirs, text)
    expect((await audit('?subject=order:1003')).entries[0]?.detail).toMatchObject({ after: { return: 'R-1003-1' } })
    expect((await audit('?subject=order:1004')).entries[0]?.detail).toMatchObject({
      after: { claim: 'C-1004-1' },
      claim_id: 'C-1004-1',
    })
  })

  it('is read page by page, newest first', async () => {
    await env.DB.batch(
      Array.from({ length: 5 }, (_, n) =>
        env.DB.prepare(
          `insert into audit_log (shop, at, by, action, subject, detail, request_key) values ('demo', ?1, 'x', 'a', 's', '{}', ?1)`,
        ).bind(n),
      ),
    )
    const first = await audit('?limit=2')
    const second = await audit(`?limit=2&before=${first.next_before}`)
    const third = await audit(`?limit=2&before=${second.next_before}`)
    const at = [first, second, third].flatMap(({ entries }) => entries.map((entry) => Date.parse(entry.at)))
    expect(at).toEqual([4, 3, 2, 1, 0])
    expect(third.next_before).toBeNull()
  })

  it('is for owners and admins of the shop, and takes no nonsense', async () => {
    await cancel1002('order_email')
    for (const who of ['agent', 'analyst']) expect((await call(who, '/audit')).status).toBe(403)
    expect((await call('nobody', '/audit')).status).toBe(401)
    expect((await call('other', '/audit')).status).toBe(401)
    expect(await (await call('other', '/audit', 'GET', 'other')).json()).toMatchObject({
      entries: [],
      next_before: null,
    })
    for (const query of ['?limit=0', '?limit=201', '?before=x', '?before=-1']) {
      expect((await call('owner', `/audit${query}`)).status).toBe(400)
    }
  })
})

describe('identity keys', () => {
  type Keys = { keys: { key_id: string; created_at: string | null }[] }
  const list = async (): Promise<Keys> => (await call('owner', '/identity-keys')).json()
  const sign = (key: string) =>
    new SignJWT({ sub: '7', email: ANA })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('5 minutes')
      .sign(new TextEncoder().encode(key))
  const opens = async (token: string) => (await post('/v1/shops/demo/conversations', { identity_token: token })).status

  it('are rotated: a second is made, both hold, the old one is deleted', async () => {
    const [old] = (await list()).keys
    expect(old?.created_at).toBeNull()
    const created = await call('owner', '/identity-keys', 'POST')
    expect(created.status).toBe(201)
    expect(created.headers.get('cache-control')).toBe('no-store')
    const { key, key_id: keyId } = await created.json<{ key: string; key_id: string }>()
    expect(key).toMatch(/^[\w-]{43}$/)
    expect((await list()).keys).toEqual([old, { key_id: keyId, created_at: expect.stringMatching(/^20/) }])
    expect(JSON.stringify(await list())).not.toContain(key)
    expect([await opens(await sign(key)), await opens(await identity())]).toEqual([201, 201])

    expect((await call('owner', '/identity-keys', 'POST')).status).toBe(409)
    expect((await call('owner', `/identity-keys/${old?.key_id}`, 'DELETE')).status).toBe(204)
    expect((await call('owner', `/identity-keys/${old?.key_id}`, 'DELETE')).status).toBe(404)
    expect([await opens(await sign(key)), await opens(await identity())]).toEqual([201, 401])
    const { entries } = await audit(`?subject=identity_key:${keyId}`)
    expect(entries).toMatchObject([
      { action: 'create_identity_key', by: expect.stringMatching(/^api_key:[0-9a-f]{8}$/) },
    ])
    expect(JSON.stringify((await audit()).entries)).not.toContain(key)
  })

  it('are two at most, made at once too', async () => {
    await env.DB.prepare(`update shops set identity_keys = '[]' where shop = 'other'`).run()
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => call('other', '/identity-keys', 'POST', 'other').then(({ status }) => status)),
    )
    expect(answers.sort()).toEqual([201, 201, 409, 409])
  })

  it("are an owner's alone", async () => {
    for (const who of ['admin', 'agent', 'analyst']) {
      for (const method of ['GET', 'POST']) expect((await call(who, '/identity-keys', method)).status).toBe(403)
    }
    expect((await call('other', '/identity-keys')).status).toBe(401)
    expect((await call('owner', '/identity-keys/nonsense', 'DELETE')).status).toBe(400)
  })
})
