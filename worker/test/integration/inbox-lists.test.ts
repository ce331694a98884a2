import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { eraseListed, storeListed } from '../../adapters/d1/inbox-listed'
import { AWAY_MAIL_DELAY_MS } from '../../config'
import type { ConversationCreated, InboxDetail, InboxShopper, InboxSuggestions } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { TestAgent, until } from '../fixtures/inbox'
import { openConversation, post, say, seedDemoShop } from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'

let ann: TestAgent
let admin: TestAgent

beforeAll(async () => {
  await seedDemoShop()
  ann = await TestAgent.create('Ann')
  admin = await TestAgent.create('Ada', 'admin')
}, 60_000)

const objectOf = ({ conversation_id: id }: ConversationCreated) =>
  env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))

/** Has the conversation send what waits, and waits until the database has it. */
async function listed(conversation: ConversationCreated): Promise<void> {
  await runDurableObjectAlarm(objectOf(conversation))
  const snapshot = await objectOf(conversation).snapshot()
  await until(async () => {
    const found = await env.DB.prepare('SELECT revision FROM inbox_conversations WHERE conversation_id = ?')
      .bind(conversation.conversation_id)
      .first<number>('revision')
    return found !== null && found === snapshot?.revision ? true : null
  }, 'not listed')
}

async function proven(): Promise<ConversationCreated> {
  const conversation = await openConversation()
  await say(conversation, 'where is my order 1001?')
  await say(conversation, 'ana@example.com')
  await say(conversation, 'I want to talk to a person')
  return conversation
}

describe('lists', () => {
  it('find conversations by what was said, in both scripts, by address and by label', async () => {
    const [english, chinese] = [await openConversation(), await openConversation({ locale: 'zh' })]
    await say(english, 'do you sell marmalade spoons?')
    await say(chinese, '你们有琉璃风铃吗')
    await listed(english)
    await listed(chinese)
    expect(await ann.list('view=all&q=marmalade')).toEqual([english.conversation_id])
    expect(await ann.list('view=all&q=spoons%20marma')).toEqual([english.conversation_id])
    expect(await ann.list(`view=bot&q=${encodeURIComponent('风铃')}`)).toEqual([chinese.conversation_id])
    expect(await ann.list('view=all&q=marmalade%20trombone')).toEqual([])
    expect(await ann.list('view=all&q=%22')).toEqual([])
    await ann.act(english.conversation_id, 'labels', { labels: ['wholesale', 'wholesale'] }, 'PUT')
    await listed(english)
    expect(await ann.list('view=all&label=wholesale')).toEqual([english.conversation_id])
    expect(await ann.must('GET', '/labels')).toEqual({ labels: ['wholesale'] })
    await eraseListed(env.DB, 'demo', [english.conversation_id])
    expect(await ann.list('view=all&q=marmalade')).toEqual([])
    expect(await ann.list(`view=all&q=${encodeURIComponent('琉璃')}`)).toEqual([chinese.conversation_id])
  })

  it('keep the latest of what comes twice and in any order', async () => {
    const conversation = await openConversation()
    await say(conversation, 'turquoise lanterns please')
    await listed(conversation)
    const snapshot = await objectOf(conversation).snapshot()
    if (!snapshot) throw new Error('no snapshot')
    const fact = { kind: 'listed', shop: 'demo', messages: [{ seq: 1, text: 'turquoise lanterns please' }] } as const
    const older = { ...snapshot, revision: 1, status: 'queued' as const }
    for (const one of [older, snapshot, older]) await storeListed(env.DB, [{ ...fact, conversation: one }])
    expect(await ann.list('view=bot&q=turquoise')).toEqual([conversation.conversation_id])
    expect(
      await countRows(`inbox_messages where conversation_id = '${conversation.conversation_id}' and seq = 1`),
    ).toBe(1)
  })

  it('come in pages', async () => {
    const snapshot = await objectOf(await openConversation()).snapshot()
    if (!snapshot) throw new Error('no snapshot')
    const many = Array.from({ length: 120 }, (_, n) => ({
      kind: 'listed' as const,
      shop: 'demo',
      messages: [],
      conversation: {
        ...snapshot,
        conversation_id: `01PAGES${String(n).padStart(19, '0')}`,
        channel: 'paging',
        last_activity_at: new Date(1_000_000 + Math.floor(n / 2)).toISOString(),
      },
    }))
    await storeListed(env.DB, many)
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = await ann.must<{ conversations: { conversation_id: string }[]; next_cursor: string | null }>(
        'GET',
        `/conversations?view=all&channel=paging${cursor}`,
      )
      seen.push(...page.conversations.map((one) => one.conversation_id))
      if (page.next_cursor === null) break
      cursor = `&cursor=${page.next_cursor}`
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen).toEqual([...seen].sort().reverse())
  })
})

describe('what people do', () => {
  it('is measured once, apart from the bot’s turns', async () => {
    const conversation = await openConversation()
    const { conversation_id: id } = conversation
    await say(conversation, 'I want to talk to a person')
    await ann.act(id, 'claim')
    await ann.say(id, 'hello')
    await ann.say(id, 'what is it about?')
    await ann.act(id, 'resolve')
    await listed(conversation)
    const { results } = await env.DB.prepare(
      'SELECT service, agent_id FROM service_points WHERE conversation_id = ? ORDER BY at, point_id',
    )
      .bind(id)
      .all<{ service: string; agent_id: string }>()
    expect(results).toEqual([
      { service: 'handoff', agent_id: '' },
      { service: 'assigned', agent_id: ann.id },
      { service: 'first_response', agent_id: ann.id },
      { service: 'resolved', agent_id: ann.id },
    ])
  })

  it('reaches a shopper who has gone by mail, once', async () => {
    const conversation = await openConversation()
    const { conversation_id: id, token } = conversation
    await say(conversation, 'I want to talk to a person')
    const left = `/v1/shops/demo/conversations/${id}/contact-email`
    expect((await post(left, { email: 'not an address' }, token)).status).toBe(400)
    expect((await post(left, { email: 'Gone@Example.com ' }, token)).status).toBe(204)
    await ann.act(id, 'claim')
    await ann.say(id, 'Your lamp leaves the store today.')
    await gone(conversation)
    const mail = await until(
      () =>
        env.DB.prepare(`SELECT subject, text FROM mail_outbox WHERE recipient = 'gone@example.com'`).first<{
          subject: string
          text: string
        }>(),
      'no mail',
    )
    expect(mail.subject).toContain('Ann')
    expect(mail.text).toContain('Your lamp leaves the store today.')
    await gone(conversation)
    expect(await countRows(`mail_outbox where recipient = 'gone@example.com'`)).toBe(1)
  })

  it('is not mailed to a shopper who is there', async () => {
    const conversation = await openConversation()
    const { conversation_id: id, token } = conversation
    await TestSocket.hello(conversation)
    await say(conversation, 'I want to talk to a person')
    await post(`/v1/shops/demo/conversations/${id}/contact-email`, { email: 'here@example.com' }, token)
    await ann.act(id, 'claim')
    await ann.say(id, 'Hello')
    await gone(conversation)
    expect(await countRows(`mail_outbox where recipient = 'here@example.com'`)).toBe(0)
  })
})

/** As if the agent's last message had been written a while ago. */
async function gone(conversation: ConversationCreated): Promise<void> {
  const object = objectOf(conversation)
  await runInDurableObject(object, (_conversation, state) => {
    state.storage.sql.exec(`UPDATE log SET at = at - ? WHERE events LIKE '%agent_uttered%'`, AWAY_MAIL_DELAY_MS + 1)
  })
  await evictDurableObject(object)
  // Once to find it, once to send what was found.
  for (const _ of [1, 2]) await runDurableObjectAlarm(object)
}

describe('the shopper beside a conversation', () => {
  it('is shown with orders and past conversations once they have proven who they are', async () => {
    const { conversation_id: stranger } = await openConversation()
    await ann.call('POST', `/conversations/${stranger}/notes`, { note_id: 'n', text: 'x' })
    expect((await ann.must<InboxShopper>('GET', `/conversations/${stranger}/shopper`)).orders).toEqual([])
    const conversation = await proven()
    const shopper = await ann.must<InboxShopper>('GET', `/conversations/${conversation.conversation_id}/shopper`)
    expect(shopper).toMatchObject({ email: 'ana@example.com', verified: true, orders_late: false })
    expect(shopper.orders.map((order) => order.order_number)).toContain('1001')
    const detail = await ann.must<InboxDetail>('GET', `/conversations/${conversation.conversation_id}`)
    expect(detail.summary).toMatchObject({
      reason: 'asked',
      verified_orders: ['1001'],
      slots: { order_number: '1001' },
    })
    expect(
      await countRows(`audit_log where action = 'looked' and subject = 'conversation:${conversation.conversation_id}'`),
    ).toBe(1)
  })

  it('has an order changed by the bot’s rules, with an audit row in the agent’s name', async () => {
    const { conversation_id: id } = await proven()
    const cancel = (order: string, request_id = 'r1') =>
      ann.call('POST', `/conversations/${id}/orders/${order}`, { action: 'cancel', request_id })
    expect((await cancel('1001')).status).toBe(409)
    await ann.act(id, 'claim')
    // It has left already; and somebody else's is not theirs to change.
    expect((await cancel('1001')).status).toBe(409)
    const foreign = await env.DB.prepare(
      `SELECT order_number FROM orders WHERE email <> 'ana@example.com' AND shop = 'demo' LIMIT 1`,
    ).first<string>('order_number')
    expect((await cancel(foreign ?? '')).status).toBe(404)
    const open = await env.DB.prepare(
      `SELECT order_number FROM orders WHERE email = 'ana@example.com' AND status = 'processing' AND shop = 'demo'`,
    ).first<string>('order_number')
    if (open === null) throw new Error('the demo shop has no such order')
    for (const _ of [1, 2]) expect((await cancel(open)).status).toBe(200)
    expect(await countRows(`audit_log where subject = 'order:${open}' and by = '${ann.id}'`)).toBe(1)
  })

  it('is suggested answers to their last message', async () => {
    const conversation = await openConversation()
    await say(conversation, 'how long do I have to return something?')
    const { suggestions } = await ann.must<InboxSuggestions>(
      'GET',
      `/conversations/${conversation.conversation_id}/suggestions`,
    )
    expect(suggestions[0]?.article_id).toMatch(/return/)
  })
})

describe('canned replies and rules', () => {
  it('are saved, listed and deleted, and checked', async () => {
    const path = `/canned-replies/${encodeURIComponent('thanks')}`
    const texts = { en: 'Thank you, {shopper_name}!', zh: '谢谢您，{shopper_name}！' }
    expect(await ann.must('PUT', path, { texts })).toEqual({ shortcut: 'thanks', texts, text: texts.en })
    expect(await ann.must('GET', '/canned-replies?locale=zh')).toEqual({
      canned_replies: [{ shortcut: 'thanks', texts, text: texts.zh }],
    })
    expect((await ann.call('PUT', path, { texts: { en: 'Hello {password}' } })).status).toBe(400)
    expect((await ann.call('DELETE', path)).status).toBe(204)
    expect((await ann.call('DELETE', path)).status).toBe(404)
  })

  it('send to a team what the shop wants people for', async () => {
    const rules = [{ name: 'lamps', when: { intents: ['product_info', 'track_order'] }, person: true, team: 'lamps' }]
    expect((await ann.call('PUT', '/handoff-rules', { rules })).status).toBe(403)
    expect((await admin.call('PUT', '/handoff-rules', { rules: [{ ...rules[0], when: {} }] })).status).toBe(400)
    await admin.must('PUT', '/handoff-rules', { rules })
    const conversation = await openConversation()
    expect((await say(conversation, 'where is my order?')).status).toBe('queued')
    const { conversation: shown } = await ann.detail(conversation.conversation_id)
    expect(shown).toMatchObject({ handoff_reason: 'rule', team: 'lamps' })
    await admin.must('PUT', '/handoff-rules', { rules: [] })
  })
})
