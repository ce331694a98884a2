import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { RealServer, Shopper } from './real-server'

const executablePath = process.env.CHROMIUM_PATH
let server: RealServer
let browser: Browser
let keys: { mia: string; li: string }

describe.skipIf(!executablePath)('the inbox of the console', () => {
  beforeAll(async () => {
    server = await RealServer.start()
    keys = { mia: await server.key('agent', 'Mia'), li: await server.key('agent', 'Li Wei') }
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  }, 30_000)
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  it('has a shopper answered by two agents: live, noted, transferred, resolved', async () => {
    const [mia, li] = await Promise.all([sitDown(keys.mia), sitDown(keys.li)])
    await choose(mia, 'away')
    await choose(li, 'away')
    const shopper = await Shopper.open(server.base)
    await shopper.say('I want to talk to a person')
    // Without a reload: the row, the title, the count in the bar.
    await row(mia, shopper).waitFor()
    await row(mia, shopper).getByText(/waits/).waitFor()
    expect(await mia.title()).toMatch(/^\(\d+\) Inbox/)
    await mia.getByRole('link', { name: /Inbox.*waiting/ }).waitFor()

    await choose(mia, 'online')
    await view(mia, 'Mine')
    await row(mia, shopper).click()
    await mia.getByText(/^Given to Mia/).waitFor()
    await mia.getByText('asked for a person', { exact: true }).waitFor()
    await write(mia, 'Hello, how can I help?')
    await mia.getByText('Sent', { exact: true }).waitFor()
    expect(await shopper.heard()).toEqual(['Hello, how can I help?'])
    await shopper.say('My lamp arrived broken')
    await bubble(mia, 'My lamp arrived broken').waitFor()

    await mia.keyboard.press('Control+/')
    await mia.getByRole('textbox', { name: /Write to your team/ }).fill('@Li Wei you know lamps')
    await mia.keyboard.press('Enter')
    await mia.locator('.inbox-note mark', { hasText: '@Li Wei' }).waitFor()
    await mia.locator('.inbox-note', { hasText: 'Only your team sees this' }).waitFor()
    await expect.poll(() => told(li)).toEqual(['Mia mentions you: @Li Wei you know lamps'])
    expect(JSON.stringify(await shopper.log())).not.toContain('lamps')

    await mia.getByRole('button', { name: 'Transfer' }).click()
    await mia.getByRole('button', { name: /^Li Wei/ }).click()
    await mia.getByText(/^Transferred to Li Wei/).waitFor()
    await expect.poll(() => told(li)).toHaveLength(2)
    await mia.getByRole('button', { name: 'Reply' }).click()
    await mia.getByText('Li Wei has this conversation. You can leave a note.').waitFor()

    await view(li, 'Mine')
    await row(li, shopper).click()
    await li.getByText('you know lamps').waitFor()
    await li.getByText('Also looking: Mia').waitFor()
    await write(li, 'A new lamp is on its way.')
    await bubble(mia, 'A new lamp is on its way.').waitFor()
    await li.getByLabel('Add a label').fill('damaged')
    await li.keyboard.press('Enter')
    await mia.getByText(/Li Wei set the labels: damaged/).waitFor()
    expect(await seriousFindings(li)).toEqual([])

    await li.getByRole('button', { name: 'Resolve', exact: true }).click()
    await mia.getByText(/^Resolved by Li Wei/).waitFor()
    await row(li, shopper).waitFor({ state: 'detached' })
    expect((await shopper.log()).status).toBe('resolved')
  })

  it('sends a message again whose answer was lost, and the shopper gets it once', async () => {
    const mia = await sitDown(keys.mia)
    const shopper = await handedTo(mia)
    let lost = 0
    await mia.route('**/messages', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await write(mia, 'Just a moment')
    // The line may have told of the message already; what counts is that it is there once.
    const again = mia.getByRole('button', { name: 'Send again' })
    await again.click()
    await again.waitFor({ state: 'detached' })
    await mia.getByText('Sent', { exact: true }).waitFor()
    expect(await mia.locator('.inbox-bubble', { hasText: 'Just a moment' }).count()).toBe(1)
    expect(await shopper.heard()).toEqual(['Just a moment'])
  })

  it('shows to both sides that the other is typing', async () => {
    const mia = await sitDown(keys.mia)
    await choose(mia, 'away')
    const shop = await (await browser.newContext({ locale: 'en' })).newPage()
    await shop.goto(`${server.base}/demo/`)
    await shop.locator('kefu-widget button').first().click()
    const field = shop.locator('kefu-widget textarea')
    await field.fill('let me talk to a human')
    await field.press('Enter')
    await mia.locator('.inbox-row').last().click()
    await mia.getByRole('log').getByText('let me talk to a human').waitFor()
    await mia.getByRole('button', { name: 'Take', exact: true }).click()
    await mia.getByRole('textbox', { name: 'Write to the shopper' }).pressSequentially('Hello')
    await shop.locator('kefu-widget .dots').waitFor()
    await mia.keyboard.press('Enter')
    await shop.locator('kefu-widget .log').getByText('Hello', { exact: true }).waitFor()
    await field.pressSequentially('my lamp')
    await mia.getByText(/is typing$/).waitFor()
    await field.press('Enter')
    await bubble(mia, 'my lamp').waitFor()
    await mia.getByText(/is typing$/).waitFor({ state: 'detached' })
  })

  it('says that the connection is lost, and catches up once it is back', async () => {
    const mia = await sitDown(keys.mia)
    await choose(mia, 'away')
    await view(mia, 'Queue')
    await mia.route('**/inbox/ticket', (route) => route.abort())
    for (const close of sockets.get(mia) ?? []) close()
    await mia.getByText(/^The connection is lost/).waitFor()
    const shopper = await Shopper.open(server.base)
    await shopper.say('a human please')
    expect(await row(mia, shopper).count()).toBe(0)
    await mia.unroute('**/inbox/ticket')
    await mia.getByRole('button', { name: 'Try now' }).click()
    await row(mia, shopper).waitFor()
    await mia.getByText(/^The connection is lost/).waitFor({ state: 'detached' })
  })

  it('is worked by keyboard alone, on a phone as pages, in Chinese and in the dark', async () => {
    const li = await sitDown(keys.li)
    await choose(li, 'away')
    const shopper = await Shopper.open(server.base, 'zh')
    await shopper.say('我要找人工客服')
    await row(li, shopper).waitFor()
    await li.locator('#content').focus()
    while (!(await row(li, shopper).evaluate((one) => one === document.activeElement))) await li.keyboard.press('j')
    await li.keyboard.press('Enter')
    await li.getByText(/Take the conversation to answer/).waitFor()
    await li.keyboard.press('Control+k')
    await li.keyboard.type('take')
    await li.keyboard.press('Enter')
    await li.getByRole('textbox', { name: 'Write to the shopper' }).waitFor()

    const phone = await sitDown(keys.mia, {
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      colorScheme: 'dark',
    })
    await view(phone, '处理中')
    expect(await seriousFindings(phone)).toEqual([])
    await row(phone, shopper).click()
    await phone.getByText(/此会话由 Li Wei 处理/).waitFor()
    expect(await row(phone, shopper).isVisible()).toBe(false)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await seriousFindings(phone)).toEqual([])
    await phone.getByRole('button', { name: '返回列表' }).click()
    await row(phone, shopper).waitFor()
  })
})

/** How to cut the lines that a page has opened. */
const sockets = new WeakMap<Page, (() => void)[]>()

async function sitDown(key: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  // A desktop that shows what it is told to, and an agent who looks elsewhere.
  await page.addInitScript(() => {
    const shown: string[] = []
    class PlayedNotification {
      static readonly permission = 'granted'
      constructor(title: string, { body }: { readonly body: string }) {
        shown.push(`${title}: ${body}`)
      }
    }
    Object.assign(window, { Notification: PlayedNotification, shown })
    document.hasFocus = () => false
  })
  const lines: (() => void)[] = []
  sockets.set(page, lines)
  await page.routeWebSocket('**/inbox/socket', (line) => {
    line.connectToServer()
    lines.push(() => void line.close({ code: 3001 }))
  })
  await page.goto(`${server.base}/console/inbox#key=${key}`)
  await page.locator('.inbox-presence select').waitFor()
  return page
}

/** The notifications of a page so far. */
function told(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(window, 'shown'))
}

/** A shopper whom this agent has taken, with the conversation open. */
async function handedTo(agent: Page): Promise<Shopper> {
  await choose(agent, 'away')
  const shopper = await Shopper.open(server.base)
  await shopper.say('I want to talk to a person')
  await row(agent, shopper).click()
  await agent.getByRole('button', { name: 'Take', exact: true }).click()
  await agent.getByRole('textbox', { name: 'Write to the shopper' }).waitFor()
  return shopper
}

async function choose(page: Page, presence: 'online' | 'away'): Promise<void> {
  await page.locator('.inbox-presence select').selectOption(presence)
  await page.locator(`.inbox-presence-choice.${presence}`).waitFor()
}

async function view(page: Page, name: string): Promise<void> {
  await page.locator('.inbox-views').getByRole('link', { name }).click()
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write to the shopper' }).fill(text)
  await page.keyboard.press('Enter')
}

function row(page: Page, { id }: Shopper) {
  return page.locator('.inbox-row', { hasText: new RegExp(`(Visitor|访客) ${id.slice(-4)}`) })
}

function bubble(page: Page, text: string) {
  return page.locator('.inbox-bubble', { hasText: text })
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
