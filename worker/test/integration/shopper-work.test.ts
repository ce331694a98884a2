import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import type { CaseList, DataRequestList, ReviewList } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { keyOf } from '../fixtures/own-intents'
import { openConversation, request, resetFixedOrders, say, seedDemoShop } from '../fixtures/shop'

const shoppers = createD1Shoppers(env.DB, 'demo', { budgetMs: 5_000 })
let agent = ''
let admin = ''

beforeAll(async () => {
  await seedDemoShop()
  agent = await keyOf('agent')
  admin = await keyOf('admin')
})
beforeEach(resetFixedOrders)

function call(key: string, path: string, method = 'GET'): Promise<Response> {
  return request(`/v1/shops/demo${path}`, { method, headers: { authorization: `Bearer ${key}` } })
}

describe('cases', () => {
  test('told in a conversation reach an agent, who marks them as done', async () => {
    const conversation = await openConversation()
    await say(conversation, 'I want to make a complaint')
    await say(conversation, 'the courier threw my parcel over the fence')
    const [open] = (await (await call(agent, '/cases')).json<CaseList>()).cases
    expect(open).toMatchObject({
      kind: 'complaint',
      email: null,
      text: 'the courier threw my parcel over the fence',
      conversation_id: conversation.conversation_id,
      status: 'open',
    })
    for (const _ of [1, 2]) expect((await call(agent, `/cases/${open?.case_id}/done`, 'POST')).status).toBe(200)
    expect(await (await call(agent, '/cases')).json()).toEqual({ cases: [], more: false })
    expect((await (await call(agent, '/cases?status=done')).json<CaseList>()).cases).toHaveLength(1)
    expect(await countRows(`audit_log where action = 'finish_case'`)).toBe(1)
  })

  test('come in pages, newest first', async () => {
    for (let n = 0; n < 102; n++)
      await shoppers.openCase({ kind: 'account', email: null, text: `case ${n}`, key: `c/${n}`, now: n })
    const first = await (await call(agent, '/cases')).json<CaseList>()
    expect([first.cases.length, first.more, first.cases[0]?.text]).toEqual([100, true, 'case 101'])
    const rest = await (await call(agent, `/cases?before=${first.cases.at(-1)?.case_id}`)).json<CaseList>()
    expect([rest.cases.map(({ text }) => text), rest.more]).toEqual([['case 1', 'case 0'], false])
  })

  test.each([
    ['/cases?before=17', 400],
    ['/cases?status=lost', 400],
  ])('refuse %s with %d', async (path, status) => {
    expect((await call(agent, path)).status).toBe(status)
  })

  test('are nobody else’s to see, and a number nobody has is not found', async () => {
    expect((await request('/v1/shops/demo/cases')).status).toBe(401)
    expect((await call(await keyOf('analyst'), '/cases')).status).toBe(403)
    expect((await call(agent, '/cases/CS-999999/done', 'POST')).status).toBe(404)
    expect((await call(agent, '/cases/17/done', 'POST')).status).toBe(400)
  })
})

describe('data requests', () => {
  test('are seen by who may hold a person’s data, with the day they are due', async () => {
    const now = Date.parse('2026-11-01T00:00:00Z')
    await shoppers.requestData({
      email: 'ana@example.com',
      kind: 'delete',
      proof: 'token',
      locale: 'en',
      key: 'k',
      now,
    })
    expect((await call(agent, '/data-requests')).status).toBe(403)
    const [open] = (await (await call(admin, '/data-requests')).json<DataRequestList>()).data_requests
    expect(open).toMatchObject({
      kind: 'delete',
      email: 'ana@example.com',
      due_on: '2026-12-01',
      proof: 'token',
      fulfilled_at: null,
    })
    expect((await call(admin, `/data-requests/${open?.request_id}/done`, 'POST')).status).toBe(200)
    expect(await (await call(admin, '/data-requests')).json()).toEqual({ data_requests: [], more: false })
  })
})

describe('reviews', () => {
  test('are listed without the address of who wrote them', async () => {
    const review = { productId: 'pebble-mug', orderNumber: '1001', rating: 5, text: 'Lovely.', key: 'r', now: 0 }
    await shoppers.leaveReview({ ...review, email: 'ana@example.com' })
    const answer = await call(agent, '/reviews')
    const { reviews } = await answer.json<ReviewList>()
    expect(reviews).toMatchObject([{ product_id: 'pebble-mug', rating: 5, text: 'Lovely.', known: true }])
    expect(JSON.stringify(reviews)).not.toContain('ana@')
  })
})
