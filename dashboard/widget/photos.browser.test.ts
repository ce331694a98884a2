import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hasBrowser, input, Shop, say } from './mock/browser'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

type Page = Awaited<ReturnType<Shop['opened']>>

describe.skipIf(!hasBrowser)('photos in the widget', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await Shop.start()
  })
  afterAll(() => shop.stop())
  afterEach(() => shop.clear())

  /** A real photo, drawn by the browser: PNG of a size in pixels. */
  async function photo(
    page: Page,
    name: string,
    side = 40,
  ): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
    const base64 = await page.evaluate((size) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = size
      canvas.getContext('2d')?.fillRect(0, 0, size / 2, size)
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    }, side)
    return { name, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }
  }

  async function pick(page: Page, files: readonly Awaited<ReturnType<typeof photo>>[]) {
    const button = page.getByRole('button', { name: 'Add a photo' })
    await button.hover()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
    await chooser.setFiles([...files])
  }

  /** With its conversation begun: photos belong to one. */
  async function talking(path?: string): Promise<Page> {
    const page = await shop.opened(path)
    await say(page, 'hello')
    await page.getByText('You wrote: hello').waitFor()
    return page
  }

  const sent = () => shop.conversation.messages.filter((message) => message.author === 'shopper')

  it('are shown, uploaded as small JPEGs without what a camera adds, and sent with a message', async () => {
    const page = await talking(shop.foreign)
    await pick(page, [await photo(page, 'holiday.png', 3_000)])
    await page.getByRole('button', { name: 'Remove photo 1' }).waitFor()
    await expect.poll(() => page.locator('.tray progress').count()).toBe(0)
    await say(page, 'the handle is broken')
    await expect.poll(() => sent().at(-1)?.attachments?.length).toBe(1)
    expect(sent().at(-1)?.text).toBe('the handle is broken')
    const [bytes] = [...shop.conversation.photos.values()]
    expect(bytes?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(bytes?.length).toBeLessThan(200_000)
    // In the log, and gone from the tray.
    const shown = page.locator('.log .row-shopper').last().getByRole('img', { name: 'Photo' })
    await expect.poll(() => shown.evaluate((el) => (el as HTMLCanvasElement).width)).toBe(440)
    const [drawn, bubble] = [await shown.boundingBox(), await page.locator('.row-shopper .bubble').last().boundingBox()]
    expect(drawn?.width).toBe(220)
    // On the side of who sent it.
    expect((drawn?.x ?? 0) + 220).toBeCloseTo((bubble?.x ?? 0) + (bubble?.width ?? 0), 0)
    expect(await page.locator('.tray-photo').count()).toBe(0)
    // A page with a strict content policy has nothing to refuse.
    expect(shop.problems).toEqual([])
  })

  it('go without words too, and come back with the log', async () => {
    const page = await talking()
    await pick(page, [await photo(page, 'a.png'), await photo(page, 'b.png')])
    await expect.poll(() => page.locator('.tray-photo canvas').count()).toBe(2)
    expect(await page.locator('.tray-photo canvas').first().boundingBox()).toMatchObject({ width: 64, height: 64 })
    // Its button is at its corner, and large enough for a finger's tip.
    expect((await page.getByRole('button', { name: 'Remove photo 2' }).boundingBox())?.width).toBe(24)
    await expect.poll(() => page.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('false')
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.poll(() => sent().at(-1)).toMatchObject({ text: 'Photo', attachments: [{}, {}] })
    await page.reload()
    await page.locator('.launcher').click()
    await expect.poll(() => page.locator('.log canvas.photo').count()).toBe(2)
  })

  it('can be taken out again, and the same one picked anew', async () => {
    const page = await talking()
    const one = await photo(page, 'a.png')
    await pick(page, [one])
    await page.getByRole('button', { name: 'Remove photo 1' }).click()
    expect(await page.locator('.tray-photo').count()).toBe(0)
    await pick(page, [one])
    await expect.poll(() => page.locator('.tray-photo canvas').count()).toBe(1)
  })

  it('are at most four, and one more is told', async () => {
    const page = await talking()
    const many = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => photo(page, `${name}.png`)))
    await pick(page, many)
    await page.getByRole('alert').getByText('Up to 4 photos').waitFor()
    await expect.poll(() => page.locator('.tray-photo canvas').count()).toBe(4)
  })

  it.each([
    [415, 'Only JPEG, PNG, WebP or HEIC'],
    [413, 'too large: 8 MB at most'],
    [409, 'cannot take more photos'],
    [503, 'could not be uploaded'],
  ] as const)(
    'that the server refuses with %i are told and taken out, and the message waits',
    async (status, words) => {
      const page = await talking()
      shop.mock.faults.upload = status
      await pick(page, [await photo(page, 'a.png')])
      await page.getByRole('alert').getByText(words).waitFor()
      expect(await page.locator('.tray-photo').count()).toBe(0)
      await input(page).fill('here it is')
      shop.mock.faults.upload = 0
      await pick(page, [await photo(page, 'a.png')])
      await expect.poll(() => page.getByRole('alert').count()).toBe(0)
      await expect.poll(() => page.locator('.tray progress').count()).toBe(0)
      await input(page).press('Enter')
      await expect.poll(() => sent().at(-1)).toMatchObject({ text: 'here it is', attachments: [{}] })
    },
  )

  it('that the browser cannot draw are uploaded as they are, and named', async () => {
    const page = await talking()
    const heic = Buffer.concat([Buffer.from('\0\0\0\u0018ftypheic'), Buffer.alloc(16)])
    await pick(page, [{ name: 'a.heic', mimeType: 'image/heic', buffer: heic }])
    await page.locator('.tray-photo').getByRole('img', { name: 'Photo 1' }).waitFor()
    await expect.poll(() => [...shop.conversation.photos.values()][0]?.equals(heic)).toBe(true)
  })

  it('wait for nobody: their part is not loaded before it is wanted', async () => {
    const page = await shop.opened()
    const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
    expect((await loaded()).some((name) => /photos/.test(name))).toBe(false)
    await page.getByRole('button', { name: 'Add a photo' }).hover()
    await expect.poll(async () => (await loaded()).some((name) => /photos/.test(name))).toBe(true)
  })
})
