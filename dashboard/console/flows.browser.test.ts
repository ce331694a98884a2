import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationTrace, FlowDetail, FlowList, FlowProblem, FlowSummary } from '../../worker/protocol'
import { flowSchema } from '../../worker/protocol'
import { buildConsole } from './build'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ORIGIN = 'http://console.test'
const ID = '0'.repeat(26)
const FLOW_FILE = new URL('../../worker/core/dialogue/flows/check_code.json', import.meta.url)
const DEFINITION = v.parse(flowSchema, JSON.parse(readFileSync(FLOW_FILE, 'utf8')))

const TRACE: ConversationTrace = {
  conversation_id: ID,
  channel: 'web',
  locale: 'en',
  turns: [
    {
      at: '2026-01-01T00:00:00Z',
      seq: 1,
      text: 'does SAVE10 work?',
      understanding: null,
      policy: 'flow',
      reason: 'intent check_code starts check_code',
      steps: [
        { type: 'flow_started', flow: 'check_code', version: 1, state: 'find' },
        { type: 'action', action: 'find_code', outcome: 'found' },
        { type: 'flow_moved', flow: 'check_code', state: 'check' },
        { type: 'action', action: 'check_coupon', outcome: 'valid' },
        { type: 'flow_moved', flow: 'check_code', state: 'done' },
        { type: 'flow_ended', flow: 'check_code', outcome: 'completed' },
      ],
      replies: [{ seq: 2, key: 'coupon_valid', text: 'It works.' }],
      stack: [],
      slots: {},
      status: 'bot',
    },
  ],
}

/** The API of a shop with one flow, played: keeps what is saved. */
class PlayedShop {
  definition = DEFINITION
  version = 0
  /** What the next check finds. */
  problems: FlowProblem[] = []
  /** What the next save is answered with instead of being made. */
  refusal: { status: number; json: object } | null = null
  readonly saves: Record<string, unknown>[] = []

  answer(method: string, path: string, body: Record<string, unknown>): { status: number; json: object } {
    if (path === '/flows') return { status: 200, json: this.list() }
    if (path.endsWith('/trace')) return { status: path.includes(ID) ? 200 : 404, json: TRACE }
    if (path.endsWith('/validate'))
      return { status: 200, json: { ok: this.problems.length === 0, problems: this.problems } }
    if (path.endsWith('/versions')) return { status: 200, json: { name: 'check_code', versions: [] } }
    if (method === 'PUT') {
      if (this.refusal) return this.refusal
      this.saves.push(body)
      this.definition = body['definition'] as FlowDetail['definition']
      this.version += 1
      return { status: 200, json: { name: 'check_code', version: this.version } }
    }
    const words = { ask_coupon: 'Which code?', coupon_tries: 'Too many.', coupon_unknown_help: 'Unknown.' }
    const texts = { en: { ...words, coupon_at_checkout: 'At the checkout.' }, zh: { ask_coupon: '哪个优惠码？' } }
    return { status: 200, json: { ...this.summary(), definition: this.definition, texts } }
  }

  summary(): FlowSummary {
    const { title, trigger, states } = this.definition
    const origin = this.version > 0 ? 'edited' : 'built_in'
    const facts = { name: 'check_code', origin, version: this.version, title, intents: trigger.intents } as const
    return { ...facts, states: Object.keys(states).length, updated_at: null, problems: [] }
  }

  list(): FlowList {
    const intents = [
      { name: 'check_code', flow: 'check_code' },
      { name: 'warranty', flow: null },
      { name: 'track_order', flow: 'track_order' },
    ]
    const parts = { actions: {}, changing: [], options: [], tools: [], intents, locales: ['en', 'zh'] }
    return { flows: [this.summary()], parts }
  }
}

describe.skipIf(!existsSync(executablePath))('the flows in a browser', () => {
  let dist = ''
  let browser: Browser
  let shop = new PlayedShop()

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'kefu-flows-'))
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

  async function visit(query = '?flow=check_code', options: BrowserContextOptions = {}): Promise<Page> {
    shop = new PlayedShop()
    const page = await (await browser.newContext({ locale: 'en', ...options })).newPage()
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      const api = /^\/v1\/shops\/demo(.*)$/.exec(pathname)
      if (api) {
        const body = route.request().postDataJSON() ?? {}
        return route.fulfill(shop.answer(route.request().method(), api[1] ?? '', body))
      }
      const file = /\.\w+$/.test(pathname) ? pathname.replace(/^\/console\//, '') : 'index.html'
      return route.fulfill({ path: join(dist, file) })
    })
    await page.goto(`${ORIGIN}/console/flows${query}#key=kefu_right&shop=demo`)
    await page.getByRole('button', { name: /check_code/ }).waitFor()
    return page
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const state = (page: Page, name: RegExp) => page.locator('.diagram').getByRole('button', { name })

  it('draws every state with its kind, reached by the keyboard and told in full', async () => {
    const page = await visit()
    await state(page, /^Asks: ask/).waitFor()
    expect(await page.locator('.box').count()).toBe(Object.keys(DEFINITION.states).length)
    await state(page, /^Asks: ask/).focus()
    await page.keyboard.press('Enter')
    await page.locator('.state-facts').getByText('Which code?').waitFor()
    await page.locator('.state-facts').getByText('哪个优惠码？').waitFor()
    await button(page, 'As a table').click()
    expect(await page.locator('.state-table tbody tr').count()).toBe(Object.keys(DEFINITION.states).length)
  })

  it('shows the path of a conversation step by step', async () => {
    const page = await visit()
    await page.getByLabel('Conversation id').fill(ID)
    await page.keyboard.press('Enter')
    await page.getByText('Step 1 of 3:').waitFor()
    expect(await page.locator('.way.taken').count()).toBe(0)
    await button(page, 'One step on').click()
    await button(page, 'One step on').click()
    await state(page, /^End: done.*visited at step 3/).waitFor()
    expect(await page.locator('.way.taken').count()).toBe(2)
    await page.getByText('intent check_code starts check_code').waitFor()
    expect(page.url()).toContain(`conversation=${ID}`)
  })

  it('says so when there is no such conversation', async () => {
    const page = await visit()
    await page.getByLabel('Conversation id').fill('1'.repeat(26))
    await page.keyboard.press('Enter')
    await page.getByText('There is no such conversation.').waitFor()
  })

  it('changes words, intents and offers of a person without JSON, and saves on the version that was opened', async () => {
    const page = await visit()
    await button(page, 'Simple changes').click()
    await page.locator('.wording textarea[lang=en]').first().fill('Your code?')
    await page.getByLabel('Add an intent').selectOption('warranty')
    expect(await page.getByLabel('Add an intent').locator('option').allInnerTexts()).not.toContain('Track order')
    await page.getByRole('checkbox', { name: /^ask / }).check()
    await page.getByText('No problems found').waitFor()
    await button(page, 'Save and publish').click()
    await page.getByText('Saved as version 1.').waitFor()
    const [saved] = shop.saves
    expect(saved).toMatchObject({
      base_version: 0,
      definition: {
        trigger: { intents: ['check_code', 'warranty'] },
        states: { ask: { prompt: 'x_check_code_ask_coupon', offer_person: 'flow' } },
        texts: { en: { x_check_code_ask_coupon: 'Your code?' }, zh: { x_check_code_ask_coupon: '哪个优惠码？' } },
      },
    })
  })

  it('puts what is wrong beside its line, and saves nothing meanwhile', async () => {
    const page = await visit()
    await button(page, 'JSON').click()
    const area = page.getByRole('textbox', { name: 'JSON' })
    const text = await area.inputValue()
    await area.fill(text.replace('"next": "check"', '"next": "check",'))
    await page.locator('.json-problems').getByText('Property name expected').waitFor()
    expect(await button(page, 'Save and publish').isDisabled()).toBe(true)
    shop.problems = [{ path: ['states', 'ask', 'next'], message: 'leads to "gone", which is no state' }]
    await area.fill(text.replace('"next": "check"', '"next": "gone"'))
    const line = text.slice(0, text.indexOf('"next": "check"')).split('\n').length
    await page.getByText('Problems: 1').waitFor()
    expect(await page.locator('.gutter .faulty').textContent()).toBe(String(line))
    expect(await page.locator('.json-problems').textContent()).toContain('states.ask.next: leads to "gone"')
    expect(shop.saves).toEqual([])
  })

  it('keeps what is written when somebody was faster, and asks before it is lost', async () => {
    const page = await visit()
    shop.refusal = { status: 409, json: {} }
    await button(page, 'Simple changes').click()
    await page.locator('.wording textarea[lang=en]').first().fill('Mine')
    await page.getByText('No problems found').waitFor()
    await button(page, 'Save and publish').click()
    await page.getByText(/^Not done: somebody else/).waitFor()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await page.getByRole('link', { name: 'Live overview' }).click()
    expect(asked).toEqual(['Leave without saving your changes?'])
    expect(await page.locator('.wording textarea[lang=en]').first().inputValue()).toBe('Mine')
  })

  it('fits a phone, in Chinese and in the dark', async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh' } as const
    const page = await visit('?flow=check_code', phone)
    await state(page, /^提问: ask/).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    for (const tab of ['简单修改', 'JSON', '历史版本']) {
      await button(page, tab).click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
  })
})
