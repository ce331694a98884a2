import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishBundle } from '../../adapters/kv/bundles'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { openConversation, problemOf, request, say, seedDemoShop } from '../fixtures/shop'

const TEXTS = { values: { natural: 'brut', smoked: 'fumée à froid' }, by_name: { edge: { natural: 'vif' } } }

function call(key: string, method: string, body?: unknown, shop = 'demo', locale = 'fr'): Promise<Response> {
  const path = method === 'GET' ? 'option-texts' : `option-texts/${locale}`
  return request(`/v1/shops/${shop}/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function stored(key: string, shop = 'demo'): Promise<Record<string, unknown>> {
  return (await call(key, 'GET', undefined, shop)).json()
}

let owner = ''
beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
  for (const shop of ['demo', 'other']) await publishBundle(env, shop)
  owner = await keyOf('owner')
})

describe('what option values are called', () => {
  test('is said and understood from the next message on, and told back', async () => {
    expect((await call(owner, 'PUT', TEXTS)).status).toBe(200)
    const talk = await openConversation()
    const asked = await say(talk, 'la lampe de table Alder est en stock ?', 'a')
    expect(asked.messages.map(({ text }) => text).join(' ')).toContain('brut')
    const picked = await say(talk, 'et fumées à froid ?', 'b')
    expect(picked.messages.map(({ text }) => text).join(' ')).toContain('fumée à froid')
    const all = await stored(owner)
    expect(all.fr).toEqual(TEXTS)
    expect(all.de).toMatchObject({ values: { moss: 'Moosgrün' } })
  })

  test('can be taken away, and then stand in the own language of the shop', async () => {
    await call(owner, 'PUT', TEXTS)
    expect((await call(owner, 'DELETE')).status).toBe(204)
    expect(await stored(owner)).not.toHaveProperty('fr')
    const asked = await say(await openConversation(), 'la lampe de table Alder est en stock ?')
    expect(asked.messages.map(({ text }) => text).join(' ')).toContain('natural')
  })

  test("are one shop's alone", async () => {
    await call(owner, 'PUT', TEXTS)
    const other = await keyOf('owner', 'other')
    // A shop that has never set any.
    const without =
      "update shops set settings = json_remove(settings, '$.optionTexts'), version = version + 1 where shop = 'other'"
    await env.DB.prepare(without).run()
    await publishBundle(env, 'other')
    expect(await stored(other, 'other')).toEqual({})
    expect((await call(other, 'PUT', TEXTS, 'other')).status).toBe(200)
    expect(await stored(other, 'other')).toEqual({ fr: TEXTS })
    expect((await call(owner, 'PUT', TEXTS, 'other')).status).toBe(401)
  })

  test.each([
    [{ values: { natural: '' } }, 'values.natural'],
    [{ values: { natural: 'x'.repeat(81) } }, 'values.natural'],
    [{}, 'values'],
    [{ values: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`v${i}`, 'w'])) }, 'values'],
  ])('refuses texts that are none (%#) and names the field', async (texts, field) => {
    await call(owner, 'PUT', TEXTS)
    const refused = await call(owner, 'PUT', texts)
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors?.[0]?.field).toBe(field)
    expect((await stored(owner)).fr).toEqual(TEXTS)
  })

  test('refuses what is no language code, and one language too many', async () => {
    expect((await call(owner, 'PUT', TEXTS, 'demo', 'Deutsch')).status).toBe(400)
    const codes = Array.from({ length: 20 }, (_, i) => `x${String.fromCharCode(97 + i)}`)
    const statuses: number[] = []
    for (const code of codes) statuses.push((await call(owner, 'PUT', TEXTS, 'demo', code)).status)
    expect(statuses.slice(0, 13)).toEqual(Array(13).fill(200))
    expect(statuses.at(-1)).toBe(409)
    for (const code of codes) await call(owner, 'DELETE', undefined, 'demo', code)
  })

  test('may be set by owners and admins only', async () => {
    expect((await call(await keyOf('analyst'), 'PUT', TEXTS)).status).toBe(403)
    expect((await call(await keyOf('agent'), 'GET')).status).toBe(403)
    expect((await call('wrong', 'GET')).status).toBe(401)
  })
})
