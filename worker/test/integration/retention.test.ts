import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sweepMails } from '../../adapters/d1/mail-outbox'
import { savePrivacy } from '../../adapters/d1/privacy-settings'
import { PRIVACY_DEFAULTS, type RetentionDays } from '../../core/privacy/settings'
import { enforceRetention } from '../../jobs/retention'
import type { ConversationCreated } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { converse, OTTO, objectOf, seedRows, ZOE } from '../fixtures/persons'
import { resetFixedOrders, seedDemoShop } from '../fixtures/shop'

const DAY = 86_400_000
const KEEP: RetentionDays = { conversations: null, attachments: null, mails: 1, looks: null, measurements: null }
/** The queue may bring the turn's own point in between. */
const SEEDED_POINT = `turn_points where point_id like '%:99' and conversation_id = ?`
let talks: ConversationCreated[] = []

beforeAll(seedDemoShop, 60_000)
beforeEach(async () => {
  await resetFixedOrders()
  const tables = [
    'conversation_index',
    'conversation_people',
    'erased_conversations',
    'turn_points',
    'mail_outbox',
    'article_ratings',
  ]
  await env.DB.batch(tables.map((table) => env.DB.prepare(`delete from ${table}`)))
  talks = [await converse(ZOE), await converse(OTTO)]
  for (const [index, talk] of talks.entries()) await seedRows(index === 0 ? ZOE : OTTO, talk.conversation_id)
}, 60_000)
afterEach(() => vi.restoreAllMocks())

async function keep(days: Partial<RetentionDays>): Promise<void> {
  const privacy = { ...PRIVACY_DEFAULTS, retentionDays: { ...KEEP, ...days } }
  await savePrivacy(env.DB, { shop: 'demo', privacy, by: 'test', now: Date.now() })
}

const images = async () => (await env.ATTACHMENTS.list({ prefix: 'demo/' })).objects.map(({ key }) => key)

/** As if the first conversation had fallen silent so long ago, object and index. */
async function silence(days: number): Promise<void> {
  const [old] = talks
  if (!old) throw new Error('no conversation')
  const at = Date.now() - days * DAY
  await runInDurableObject(objectOf(old), (_object, state) => {
    state.storage.sql.exec('update log set at = ?', at)
  })
  await evictDurableObject(objectOf(old))
  await env.DB.prepare('update conversation_index set last_at = ? where conversation_id = ?')
    .bind(at, old.conversation_id)
    .run()
  await env.DB.prepare('update conversation_index set last_at = ? where conversation_id <> ?')
    .bind(Date.now(), old.conversation_id)
    .run()
}

describe('retention', () => {
  it('ends a silent conversation with its log, images and rows, and keeps its figures', async () => {
    await keep({ conversations: 30 })
    await silence(31)
    await enforceRetention(env, Date.now())
    const [old, young] = talks
    if (!old || !young) throw new Error('no conversations')
    expect(await objectOf(old).history()).toEqual([])
    expect((await objectOf(young).history()).length).toBeGreaterThan(1)
    expect((await images()).filter((key) => key.includes(old.conversation_id))).toEqual([])
    expect((await images()).filter((key) => key.includes(young.conversation_id))).toHaveLength(1)
    for (const table of ['conversation_index', 'conversation_people', 'unanswered_questions'])
      expect(await countRows(`${table} where conversation_id = ?`, old.conversation_id), table).toBe(0)
    expect(await countRows(SEEDED_POINT, old.conversation_id)).toBe(1)
    expect(await countRows('conversation_index where conversation_id = ?', young.conversation_id)).toBe(1)
  })

  it('leaves one alone that has spoken since, though the index did not know', async () => {
    await keep({ conversations: 30 })
    await env.DB.prepare('update conversation_index set last_at = 1').run()
    await enforceRetention(env, Date.now())
    for (const talk of talks) expect((await objectOf(talk).history()).length).toBeGreaterThan(1)
    expect(await countRows('conversation_index where last_at = 1')).toBe(0)
    expect(await countRows('erased_conversations')).toBe(0)
  })

  it('keeps the rows of a conversation that cannot be reached, and ends it the next time', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await keep({ conversations: 30 })
    await silence(31)
    const broken = new Proxy(env.ATTACHMENTS, {
      get: (bucket, name) =>
        name === 'list' ? async () => Promise.reject(new Error('down')) : Reflect.get(bucket, name),
    })
    await enforceRetention({ ...env, ATTACHMENTS: broken }, Date.now()).catch(() => undefined)
    const id = talks[0]?.conversation_id
    expect(await countRows('conversation_index where conversation_id = ?', id)).toBe(1)
    await enforceRetention(env, Date.now())
    expect(await countRows('conversation_index where conversation_id = ?', id)).toBe(0)
    expect((await images()).filter((key) => key.includes(id ?? '?'))).toEqual([])
  })

  it('forgets images by the day they were sent, whatever becomes of their conversation', async () => {
    await keep({ attachments: 10 })
    await enforceRetention(env, Date.now() + 9 * DAY)
    expect((await images()).length).toBeGreaterThanOrEqual(2)
    await enforceRetention(env, Date.now() + 11 * DAY)
    expect(await images()).toEqual([])
  })

  it('forgets looks and measurements by their own days, and no row of a change', async () => {
    const now = Date.now()
    const row = env.DB.prepare(
      `insert into audit_log (shop, at, by, action, subject, detail, request_key) values ('demo', ?, 'k', ?, 'conversation:X', '{}', ?)`,
    )
    await env.DB.batch([
      row.bind(now - 8 * DAY, 'read_conversation', 'old look'),
      row.bind(now - 6 * DAY, 'read_conversation', 'new look'),
      row.bind(now - 8 * DAY, 'close_conversation', 'change'),
      env.DB.prepare(`update turn_points set at = ? where point_id like '%:99' and conversation_id = ?`).bind(
        now - 8 * DAY,
        talks[0]?.conversation_id,
      ),
      env.DB.prepare(`update turn_points set at = ? where point_id like '%:99' and conversation_id = ?`).bind(
        now,
        talks[1]?.conversation_id,
      ),
    ])
    await keep({ looks: 7, measurements: 7 })
    await enforceRetention(env, now)
    expect(await countRows(`audit_log where subject = 'conversation:X'`)).toBe(2)
    expect(await countRows(`audit_log where request_key = 'old look'`)).toBe(0)
    expect(await countRows(SEEDED_POINT, talks[0]?.conversation_id)).toBe(0)
    expect(await countRows(SEEDED_POINT, talks[1]?.conversation_id)).toBe(1)
  })

  it('forgets mails after the days that were set, a day at least', async () => {
    const now = Date.now()
    await env.DB.prepare('update mail_outbox set created_at = ?')
      .bind(now - 3 * DAY)
      .run()
    const count = await countRows('mail_outbox')
    expect(count).toBeGreaterThan(0)
    await keep({ mails: 5 })
    await sweepMails(env.DB, now)
    expect(await countRows('mail_outbox')).toBe(count)
    await keep({ mails: 2 })
    await sweepMails(env.DB, now)
    expect(await countRows('mail_outbox')).toBe(0)
  })
})
