import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executablePath, openWidget as open, ServedShop, say } from './walks/served-shop'

// The product as `npm start` serves it, in a real browser: pages, widget, Worker, object, model, database and console together.

let shop: ServedShop

describe.skipIf(!executablePath)('the straight line', () => {
  beforeAll(async () => {
    shop = await ServedShop.start()
  }, 180_000)

  afterAll(() => shop?.stop(), 30_000)

  it('tells where an order is in a card, and a reload shows the same conversation', async () => {
    const page = await shop.visit('/demo/')
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
    const page = await shop.visit('/demo/', 'zh-CN')
    await open(page)
    await say(page, '我的订单1001到哪了')
    await page.getByText(/下单时用的是哪个邮箱/).waitFor()
    await say(page, 'ana@example.com')
    await page.getByText(/订单 1001 正由 DHL 运送中，预计 .+ 送达/).waitFor()
    await page.close()
  })

  it('answers from the help articles and links the source, which opens', async () => {
    const page = await shop.visit('/demo/')
    await open(page)
    await say(page, 'how long do I have to return something?')
    const source = page
      .locator('kefu-widget .log')
      .getByRole('link', { name: 'How long do I have to return something?' })
    await source.waitFor()
    const href = await source.getAttribute('href')
    await page.goto(new URL(href ?? '', shop.base).href)
    await page.locator('h1').waitFor()
    expect(await page.locator('main').textContent()).toMatch(/30 days/)
    await page.close()
  })

  it('shows markup as text', async () => {
    const page = await shop.visit('/demo/')
    await open(page)
    const attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    await say(page, attack)
    await page.locator('kefu-widget .log').getByText(attack).waitFor()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    await page.close()
  })

  it('shows the order on its own page for number and e-mail only', async () => {
    const page = await shop.visit('/demo/order?number=1001')
    await page.locator('input[type=email]').fill('eve@example.com')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').first().waitFor()
    await page.locator('input[type=email]').fill('ana@example.com')
    await page.keyboard.press('Enter')
    await page.getByText('DHL').first().waitFor()
    await page.close()
  })

  it('shows what happened on the ops page', async () => {
    const key = await shop.key('analyst')
    const page = await shop.visit('/demo/')
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    const response = await page.goto(`${shop.base}/console/any/view#key=${key}`)
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

/** What the conversation shows, without the line breaks of its layout. */
async function transcript(page: Page): Promise<string> {
  const said = await page.locator('kefu-widget .log').textContent()
  return (said ?? '').replace(/\s+/g, ' ').trim()
}
