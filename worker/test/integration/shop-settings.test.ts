import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getBundle, publishBundle } from '../../adapters/kv/bundles'
import type { AppearanceSettings, HoursSettings, ReturnSettings, ShopSettingsWire, WidgetConfig } from '../../protocol'
import { ask } from '../fixtures/console'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { problemOf, request, seedDemoShop } from '../fixtures/shop'

const APPEARANCE: AppearanceSettings = {
  accent: '#b4232f',
  position: 'start',
  launcher: 'label',
  label: { en: 'Chat with us', zh: '联系我们' },
  title: { en: 'Linden help' },
  greeting: { en: 'Hello!', zh: '您好！' },
  default_locale: 'zh',
}
const NONE: [string, string][] = []
const NINE_TO_FIVE = {
  timezone: 'Europe/Lisbon',
  weekly: {
    mon: [['09:00', '17:00']] as [string, string][],
    tue: NONE,
    wed: NONE,
    thu: NONE,
    fri: NONE,
    sat: NONE,
    sun: NONE,
  },
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
}
const HOURS: HoursSettings = { hours: NINE_TO_FIVE, teams: { returns: NINE_TO_FIVE }, told: { en: 'Mondays.' } }
const RETURNS: ReturnSettings = {
  window_days: 14,
  excluded_tags: ['hygiene'],
  free_return: true,
  pickup: false,
  drop_off: true,
  address: ['Linden & Lane', 'Lisboa'],
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

const read = async (): Promise<ShopSettingsWire> => (await ask(owner, 'GET', 'settings')).json()
const settings = async () => (await getBundle(env, 'demo'))?.settings

describe("a shop's settings", () => {
  test('are told as they were seeded', async () => {
    const told = await read()
    expect(told).toMatchObject({ shop: 'demo', time_zone: 'Europe/Lisbon', returns: { window_days: 30 } })
    expect(told.appearance).toMatchObject({ accent: '#0f766e', position: 'end', launcher: 'icon', title: {} })
    expect(told.hours.hours).toBeNull()
    expect(told.product_tags.length).toBeGreaterThan(3)
  })

  test('of its appearance are what the widget gets', async () => {
    expect((await ask(owner, 'PUT', 'settings/appearance', APPEARANCE)).status).toBe(200)
    const config: WidgetConfig = await (await request('/v1/shops/demo/widget-config')).json()
    expect(config).toMatchObject({
      accent: '#b4232f',
      title: { en: 'Linden help' },
      greeting: { en: 'Hello!' },
      default_locale: 'zh',
    })
    const look = async (locale: string) => (await request(`/v1/shops/demo/widget-look?locale=${locale}`)).json()
    expect(await look('en-GB')).toEqual({ accent: '#b4232f', position: 'start', label: 'Chat with us' })
    expect(await look('fr')).toMatchObject({ label: '联系我们' })
    await ask(owner, 'PUT', 'settings/appearance', { ...APPEARANCE, launcher: 'icon' })
    expect(await look('en')).toMatchObject({ label: '' })
  })

  test('of its hours are kept for the shop and for teams, and taken away again', async () => {
    expect((await ask(owner, 'PUT', 'settings/hours', HOURS)).status).toBe(200)
    expect(await settings()).toMatchObject({ businessHours: NINE_TO_FIVE, teamHours: { returns: NINE_TO_FIVE } })
    expect((await settings())?.supportHours).toEqual({ en: 'Mondays.' })
    await ask(owner, 'PUT', 'settings/hours', { ...HOURS, hours: null, teams: {} })
    expect(await settings()).not.toHaveProperty('businessHours')
    expect((await read()).hours).toEqual({ hours: null, teams: {}, told: { en: 'Mondays.' } })
  })

  test('of its returns are what the bot judges by', async () => {
    await ask(owner, 'PUT', 'settings/returns', RETURNS)
    expect(await settings()).toMatchObject({
      returnWindowDays: 14,
      returnPolicy: { excludedTags: ['hygiene'], freeReturn: true, handover: { pickup: false, dropOff: true } },
    })
    expect((await read()).returns).toEqual(RETURNS)
  })

  test('of its origins decide which pages may ask', async () => {
    const from = (origin: string) => request('/v1/shops/demo/widget-config', { headers: { origin } })
    expect((await from('https://linden.example')).status).toBe(403)
    const body = { origins: ['https://Linden.example/', 'https://linden.example', 'https://*.linden.example'] }
    const stored: ShopSettingsWire = await (await ask(owner, 'PUT', 'settings/origins', body)).json()
    expect(stored.origins).toEqual(['https://linden.example', 'https://*.linden.example'])
    expect((await from('https://linden.example')).status).toBe(200)
    expect((await from('https://www.linden.example')).status).toBe(200)
    expect((await from('http://localhost:3000')).status).toBe(403)
  })

  test('leave an audit row that tells what was and what is', async () => {
    await ask(owner, 'PUT', 'settings/returns', RETURNS)
    const row = await env.DB.prepare("select * from audit_log where action = 'set_returns' order by id desc").first()
    const detail = JSON.parse(String(row?.detail))
    expect(detail.before).toMatchObject({ returnWindowDays: 30, returnPolicy: { freeReturn: false } })
    expect(detail.after).toMatchObject({ returnWindowDays: 14, returnPolicy: { freeReturn: true } })
    expect(String(row?.by)).toMatch(/^api_key:/)
  })

  test.each([
    ['appearance', { ...APPEARANCE, accent: 'teal' }, 'accent'],
    ['appearance', { ...APPEARANCE, position: 'left' }, 'position'],
    ['appearance', { ...APPEARANCE, default_locale: 'nl' }, 'default_locale'],
    ['appearance', { ...APPEARANCE, title: { en: 'x'.repeat(61) } }, 'title.en'],
    ['origins', { origins: ['https://a.example/shop'] }, 'origins.0'],
    ['origins', { origins: ['*'] }, 'origins.0'],
    ['hours', { ...HOURS, hours: { ...NINE_TO_FIVE, timezone: 'Mars/Base' } }, 'hours.timezone'],
    [
      'hours',
      { ...HOURS, hours: { ...NINE_TO_FIVE, weekly: { ...NINE_TO_FIVE.weekly, mon: [['9', '17:00']] } } },
      'hours.weekly.mon.0.0',
    ],
    [
      'hours',
      { ...HOURS, hours: { ...NINE_TO_FIVE, holidays: [{ date: '2026-02-30', name: '' }] } },
      'hours.holidays.0.date',
    ],
    ['returns', { ...RETURNS, window_days: 400 }, 'window_days'],
    ['returns', { ...RETURNS, address: [''] }, 'address.0'],
  ])('refuses a bad %s, names the field and stores nothing', async (part, body, field) => {
    const before = await read()
    const refused = await ask(owner, 'PUT', `settings/${part}`, body)
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors?.map((error) => error.field)).toContain(field)
    expect(await read()).toEqual(before)
  })

  test('may be set by owners and admins of the same shop only', async () => {
    expect((await ask(await keyOf('analyst'), 'GET', 'settings')).status).toBe(200)
    expect((await ask(await keyOf('analyst'), 'PUT', 'settings/returns', RETURNS)).status).toBe(403)
    expect((await ask(await keyOf('agent'), 'GET', 'settings')).status).toBe(403)
    expect((await ask(owner, 'GET', 'settings', undefined, 'other')).status).toBe(401)
    expect((await ask(owner, 'PUT', 'settings/returns', RETURNS, 'other')).status).toBe(401)
  })
})
