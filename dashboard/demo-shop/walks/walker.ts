import type { Page } from 'playwright-core'
import type { ConversationTrace } from '../../../worker/protocol'
import { openWidget, type ServedShop, say } from './served-shop'

/** What a shopper does in the widget: types, taps a choice, sends a photo, or types the code of the newest mail to an address. */
export type Move =
  | { readonly say: string }
  | { readonly tap: string | RegExp }
  | { readonly photo: string }
  | { readonly codeFor: string }
/** A move and what the reply to it says. */
export type Step = Move & { readonly reply: RegExp }
export type Walk = {
  /** The task it begins and ends. */
  readonly flow: string
  readonly steps: readonly Step[]
}

const REPLY_MS = 15_000

/** Walks a flow in a widget that was just opened. @returns the conversation's trace. @throws Error naming the step whose reply was another. */
export async function walk(
  shop: Pick<ServedShop, 'visit' | 'base'>,
  { steps }: Walk,
  key: string,
): Promise<{ trace: ConversationTrace; page: Page }> {
  const page = await shop.visit('/demo/')
  const begun = page.waitForResponse((response) => /\/conversations$/.test(response.url()) && response.status() === 201)
  await openWidget(page)
  for (const step of steps) {
    await make(page, shop.base, step)
    await replied(page, step)
  }
  const { conversation_id: id } = (await (await begun).json()) as { conversation_id: string }
  const told = await fetch(`${shop.base}/v1/shops/demo/conversations/${id}/trace`, {
    headers: { authorization: `Bearer ${key}` },
  })
  if (!told.ok) throw new Error(`the trace is refused: ${told.status}`)
  return { trace: (await told.json()) as ConversationTrace, page }
}

async function make(page: Page, base: string, move: Move): Promise<void> {
  if ('say' in move) return say(page, move.say)
  if ('codeFor' in move) return say(page, await codeFor(page, base, move.codeFor))
  if ('photo' in move) return sendPhoto(page, move.photo)
  await page.locator('kefu-widget .chip').filter({ hasText: move.tap }).first().click()
}

/** The code in the newest mail to an address, read where a developer reads it: on the outbox page. */
async function codeFor(page: Page, base: string, email: string): Promise<string> {
  const outbox = await page.context().newPage()
  const newest = outbox.getByRole('navigation').getByRole('link').filter({ hasText: email }).first()
  // A mail is written a moment after the reply.
  for (const until = Date.now() + REPLY_MS; ; await outbox.waitForTimeout(200)) {
    await outbox.goto(`${base}/dev/outbox`)
    if ((await newest.count()) > 0) break
    if (Date.now() > until) throw new Error(`no mail to ${email}`)
  }
  await newest.click()
  const mail = (await outbox.locator('pre').textContent()) ?? ''
  await outbox.close()
  const [code] = /\b\d{3} ?\d{3}\b/.exec(mail) ?? []
  if (!code) throw new Error(`no code in the mail to ${email}`)
  return code
}

/** A real picture, drawn by the browser, sent along with words. */
async function sendPhoto(page: Page, words: string): Promise<void> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    canvas.getContext('2d')?.fillRect(0, 0, 200, 400)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  const button = page.locator('kefu-widget .clip')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  await chooser.setFiles([{ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }])
  await page.locator('kefu-widget .tray-photo canvas').waitFor()
  await page.locator('kefu-widget .tray progress').waitFor({ state: 'detached' })
  await say(page, words)
}

/** Waits until what was said last is answered in the words expected. */
async function replied(page: Page, step: Step): Promise<void> {
  const made = JSON.stringify(step)
  const before = Date.now()
  for (let said = ''; ; said = await answerIn(page)) {
    if (step.reply.test(said)) return
    if (Date.now() - before > REPLY_MS) throw new Error(`${made}\nexpected ${step.reply}\nin: ${said}`)
    await page.waitForTimeout(50)
  }
}

/** What stands below the shopper's last message, cards and choices included; nothing while it is on its way. */
function answerIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const log = document.querySelector('kefu-widget')?.shadowRoot?.querySelector('.scroller')
    const rows = [...(log?.querySelectorAll('.row') ?? [])]
    const last = rows.findLastIndex((row) => row.classList.contains('row-shopper'))
    if (last < 0 || rows[last]?.getAttribute('data-state')) return ''
    const answers = rows.slice(last + 1).filter((row) => !row.getAttribute('aria-hidden'))
    const chips = [...(log?.querySelectorAll('.chip') ?? [])].map((chip) => `[${chip.textContent}]`)
    return [...answers.map((row) => row.textContent ?? ''), ...chips].join(' ').replace(/\s+/g, ' ')
  })
}
