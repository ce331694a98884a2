import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishBundle } from '../../adapters/kv/bundles'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { openConversation, problemOf, request, say, seedDemoShop } from '../fixtures/shop'

const TEXTS = { fr: { values: { natural: 'brut', smoked: 'fumée à froid' }, by_name: { edge: { natural: 'vif' } } } }

function call(key: string, method: string, body?: unknown, shop = 'demo'): Promise<Response> {
  return request(`/v1/shops/${shop}/option-texts`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
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
    expect(await (await call(owner, 'GET')).json()).toEqual(TEXTS)
  })

  test("are one shop's alone", async () => {
    await call(owner, 'PUT', TEXTS)
    const other = await keyOf('owner', 'other')
    expect(await (await call(other, 'GET', undefined, 'other')).json()).not.toEqual(TEXTS)
    expect((await call(owner, 'PUT', TEXTS, 'other')).status).toBe(401)
  })

  test.each([
    [{ fr: { values: { natural: '' } } }, 'fr.values.natural'],
    [{ fr: { values: { natural: 'x'.repeat(81) } } }, 'fr.values.natural'],
    [{ fr: {} }, 'fr.values'],
    [{ fr: { values: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`v${i}`, 'w'])) } }, 'fr.values'],
  ])('refuses texts that are none (%#) and names the field', async (texts, field) => {
    await call(owner, 'PUT', TEXTS)
    const refused = await call(owner, 'PUT', texts)
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors?.[0]?.field).toBe(field)
    expect(await (await call(owner, 'GET')).json()).toEqual(TEXTS)
  })

  test('may be set by owners and admins only', async () => {
    expect((await call(await keyOf('analyst'), 'PUT', TEXTS)).status).toBe(403)
    expect((await call(await keyOf('agent'), 'GET')).status).toBe(403)
    expect((await call('wrong', 'GET')).status).toBe(401)
  })
})
