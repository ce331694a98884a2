import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { signLink } from '../../adapters/jwt/action-links'
import { getBundle } from '../../adapters/kv/bundles'
import { optInOf } from '../../adapters/mail/opt-in'
import { NEWSLETTER_LINK_TTL_S, NEWSLETTER_MAIL_GAP_MS } from '../../config'
import type { NewsletterSet } from '../../core/ports'
import { consumeMails } from '../../jobs/mails'
import { countRows } from '../fixtures/demo-rows'
import { batchOf, forgetCodes, mailsTo } from '../fixtures/mailbox'
import { openConversation, request, resetFixedOrders, say, seedDemoShop, words } from '../fixtures/shop'

const KIM = 'kim@example.com'
const HOST = 'https://help.example'

beforeAll(seedDemoShop, 60_000)
beforeEach(async () => {
  await resetFixedOrders()
  await forgetCodes()
})
afterEach(() => vi.restoreAllMocks())

/** Asks for the newsletter as a conversation does for an address that was only typed. */
async function ask(more: { now?: number; locale?: string; proven?: boolean; email?: string } = {}) {
  const { now = Date.now(), locale = 'en', proven = false, email = KIM } = more
  const bundle = await getBundle(env, 'demo')
  if (!bundle) throw new Error('the demo shop is not there')
  const shoppers = createD1Shoppers(env.DB, 'demo', {
    budgetMs: 5_000,
    optIn: optInOf({ ...env, PUBLIC_URL: HOST }, bundle),
  })
  const key = crypto.randomUUID()
  const set = await shoppers.setNewsletter({ email, on: true, by: `shopper:${email}`, proven, locale, key, now })
  if (!set.ok) throw new Error(set.error)
  return { ...set.value, key } satisfies NewsletterSet & { key: string }
}

async function stateOf(email = KIM): Promise<string | null> {
  return env.DB.prepare(`select state from newsletter_subscriptions where shop = 'demo' and email = ?`)
    .bind(email)
    .first<string>('state')
}

async function linkIn(email: string, page: 'confirm' | 'unsubscribe', nth = 0): Promise<string> {
  const text = (await mailsTo(email))[nth]?.text ?? ''
  const found = new RegExp(`\\S*/newsletter/${page}\\?\\S+`).exec(text)?.[0]
  if (!found) throw new Error(`no ${page} link in "${text}"`)
  return found.replace(HOST, '')
}

describe('an address typed in a conversation', () => {
  it('is asked by mail and subscribed by nothing but the button behind the link', async () => {
    const talk = await openConversation()
    await say(talk, 'subscribe me to the newsletter')
    await say(talk, KIM)
    expect(words(await say(talk, 'yes'))).toContain('once that link has been opened and confirmed, and not before')
    expect(await stateOf()).toBe('pending')
    const confirm = await linkIn(KIM, 'confirm')
    for (const method of ['GET', 'HEAD', 'GET']) expect((await request(confirm, { method })).status).toBe(200)
    expect(await stateOf()).toBe('pending')
    const done = await request(confirm, { method: 'POST', headers: { origin: 'http://localhost:8787' } })
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('You are subscribed')])
    expect(await stateOf()).toBe('on')
    expect(
      await env.DB.prepare(
        'select confirmed_by, confirmed_at > 0 as dated from newsletter_subscriptions where email = ?',
      )
        .bind(KIM)
        .first(),
    ).toEqual({ confirmed_by: 'link', dated: 1 })
    expect(await countRows(`audit_log where action = 'confirm_newsletter'`)).toBe(1)
  })

  it('is not subscribed again by its link after it was taken off', async () => {
    await ask()
    const [confirm, off] = [await linkIn(KIM, 'confirm'), await linkIn(KIM, 'unsubscribe')]
    await Promise.all([request(confirm, { method: 'POST' }), request(confirm, { method: 'POST' })])
    expect(await stateOf()).toBe('on')
    expect(await (await request(off)).text()).toContain('Leave the newsletter')
    expect(await stateOf()).toBe('on')
    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
    expect((await request(off, oneClick)).status).toBe(200)
    expect(await stateOf()).toBe('off')
    const again = await request(confirm, { method: 'POST' })
    expect([again.status, await stateOf()]).toEqual([410, 'off'])
    expect((await request(off, oneClick)).status).toBe(200)
  })

  it('is asked at most three times a week, each newer link taking the place of the one before', async () => {
    const start = Date.now()
    await ask({ now: start })
    await ask({ now: start + 1_000 })
    expect(await mailsTo(KIM)).toHaveLength(1)
    const first = await linkIn(KIM, 'confirm')
    for (let n = 1; n <= 4; n++) await ask({ now: start + n * (NEWSLETTER_MAIL_GAP_MS + 1) })
    expect(await mailsTo(KIM)).toHaveLength(3)
    expect((await request(first, { method: 'POST' })).status).toBe(410)
    await ask({ now: start + NEWSLETTER_LINK_TTL_S * 1_000 * 2 })
    expect(await mailsTo(KIM)).toHaveLength(4)
  })

  it('gets one mail however many ask at once, and none when it is on already', async () => {
    await Promise.all([ask(), ask(), ask()])
    expect(await mailsTo(KIM)).toHaveLength(1)
    await request(await linkIn(KIM, 'confirm'), { method: 'POST' })
    expect(await ask({ now: Date.now() + NEWSLETTER_MAIL_GAP_MS * 2 })).toMatchObject({ state: 'on' })
    expect(await mailsTo(KIM)).toHaveLength(1)
  })

  it('is written to in the language that was spoken', async () => {
    for (const [locale, said] of [
      ['zh', '请确认订阅'],
      ['de', 'Bitte bestätigen'],
      ['ar', 'تأكيد الاشتراك'],
      ['ja', 'ご確認'],
      ['es', 'Confirma'],
      ['fr', 'Confirmez'],
      ['pt', 'Confirme'],
    ] as const) {
      const email = `${locale}@example.com`
      await ask({ locale, email })
      const [mail] = await mailsTo(email)
      expect(mail?.subject).toContain(said)
      expect(mail?.html).toContain(`lang="${locale}"`)
      expect(await (await request(await linkIn(email, 'confirm'))).text()).toContain(`<html lang="${locale}"`)
    }
  })
})

it('subscribes a proven address at once, without a mail', async () => {
  expect(await ask({ proven: true })).toMatchObject({ state: 'on', canConfirm: true })
  expect(await mailsTo(KIM)).toEqual([])
})

describe('the links', () => {
  it('hold no address, and open nothing when they are changed, too old or of another kind or shop', async () => {
    await ask()
    const [confirm, off] = [await linkIn(KIM, 'confirm'), await linkIn(KIM, 'unsubscribe')]
    const token = new URL(confirm, 'http://x').searchParams.get('token') ?? ''
    const payload = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))
    expect(payload).not.toContain('kim')
    const offToken = new URL(off, 'http://x').searchParams.get('token') ?? ''
    const { sub, jti } = JSON.parse(payload)
    const old = await signLink(
      env.TOKEN_SECRET,
      'newsletter_confirm',
      { shop: 'demo', subject: sub, id: jti },
      Date.now() - NEWSLETTER_LINK_TTL_S * 2_000,
      NEWSLETTER_LINK_TTL_S,
    )
    const foreign = await signLink(
      env.TOKEN_SECRET,
      'newsletter_confirm',
      { shop: 'other', subject: sub, id: jti },
      Date.now(),
      60,
    )
    for (const wrong of [`${token}x`, offToken, old, foreign, 'nonsense']) {
      const answer = await request(`/v1/shops/demo/newsletter/confirm?token=${wrong}`, { method: 'POST' })
      expect(answer.status).toBe(410)
    }
    expect(await stateOf()).toBe('pending')
    expect((await request('/v1/shops/demo/newsletter/confirm')).status).toBe(400)
  })

  it('are pressed by no page elsewhere', async () => {
    await ask()
    const init = { method: 'POST', headers: { origin: 'https://evil.example' } }
    expect((await request(await linkIn(KIM, 'confirm'), init)).status).toBe(403)
    expect(await stateOf()).toBe('pending')
  })
})

it('tells the provider where one tap unsubscribes', async () => {
  const sent: Request[] = []
  const { key: _key } = await ask()
  await env.DB.prepare(`update mail_outbox set status = 'waiting'`).run()
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    sent.push(new Request(input as RequestInfo, init))
    return new Response('{}')
  })
  const [mail] = await mailsTo(KIM)
  const provider = { MAIL_URL: 'https://mail.example', MAIL_FROM: 'shop@example.com', MAIL_TOKEN: 'secret' }
  await consumeMails(batchOf([{ kind: 'mail', shop: 'demo', key: mail?.mailKey }]), { ...env, ...provider })
  expect(await sent[0]?.json()).toMatchObject({
    headers: {
      'List-Unsubscribe': expect.stringMatching(
        /^<https:\/\/help\.example\/v1\/shops\/demo\/newsletter\/unsubscribe\?token=/,
      ),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
})
