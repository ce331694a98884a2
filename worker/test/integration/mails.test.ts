import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createD1Codes } from '../../adapters/d1/codes'
import { settleMail, waitingMail } from '../../adapters/d1/mail-outbox'
import { publishBundle } from '../../adapters/kv/bundles'
import { createMail } from '../../adapters/mail/mail'
import { CODE_DAY_MS, MAIL_KEPT_MS } from '../../config'
import { consumeMails } from '../../jobs/mails'
import { sweep } from '../../jobs/sweep'
import { batchOf, forgetCodes, mailsTo } from '../fixtures/mailbox'
import { request, resetFixedOrders, seedDemoShop } from '../fixtures/shop'

const ANA = 'ana@example.com'
const PROVIDER = { MAIL_URL: 'https://mail.example/emails', MAIL_FROM: 'Shop <shop@example.com>', MAIL_TOKEN: 'secret' }

beforeAll(async () => {
  await seedDemoShop()
  await publishBundle(env, 'demo')
}, 60_000)
beforeEach(async () => {
  await resetFixedOrders()
  await forgetCodes()
})
afterEach(() => vi.restoreAllMocks())

/** What a queue says to what it has taken. */
const QUEUED = { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }

/** Answers what goes out, and keeps it. */
function provider(...answers: readonly (number | Error)[]): { readonly sent: Request[] } {
  const sent: Request[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200
    sent.push(new Request(input as RequestInfo, init))
    if (answer instanceof Error) throw answer
    return new Response('{}', { status: answer })
  })
  return { sent }
}

async function askedCode(orderNumber = '1001'): Promise<{ kind: 'code'; shop: string; code_id: string }> {
  const codes = createD1Codes(env.DB, { shop: 'demo', conversationId: 'c', secret: env.TOKEN_SECRET, budgetMs: 5_000 })
  const target = { kind: 'order', orderNumber } as const
  const made = await codes.request({ target, locale: 'zh', key: crypto.randomUUID(), now: Date.now() })
  if (!made.ok) throw new Error(made.error)
  return { kind: 'code', shop: 'demo', code_id: made.value.codeId }
}

describe('a code on its way', () => {
  it('is mailed once, however often the queue brings it, and also at once', async () => {
    const job = await askedCode()
    await Promise.all([consumeMails(batchOf([job, job]), env), consumeMails(batchOf([job]), env)])
    await consumeMails(batchOf([job]), env)
    const mails = await mailsTo(ANA)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ status: 'kept', subject: expect.stringContaining('验证码') })
  })

  it('is tried again with the same words and key when the provider is down, then keeps no words', async () => {
    const { sent } = provider(503, new Error('no route'), 200)
    const job = await askedCode()
    for (const expected of [['m0'], ['m0'], []]) {
      const batch = batchOf([job])
      await consumeMails(batch, { ...env, ...PROVIDER })
      expect(batch.retried).toEqual(expected)
    }
    expect(sent).toHaveLength(3)
    const bodies = await Promise.all(sent.map((each) => each.text()))
    expect(new Set(bodies).size).toBe(1)
    expect(new Set(sent.map((each) => each.headers.get('idempotency-key'))).size).toBe(1)
    expect((await mailsTo(ANA))[0]).toMatchObject({ status: 'sent', text: '', html: null })
  })

  it('is given up when the provider refuses it', async () => {
    provider(422)
    const batch = batchOf([await askedCode()])
    await consumeMails(batch, { ...env, ...PROVIDER })
    expect(batch.acked).toEqual(['m0'])
    expect((await mailsTo(ANA))[0]).toMatchObject({ status: 'refused', text: '' })
  })

  it('is not sent when it is too old or was for nobody', async () => {
    const old = await askedCode()
    await env.DB.prepare('update one_time_codes set expires_at = 1').run()
    const nobody = await askedCode('9999')
    const batch = batchOf([old, nobody])
    await consumeMails(batch, env)
    expect(batch.acked).toEqual(['m0', 'm1'])
    expect(await env.DB.prepare('select count(*) as n from mail_outbox').first('n')).toBe(0)
  })

  it('comes back when the database fails', async () => {
    const job = await askedCode()
    const down = new Proxy(env.DB, {
      get: (db, name) =>
        name === 'prepare' || name === 'batch'
          ? () => {
              throw new Error('D1 is down')
            }
          : Reflect.get(db, name),
    })
    const batch = batchOf([job])
    await consumeMails(batch, { ...env, DB: down })
    expect(batch.retried).toEqual(['m0'])
    await consumeMails(batchOf([job]), env)
    expect(await mailsTo(ANA)).toHaveLength(1)
  })

  it('is left alone where no mail can leave', async () => {
    const { DEV_OUTBOX: _, ...bare } = env
    const batch = batchOf([await askedCode()])
    await consumeMails(batch, bare)
    expect(batch.acked).toEqual(['m0'])
    expect(await mailsTo(ANA)).toEqual([])
  })

  it('takes malformed messages out of the queue', async () => {
    const batch = batchOf([null, 'x', { kind: 'code' }, { kind: 'mail', shop: 1, key: 'k' }])
    await consumeMails(batch, env)
    expect(batch.acked).toHaveLength(4)
  })
})

describe('the mail port', () => {
  it('writes a mail first and once, and the queue sends it', async () => {
    const send = vi.fn(async () => QUEUED)
    const mail = createMail({ DB: env.DB, MAILS: { ...env.MAILS, send } }, 'demo')
    const message = { to: 'x@example.com', subject: 'Invoice', text: 'Here it is.', key: 'invoice:1' }
    await mail.send(message)
    await mail.send(message)
    expect(await mailsTo('x@example.com')).toHaveLength(1)
    await consumeMails(batchOf([{ kind: 'mail', shop: 'demo', key: 'invoice:1' }]), env)
    expect(await waitingMail(env.DB, 'demo', 'invoice:1')).toBeNull()
  })

  it('keeps a mail whose queue failed, and the sweep queues it again', async () => {
    const broken = vi.fn(async () => {
      throw new Error('the queue is down')
    })
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await createMail({ DB: env.DB, MAILS: { ...env.MAILS, send: broken } }, 'demo').send({
      to: 'x@example.com',
      subject: 'Invoice',
      text: 'Here it is.',
      key: 'invoice:2',
    })
    await env.DB.prepare('update mail_outbox set created_at = ?')
      .bind(Date.now() - 3_600_000)
      .run()
    const sendBatch = vi.fn(async (_messages: Iterable<MessageSendRequest>) => QUEUED)
    await sweep(
      { cron: '', scheduledTime: 0, noRetry() {} },
      {
        DB: env.DB,
        BUNDLES: env.BUNDLES,
        TOKEN_SECRET: env.TOKEN_SECRET,
        CONVERSATION: env.CONVERSATION,
        ATTACHMENTS: env.ATTACHMENTS,
        MAILS: { ...env.MAILS, sendBatch },
      },
    )
    expect(sendBatch).toHaveBeenCalledExactlyOnceWith([{ body: { kind: 'mail', shop: 'demo', key: 'invoice:2' } }])
  })

  it('forgets mails and codes after a day', async () => {
    const job = await askedCode()
    await consumeMails(batchOf([job]), env)
    const now = Date.now()
    await env.DB.batch([
      env.DB.prepare('update mail_outbox set created_at = ?').bind(now - MAIL_KEPT_MS),
      env.DB.prepare('update one_time_codes set requested_at = ?').bind(now - CODE_DAY_MS),
    ])
    await sweep({ cron: '', scheduledTime: 0, noRetry() {} }, env)
    expect(await env.DB.prepare('select count(*) as n from mail_outbox').first('n')).toBe(0)
    expect(await env.DB.prepare('select count(*) as n from one_time_codes').first('n')).toBe(0)
  })
})

describe('the development outbox', () => {
  it('shows a mail as it looks and in plain text, and lets it run nothing', async () => {
    await createMail(env, 'demo').send({
      to: 'x@example.com',
      subject: '<b>Hello</b>',
      text: 'plain <i>words</i>',
      html: '<script>alert(1)</script><p title="x">rich</p>',
      key: 'hello',
    })
    const response = await request('/dev/outbox')
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('&lt;b&gt;Hello&lt;/b&gt;')
    expect(page).toContain('plain &lt;i&gt;words&lt;/i&gt;')
    expect(page).toContain('sandbox=""')
    expect(page).not.toContain('<script>')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const [mail] = await mailsTo('x@example.com')
    if (mail) await settleMail(env.DB, mail.mailId, 'sent', Date.now())
    expect(await (await request(`/dev/outbox?mail=${mail?.mailId}`)).text()).toContain('its words are not kept')
  })

  it('says what to do while it is empty', async () => {
    expect(await (await request('/dev/outbox?mail=nonsense')).text()).toContain('send me a code for order 1001')
  })

  it('is not there on a name of the internet, nor where it is not wanted', async () => {
    const { exports } = await import('cloudflare:workers')
    for (const host of ['https://shop.example.com', 'https://localhost.example.com', 'http://kefu.workers.dev']) {
      expect((await exports.default.fetch(new Request(`${host}/dev/outbox`))).status).toBe(404)
    }
    const { app } = await import('../../http/app')
    const { DEV_OUTBOX: _, ...bare } = env
    expect((await app.request('http://localhost:8787/dev/outbox', {}, bare)).status).toBe(404)
  })
})
