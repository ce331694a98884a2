import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetSightings, noteSighting } from '../../adapters/d1/widget-sightings'
import { publishBundle } from '../../adapters/kv/bundles'
import { SIGHTING_EVERY_MS } from '../../config'
import type { InstallState } from '../../protocol'
import { ask } from '../fixtures/console'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { request, seedDemoShop } from '../fixtures/shop'

let analyst = ''
beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
  for (const shop of ['demo', 'other']) await publishBundle(env, shop)
  analyst = await keyOf('analyst')
})
beforeEach(async () => {
  forgetSightings()
  await env.DB.prepare('delete from widget_sightings').run()
})

const visit = (origin: string, route = 'widget-look') => request(`/v1/shops/demo/${route}`, { headers: { origin } })
const install = async (): Promise<InstallState> => (await ask(analyst, 'GET', 'install')).json()
const sightings = async () => (await install()).sightings.map(({ origin, allowed }) => ({ origin, allowed }))
const seen = () => env.DB.prepare('select count(*) as n from widget_sightings').first<number>('n')

describe('where the widget was seen', () => {
  test('is told by origin, with its time and the origins that are allowed', async () => {
    await visit('http://localhost:3000')
    await expect.poll(sightings).toEqual([{ origin: 'http://localhost:3000', allowed: true }])
    const state = await install()
    expect(state.origins).toContain('http://localhost:*')
    const age = Date.parse(state.now) - Date.parse(state.sightings[0]?.seen_at ?? '')
    expect(age).toBeGreaterThanOrEqual(0)
    expect(age).toBeLessThan(60_000)
  })

  test('is told of a page that was refused too, so that its origin can be allowed', async () => {
    expect((await visit('https://new.example')).status).toBe(403)
    await expect.poll(sightings).toEqual([{ origin: 'https://new.example', allowed: false }])
  })

  test('takes one of the refused origins in a minute, whoever makes them up', async () => {
    for (let i = 0; i < 5; i++) await visit(`https://made-up-${i}.example`)
    await expect.poll(seen).toBe(1)
  })

  test('counts a page of Kefu itself, whose browser names no origin', async () => {
    await request('/v1/shops/demo/widget-config', { headers: { 'sec-fetch-site': 'same-origin' } })
    await expect.poll(sightings).toEqual([{ origin: 'http://localhost:8787', allowed: true }])
  })

  test('takes no note of programs, sandboxes and other routes', async () => {
    await request('/v1/shops/demo/widget-config')
    await visit('null')
    await visit('http://localhost:3000', 'catalogue')
    expect(await seen()).toBe(0)
  })

  test('is written once in a minute, and then again', async () => {
    const at = (now: number) => noteSighting(env.DB, { shop: 'demo', origin: 'https://a.example', allowed: true, now })
    const seenAt = () => env.DB.prepare('select seen_at from widget_sightings').first<number>('seen_at')
    await at(1_000_000)
    await at(1_000_000 + SIGHTING_EVERY_MS - 1)
    expect(await seenAt()).toBe(1_000_000)
    await at(1_000_000 + SIGHTING_EVERY_MS)
    expect(await seenAt()).toBe(1_000_000 + SIGHTING_EVERY_MS)
  })

  test('keeps fifty of a shop, the allowed ones before all others', async () => {
    for (let i = 0; i < 55; i++)
      await noteSighting(env.DB, { shop: 'demo', origin: `https://${i}.example`, allowed: true, now: 1_000_000 + i })
    await noteSighting(env.DB, { shop: 'demo', origin: 'https://x.example', allowed: false, now: 9_000_000 })
    expect(await seen()).toBe(50)
    expect(await sightings()).not.toContainEqual({ origin: 'https://x.example', allowed: false })
  })

  test('is for keys of the shop', async () => {
    expect((await ask(analyst, 'GET', 'install', undefined, 'other')).status).toBe(401)
    expect((await ask(await keyOf('agent'), 'GET', 'install')).status).toBe(403)
  })
})
