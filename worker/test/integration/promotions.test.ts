import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getBundle, publishBundle } from '../../adapters/kv/bundles'
import type { PromotionDraft, PromotionList } from '../../protocol'
import { ask } from '../fixtures/console'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { openConversation, problemOf, say, seedDemoShop } from '../fixtures/shop'

const DRAFT: PromotionDraft = {
  kind: 'percent',
  value: 15,
  min_cents: null,
  valid_from: null,
  valid_until: '2099-01-01T00:00:00.000Z',
  tags: [],
  products: [],
  per_shopper: null,
  texts: { en: '15% off everything this month.' },
  public: true,
}

let owner = ''
beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
  await publishBundle(env, 'other')
  owner = await keyOf('owner')
})
beforeEach(async () => {
  await seedDemoShop()
  await publishBundle(env, 'demo')
})

const list = async (): Promise<PromotionList> => (await ask(owner, 'GET', 'promotions')).json()
const put = (code: string, draft: object) => ask(owner, 'PUT', `promotions/${encodeURIComponent(code)}`, draft)

describe("a shop's promotions", () => {
  test('are listed with what there is to choose from', async () => {
    const { promotions, currency, products, product_tags } = await list()
    expect(promotions.length).toBeGreaterThan(0)
    expect(currency).toBe('EUR')
    expect(products[0]).toMatchObject({ id: expect.any(String), name: expect.any(String) })
    expect(product_tags.length).toBeGreaterThan(0)
  })

  test('are known to the bot once they are set', async () => {
    const stored: PromotionList = await (await put('autumn15', DRAFT)).json()
    expect(stored.promotions).toContainEqual({ ...DRAFT, code: 'AUTUMN15', uses: 0 })
    const { messages } = await say(await openConversation({ locale: 'en' }), 'does the code AUTUMN15 work?')
    expect(messages.map(({ text }) => text).join(' ')).toMatch(/AUTUMN15/)
    expect((await getBundle(env, 'demo'))?.promotions?.find(({ code }) => code === 'AUTUMN15')?.value).toBe(15)
  })

  test('are changed and taken away, with an audit row each', async () => {
    await put('AUTUMN15', DRAFT)
    await put('AUTUMN15', { ...DRAFT, value: 20, tags: ['bags'] })
    expect((await list()).promotions.find(({ code }) => code === 'AUTUMN15')).toMatchObject({
      value: 20,
      tags: ['bags'],
    })
    expect((await ask(owner, 'DELETE', 'promotions/AUTUMN15')).status).toBe(200)
    expect((await ask(owner, 'DELETE', 'promotions/AUTUMN15')).status).toBe(404)
    const { results } = await env.DB.prepare("select action from audit_log where subject = 'promotion:AUTUMN15'").all()
    expect(results.slice(-3).map(({ action }) => action)).toEqual([
      'save_promotion',
      'save_promotion',
      'delete_promotion',
    ])
  })

  test.each([
    ['A', DRAFT, 'code'],
    ['GOOD', { ...DRAFT, value: 120 }, 'value'],
    ['GOOD', { ...DRAFT, kind: 'amount', value: 0 }, 'value'],
    ['GOOD', { ...DRAFT, valid_from: '2099-02-01T00:00:00Z' }, 'valid_until'],
    ['GOOD', { ...DRAFT, texts: { en: ' ' } }, 'texts'],
    ['GOOD', { ...DRAFT, per_shopper: 0 }, 'per_shopper'],
  ])('refuses %s when it makes no sense, and names the field', async (code, draft, field) => {
    const refused = await put(code, draft)
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors?.map((error) => error.field)).toContain(field)
  })

  test('may be set by owners and admins of the same shop only', async () => {
    const analyst = await keyOf('analyst')
    expect((await ask(analyst, 'GET', 'promotions')).status).toBe(200)
    expect((await ask(analyst, 'PUT', 'promotions/GOOD', DRAFT)).status).toBe(403)
    expect((await ask(analyst, 'DELETE', 'promotions/GOOD')).status).toBe(403)
    expect((await ask(owner, 'PUT', 'promotions/GOOD', DRAFT, 'other')).status).toBe(401)
  })
})
