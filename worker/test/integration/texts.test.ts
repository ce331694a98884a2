import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { publishBundle } from '../../adapters/kv/bundles'
import type { TextList, TextPreview, TextVersions } from '../../protocol'
import { callShop, forgetFlows } from '../fixtures/flows'
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

const put = (path: string, text: string, base?: number) =>
  callShop(owner, 'PUT', `/texts/${path}`, { text, ...(base === undefined ? {} : { base_version: base }) })
const greeting = async () => words(await say(await openConversation(), 'hello'))

test('a reply is said in the shop’s words, until the built-in ones are taken again', async () => {
  const builtIn = await greeting()
  expect(await (await put('en/greeting', 'Welcome to {shop}!', 0)).json()).toMatchObject({ version: 1 })
  expect(await greeting()).toContain('Welcome to Linden & Lane!')
  const { texts, locales } = await (await callShop(owner, 'GET', '/texts')).json<TextList>()
  expect(locales).toEqual(['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar'])
  expect(texts.find(({ key }) => key === 'greeting')).toMatchObject({
    placeholders: ['shop'],
    locales: {
      en: { own: 'Welcome to {shop}!', version: 1, preview: 'Welcome to Linden & Lane!' },
      zh: { version: 0 },
    },
  })
  expect((await callShop(owner, 'DELETE', '/texts/en/greeting?base_version=1')).status).toBe(200)
  expect(await greeting()).toBe(builtIn)
  expect((await callShop(owner, 'DELETE', '/texts/en/greeting')).status).toBe(404)
  const restored = await callShop(owner, 'POST', '/texts/en/greeting/restore', { version: 1, base_version: 2 })
  expect(await restored.json()).toEqual({ locale: 'en', key: 'greeting', version: 3 })
  expect(await greeting()).toContain('Welcome to Linden & Lane!')
  const { versions } = await (await callShop(owner, 'GET', '/texts/en/greeting/versions')).json<TextVersions>()
  expect(versions.map(({ version, text }) => [version, text])).toEqual([
    [3, 'Welcome to {shop}!'],
    [2, null],
    [1, 'Welcome to {shop}!'],
  ])
})

test('a wording that could not be spoken is refused, with the reason', async () => {
  for (const [path, text, why] of [
    ['en/greeting', 'Hi {name', /lone/],
    ['en/greeting', 'Hi {secret}', /names \{secret\}/],
    ['xx/greeting', 'Hi', /no such text/],
    ['en/no_such_text', 'Hi', /no such text/],
  ] as const) {
    const response = await put(path, text)
    expect(response.status).toBe(400)
    expect((await problemOf(response)).errors).toEqual([{ field: 'text', message: expect.stringMatching(why) }])
  }
  expect((await put('en/greeting', '   ')).status).toBe(400)
  expect((await put('en/greeting', 'x'.repeat(2_001))).status).toBe(400)
  expect((await put('en/Greeting!', 'Hi')).status).toBe(400)
})

test('who comes second is told so, and who may only read may not write', async () => {
  expect((await put('en/greeting', 'One', 0)).status).toBe(200)
  expect((await put('en/greeting', 'Two', 0)).status).toBe(409)
  const analyst = await keyOf('analyst')
  expect((await callShop(analyst, 'GET', '/texts')).status).toBe(200)
  expect((await callShop(analyst, 'PUT', '/texts/en/greeting', { text: 'Hi' })).status).toBe(403)
  const preview = { locale: 'en', key: 'greeting', text: 'Hi {shop}' }
  const shown = await callShop(analyst, 'POST', '/texts/preview', preview)
  expect(await shown.json<TextPreview>()).toEqual({ problem: null, preview: 'Hi Linden & Lane' })
})

test('what was stored before and no longer fits is left out, and nothing breaks', async () => {
  const builtIn = await greeting()
  const row = "insert into shop_texts (shop, name, version, content, updated_at) values ('demo', ?, 1, ?, 0)"
  await env.DB.batch([
    env.DB.prepare(row).bind('en/greeting', 'Hi {gone}'),
    env.DB.prepare(row).bind('en/gone', 'Gone'),
    env.DB.prepare(
      "insert into shop_flows (shop, name, version, content, updated_at) values ('demo', 'track_order', 1, ?, 0)",
    ).bind('{"flow": "track_order", "states": 5}'),
  ])
  await publishBundle(env, 'demo')
  expect(await greeting()).toBe(builtIn)
  expect(words(await say(await openConversation(), 'where is my order?')).toLowerCase()).toContain('order number')
  expect((await callShop(owner, 'GET', '/flows')).status).toBe(200)
})
