import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildWidget } from './build'
import { MockServer } from './mock-server'

/** The built widget in a real browser, on a page with a strict content policy, against the mock server. */

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const tag = (more = '') => `/?tag=${encodeURIComponent(`data-shop="demo" ${more}`)}`
const noFaults = { cutBeforeReply: false, refuseSockets: false, offline: false, delayMs: 0, error: '' as const }

interface KefuWindow extends Window {
  kefu(name: string, ...args: unknown[]): unknown
  log: Array<[string, Record<string, unknown>]>
  hacked?: unknown
}

vi.setConfig({ testTimeout: 20_000 })

describe.skipIf(!existsSync(executablePath))('the widget in a browser', () => {
  let dist: string
  let mock: MockServer
  let base: string
  let browser: Browser
  let problems: string[] = []

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'kefu-widget-'))
    await buildWidget(dist)
    mock = new MockServer(dist)
    base = await mock.listen()
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await mock?.close()
    await rm(dist, { recursive: true, force: true })
  })

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    Object.assign(mock.faults, noFaults)
    mock.conversations.clear()
    mock.framesSeen = []
    problems = []
  })

  async function visit(path = tag(), options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (m) => /Content Security Policy/.test(m.text()) && problems.push(m.text()))
    await page.goto(base + path)
    return page
  }

  const launcher = (page: Page) => page.locator('.launcher')
  const input = (page: Page) => page.getByRole('textbox', { name: 'Your message' })
  const bubbles = (page: Page) => page.locator('.log .bubble').allTextContents()

  async function opened(path?: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await visit(path, options)
    await launcher(page).click()
    await page.getByText('Hello! I can find').waitFor()
    return page
  }

  async function say(page: Page, text: string): Promise<void> {
    await input(page).fill(text)
    await input(page).press('Enter')
  }

  const conversation = () => {
    const [only] = mock.conversations.values()
    if (!only) throw new Error('no conversation was begun')
    return only
  }

  it('begins nothing before it is opened, and answers', async () => {
    const page = await visit()
    await launcher(page).waitFor()
    expect(mock.conversations.size).toBe(0)
    await launcher(page).click()
    await say(page, 'hello')
    await page.getByText('You wrote: hello').waitFor()
    await page.getByText('answered in 4 ms').waitFor()
    expect(mock.conversations.size).toBe(1)
    expect(problems).toEqual([])
  })

  it('opens within 100 ms once the page is idle', async () => {
    const page = await visit()
    await page.locator('link[rel=modulepreload]').waitFor({ state: 'attached' })
    await page.waitForTimeout(200)
    const ms = await page.evaluate(async () => {
      const started = performance.now()
      const root = document.querySelector('kefu-widget')?.shadowRoot
      ;(window as unknown as KefuWindow).kefu('open')
      while (!root?.querySelector('.panel:not([hidden])')) await new Promise(requestAnimationFrame)
      return performance.now() - started
    })
    expect(ms).toBeLessThan(100)
  })

  it('never renders HTML, from either side', async () => {
    const page = await opened()
    const attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> xss'
    await say(page, attack)
    await page.getByText('onerror="window.hacked=1"> [click]').waitFor()
    expect((await bubbles(page))[1]).toBe(attack)
    expect(await page.locator('.log :is(script, img, a, b)').count()).toBe(0)
    expect(await page.evaluate(() => (window as unknown as KefuWindow).hacked)).toBeUndefined()
  })

  it('sends again after a cut line: nothing lost, nothing twice', async () => {
    const page = await opened()
    await say(page, 'first')
    await page.getByText('You wrote: first').waitFor()
    mock.faults.cutBeforeReply = true
    await say(page, 'second')
    await page.getByText('You wrote: second').waitFor()
    expect((await bubbles(page)).slice(1)).toEqual(['first', 'You wrote: first', 'second', 'You wrote: second'])
    expect(conversation().messages).toHaveLength(4)
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':out:')))).toEqual([])
  })

  it('keeps what was written while offline, over a reload', async () => {
    const page = await opened()
    await say(page, 'before')
    await page.getByText('You wrote: before').waitFor()
    mock.faults.offline = true
    mock.cutAll()
    await say(page, 'while away')
    await page.getByText('Connection lost').waitFor()
    await page.reload()
    mock.faults.offline = false
    await launcher(page).click()
    await page.getByText('You wrote: while away').waitFor()
    expect((await bubbles(page)).slice(1)).toEqual([
      'before',
      'You wrote: before',
      'while away',
      'You wrote: while away',
    ])
    expect(conversation().messages).toHaveLength(4)
  })

  it('resumes the same conversation after a reload, a long one too', async () => {
    const page = await opened()
    await say(page, 'remember me')
    await page.getByText('You wrote: remember me').waitFor()
    for (let i = 0; i < 120; i++) mock.say(conversation(), `note ${i}`)
    await page.reload()
    await launcher(page).click()
    await page.getByText('note 119').waitFor()
    expect(await page.locator('.log .bubble').count()).toBe(123)
    expect(mock.conversations.size).toBe(1)
  })

  it('begins another conversation when the old one is gone, and says so', async () => {
    const page = await opened()
    await say(page, 'old')
    await page.getByText('You wrote: old').waitFor()
    mock.conversations.clear()
    await page.reload()
    await launcher(page).click()
    await page.getByText('can no longer be opened').waitFor()
    await say(page, 'new')
    await page.getByText('You wrote: new').waitFor()
    expect(mock.conversations.size).toBe(1)
  })

  it('answers by plain requests where sockets are refused', async () => {
    mock.faults.refuseSockets = true
    const page = await opened()
    await say(page, 'no sockets')
    await page.getByText('You wrote: no sockets').waitFor({ timeout: 10_000 })
    mock.say(conversation(), 'polled')
    await page.getByText('polled').waitFor({ timeout: 10_000 })
  })

  it('offers a refused message for editing', async () => {
    const page = await opened()
    mock.faults.error = 'invalid'
    await say(page, 'unreadable')
    await page.getByText('could not be read').waitFor()
    mock.faults.error = ''
    await page.getByRole('button', { name: 'Edit' }).click()
    expect(await input(page).inputValue()).toBe('unreadable')
    expect(await page.getByText('could not be read').count()).toBe(0)
  })

  it('works with the keyboard alone', async () => {
    const page = await visit()
    await launcher(page).waitFor()
    const focused = () =>
      page.evaluate(() => {
        const el = document.querySelector('kefu-widget')?.shadowRoot?.activeElement
        return el?.getAttribute('aria-label') ?? el?.textContent
      })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Open chat')
    await page.keyboard.press('Enter')
    await input(page).waitFor()
    expect(await focused()).toBe('Your message')
    await page.keyboard.type('one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('buttons')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'First' }).waitFor()
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).toBe('First')
    await page.keyboard.press('Enter')
    await page.getByText('You wrote: first choice').waitFor()
    expect(await focused()).toBe('Your message')
    expect((await bubbles(page))[1]).toBe('one\nbuttons')
    expect(await page.getByRole('button', { name: 'First' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await focused()).toBe('Open chat')
  })

  it('does not send while an input method composes', async () => {
    const page = await opened()
    await input(page).fill('ni')
    await input(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })
    await input(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
    expect(await input(page).inputValue()).toBe('ni')
    expect(conversation().messages).toHaveLength(0)
  })

  it('counts unread while closed and tells the page', async () => {
    const page = await opened()
    await page.keyboard.press('Escape')
    for (let i = 0; i < 100; i++) mock.say(conversation(), `note ${i}`)
    await page.locator('.badge', { hasText: '99+' }).waitFor()
    const log = await page.evaluate(() => (window as unknown as KefuWindow).log)
    expect(log.map(([name]) => name)).toEqual(expect.arrayContaining(['ready', 'open', 'close', 'message', 'unread']))
    await launcher(page).click()
    await page.locator('.badge').waitFor({ state: 'hidden' })
  })

  it('works while storage is blocked, and begins once for a double tag', async () => {
    const page = await visit('/?tag=')
    await page.evaluate(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked')
        },
      })
      for (let i = 0; i < 2; i++) {
        document.body.append(Object.assign(document.createElement('script'), { src: `/widget.js?${i}`, async: true }))
        document.body.lastElementChild?.setAttribute('data-shop', 'demo')
      }
    })
    await launcher(page).click()
    await say(page, 'hello')
    await page.getByText('You wrote: hello').waitFor()
    expect(await page.locator('kefu-widget').count()).toBe(1)
    expect(problems).toEqual([])
  })

  it('speaks Chinese on a Chinese page', async () => {
    const page = await visit(`${tag()}&lang=zh-CN`)
    await page.getByRole('button', { name: '打开客服对话' }).click()
    await page.getByText('您好').waitFor()
    await page.getByRole('button', { name: '如何退货？' }).click()
    await page.getByText('You may send back').waitFor()
    const sent = mock.framesSeen.find((frame) => frame.type === 'message')
    expect(sent).toMatchObject({ text: '如何退货？', locale: 'zh-CN' })
  })

  it('fills a phone and keeps its text at 16 px', async () => {
    const page = await opened(tag(), { viewport: { width: 390, height: 844 } })
    expect(await page.locator('.panel').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    expect(await input(page).evaluate((el) => getComputedStyle(el).fontSize)).toBe('16px')
    expect(await launcher(page).isVisible()).toBe(false)
  })

  it('forgets the shopper on reset', async () => {
    const page = await opened()
    await say(page, 'secret')
    await page.getByText('You wrote: secret').waitFor()
    await page.evaluate(() => (window as unknown as KefuWindow).kefu('reset'))
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await launcher(page).click()
    await page.getByText('Hello! I can find').waitFor()
    expect(await page.getByText('secret').count()).toBe(0)
    await expect.poll(() => mock.conversations.size).toBe(2)
  })
})
