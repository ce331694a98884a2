import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The product as `npm start` serves it, in a real browser: pages, widget, Worker, object, model, database and console together.

const executablePath = process.env.CHROMIUM_PATH
const state = mkdtempSync(join(tmpdir(), 'kefu-line-'))
const env = { ...process.env, KEFU_STATE: state }

let server: ChildProcess
let browser: Browser
let base: string

describe.skipIf(!executablePath)('the straight line', () => {
  beforeAll(async () => {
    const port = await freePort()
    base = `http://localhost:${port}`
    server = await start(port)
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(state, { recursive: true, force: true })
  }, 30_000)

  it('tells where an order is in a card, and a reload shows the same conversation', async () => {
    const page = await visit('/demo/')
    await open(page)
    await say(page, 'where is my order 1001?')
    await page.getByText('Which e-mail address did you use for order 1001?').waitFor()
    await say(page, 'ana@example.com')
    await page.getByText(/Order 1001 is on its way with DHL and is expected on/).waitFor()
    const card = page.locator('kefu-widget').getByText('Order 1001', { exact: true })
    await card.waitFor()
    const before = await transcript(page)

    await page.reload()
    await open(page)
    await card.waitFor()
    expect(await transcript(page)).toBe(before)
    await page.close()
  })

  it('does the same in Chinese', async () => {
    const page = await visit('/demo/', 'zh-CN')
    await open(page)
    await say(page, '我的订单1001到哪了')
    await page.getByText(/下单时用的是哪个邮箱/).waitFor()
    await say(page, 'ana@example.com')
    await page.getByText(/订单 1001 正由 DHL 运送中，预计 .+ 送达/).waitFor()
    await page.close()
  })

  it('answers from the help articles and links the source, which opens', async () => {
    const page = await visit('/demo/')
    await open(page)
    await say(page, 'how long do I have to return something?')
    const source = page
      .locator('kefu-widget .log')
      .getByRole('link', { name: 'How long do I have to return something?' })
    await source.waitFor()
    const href = await source.getAttribute('href')
    await page.goto(new URL(href ?? '', base).href)
    await page.locator('h1').waitFor()
    expect(await page.locator('main').textContent()).toMatch(/30 days/)
    await page.close()
  })

  it('shows markup as text', async () => {
    const page = await visit('/demo/')
    await open(page)
    const attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    await say(page, attack)
    await page.locator('kefu-widget .log').getByText(attack).waitFor()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    await page.close()
  })

  it('shows the order on its own page for number and e-mail only', async () => {
    const page = await visit('/demo/order?number=1001')
    await page.locator('input[type=email]').fill('eve@example.com')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').first().waitFor()
    await page.locator('input[type=email]').fill('ana@example.com')
    await page.keyboard.press('Enter')
    await page.getByText('DHL').first().waitFor()
    await page.close()
  })

  it('shows what happened on the ops page', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/api-key.ts', '--role', 'analyst'], { env })
    const page = await visit('/demo/')
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    const response = await page.goto(`${base}/console/any/view#key=${stdout.trim()}`)
    expect(response?.headers()).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
    })
    await page.getByText('Track order').first().waitFor({ timeout: 20_000 })
    expect(page.url()).not.toContain('key=')
    // Nothing of the page is refused by its own policy.
    expect(refused).toEqual([])
    await page.close()
  })
})

async function visit(path: string, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await page.goto(`${base}${path}`)
  return page
}

async function open(page: Page): Promise<void> {
  await page.locator('kefu-widget button').first().click()
  await input(page).waitFor()
}

async function say(page: Page, text: string): Promise<void> {
  await input(page).fill(text)
  await input(page).press('Enter')
}

function input(page: Page) {
  return page.locator('kefu-widget textarea')
}

/** What the conversation shows, without the line breaks of its layout. */
async function transcript(page: Page): Promise<string> {
  const said = await page.locator('kefu-widget .log').textContent()
  return (said ?? '').replace(/\s+/g, ' ').trim()
}

async function start(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', './scripts/node-resolve.ts', 'scripts/start.ts', '--no-build'], {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready on')) resolve()
    })
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)))
  })
  return child
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
