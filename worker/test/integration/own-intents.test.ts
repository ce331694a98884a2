import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readOwnIntents } from '../../adapters/d1/own-intents'
import { forgetBundles, getBundle, publishBundle } from '../../adapters/kv/bundles'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { relearnOwnIntents } from '../../adapters/own-intents/relearn'
import type { OwnIntentHistory, OwnIntentList, OwnIntentsReport, TriedMessage } from '../../protocol'
import { call, ENGRAVING, forgetOwnIntents, keyOf, openOtherShop, PIANO, teach } from '../fixtures/own-intents'
import { openConversation, post, problemOf, say, seedDemoShop, words } from '../fixtures/shop'

let owner = ''
beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
  owner = await keyOf('owner')
})
beforeEach(async () => {
  await forgetOwnIntents()
  for (const shop of ['demo', 'other']) await publishBundle(env, shop)
})

const QUESTION = 'could I get our wedding date engraved on the ring?'

describe('an own intent', () => {
  test('is understood in the next message of a conversation under way, and answered in its language', async () => {
    const conversation = await openConversation()
    expect((await say(conversation, QUESTION)).understanding.intent.name).not.toMatch(/^own:/)
    const { intent, report } = await teach(owner, 'engraving', ENGRAVING)
    expect(intent).toMatchObject({ name: 'engraving', version: 1, action: { kind: 'answer' } })
    expect(report.intents).toMatchObject([{ name: 'engraving', examples: 8 }])
    const reply = await say(conversation, QUESTION)
    expect(reply.understanding.intent.name).toBe('own:engraving')
    expect(reply.understanding.intent.confidence).toBeGreaterThanOrEqual(0.5)
    expect(words(reply)).toContain('We engrave up to 20 letters, free of charge.')
  })

  test('leaves everyday messages alone', async () => {
    await teach(owner, 'engraving', ENGRAVING)
    const conversation = await openConversation()
    for (const [text, intent] of [
      ['where is my order 1001?', 'track_order'],
      ['hello', 'greeting'],
      ['I want to talk to a person', 'human_agent'],
      ['我要退货', 'return_item'],
    ] as const)
      expect((await say(conversation, text)).understanding.intent.name, text).toBe(intent)
  })

  test('answers in the middle of a task, which goes on after it', async () => {
    await teach(owner, 'engraving', ENGRAVING)
    const conversation = await openConversation()
    await say(conversation, 'where is my order?')
    const reply = words(await say(conversation, QUESTION))
    expect(reply).toContain('up to 20 letters')
    expect(reply.toLowerCase()).toContain('order number')
  })

  test('calls a person, offers what can be tapped, or starts a flow', async () => {
    await teach(owner, 'engraving', { ...ENGRAVING, quick_replies: { en: ['Which fonts?', 'How long?'] } })
    const replies = (await say(await openConversation(), QUESTION)).messages.at(-1)?.quick_replies
    expect(replies).toEqual(['Which fonts?', 'How long?'].map((text) => ({ title: text, text })))
    await teach(owner, 'engraving', { ...ENGRAVING, action: { kind: 'handoff' } })
    expect(await say(await openConversation(), QUESTION)).toMatchObject({ status: 'queued' })
    await teach(owner, 'engraving', { ...ENGRAVING, answer: {}, action: { kind: 'flow', flow: 'track_order' } })
    const started = await say(await openConversation(), QUESTION)
    expect(started.understanding.intent.name).toBe('own:engraving')
    expect(words(started).toLowerCase()).toContain('order number')
  })

  test('is one shop’s alone', async () => {
    await teach(owner, 'engraving', ENGRAVING)
    const other = await keyOf('owner', 'other')
    const tried = await (await call(other, 'POST', '/try', { text: QUESTION }, 'other')).json<TriedMessage>()
    expect(tried.understanding.intent.name).not.toMatch(/^own:/)
    expect(tried.own_intents).toEqual([])
    expect(await (await call(other, 'GET', '', undefined, 'other')).json()).toMatchObject({ intents: [], report: null })
    expect((await call(other, 'GET', '')).status).toBe(401)
    expect((await call(owner, 'GET', '', undefined, 'other')).status).toBe(401)
    await teach(other, 'engraving', { ...ENGRAVING, answer: { en: 'Never.' } }, 'other')
    expect(words(await say(await openConversation(), QUESTION))).toContain('up to 20 letters')
  })
})

describe('the API', () => {
  test('previews without keeping anything', async () => {
    const response = await call(owner, 'POST', '/preview', { name: 'engraving', examples: ENGRAVING.examples })
    const report = await response.json<OwnIntentsReport>()
    expect(report.everyday_taken).toBeLessThanOrEqual(0.01)
    expect(report.intents[0]?.recall).toBeGreaterThan(0.5)
    expect((await readOwnIntents(env.DB, 'demo')).intents).toEqual([])
  })

  test('warns of an intent that is built in already', async () => {
    const examples = [
      'where is my order',
      'where is my parcel',
      'track my order',
      'has my order shipped',
      'my package status',
    ]
    const report = await (await call(owner, 'POST', '/preview', { name: 'parcels', examples })).json<OwnIntentsReport>()
    expect(report.collisions).toContainEqual(
      expect.objectContaining({ intent: 'parcels', with: 'track_order', own: false, severity: 'high' }),
    )
    expect(report.everyday_taken).toBeLessThanOrEqual(0.01)
  })

  test('tells what it would make of a message', async () => {
    await teach(owner, 'engraving', ENGRAVING)
    await teach(owner, 'piano', PIANO)
    const analyst = await keyOf('analyst')
    const tried = await (await call(analyst, 'POST', '/try', { text: QUESTION })).json<TriedMessage>()
    expect(tried.understanding.intent.name).toBe('own:engraving')
    expect(tried.own_intents.map(({ name, taken }) => [name, taken])).toEqual([
      ['engraving', true],
      ['piano', false],
    ])
  })

  test('keeps every version, archives and restores', async () => {
    await teach(owner, 'engraving', ENGRAVING)
    await teach(owner, 'engraving', { ...ENGRAVING, answer: { en: 'Second.' } })
    expect((await call(owner, 'DELETE', '/engraving')).status).toBe(200)
    const conversation = await openConversation()
    expect((await say(conversation, QUESTION)).understanding.intent.name).not.toMatch(/^own:/)
    expect((await call(owner, 'DELETE', '/engraving')).status).toBe(404)
    const history = await (await call(owner, 'GET', '/engraving/history')).json<OwnIntentHistory>()
    expect(history.archived).toBe(true)
    expect(history.versions.map(({ version, answer }) => [version, answer['en']])).toEqual([
      [2, 'Second.'],
      [1, ENGRAVING.answer.en],
    ])
    expect((await call(owner, 'POST', '/engraving/restore', { version: 9 })).status).toBe(404)
    const restored = await call(owner, 'POST', '/engraving/restore', { version: 1 })
    expect(await restored.json()).toMatchObject({ intent: { version: 3, answer: ENGRAVING.answer } })
    expect(words(await say(conversation, QUESTION))).toContain('up to 20 letters')
  })

  test('stores changes that come at once, each learned with the others', async () => {
    const drafts = [ENGRAVING, PIANO]
    await Promise.all(['a', 'b'].map((name, i) => teach(owner, name, drafts[i] ?? {})))
    await Promise.all([1, 2].map((n) => teach(owner, 'a', { ...ENGRAVING, answer: { en: String(n) } })))
    const list = await (await call(owner, 'GET', '')).json<OwnIntentList>()
    expect(list.intents.map(({ name, version }) => [name, version])).toEqual([
      ['a', 3],
      ['b', 1],
    ])
    expect(list.report?.intents.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  test('refuses a change of what somebody else has changed since', async () => {
    await teach(owner, 'engraving', { ...ENGRAVING, base_version: 0 })
    expect((await call(owner, 'PUT', '/engraving', { ...ENGRAVING, base_version: 0 })).status).toBe(409)
    await teach(owner, 'engraving', { ...ENGRAVING, base_version: 1 })
  })

  test.each([
    ['analyst', 200, 403],
    ['agent', 403, 403],
    ['admin', 200, 200],
  ] as const)('lets an %s do what the role allows', async (role, reads, writes) => {
    const key = await keyOf(role)
    expect((await call(key, 'GET', '')).status).toBe(reads)
    expect((await call(key, 'PUT', '/engraving', ENGRAVING)).status).toBe(writes)
    expect((await post('/v1/shops/demo/own-intents/try', { text: 'x' })).status).toBe(401)
  })

  test.each([
    ['too few examples', { examples: ENGRAVING.examples.slice(0, 4) }, 'examples'],
    ['one example, repeated', { examples: Array(9).fill('Engrave?') }, 'examples'],
    ['too many examples', { examples: Array.from({ length: 201 }, (_, i) => `engrave ${i}`) }, 'examples'],
    ['an example that is too long', { examples: [...ENGRAVING.examples, 'x'.repeat(301)] }, 'examples.8'],
    ['an example of nothing', { examples: [...ENGRAVING.examples, ' '] }, 'examples.8'],
    ['an example that cannot be read', { examples: [...ENGRAVING.examples, '\u200b…'] }, 'examples.8'],
    ['no answer', { answer: {} }, 'answer'],
    ['a language the shop does not speak', { answer: { it: 'Sì.' } }, 'answer.it'],
    ['an unknown flow', { answer: {}, action: { kind: 'flow', flow: 'dance' } }, 'action.flow'],
    ['an unknown action', { action: { kind: 'sing' } }, 'action.kind'],
    ['too many quick replies', { quick_replies: { en: ['1', '2', '3', '4', '5'] } }, 'quick_replies.en'],
  ])('answers 400 to %s and names the field', async (_, change, field) => {
    const response = await call(owner, 'PUT', '/engraving', { ...ENGRAVING, ...change })
    expect(response.status).toBe(400)
    expect((await problemOf(response)).errors?.map((error) => error.field)).toContain(field)
  })

  test.each(['no spaces', 'x'.repeat(41), '_a', '%2Fa'])('takes no intent called %j', async (name) => {
    const response = await call(owner, 'PUT', `/${encodeURIComponent(name)}`, ENGRAVING)
    expect(response.status).toBe(400)
    expect((await problemOf(response)).errors?.[0]?.field).toBe('name')
  })

  test('holds at most 50 own intents', async () => {
    const row = `insert into own_intents select 'demo', 'i' || value, 1, ?1, '{"en":"x"}', '{}', '{"kind":"answer"}', 0, 0, null
      from generate_series(1, 50)`
    const fifty = row.replace('generate_series(1, 50)', `json_each('${JSON.stringify([...Array(50).keys()])}')`)
    await env.DB.prepare(fifty).bind(JSON.stringify(PIANO.examples)).run()
    const response = await call(owner, 'PUT', '/engraving', ENGRAVING)
    expect(response.status).toBe(409)
    expect((await problemOf(response)).detail).toContain('at most 50')
  })
})

describe('another model', () => {
  const asOfOldModel = async () => {
    await teach(owner, 'engraving', ENGRAVING)
    await env.DB.batch([
      env.DB.prepare(
        `update own_intent_heads set model_version = 'old', head = json_set(head, '$.modelVersion', 'old')`,
      ),
      env.DB.prepare('update shops set version = version + 1'),
    ])
    await publishBundle(env, 'demo')
  }

  test('does not use what an older one learned, and learns it anew when a conversation is opened', async () => {
    await asOfOldModel()
    const nlu = await loadWorkerNlu()
    const bundle = await getBundle(env, 'demo')
    expect(bundle?.ownIntents?.heads.map((head) => head.modelVersion)).toEqual(['old'])
    const tried = await (await call(owner, 'POST', '/try', { text: QUESTION })).json<TriedMessage>()
    expect(tried.understanding.intent.name).not.toMatch(/^own:/)
    expect(bundle && (await relearnOwnIntents(env, nlu, bundle))).toBe(true)
    expect(words(await say(await openConversation(), QUESTION))).toContain('up to 20 letters')
    // The other release goes on with its own: two that run at once do not undo each other.
    forgetBundles()
    const after = await getBundle(env, 'demo')
    expect(after?.ownIntents?.heads.map((head) => head.modelVersion).sort()).toEqual([nlu.modelVersion, 'old'].sort())
    expect(after && (await relearnOwnIntents(env, nlu, after))).toBe(false)
  })
})
