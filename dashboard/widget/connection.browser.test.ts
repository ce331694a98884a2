import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { bubbles, hasBrowser, input, type KefuWindow, launcher, Shop, say } from './mock/browser'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

describe.skipIf(!hasBrowser)('the widget and its server', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await Shop.start()
  })
  afterAll(() => shop.stop())
  afterEach(() => shop.clear())

  it('sends again after a cut line: nothing lost, nothing twice', async () => {
    const page = await shop.opened()
    await say(page, 'first')
    await page.getByText('You wrote: first').waitFor()
    shop.mock.faults.cutBeforeReply = true
    await say(page, 'second')
    await page.getByText('You wrote: second').waitFor()
    expect((await bubbles(page)).slice(1)).toEqual(['first', 'You wrote: first', 'second', 'You wrote: second'])
    expect(shop.conversation.messages).toHaveLength(4)
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':out:')))).toEqual([])
  })

  it('keeps what was written while offline, over a reload', async () => {
    const page = await shop.opened()
    await say(page, 'before')
    await page.getByText('You wrote: before').waitFor()
    shop.mock.faults.offline = true
    shop.mock.cutAll()
    await say(page, 'while away')
    await page.getByText('Connection lost').waitFor()
    await page.reload()
    shop.mock.faults.offline = false
    await launcher(page).click()
    await page.getByText('You wrote: while away').waitFor()
    expect((await bubbles(page)).slice(1)).toEqual([
      'before',
      'You wrote: before',
      'while away',
      'You wrote: while away',
    ])
    expect(shop.conversation.messages).toHaveLength(4)
  })

  it('resumes the same conversation after a reload, a long one too', async () => {
    const page = await shop.opened()
    await say(page, 'remember me')
    await page.getByText('You wrote: remember me').waitFor()
    for (let i = 0; i < 120; i++) shop.mock.say(shop.conversation, `note ${i}`)
    await page.reload()
    await launcher(page).click()
    await page.getByText('note 119', { exact: true }).waitFor()
    expect(await page.locator('.log .bubble').count()).toBe(123)
    expect(shop.mock.conversations.size).toBe(1)
  })

  it('begins another conversation when the old one is gone, and says so', async () => {
    const page = await shop.opened()
    await say(page, 'old')
    await page.getByText('You wrote: old').waitFor()
    shop.mock.conversations.clear()
    await page.reload()
    await launcher(page).click()
    await page.getByText('can no longer be opened').waitFor()
    await say(page, 'new')
    await page.getByText('You wrote: new').waitFor()
    expect(shop.mock.conversations.size).toBe(1)
  })

  it('answers by plain requests where sockets are refused', async () => {
    shop.mock.faults.refuseSockets = true
    const page = await shop.opened()
    await say(page, 'no sockets')
    await page.getByText('You wrote: no sockets').waitFor({ timeout: 10_000 })
    shop.mock.say(shop.conversation, 'polled')
    await page.getByText('polled', { exact: true }).waitFor({ timeout: 10_000 })
  })

  it.each([
    ['its own origin', 403, false],
    ['its own origin', 404, false],
    ['another origin', 403, true],
  ] as const)('says once that the shop is not to be had, on %s with %i', async (_, status, foreign) => {
    shop.mock.faults.refuse = status
    const page = await shop.visit(foreign ? shop.foreign : undefined)
    await launcher(page).click()
    await page.getByText('Chat is not set up for this page').waitFor()
    expect(await input(page).count()).toBe(0)
    expect(await page.getByText(/answers at once|keep trying|Try now/).count()).toBe(0)
    const { asked } = shop.mock
    await page.waitForTimeout(3_000)
    expect(shop.mock.asked).toBe(asked)
    shop.mock.faults.refuse = 0
    await page.keyboard.press('Escape')
    await launcher(page).click()
    await page.getByText('Hello! I can find').waitFor()
    await say(page, 'now')
    await page.getByText('You wrote: now').waitFor()
  })

  it('shows no typing dots while offline', async () => {
    const page = await shop.opened()
    shop.mock.faults.delayMs = 60_000
    await say(page, 'anyone?')
    await page.locator('.dots').waitFor()
    shop.mock.faults.offline = true
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.locator('.dots').waitFor({ state: 'detached', timeout: 1_000 })
    await page.getByText('Connection lost').waitFor()
    expect(await page.locator('.dots').count()).toBe(0)
  })

  it('offers a refused message for editing', async () => {
    const page = await shop.opened()
    shop.mock.faults.error = 'invalid'
    await say(page, 'unreadable')
    await page.getByText('could not be read').waitFor()
    shop.mock.faults.error = ''
    await page.getByRole('button', { name: 'Edit' }).click()
    expect(await input(page).inputValue()).toBe('unreadable')
    expect(await page.getByText('could not be read').count()).toBe(0)
  })

  it('counts unread while closed and tells the page', async () => {
    const page = await shop.opened()
    // Only a conversation that is under way tells of messages: what a welcome brings is history.
    await say(page, 'hello')
    await page.getByText('You wrote: hello').waitFor()
    await page.keyboard.press('Escape')
    for (let i = 0; i < 100; i++) shop.mock.say(shop.conversation, `note ${i}`)
    await page.locator('.badge', { hasText: '99+' }).waitFor()
    // The badge may be painted before the last event is told.
    for (const wanted of ['ready', 'open', 'close', 'message', 'unread']) {
      await page.waitForFunction(
        (event) => (window as unknown as KefuWindow).log.some(([name]) => name === event),
        wanted,
      )
    }
    await launcher(page).click()
    await page.locator('.badge').waitFor({ state: 'hidden' })
  })

  it('works while storage is blocked, and begins once for a double tag', async () => {
    const page = await shop.visit('/?tag=')
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
    expect(shop.problems).toEqual([])
  })

  it('forgets the shopper on reset', async () => {
    const page = await shop.opened()
    await say(page, 'secret')
    await page.getByText('You wrote: secret').waitFor()
    await page.evaluate(() => (window as unknown as KefuWindow).kefu('reset'))
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await launcher(page).click()
    await page.getByText('Hello! I can find').waitFor()
    expect(await page.getByText('secret').count()).toBe(0)
    await expect.poll(() => shop.mock.conversations.size).toBe(2)
  })
})
