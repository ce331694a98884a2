import { createScheduledController, runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findPerson } from '../../adapters/d1/personal/find-person'
import { countPersonRows } from '../../adapters/d1/personal/statements'
import { hashEmail } from '../../adapters/d1/verification'
import { erasePerson } from '../../jobs/erase-person'
import { consumeMeasurements } from '../../jobs/measurements'
import { sweep } from '../../jobs/sweep'
import type { ConversationCreated, ErasureReportWire } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { batchOf } from '../fixtures/mailbox'
import { keyOf } from '../fixtures/own-intents'
import { everyRow, needlesOf, OTTO, objectOf, seedRows, traces, ZOE } from '../fixtures/persons'
import { messagesPath, openConversation, post, readLog, request, say, seedDemoShop } from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'
import { drained, postContact, seedTwoPersons, type TwoPersons } from '../fixtures/two-persons'

let owner = ''
let zoes: TwoPersons['zoes']
let ottos: ConversationCreated

beforeAll(seedDemoShop, 60_000)
beforeEach(async () => {
  ;({ owner, zoes, ottos } = await seedTwoPersons())
}, 60_000)
afterEach(() => vi.restoreAllMocks())

const erase = async (id: string, body?: object) => {
  const response = await postContact(owner, `${id}/erase`, body)
  return { status: response.status, report: await response.json<ErasureReportWire>() }
}

/** Rows that tell of Otto, as they stand. */
async function ottosRows(): Promise<string[]> {
  return Object.values(await everyRow())
    .flat()
    .filter((row) => needlesOf(OTTO).some((needle) => row.includes(needle)) || row.includes(ottos.conversation_id))
    .toSorted()
}

describe('an erased person', () => {
  it('had something in every table that may hold a person', async () => {
    const person = await findPerson(env.DB, 'demo', { contactId: ZOE.contactId, email: null }, 0)
    if (!person) throw new Error('nobody found')
    const counts = await countPersonRows(env.DB, person)
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
    expect(person.conversations.toSorted()).toEqual(zoes.map((talk) => talk.conversation_id).toSorted())
    expect(person.mentions).toEqual([ottos.conversation_id])
  })

  it('is found in no table, object, image or key any more, and nobody else is touched', async () => {
    // That Zoë is named in Otto's conversation is hers, not his.
    const zoesHash = await hashEmail('demo', ZOE.email)
    const before = (await ottosRows()).filter((row) => !row.includes(zoesHash))
    expect((await traces(needlesOf(ZOE))).length).toBeGreaterThan(20)
    const { status, report } = await erase(ZOE.contactId)
    expect([status, report.status, report.problem]).toEqual([200, 'done', null])
    expect(await traces([...needlesOf(ZOE), zoesHash])).toEqual([])
    for (const talk of zoes)
      expect(await traces([talk.conversation_id])).toEqual([expect.stringContaining('erased_conversations')])
    expect((await ottosRows()).map(withoutHash)).toEqual(before.map(withoutHash))
    const log = JSON.stringify(await objectOf(ottos).history())
    for (const needle of needlesOf(ZOE)) expect(log).not.toContain(needle)
    expect(log).toContain('[erased]')
    for (const needle of [OTTO.email, OTTO.street]) expect(log).toContain(needle)
    expect((await env.ATTACHMENTS.list({ prefix: `demo/${ottos.conversation_id}/` })).objects).toHaveLength(1)
    expect(await say(ottos, 'hello again')).toMatchObject({ status: 'bot' })
  })

  it('is told in a report what went, what stayed and why', async () => {
    const { report } = await erase(ZOE.contactId)
    expect(report.tables['contacts']).toEqual({ rows: 1, how: 'deleted' })
    expect(report.tables['orders']).toEqual({ rows: 1, how: 'anonymised', why: expect.stringContaining('Tax law') })
    expect(report.tables['order_lines']).toMatchObject({ rows: 1, how: 'kept' })
    expect(report.conversations).toEqual({ erased: 2, redacted: 1, left: 0 })
    expect(report.attachments).toEqual({ deleted: 2 })
    const order = await env.DB.prepare('select total_cents, address, email from orders where order_number = ?')
      .bind(ZOE.order)
      .first<{ address: string }>()
    expect(order).toMatchObject({ total_cents: 1, email: 'erased' })
    expect(JSON.parse(order?.address ?? '')).toEqual({
      name: 'erased',
      line1: '',
      postcode: '',
      city: '',
      country: 'PT',
    })
    const audit = await env.DB.prepare(`select * from audit_log where action = 'erase_person'`).first()
    expect(audit).toMatchObject({ by: expect.stringMatching(/^api_key:/), subject: `erasure:${report.erasure_id}` })
  })

  it('has conversations that answer 404 to the old token, on every route, and wake up for nothing', async () => {
    const [talk] = zoes
    const open = await TestSocket.hello(talk)
    await erase(ZOE.contactId)
    await vi.waitFor(() => expect(open.closed).toBe(4_410))
    const bearer = { authorization: `Bearer ${talk.token}` }
    expect((await request(messagesPath(talk), { headers: bearer })).status).toBe(404)
    expect((await post(messagesPath(talk), { client_message_id: 'm', text: 'hi' }, talk.token)).status).toBe(404)
    const socket = `/v1/shops/demo/conversations/${talk.conversation_id}/socket`
    expect((await request(socket, { headers: { upgrade: 'websocket' } })).status).toBe(404)
    const upload = { method: 'POST', headers: { ...bearer, 'content-type': 'image/png' }, body: new Uint8Array(8) }
    expect((await request(`/v1/shops/demo/conversations/${talk.conversation_id}/attachments`, upload)).ok).toBe(false)
    expect(await runDurableObjectAlarm(objectOf(talk))).toBe(false)
    expect(await objectOf(talk).history()).toEqual([])
    expect(await objectOf(talk).identity()).toBeNull()
  })

  it('is not brought back by what a queue brings late', async () => {
    const [talk] = zoes
    const point = await env.DB.prepare('select * from turn_points where conversation_id = ? limit 1')
      .bind(talk.conversation_id)
      .first()
    await erase(ZOE.contactId)
    const fact = { shop: 'demo', conversationId: talk.conversation_id, at: 1 }
    const late = [
      JSON.stringify({ ...point, point_id: 'late' }),
      JSON.stringify({ kind: 'conversation_people', ...fact, people: [{ email: ZOE.email, proven: true }] }),
      JSON.stringify({
        kind: 'question_unanswered',
        id: 'late',
        ...fact,
        language: 'en',
        text: 'x',
        article: null,
        confidence: 0,
      }),
      JSON.stringify({ kind: 'article_rated', id: 'late', ...fact, language: 'en', article: 'a', helpful: true }),
    ]
    const batch = batchOf(late)
    await consumeMeasurements(batch, env)
    expect(batch.acked).toHaveLength(4)
    expect(await traces([talk.conversation_id])).toEqual([expect.stringContaining('erased_conversations')])
  })

  it('is erased once however often it is asked for, also at once', async () => {
    const first = await erase(ZOE.contactId)
    const again = await erase(ZOE.contactId)
    expect(again).toEqual(first)
    expect(await erase('-', { email: ZOE.email })).toEqual(first)
    expect(await countRows(`audit_log where action = 'erase_person'`)).toBe(1)
    await Promise.all([erase(OTTO.contactId), erase(OTTO.contactId)])
    expect(await traces(needlesOf(OTTO))).toEqual([])
  })

  it('is erased anew when they came back', async () => {
    const first = await erase(ZOE.contactId)
    await seedRows(ZOE, 'none')
    const second = await erase('-', { email: ZOE.email })
    expect(second.report.erasure_id).not.toBe(first.report.erasure_id)
    expect(await traces(needlesOf(ZOE))).toEqual([])
  })

  it('leaves no order where the shop keeps none', async () => {
    const settings = { orders: 'delete', automatic: { export: false, erase: false } }
    const days = { conversations: null, attachments: null, mails: 2, looks: null, measurements: 30 }
    const put = (body: object, key: string) =>
      request('/v1/shops/demo/privacy', {
        method: 'PUT',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const wanted = { ...settings, retention_days: days }
    expect((await put(wanted, await keyOf('admin'))).status).toBe(403)
    expect((await put({ ...wanted, retention_days: { ...days, mails: 31 } }, owner)).status).toBe(400)
    expect(await (await put(wanted, owner)).json()).toEqual(wanted)
    const get = await request('/v1/shops/demo/privacy', { headers: { authorization: `Bearer ${owner}` } })
    expect(await get.json()).toEqual(wanted)
    const { report } = await erase(ZOE.contactId)
    expect(report.tables['orders']).toEqual({ rows: 1, how: 'deleted' })
    expect(await countRows('orders where order_number = ?', ZOE.order)).toBe(0)
    await env.DB.prepare(`update shops set settings = json_remove(settings, '$.privacy'), version = version + 1`).run()
  })
})

describe('an erasure that breaks off', () => {
  it.each([
    [
      'R2 fails',
      () => ({
        ...env,
        ATTACHMENTS: new Proxy(env.ATTACHMENTS, {
          get: (bucket, name) => {
            if (name === 'list') return async () => Promise.reject(new Error('R2 is down'))
            return Reflect.get(bucket, name)
          },
        }),
      }),
    ],
    [
      'an object cannot be reached',
      () => ({
        ...env,
        CONVERSATION: new Proxy(env.CONVERSATION, {
          get: (namespace, name) => {
            if (name === 'get')
              return () => ({ erase: async () => Promise.reject(new Error('no object')), redact: async () => 1 })
            const value: unknown = Reflect.get(namespace, name)
            return typeof value === 'function' ? value.bind(namespace) : value
          },
        }),
      }),
    ],
  ])('because %s is written down, and finished by the sweep', async (_why, broken) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const query = { contactId: ZOE.contactId, email: null }
    const begun = await erasePerson(broken() as typeof env, 'demo', query, { by: 'test', now: Date.now() })
    expect(begun).toMatchObject({ state: 'running', problem: expect.stringContaining('could not be reached') })
    // The tables do not wait.
    expect(await countRows('contacts where email = ?', ZOE.email)).toBe(0)
    const again = await erase(ZOE.contactId, undefined)
    expect(again.report.erasure_id).toBe(begun?.erasureId)
    await sweep(createScheduledController(), env)
    expect(await traces(needlesOf(ZOE))).toEqual([])
    expect((await env.ATTACHMENTS.list({ prefix: `demo/${zoes[0].conversation_id}/` })).objects).toEqual([])
    expect(await countRows(`erasures where state = 'running' or person is not null`)).toBe(0)
  })
})

it('finds conversations that were measured before there was an index', async () => {
  await env.DB.prepare(`delete from meta where key = 'conversations_indexed'`).run()
  await env.DB.batch(
    ['conversation_index', 'conversation_people'].map((table) => env.DB.prepare(`delete from ${table}`)),
  )
  await sweep(createScheduledController(), env)
  const person = await findPerson(env.DB, 'demo', { contactId: ZOE.contactId, email: null }, 0)
  expect(person?.proven.toSorted()).toEqual(zoes.map((talk) => talk.conversation_id).toSorted())
})

it('takes a conversation without a proven address for that of who typed one there', async () => {
  const talk = await openConversation()
  await say(talk, `write to ${ZOE.email} please`)
  await drained(talk)
  await erase(ZOE.contactId)
  expect((await request(messagesPath(talk), { headers: { authorization: `Bearer ${talk.token}` } })).status).toBe(404)
  expect((await readLog(ottos)).messages.length).toBeGreaterThan(0)
})

function withoutHash(row: string): string {
  return row.replace(/"at":\d+/, '')
}
