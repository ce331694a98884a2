import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PERSONAL_TABLES } from '../../adapters/d1/personal/registry'
import { savePrivacy } from '../../adapters/d1/privacy-settings'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { signLink } from '../../adapters/jwt/action-links'
import { forgetBundles, publishBundle } from '../../adapters/kv/bundles'
import { EXPORT_LINK_TTL_S } from '../../config'
import { PRIVACY_DEFAULTS } from '../../core/privacy/settings'
import { fulfilRequest } from '../../jobs/fulfil-request'
import { sweep } from '../../jobs/sweep'
import type { DataRequestList, PersonExport, RequestFulfilled } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { mailsTo } from '../fixtures/mailbox'
import { keyOf } from '../fixtures/own-intents'
import { converse, needlesOf, seedRows, traces, ZOE } from '../fixtures/persons'
import { request, resetFixedOrders, say, seedDemoShop, words } from '../fixtures/shop'

const shoppers = createD1Shoppers(env.DB, 'demo', { budgetMs: 5_000 })
let owner = ''

beforeAll(seedDemoShop, 60_000)
beforeEach(async () => {
  await resetFixedOrders()
  await env.DB.batch(
    [...Object.keys(PERSONAL_TABLES), 'erasures'].map((table) => env.DB.prepare(`delete from "${table}"`)),
  )
  owner = await keyOf('owner')
})

const asked = async (kind: 'export' | 'delete', more: { proof?: 'code' | 'order_email'; locale?: string } = {}) => {
  const { proof = 'code', locale = 'en' } = more
  const made = await shoppers.requestData({
    email: ZOE.email,
    kind,
    proof,
    locale,
    key: crypto.randomUUID(),
    now: Date.now(),
  })
  if (!made.ok) throw new Error(made.error)
  return made.value.requestId
}

function call(path: string, method = 'POST', key = owner): Promise<Response> {
  return request(`/v1/shops/demo/data-requests${path}`, { method, headers: { authorization: `Bearer ${key}` } })
}

async function fulfil(number: string): Promise<{ status: number; body: RequestFulfilled }> {
  const response = await call(`/${number}/fulfil`)
  return { status: response.status, body: await response.json<RequestFulfilled>() }
}

async function linkTo(email: string): Promise<string> {
  const link = /\/v1\/shops\/demo\/data-exports\?\S+/.exec((await mailsTo(email))[0]?.text ?? '')?.[0]
  if (!link) throw new Error('no link was mailed')
  return link
}

describe('a request for a copy', () => {
  it('goes from the chat to the owner, and by one call to the mailbox that was proven', async () => {
    const talk = await converse(ZOE)
    await say(talk, 'please send me a copy of all my data')
    const done = words(await say(talk, 'yes'))
    const number = /D-\d+/.exec(done)?.[0] ?? ''
    const [open] = (await (await call('', 'GET')).json<DataRequestList>()).data_requests
    expect(open).toMatchObject({ request_id: number, kind: 'export', status: 'open', proof: 'token', overdue: false })
    expect(await mailsTo(ZOE.email)).toEqual([])
    expect(await fulfil(number)).toEqual({
      status: 200,
      body: { kind: 'export', status: 'done', sent_to: 'z•••@e•••.com' },
    })
    const link = await linkTo(ZOE.email)
    const page = await request(link)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Download')])
    const file = await request(link, { method: 'POST' })
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="demo-data.json"')
    const copy = await file.json<PersonExport>()
    expect(copy.person.emails).toEqual([ZOE.email])
    expect(copy.tables['data_requests']).toMatchObject([{ kind: 'export', status: 'done' }])
    const [finished] = (await (await call('?status=done', 'GET')).json<DataRequestList>()).data_requests
    expect(finished?.fulfilled_at).not.toBeNull()
  })

  it('is written to in the shopper’s language, and sent anew when it is asked for again', async () => {
    const number = await asked('export', { locale: 'zh' })
    await fulfil(number)
    await fulfil(number)
    const mails = await mailsTo(ZOE.email)
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill(expect.stringContaining('的数据')))
    expect(await (await request(await linkTo(ZOE.email))).text()).toContain('下载')
    expect(await countRows(`audit_log where action = 'fulfil_data_request'`)).toBe(2)
  })

  it('opens nothing with a link that is too old, of another request, or of somebody erased', async () => {
    const number = await asked('export')
    const id = String(Number(number.slice(2)) - 1_000)
    const sign = (subject: string, at: number) =>
      signLink(env.TOKEN_SECRET, 'data_export', { shop: 'demo', subject, id: 'x' }, at, EXPORT_LINK_TTL_S)
    const open = async (token: string) => (await request(`/v1/shops/demo/data-exports?token=${token}`)).status
    // Not met yet.
    expect(await open(await sign(id, Date.now()))).toBe(410)
    await fulfil(number)
    expect(await open(await sign(id, Date.now()))).toBe(200)
    expect(await open(await sign(id, Date.now() - EXPORT_LINK_TTL_S * 1_001))).toBe(410)
    expect(await open(await sign('999999', Date.now()))).toBe(410)
    const link = await linkTo(ZOE.email)
    await fulfil(await asked('delete'))
    expect((await request(link)).status).toBe(410)
    expect((await request(link, { method: 'POST' })).status).toBe(410)
  })

  it('cannot be met where no mail can leave', async () => {
    const number = await asked('export')
    const { DEV_OUTBOX: _, ...bare } = env
    const bundle = await publishBundle(env, 'demo')
    if (!bundle) throw new Error('no shop')
    expect(await fulfilRequest(bare, bundle, number, { by: 'test', now: 0 })).toEqual({ kind: 'no_mail' })
    expect(await countRows(`data_requests where status = 'open'`)).toBe(1)
  })
})

describe('a request for deletion', () => {
  it('erases the person by one call, and tells again what was done', async () => {
    const talk = await converse(ZOE)
    await seedRows(ZOE, talk.conversation_id)
    const number = await asked('delete')
    const met = await fulfil(number)
    expect(met).toMatchObject({ status: 200, body: { kind: 'delete', status: 'done' } })
    expect(await fulfil(number)).toEqual(met)
    expect(await traces(needlesOf(ZOE))).toEqual([])
    const [row] = (await (await call('?status=done', 'GET')).json<DataRequestList>()).data_requests
    expect(row).toMatchObject({ request_id: number, email: 'erased', status: 'done' })
  })
})

describe('meeting requests by themselves', () => {
  async function allow(automatic: { export: boolean; erase: boolean }): Promise<void> {
    const change = { shop: 'demo', by: 'test', now: Date.now() }
    await savePrivacy(env.DB, { ...change, privacy: { ...PRIVACY_DEFAULTS, automatic } })
    forgetBundles()
    await publishBundle(env, 'demo')
  }

  it('happens for nobody until the shop allows it, and then for who proved their mailbox', async () => {
    const [byCode] = [await asked('export'), await asked('delete', { proof: 'order_email' })]
    await sweep(createScheduledController(), env)
    expect(await mailsTo(ZOE.email)).toEqual([])
    await allow({ export: true, erase: true })
    await sweep(createScheduledController(), env)
    expect(await mailsTo(ZOE.email)).toHaveLength(1)
    const done = (await (await call('?status=done', 'GET')).json<DataRequestList>()).data_requests
    expect(done.map((row) => row.request_id)).toEqual([byCode])
    await sweep(createScheduledController(), env)
    expect(await mailsTo(ZOE.email)).toHaveLength(1)
    await allow(PRIVACY_DEFAULTS.automatic)
  })
})

it('is the owner’s and the admin’s to do', async () => {
  const number = await asked('delete')
  expect((await call(`/${number}/fulfil`, 'POST', await keyOf('agent'))).status).toBe(403)
  expect((await call('/D-999999/fulfil')).status).toBe(404)
  expect((await call('/17/fulfil')).status).toBe(400)
})
