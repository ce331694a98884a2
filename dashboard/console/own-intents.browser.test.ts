import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { OwnIntent, OwnIntentList, OwnIntentsReport } from '../../worker/protocol'
import { buildConsole } from './build'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ORIGIN = 'http://console.test'
const EXAMPLES = ['engrave my name', 'is engraving free', 'engrave a date', 'how long does it take', 'which fonts']
const AT = '2026-01-01T00:00:00Z'
const UNDERSTOOD = {
  intent: { name: 'own:engraving', confidence: 0.8 },
  alternatives: [],
  entities: [],
  language: 'en',
}

/** The report on one intent: one example misread, and a grave collision with one that is built in. */
function reportOn(name: string, examples: readonly string[]): OwnIntentsReport {
  const misread = [{ text: examples[3] ?? '', as: 'delivery_time', own: false }]
  const sides = { own: false, severity: 'high' as const, examples: [examples[3] ?? ''], theirs: ['how many days'] }
  return {
    recall: 0.8,
    everyday_taken: 0.002,
    intents: [{ name, examples: examples.length, recall: 0.8, precision: 1, misread }],
    collisions: [{ intent: name, with: 'delivery_time', ...sides }],
  }
}

/** The API of a shop, played: keeps what is saved. */
class PlayedShop {
  intents: OwnIntent[] = []
  versions: OwnIntent[] = []
  /** What the next change is answered with instead of being made. */
  refusal: { status: number; json: object } | null = null
  readonly calls: string[] = []

  answer(method: string, path: string, body: Record<string, unknown>): { status: number; json: object } {
    this.calls.push(`${method} ${path}`)
    if (method === 'PUT' && this.refusal) return this.refusal
    if (method === 'GET' && path === '') return { status: 200, json: this.list() }
    if (path === '/preview') return { status: 200, json: reportOn(String(body['name']), body['examples'] as string[]) }
    if (path === '/try') {
      const own = [{ name: 'engraving', confidence: 0.8, taken: true }]
      return { status: 200, json: { understanding: UNDERSTOOD, own_intents: own } }
    }
    const name = decodeURIComponent(path.split('/')[1] ?? '')
    if (path.endsWith('/history')) {
      const versions = this.versions.toReversed().map((one) => ({ ...one, saved_at: AT, saved_by: 'api_key:1' }))
      return { status: 200, json: { name, archived: false, versions } }
    }
    if (method === 'DELETE') {
      this.intents = []
      return { status: 200, json: {} }
    }
    const old = this.versions.find(({ version }) => version === body['version'])
    return { status: 200, json: this.save(name, path.endsWith('/restore') ? { ...old } : body) }
  }

  list(): OwnIntentList {
    const [first] = this.intents
    const report = first ? reportOn(first.name, first.examples) : null
    const shop = { locales: ['en', 'zh'], default_locale: 'en', flows: ['track_order'], model_version: 'm' }
    return { intents: this.intents, report, ...shop }
  }

  save(name: string, content: object) {
    const version = this.versions.length + 1
    const intent = { ...content, name, version, created_at: AT, updated_at: AT } as OwnIntent
    this.versions.push(intent)
    this.intents = [intent]
    return { intent, report: reportOn(name, intent.examples) }
  }
}

describe.skipIf(!existsSync(executablePath))('the own intents in a browser', () => {
  let dist = ''
  let browser: Browser
  let shop = new PlayedShop()

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'kefu-own-'))
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

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    shop = new PlayedShop()
    const page = await (await browser.newContext({ locale: 'en', ...options })).newPage()
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      const api = /^\/v1\/shops\/demo\/own-intents(.*)$/.exec(pathname)
      if (api) {
        const body = route.request().postDataJSON() ?? {}
        return route.fulfill(shop.answer(route.request().method(), api[1] ?? '', body))
      }
      const file = /\.\w+$/.test(pathname) ? pathname.replace(/^\/console\//, '') : 'index.html'
      return route.fulfill({ path: join(dist, file) })
    })
    await page.goto(`${ORIGIN}/console/own-intents#key=kefu_right&shop=demo`)
    await page.getByRole('button', { name: 'New intent' }).waitFor()
    return page
  }

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

  async function write(page: Page): Promise<void> {
    await button(page, 'New intent').click()
    await page.getByLabel('Name').fill('Engraving')
    await page.getByLabel(/^Examples/).fill(EXAMPLES.map((text) => `- ${text}`).join('\n'))
    await page.getByLabel('Answer, English').fill('Up to 20 letters.')
  }

  async function save(page: Page, version: number): Promise<void> {
    await button(page, 'Save and publish').click()
    await page.getByText(`Saved as version ${version}.`).waitFor()
  }

  it('says what will be here while there is nothing', async () => {
    const page = await visit()
    await page.getByRole('heading', { name: 'No own intents yet' }).waitFor()
    expect(await page.getByRole('link', { name: 'Own intents' }).getAttribute('aria-current')).toBe('page')
  })

  it('checks, saves, and shows what the check says while writing', async () => {
    const page = await visit()
    await write(page)
    await button(page, 'Check').click()
    await page.getByText('4 of 5 examples are understood').waitFor()
    await page.getByRole('heading', { name: /Strong collision.*"Delivery time"/ }).waitFor()
    await page.getByText('read as: Delivery time').waitFor()
    await page.getByLabel(/^Examples/).press('End')
    await page.getByLabel(/^Examples/).fill([...EXAMPLES, 'one more'].join('\n'))
    await page.getByText('5 of 6 examples are understood').waitFor()
    expect(shop.intents).toEqual([])
    await save(page, 1)
    expect(shop.intents[0]).toMatchObject({ name: 'engraving', answer: { en: 'Up to 20 letters.' }, base_version: 0 })
    await button(page, /^Engraving/).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Engraving')
  })

  it('names what is missing at its field, and takes the focus there', async () => {
    const page = await visit()
    await button(page, 'New intent').click()
    await button(page, 'Save and publish').click()
    const name = page.getByLabel('Name')
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    await page.getByText('Write an answer in at least one language.').waitFor()
    expect(shop.calls.some((call) => call.startsWith('PUT'))).toBe(false)
  })

  it.each([
    [409, {}, /somebody else changed this/],
    [403, {}, /may look, not change/],
    [500, {}, /what you wrote is still here/],
    [400, { errors: [{ field: 'examples.2', message: 'must hold words' }] }, /examples\.2 must hold words/],
  ])('keeps what was written when the server answers %d', async (status, json, text) => {
    const page = await visit()
    await write(page)
    shop.refusal = { status, json }
    await button(page, 'Save and publish').click()
    await page.getByRole('alert').filter({ hasText: text }).waitFor()
    expect(await page.getByLabel('Answer, English').inputValue()).toBe('Up to 20 letters.')
  })

  it('restores an earlier version and archives', async () => {
    const page = await visit()
    await write(page)
    await save(page, 1)
    await page.getByLabel('Answer, English').fill('Second.')
    await save(page, 2)
    await button(page, 'Show history').click()
    await button(page, 'Restore version 1').click()
    await page.getByText('Saved as version 3.').waitFor()
    await expect.poll(() => page.getByLabel('Answer, English').inputValue()).toBe('Up to 20 letters.')
    page.once('dialog', (dialog) => dialog.accept())
    await button(page, 'Archive').click()
    await page.getByText('is archived').waitFor()
    await page.getByText('No own intents yet').waitFor()
  })

  it('asks before changes are lost', async () => {
    const page = await visit()
    await write(page)
    page.once('dialog', (dialog) => dialog.dismiss())
    await button(page, 'New intent').click()
    expect(await page.getByLabel('Name').inputValue()).toBe('engraving')
  })

  it('tells what the bot makes of a message', async () => {
    const page = await visit()
    await page.getByRole('textbox', { name: 'Try a message' }).fill('engrave it?')
    await page.keyboard.press('Enter')
    await page.getByText('Understood as: Engraving').waitFor()
  })

  it('shows one thing at a time on a phone, in Chinese and in the dark, and nothing sticks out', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await write(page)
    await save(page, 1)
    await page.getByRole('combobox', { name: /^Language/ }).selectOption('zh')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await button(page, '返回列表').click()
    await page.getByRole('button', { name: /^Engraving/ }).waitFor()
    expect(await page.getByLabel(/^示例/).count()).toBe(0)
  })
})
