import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildConsole } from './build'
import type { LiveSnapshot, Report } from './src/api'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ORIGIN = 'http://console.test'
const REPORT: Report = {
  report: 'overview',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-02T00:00:00Z',
  tz: 'UTC',
  summary: { turns: 0 },
  series: [],
  rows: [],
}
const LIVE: LiveSnapshot = { active_conversations: 0, turns_per_minute: [0], handed_off: 0, slowest_ms: null }

/** The built console; its server is played by the test. */
describe.skipIf(!existsSync(executablePath))('the console in a browser', () => {
  let dist = ''
  let browser: Browser
  /** What the server answers to any key. */
  let status = 200
  let asked = 0

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'kefu-console-'))
    await buildConsole(dist)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await rm(dist, { recursive: true, force: true })
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  async function visit(): Promise<Page> {
    status = 200
    asked = 0
    const page = await (await browser.newContext({ locale: 'en' })).newPage()
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname.startsWith('/v1/account')) return route.fulfill({ status: 401, json: {} })
      if (pathname.startsWith('/v1/')) {
        asked++
        return route.fulfill({ status, json: pathname.includes('/reports/') ? REPORT : LIVE })
      }
      const file = pathname.replace(/^\/console\//, '') || 'index.html'
      return route.fulfill({ path: join(dist, file) })
    })
    await page.goto(`${ORIGIN}/console/`)
    await page.getByRole('button', { name: 'Sign in with a key' }).click()
    return page
  }

  const keyField = (page: Page) => page.getByLabel('API key')
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName)

  async function signIn(page: Page, key = 'kefu_right'): Promise<void> {
    await keyField(page).fill(key)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  async function expectRefused(page: Page, text: RegExp): Promise<void> {
    await page.getByRole('alert').filter({ hasText: text }).waitFor()
    await expect.poll(() => focused(page)).toBe('key')
    expect(await keyField(page).getAttribute('aria-invalid')).toBe('true')
    const id = await keyField(page).getAttribute('aria-describedby')
    expect(await page.locator(`[id="${id}"]`).textContent()).toMatch(text)
  }

  it('moves the focus to the heading after sign-in, and to the key after sign-out', async () => {
    const page = await visit()
    await signIn(page)
    await page.getByRole('heading', { name: 'Live overview' }).waitFor()
    await expect.poll(() => focused(page)).toBe('H1')
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => focused(page)).toBe('key')
    expect(await keyField(page).getAttribute('aria-invalid')).toBeNull()
  })

  it('moves the focus to a refused key, each time, and to one that has expired', async () => {
    const page = await visit()
    for (let i = 0; i < 2; i++) {
      status = 401
      await signIn(page)
      await expectRefused(page, /not valid for this shop/)
    }
    status = 200
    await signIn(page)
    await page.getByRole('heading', { name: 'Live overview' }).waitFor()
    status = 401
    await expectRefused(page, /not valid for this shop/)
  })

  it.each(['sk_live_1', '密钥', 'kefu_a b'])('refuses %j at once, without the server', async (key) => {
    const page = await visit()
    await signIn(page, key)
    await expectRefused(page, /not an API key/)
    expect(asked).toBe(0)
  })
})
