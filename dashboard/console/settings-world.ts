import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type RealServer, startServer } from '../../scripts/testing/real-server'
import { serve } from '../../scripts/testing/serve'
import { FakeWooCommerce } from '../../worker/test/fixtures/fake-woocommerce'
import { fakeOrder } from '../../worker/test/fixtures/fake-woocommerce-orders'

export const executablePath = process.env.CHROMIUM_PATH
type Served = Awaited<ReturnType<typeof serve>>
type Visit = BrowserContextOptions & { readonly key?: string }

/** The Worker as `npm start` serves it, a browser, and a shop page, a shop system and an ERP on ports of their own. */
export type World = {
  readonly server: RealServer
  readonly browser: Browser
  readonly shopPage: Served
  readonly wooShop: Served
  readonly erp: Served
  readonly keys: { readonly owner: string; readonly analyst: string }
}

export async function openWorld(): Promise<World> {
  const server = await startServer({ CONNECTOR_ALLOW_LOOPBACK: '1', TOOLS_ALLOW_LOOPBACK: '1' })
  const woo = new FakeWooCommerce().add(fakeOrder({ id: 8001 }))
  const html = `<!doctype html><p>Shop</p><script src="${server.url}/widget.js" data-shop="demo" async></script>`
  return {
    server,
    keys: { owner: await server.apiKey('owner'), analyst: await server.apiKey('analyst') },
    shopPage: await serve({ handle: async () => new Response(html, { headers: { 'content-type': 'text/html' } }) }),
    wooShop: await serve({ handle: (request) => woo.handle(request) }),
    erp: await serve({
      handle: async (request) => Response.json({ order: new URL(request.url).pathname, until: '2030-05-01' }),
    }),
    browser: await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] }),
  }
}

export async function closeWorld({ browser, shopPage, wooShop, erp, server }: World): Promise<void> {
  await browser.close()
  for (const each of [shopPage, wooShop, erp]) await each.close()
  await server.stop()
}

/** A part of the settings, signed in and loaded. */
export async function visit({ browser, server, keys }: World, section: string, options: Visit = {}): Promise<Page> {
  const { key = keys.owner, ...rest } = options
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, ...rest })
  const page = await context.newPage()
  await page.goto(`${server.url}/console/settings/${section}#key=${key}&shop=demo`)
  await page.locator('.set-main .panel').first().waitFor()
  return page
}

/** A page of a visitor who has been nowhere before. */
export async function stranger({ browser }: World, url: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en' })).newPage()
  await page.goto(url)
  return page
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

export async function save(page: Page): Promise<void> {
  await button(page, 'Save').click()
  await page.getByText('Saved. It is live within a minute.').waitFor()
}
