import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { buildWidget } from '../build'
import { MockServer } from '../mock-server'
import type { Conversation } from './conversations'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
export const hasBrowser = existsSync(executablePath)

export const tag = (more = '') => `/?tag=${encodeURIComponent(`data-shop="demo" ${more}`)}`

export interface KefuWindow extends Window {
  kefu(name: string, ...args: unknown[]): unknown
  log: Array<[string, Record<string, unknown>]>
  hacked?: unknown
}

/** The built widget in a real browser, on a page with a strict content policy, against the mock server. */
export class Shop {
  /** Errors of the page, and what its content policy refused. */
  readonly problems: string[] = []
  /** Where the widget is served, and a shop's page on another origin. */
  base = ''
  elsewhere = ''

  private constructor(
    private readonly dist: string,
    readonly mock: MockServer,
    private readonly otherMock: MockServer,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<Shop> {
    const dist = await mkdtemp(join(tmpdir(), 'kefu-widget-'))
    await buildWidget(dist)
    const mock = new MockServer(dist)
    const shop = new Shop(
      dist,
      mock,
      new MockServer(dist),
      await chromium.launch({ executablePath, args: ['--no-sandbox'] }),
    )
    shop.base = await mock.listen()
    shop.elsewhere = await shop.otherMock.listen()
    return shop
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.mock.close()
    await this.otherMock.close()
    await rm(this.dist, { recursive: true, force: true })
  }

  /** As new, for the next test. */
  async clear(): Promise<void> {
    for (const context of this.browser.contexts()) await context.close()
    this.mock.clear()
    this.problems.length = 0
  }

  async visit(path = tag(), options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en', reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => this.problems.push(String(error)))
    page.on('console', (m) => /Content Security Policy/.test(m.text()) && this.problems.push(m.text()))
    await page.goto(new URL(path, this.base).href)
    return page
  }

  async opened(path?: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await this.visit(path, options)
    await launcher(page).click()
    await page.getByText('Hello! I can find').waitFor()
    return page
  }

  /** A page of another origin that embeds the widget from here. */
  get foreign(): string {
    return `${this.elsewhere}${tag()}&kefu=${encodeURIComponent(this.base)}`
  }

  /** The only conversation. */
  get conversation(): Conversation {
    const [only] = this.mock.conversations.values()
    if (!only) throw new Error('no conversation was begun')
    return only
  }
}

export const launcher = (page: Page) => page.locator('.launcher')
export const input = (page: Page) => page.getByRole('textbox', { name: 'Your message' })
export const bubbles = (page: Page) => page.locator('.log .bubble').allTextContents()

export async function say(page: Page, text: string): Promise<void> {
  await input(page).fill(text)
  await input(page).press('Enter')
}
