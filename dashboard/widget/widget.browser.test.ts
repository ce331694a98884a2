import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { bubbles, hasBrowser, input, type KefuWindow, launcher, Shop, say, tag } from './mock/browser'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

describe.skipIf(!hasBrowser)('the widget in a browser', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await Shop.start()
  })
  afterAll(() => shop.stop())
  afterEach(() => shop.clear())

  it('begins nothing before it is opened, and answers', async () => {
    const page = await shop.visit()
    await launcher(page).waitFor()
    expect(shop.mock.conversations.size).toBe(0)
    await launcher(page).click()
    await say(page, 'hello')
    await page.getByText('You wrote: hello').waitFor()
    await page.getByText('answered in 4 ms').waitFor()
    expect(shop.mock.conversations.size).toBe(1)
    expect(shop.problems).toEqual([])
  })

  it('looks as the shop has set it, and at once so the next time', async () => {
    shop.mock.look = { accent: '#b4232f', position: 'start', label: 'Chat with us' }
    const page = await shop.visit()
    const button = page.getByRole('button', { name: 'Chat with us Open chat' })
    await button.waitFor()
    expect((await button.boundingBox())?.x).toBeLessThan(40)
    expect(await button.evaluate((el) => getComputedStyle(el).backgroundColor)).toBe('rgb(180, 35, 47)')
    await page.route('**/widget-look*', () => {})
    await page.reload()
    await button.waitFor()
    await button.click()
    await page.getByText('Hello! I can find').waitFor()
    expect((await page.locator('kefu-widget .panel').boundingBox())?.x).toBeLessThan(60)
  })

  it("keeps to the tag where it says another place than the shop's", async () => {
    shop.mock.look = { accent: '#b4232f', position: 'start', label: '' }
    const page = await shop.visit(tag('data-position="end" data-accent="#1d4ed8"'))
    await launcher(page).waitFor()
    expect((await launcher(page).boundingBox())?.x).toBeGreaterThan(600)
    expect(await launcher(page).evaluate((el) => getComputedStyle(el).backgroundColor)).toBe('rgb(29, 78, 216)')
  })

  it('has the panel at hand before it is opened', async () => {
    const page = await shop.visit()
    await page.locator('link[rel=modulepreload]').waitFor({ state: 'attached' })
    await page.evaluate(() => (window as unknown as KefuWindow).kefu('open'))
    await page.locator('kefu-widget .panel:not([hidden])').waitFor()
  })

  it('never renders HTML, from either side', async () => {
    const page = await shop.opened()
    const attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> xss'
    await say(page, attack)
    await page.getByText('onerror="window.hacked=1"> [click]').waitFor()
    expect((await bubbles(page))[1]).toBe(attack)
    expect(await page.locator('.log :is(script, img, a, b)').count()).toBe(0)
    expect(await page.evaluate(() => (window as unknown as KefuWindow).hacked)).toBeUndefined()
  })

  it('works with the keyboard alone', async () => {
    const page = await shop.visit()
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
    const page = await shop.opened()
    await input(page).fill('ni')
    await input(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })
    await input(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
    expect(await input(page).inputValue()).toBe('ni')
    expect(shop.conversation.messages).toHaveLength(0)
  })

  it('speaks Chinese on a Chinese page', async () => {
    const page = await shop.visit(`${tag()}&lang=zh-CN`)
    await page.getByRole('button', { name: '打开客服对话' }).click()
    await page.getByText('您好').waitFor()
    await page.getByRole('button', { name: '如何退货？' }).click()
    await page.getByText('You may send back').waitFor()
    const sent = shop.mock.framesSeen.find((frame) => frame.type === 'message')
    expect(sent).toMatchObject({ text: '如何退货？', locale: 'zh-CN' })
  })

  it.each(['ltr', 'rtl'])(
    'speaks Arabic from right to left inside an Arabic page that runs %s, with the digits of the bot',
    async (dir) => {
      const page = await shop.opened(`${tag()}&lang=ar&dir=${dir}`, { viewport: { width: 1024, height: 800 } })
      const box = await page.locator('.panel').boundingBox()
      expect(box).toMatchObject({ x: dir === 'rtl' ? 20 : 604, width: 400 })
      expect(await page.locator('.head').evaluate((el) => getComputedStyle(el).direction)).toBe('rtl')
      await say(page, 'order')
      await page.getByText(/128\.90/).waitFor()
      expect(await page.locator('.log').textContent()).not.toMatch(/[\u0660-\u0669]/)
      const track = await page.locator('.parcel-track a').boundingBox()
      expect(track?.height).toBeGreaterThanOrEqual(24)
    },
  )

  it('takes pictures and links from its own origin on a page of another', async () => {
    const page = await shop.opened(shop.foreign)
    await say(page, 'order')
    await page.getByRole('heading', { name: 'Order 1001' }).waitFor()
    const hrefOf = (name: string) => page.getByRole('link', { name }).getAttribute('href')
    expect(await hrefOf('View order')).toBe(`${shop.base}/orders/1001`)
    expect(await page.getByRole('link', { name: 'View order' }).getAttribute('target')).toBe('_blank')
    const picture = page.locator('.thumb img').first()
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    await say(page, 'return')
    expect(await hrefOf('your orders')).toBe(`${shop.base}/orders`)
    expect(await hrefOf('Returns and refunds')).toBe(`${shop.base}/help/returns`)
    expect(shop.problems).toEqual([])
  })

  it('fills a phone and keeps its text at 16 px', async () => {
    const page = await shop.opened(tag(), { viewport: { width: 390, height: 844 } })
    expect(await page.locator('.panel').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    expect(await input(page).evaluate((el) => getComputedStyle(el).fontSize)).toBe('16px')
    expect(await launcher(page).isVisible()).toBe(false)
  })
})
