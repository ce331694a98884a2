import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FLOWS } from '../../adapters/d1/shop-flows'
import { listVersions, writeVersioned } from '../../adapters/d1/versioned'
import { publishBundle } from '../../adapters/kv/bundles'
import type { FlowCheck, FlowDetail, FlowList, FlowVersions } from '../../protocol'
import { callShop, forgetFlows, giftWrap, putFlow } from '../fixtures/flows'
import { keyOf } from '../fixtures/own-intents'
import { openConversation, problemOf, say, seedDemoShop, words } from '../fixtures/shop'

let owner = ''
beforeAll(async () => {
  await seedDemoShop()
  owner = await keyOf('owner')
})
beforeEach(async () => {
  await forgetFlows()
  await publishBundle(env, 'demo')
})

const QUESTION = 'how do I place an order?'
const detail = async (name: string) => (await callShop(owner, 'GET', `/flows/${name}`)).json<FlowDetail>()

describe('a flow of a shop’s own', () => {
  test('answers in the next message, in its own texts and languages', async () => {
    expect(await putFlow(owner, giftWrap())).toEqual({ name: 'gift_wrap', version: 1 })
    const conversation = await openConversation()
    const asked = await say(conversation, QUESTION)
    expect(words(asked)).toBe('Which paper would you like?')
    expect(asked.messages.at(-1)?.quick_replies?.map(({ title }) => title)).toEqual(['Red', 'Blue'])
    expect(words(await say(conversation, 'Blue'))).toContain('We wrap it in blue paper at Linden & Lane.')
    expect(words(await say(await openConversation({ locale: 'zh' }), '怎么下单？'))).toContain('您想要哪种包装纸')
  })

  test('is listed, read and taken back; its versions stay', async () => {
    await putFlow(owner, giftWrap())
    const { flows, parts } = await (await callShop(owner, 'GET', '/flows')).json<FlowList>()
    expect(flows.find(({ name }) => name === 'gift_wrap')).toMatchObject({ origin: 'own', version: 1, problems: [] })
    expect(flows.find(({ name }) => name === 'track_order')).toMatchObject({ origin: 'built_in', version: 0 })
    expect(parts.intents).toContainEqual({ name: 'place_order', flow: 'gift_wrap' })
    expect((await detail('gift_wrap')).texts['zh']).toMatchObject({ x_gift_wrap_red: '红色' })
    expect((await callShop(owner, 'DELETE', '/flows/gift_wrap?base_version=1')).status).toBe(200)
    expect((await callShop(owner, 'DELETE', '/flows/gift_wrap')).status).toBe(404)
    expect((await callShop(owner, 'GET', '/flows/gift_wrap')).status).toBe(404)
    const { versions } = await (await callShop(owner, 'GET', '/flows/gift_wrap/versions')).json<FlowVersions>()
    expect(versions.map(({ version, definition }) => [version, definition !== null])).toEqual([
      [2, false],
      [1, true],
    ])
    const restored = await callShop(owner, 'POST', '/flows/gift_wrap/restore', { version: 1, base_version: 2 })
    expect(await restored.json()).toEqual({ name: 'gift_wrap', version: 3 })
    expect((await detail('gift_wrap')).definition.version).toBe(3)
  })

  test('does not strand a conversation that waits in a state it no longer has', async () => {
    await putFlow(owner, giftWrap())
    const conversation = await openConversation()
    await say(conversation, QUESTION)
    const { ask, done } = giftWrap()['states'] as Record<string, object>
    await putFlow(owner, giftWrap({ start: 'choose', states: { choose: ask, done } }))
    expect(words(await say(conversation, 'where is my order 1001?')).toLowerCase()).toContain('e-mail')
    expect(words(await say(await openConversation(), QUESTION))).toBe('Which paper would you like?')
    const other = await openConversation()
    await say(other, QUESTION)
    await callShop(owner, 'DELETE', '/flows/gift_wrap')
    const reply = await say(other, 'Red')
    expect(reply.status).toBe('bot')
    expect(words(reply)).not.toBe('')
  })

  test('stands in the place of the built-in one of its name, until it is taken back', async () => {
    const { definition } = await detail('track_order')
    const texts = { en: { x_track_order_hi: 'Let us look for it.' }, zh: { x_track_order_hi: '我们来找找。' } }
    const states = { ...definition.states, hello: { kind: 'say', say: 'x_track_order_hi', next: definition.start } }
    await putFlow(owner, { ...definition, start: 'hello', states, texts })
    expect(words(await say(await openConversation(), 'where is my order?'))).toContain('Let us look for it.')
    expect((await detail('track_order')).origin).toBe('edited')
    await callShop(owner, 'DELETE', '/flows/track_order')
    expect(words(await say(await openConversation(), 'where is my order?'))).not.toContain('Let us look for it.')
  })
})

describe('what is refused', () => {
  test('a change of an order that nothing asks the shopper about', async () => {
    const { definition } = await detail('cancel_order')
    const { check, ask } = definition.states
    if (check?.kind !== 'action' || ask?.kind !== 'confirm') throw new Error('cancel_order has another shape')
    const states = { ...definition.states, check: { ...check, outcomes: { ...check.outcomes, paid: ask.yes } } }
    const refused = await callShop(owner, 'PUT', '/flows/cancel_order', { definition: { ...definition, states } })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(await refused.json())).toContain('can be reached without the yes of a confirm state')
    const { parts } = await (await callShop(owner, 'GET', '/flows')).json<FlowList>()
    expect(parts.changing).toEqual(expect.arrayContaining(['cancel_order', 'change_address', 'create_return']))
    expect(parts.changing).not.toContain('show_order')
  })

  test('a flow with problems, all named at once with their paths', async () => {
    const definition = giftWrap({
      trigger: { intents: ['track_order', 'nonsense'] },
      states: {
        ask: { kind: 'collect', slot: 'colour', prompt: 'x_gift_wrap_ask', next: 'gone' },
        island: { kind: 'end', outcome: 'completed', say: 'x_gift_wrap_nowhere' },
        act: { kind: 'action', action: 'fly', outcomes: {} },
      },
    })
    const checked = await callShop(owner, 'POST', '/flows/gift_wrap/validate', { definition })
    const { ok, problems } = await checked.json<FlowCheck>()
    expect(ok).toBe(false)
    const paths = problems.map(({ path }) => path.join('.'))
    expect(paths).toEqual(
      expect.arrayContaining([
        'states.ask.next',
        'states.ask.slot',
        'states.island',
        'states.island.say',
        'states.act.action',
        'trigger.intents.0',
        'trigger.intents.1',
        'texts.en.x_gift_wrap_red',
      ]),
    )
    const refused = await callShop(owner, 'PUT', '/flows/gift_wrap', { definition })
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors).toContainEqual({
      field: 'definition.trigger.intents.0',
      message: 'intent "track_order" starts the flow track_order',
    })
    expect((await callShop(owner, 'PUT', '/flows/other', { definition: giftWrap() })).status).toBe(400)
  })

  test('a save upon another save, and taking back what another flow calls', async () => {
    await putFlow(owner, giftWrap(), 0)
    const late = await callShop(owner, 'PUT', '/flows/gift_wrap', { definition: giftWrap(), base_version: 0 })
    expect(late.status).toBe(409)
    const caller = {
      flow: 'party',
      version: 1,
      title: { en: 'Party', zh: '派对' },
      trigger: { intents: [] },
      slots: {},
      start: 'wrap',
      states: {
        wrap: { kind: 'call', flow: 'gift_wrap', outcomes: { completed: 'done', failed: 'done' } },
        done: { kind: 'end', outcome: 'completed' },
      },
    }
    await putFlow(owner, caller)
    const needed = await callShop(owner, 'DELETE', '/flows/gift_wrap')
    expect(needed.status).toBe(409)
    expect((await problemOf(needed)).detail).toBe('Still needed by party.')
  })

  test('whoever may not', async () => {
    const analyst = await keyOf('analyst')
    expect((await callShop(analyst, 'GET', '/flows')).status).toBe(200)
    expect((await callShop(analyst, 'PUT', '/flows/gift_wrap', { definition: giftWrap() })).status).toBe(403)
    expect((await callShop(await keyOf('agent'), 'GET', '/flows')).status).toBe(403)
    expect((await callShop('kefu_no', 'GET', '/flows')).status).toBe(401)
  })
})

describe('the store', () => {
  const change = (n: number) => ({
    shop: 'demo',
    name: 'race',
    content: `{"n":${n}}`,
    baseVersion: 0,
    by: 'test',
    now: n,
    key: `race:${n}`,
  })

  test('lets one of many win who save upon the same version', async () => {
    const results = await Promise.all([1, 2, 3, 4, 5].map((n) => writeVersioned(env.DB, FLOWS, change(n))))
    expect(results.filter((result) => typeof result === 'object')).toEqual([{ version: 1 }])
    expect(results.filter((result) => result === 'changed')).toHaveLength(4)
    expect(await listVersions(env.DB, FLOWS, 'demo', 'race')).toHaveLength(1)
    const audited = await env.DB.prepare("select count(*) as n from audit_log where subject = 'flow:race'").first('n')
    expect(audited).toBe(1)
  })

  test('holds no more than a shop may have, yet lets those that stand be changed', async () => {
    const small = { ...FLOWS, max: 1 }
    expect(await writeVersioned(env.DB, small, change(1))).toEqual({ version: 1 })
    expect(await writeVersioned(env.DB, small, { ...change(2), name: 'second' })).toBe('too_many')
    expect(await writeVersioned(env.DB, small, { ...change(3), baseVersion: 1 })).toEqual({ version: 2 })
  })
})
