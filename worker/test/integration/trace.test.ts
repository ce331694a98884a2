import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { storeTurnPoints } from '../../adapters/d1/turn-points'
import type { ConversationTrace, RecentConversations } from '../../protocol'
import { callShop } from '../fixtures/flows'
import { keyOf } from '../fixtures/own-intents'
import { openConversation, say, seedDemoShop } from '../fixtures/shop'
import { point } from '../fixtures/turn-points'

let agent = ''
beforeAll(async () => {
  await seedDemoShop()
  agent = await keyOf('agent')
})

test('a conversation is told turn by turn: what was understood, decided and done', async () => {
  const conversation = await openConversation()
  await say(conversation, 'where is my order 1001?')
  await say(conversation, 'ana@example.com')
  const response = await callShop(agent, 'GET', `/conversations/${conversation.conversation_id}/trace`)
  expect(response.status).toBe(200)
  const { turns, channel } = await response.json<ConversationTrace>()
  expect(channel).toBe('web')
  expect(turns).toHaveLength(2)
  const [first, second] = turns
  expect(first).toMatchObject({
    text: 'where is my order 1001?',
    policy: 'flow',
    reason: 'intent track_order starts track_order',
    understanding: { intent: { name: 'track_order' } },
    slots: { order_number: '1001' },
  })
  expect(first?.stack.map(({ flow }) => flow)).toEqual(['track_order', 'verify_order'])
  expect(second?.steps).toContainEqual(expect.objectContaining({ type: 'action' }))
  expect(second?.steps).toContainEqual({ type: 'flow_ended', flow: 'track_order', outcome: 'completed' })
  expect(second?.stack).toEqual([])
  const noted = await env.DB.prepare('select by, action from audit_log where subject = ?')
    .bind(`conversation:${conversation.conversation_id}`)
    .all()
  expect(noted.results).toEqual([{ by: expect.stringMatching(/^api_key:/), action: 'looked' }])
})

test('only who may, and only what there is', async () => {
  const { conversation_id: id } = await openConversation()
  expect((await callShop(await keyOf('analyst'), 'GET', `/conversations/${id}/trace`)).status).toBe(403)
  expect((await callShop('kefu_no', 'GET', `/conversations/${id}/trace`)).status).toBe(401)
  expect((await callShop(agent, 'GET', `/conversations/${'0'.repeat(26)}/trace`)).status).toBe(404)
  expect((await callShop(agent, 'GET', '/conversations/nonsense/trace')).status).toBe(400)
})

test('the latest conversations are found by their turns', async () => {
  await env.DB.prepare('delete from turn_points').run()
  const turn = (id: string, at: number, intent: string) => point({ conversation_id: id, at, intent })
  await storeTurnPoints(env.DB, [turn('A', 1, 'greeting'), turn('A', 3, 'track_order'), turn('B', 2, 'faq')])
  const response = await callShop(agent, 'GET', '/recent-conversations')
  const { conversations } = await response.json<RecentConversations>()
  expect(conversations.map((one) => [one.conversation_id, one.turns, one.intent])).toEqual([
    ['A', 2, 'track_order'],
    ['B', 1, 'faq'],
  ])
})
