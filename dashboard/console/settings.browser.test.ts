import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RealServer, startServer } from '../../scripts/testing/real-server'
import { serve } from '../../scripts/testing/serve'
import { FakeWooCommerce } from '../../worker/test/fixtures/fake-woocommerce'
import { fakeOrder } from '../../worker/test/fixtures/fake-woocommerce-orders'

// The settings against the Worker as `npm start` serves it, with a shop page, a shop system and an ERP on ports of their own.

const executablePath = process.env.CHROMIUM_PATH
const woo = new FakeWooCommerce().add(fakeOrder({ id: 8001 }))

let server: RealServer
let browser: Browser
let base = ''
let owner = ''
let analyst = ''
let shopPage: Awaited<ReturnType<typeof serve>>
let wooShop: Awaited<ReturnType<typeof serve>>
let erp: Awaited<ReturnType<typeof serve>>

describe.skipIf(!executablePath)('the settings in a browser', () => {
  beforeAll(async () => {
    server = await startServer({ CONNECTOR_ALLOW_LOOPBACK: '1', TOOLS_ALLOW_LOOPBACK: '1' })
    base = server.url
    owner = await server.apiKey('owner')
    analyst = await server.apiKey('analyst')
    const tag = `<script src="${base}/widget.js" data-shop="demo" async></script>`
    shopPage = await serve({
      handle: async () =>
        new Response(`<!doctype html><p>Shop</p>${tag}`, { headers: { 'content-type': 'text/html' } }),
    })
    wooShop = await serve({ handle: (request) => woo.handle(request) })
    erp = await serve({
      handle: async (request) => Response.json({ order: new URL(request.url).pathname, until: '2030-05-01' }),
    })
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    for (const each of [shopPage, wooShop, erp]) await each?.close()
    await server?.stop()
  }, 30_000)
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  async function visit(section: string, options: BrowserContextOptions & { key?: string } = {}): Promise<Page> {
    const { key = owner, ...rest } = options
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, ...rest })
    const page = await context.newPage()
    await page.goto(`${base}/console/settings/${section}#key=${key}&shop=demo`)
    await page.locator('.set-main .panel').first().waitFor()
    return page
  }

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const save = async (page: Page): Promise<void> => {
    await button(page, 'Save').click()
    await page.getByText('Saved. It is live within a minute.').waitFor()
  }

  it('turn green when the shop carries the tag, and let a refused page in', async () => {
    const page = await visit('install')
    await page.getByText(`data-shop="demo" async`).waitFor()
    const shop = await (await browser.newContext()).newPage()
    await shop.goto(shopPage.url)
    const host = new URL(shopPage.url).host
    await page.getByText(new RegExp(`^Seen on ${host} \\d+ s ago`)).waitFor()
    expect(await page.locator('.set-live').getAttribute('class')).toContain('success')

    await button(page, 'Remove http://127.0.0.1:*').click()
    await page.getByText('Not saved yet').waitFor()
    await save(page)
    const other = await (await browser.newContext()).newPage()
    await other.goto(shopPage.url)
    await button(page, `Allow ${shopPage.url}`).click()
    await save(page)
    const again = await (await browser.newContext()).newPage()
    await again.goto(shopPage.url)
    await again.locator('kefu-widget .launcher').click()
    await again.getByText('Ask me about an order').waitFor()
  })

  it('refuse what is no origin, and keep the rest', async () => {
    const page = await visit('install')
    await page.getByLabel('Address of a shop').fill('not an origin')
    await page.getByLabel('Address of a shop').press('Enter')
    await page.getByText('Write an address such as').waitFor()
    await page.getByLabel('Address of a shop').fill('https://Linden.example/cart')
    await page.getByLabel('Address of a shop').press('Enter')
    await page.getByText('https://linden.example', { exact: true }).waitFor()
    await save(page)
    await page.reload()
    await page.getByText('https://linden.example', { exact: true }).waitFor()
  })

  it('show the real widget with what is written, warn of a faint colour, and are what a shop then shows', async () => {
    const page = await visit('appearance')
    const preview = page.frameLocator('iframe')
    await preview.getByText('Ask me about an order').waitFor()
    await page.getByLabel('Colour', { exact: true }).fill('#ffcc00')
    await page.getByText(/Warning: on a white page it has only 1\.5 to 1/).waitFor()
    await page.getByLabel('Colour', { exact: true }).fill('#b4232f')
    await page.getByText(/Good: at least 4\.5/).waitFor()
    await page.getByLabel('Bottom left').check()
    await page.getByLabel('Icon and words').check()
    await page.getByRole('group', { name: 'Words on the button' }).getByLabel('English').fill('Ask Linden')
    await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Linden help')
    await preview.getByText('Linden help').waitFor()
    await page.getByLabel('Closed').check()
    await preview.getByText('Ask Linden').waitFor()
    await save(page)

    const shop = await (await browser.newContext({ locale: 'en' })).newPage()
    await shop.goto(`${base}/demo/`)
    const launcher = shop.getByRole('button', { name: 'Ask Linden Open chat' })
    await launcher.waitFor()
    expect((await launcher.boundingBox())?.x).toBeLessThan(60)
    await launcher.click()
    await shop.locator('kefu-widget').getByRole('heading', { name: 'Linden help' }).waitFor()
  })

  it('ask before what is written is lost', async () => {
    const page = await visit('appearance')
    await page.getByLabel('Colour', { exact: true }).fill('#123456')
    page.once('dialog', (dialog) => dialog.dismiss())
    await page.getByRole('link', { name: 'Business hours' }).click()
    expect(await page.getByLabel('Colour', { exact: true }).inputValue()).toBe('#123456')
    await button(page, 'Discard changes').click()
    await page.getByRole('link', { name: 'Business hours' }).click()
    await page.getByRole('heading', { name: 'Business hours', level: 1 }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  it('set business hours for the shop and for a team', async () => {
    const page = await visit('hours')
    await page.getByText('No business hours are set.').waitFor()
    await page.getByLabel('People answer at set hours').check()
    await page.getByLabel('Time zone').selectOption('Asia/Shanghai')
    await page.getByLabel('Monday, to', { exact: true }).fill('20:00')
    await button(page, "Use Monday's hours until Friday").click()
    await button(page, 'Add hours on Saturday').click()
    await page.getByLabel('Saturday, to', { exact: true }).fill('')
    await button(page, 'Save').click()
    await page.getByText('Not saved: a time or a day is missing.').waitFor()
    await page.getByLabel('Saturday, to', { exact: true }).fill('12:00')
    await button(page, 'Add a holiday').click()
    await page.getByLabel('Day', { exact: true }).fill('2027-01-01')
    await page.getByLabel('Name', { exact: true }).fill('New Year')
    await page.getByLabel('Another team').fill('Returns')
    await page.getByLabel('Another team').press('Tab')
    await button(page, 'Add').click()
    await page.getByLabel('The team Returns has hours of its own').check()
    await page.getByLabel('Friday, to', { exact: true }).fill('18:00')
    await save(page)
    await page.getByText(/^(Open now|Closed now)/).waitFor()

    await page.reload()
    expect(await page.getByLabel('Friday, to', { exact: true }).inputValue()).toBe('20:00')
    await page.getByLabel('Hours of').selectOption('Returns')
    expect(await page.getByLabel('Friday, to', { exact: true }).inputValue()).toBe('18:00')
  })

  it('test a shop system step by step, connect it, and never tell its secrets', async () => {
    const page = await visit('connector')
    await button(page, 'Test the connection').click()
    await page.getByText(/Newest order: \d+/).waitFor()
    await page.getByLabel('WooCommerce').check()
    await page.getByLabel('Address of the shop').fill(wooShop.url)
    await page.getByLabel('Consumer key').fill('ck_wrong')
    await page.getByLabel('Consumer secret').fill('cs_test')
    await button(page, 'Test the connection').click()
    await page.getByText('It does not work yet.').waitFor()
    const failed = page.locator('.set-step.failed')
    expect(await failed.textContent()).toMatch(/^Credentials.*does not take these/)
    await page.getByLabel('Consumer key').fill('ck_test')
    await button(page, 'Test the connection').click()
    await page.getByText('It works.').waitFor()
    await page.getByText(/Newest order: 8001/).waitFor()
    await button(page, 'Save').click()
    await page.getByText('Fake Shop').waitFor()
    await page.getByText('Connected', { exact: true }).waitFor()
    expect(await page.content()).not.toContain('cs_test')

    await page.reload()
    expect(await page.getByLabel('Consumer secret').inputValue()).toBe('')
    await page.getByText('More', { exact: true }).click()
    await page.getByLabel(/^Days from "completed"/).fill('5')
    await button(page, 'Save').click()
    await expect.poll(() => button(page, 'Save').isDisabled()).toBe(true)
    await button(page, 'Test the connection').click()
    await page.getByText('It works.').waitFor()

    await page.getByLabel('Address of the shop').fill('nonsense')
    await button(page, 'Save').click()
    await page.getByRole('alert').filter({ hasText: 'url' }).waitFor()
    await button(page, 'Discard changes').click()
    await page.getByLabel('Kefu itself').check()
    await button(page, 'Save').click()
    await page.getByText("Orders are kept in Kefu's own store").waitFor()
  })

  it('set up an HTTP tool, try it, and take it away', async () => {
    const page = await visit('tools')
    await page.getByText('No tools yet.').waitFor()
    await button(page, 'New tool').click()
    expect(await button(page, 'Save').isDisabled()).toBe(true)
    await page.getByLabel('Name', { exact: true }).fill('ERP warranty')
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('erp_warranty')
    await button(page, 'Save').click()
    await page.getByText('Write the URL that is called.').waitFor()
    await page.getByLabel('URL', { exact: true }).fill(`${erp.url}/warranties/{order_number}`)
    await button(page, 'Add a slot').click()
    await page.getByLabel('Slot', { exact: true }).fill('covered_until')
    await page.getByLabel('Place in the answer').fill('/until')
    await page.getByLabel('Kind').selectOption('date')
    await page.getByLabel('track_order', { exact: true }).check()
    await button(page, 'Save').click()
    await page.getByText('"erp_warranty" is saved.').waitFor()
    await page.getByLabel('order_number', { exact: true }).fill('1001')
    await button(page, 'Call it').click()
    await page.getByText('It answered.').waitFor()
    await page.getByText(/2030/).waitFor()

    await page.getByLabel('URL', { exact: true }).fill('http://erp.example/x')
    await button(page, 'Save').click()
    await page.getByRole('alert').filter({ hasText: 'url' }).waitFor()
    page.once('dialog', (dialog) => dialog.accept())
    await button(page, 'Remove').click()
    await page.getByText('"erp_warranty" is removed.').waitFor()
  })

  it('show which numbers of a message a pattern finds', async () => {
    const page = await visit('numbers')
    await page.getByLabel('Order numbers').fill('QX\\d{2}-\\d{2}\n(a+)+')
    await page.getByRole('textbox', { name: 'Message' }).fill('where is QX12-34, not 1001?')
    await page.getByRole('textbox', { name: 'Message' }).press('Enter')
    await page.getByText(/"\(a\+\)\+"/).waitFor()
    await page.getByLabel('Order numbers').fill('QX\\d{2}-\\d{2}')
    await page.getByRole('textbox', { name: 'Message' }).press('Enter')
    await page.locator('mark').filter({ hasText: 'QX12-34' }).waitFor()
    await page.getByText('order number · by your pattern').waitFor()
    await page.getByText('order number · known already').waitFor()
    await save(page)
  })

  it('add a promotion, change it and take it away', async () => {
    const page = await visit('promotions')
    await button(page, 'New promotion').click()
    await page.getByLabel('Code', { exact: true }).fill('save10')
    await page.getByLabel('Percent', { exact: true }).fill('120')
    await button(page, 'Save').click()
    await page.getByText('There is already a promotion of this code.').waitFor()
    await page.getByText('A percentage from 1 to 100').waitFor()
    await page.getByLabel('Code', { exact: true }).fill('autumn15')
    await page.getByLabel('Percent', { exact: true }).fill('15')
    await page.getByLabel('Until', { exact: true }).fill('2099-01-01T00:00')
    await page.getByRole('group', { name: 'What the bot says of it' }).getByLabel('English').fill('15% off.')
    await button(page, 'Save').click()
    await page.getByText('"AUTUMN15" is saved.').waitFor()
    await button(page, /^AUTUMN15/).click()
    expect(await page.getByLabel('Until', { exact: true }).inputValue()).toBe('2099-01-01T00:00')
    page.once('dialog', (dialog) => dialog.accept())
    await button(page, 'Remove').click()
    await page.getByText('"AUTUMN15" is removed.').waitFor()
  })

  it('set the return policy', async () => {
    const page = await visit('returns')
    await page.getByLabel('Days to send something back').fill('400')
    await button(page, 'Save').click()
    await page.getByRole('alert').filter({ hasText: 'from 0 to 365' }).waitFor()
    await page.getByLabel('Days to send something back').fill('14')
    await page.getByLabel('Tag').fill('sale')
    await page.getByLabel('Tag').press('Enter')
    await save(page)
    await page.reload()
    expect(await page.getByLabel('Days to send something back').inputValue()).toBe('14')
    await button(page, 'Remove sale').waitFor()
  })

  it('tell a key that may only look so, and one that may not even that', async () => {
    const page = await visit('returns', { key: analyst })
    await page.getByLabel('Days to send something back').fill('20')
    await button(page, 'Save').click()
    await page.getByRole('alert').filter({ hasText: 'may look, not change' }).waitFor()
    expect(await page.getByLabel('Days to send something back').inputValue()).toBe('20')
    await button(page, 'Discard changes').click()
    await page.getByRole('link', { name: 'Order connector' }).click()
    await page.getByRole('alert').filter({ hasText: 'These settings cannot be loaded.' }).waitFor()
  })

  it('fit a phone, in Chinese and in the dark, with nothing sticking out', async () => {
    const page = await visit('install', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh' })
    for (const name of ['安装', '外观', '营业时间', '订单系统', 'HTTP 工具', '编号格式', '优惠活动', '退货政策']) {
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      await page.locator('.set-main .panel').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
    }
  })
})
