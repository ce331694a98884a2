import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { createD1Orders } from '../../adapters/d1/orders'
import { documentLinks } from '../../adapters/jwt/document-links'
import { DOCUMENT_LINK_TTL_S } from '../../config'
import type { Mail } from '../../core/ports'
import { askReturn, change, countRows, freshDemoRows } from '../fixtures/demo-rows'
import { openConversation, problemOf, request, say, words } from '../fixtures/shop'

const links = documentLinks(env.TOKEN_SECRET, 'demo')
const orders = createD1Orders(env.DB, 'demo', { budgetMs: 5_000, links })

beforeEach(freshDemoRows)

const invoiceLink = (orderNumber: string, now = Date.now()) =>
  links.linkTo({ kind: 'invoice', orderNumber, id: orderNumber }, now)

/** The letters taken, each key once. */
function postbox(): { readonly mail: Mail; readonly sent: Map<string, Parameters<Mail['send']>[0]> } {
  const sent = new Map<string, Parameters<Mail['send']>[0]>()
  return {
    sent,
    mail: {
      async send(letter) {
        if (!sent.has(letter.key)) sent.set(letter.key, letter)
      },
    },
  }
}

describe('the page of an invoice', () => {
  test('opens with its link and shows nothing to caches, frames or scripts', async () => {
    const response = await request(await invoiceLink('1003'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const page = await response.text()
    expect(page).toContain('Quayside Canvas Sneaker, 40')
    expect(page).toContain('Rua da Alegria 214')
  })

  test('is written in the language of the link', async () => {
    const link = await links.linkTo({ kind: 'invoice', orderNumber: '1003', id: '1003' }, Date.now(), 'zh')
    expect(await (await request(link)).text()).toContain('订单 1003 的发票')
  })

  test.each([
    ['without a token', '/v1/shops/demo/orders/1003/invoice', 400],
    ['with a made-up token', '/v1/shops/demo/orders/1003/invoice?token=a.b.c', 401],
    ['of a shop that does not exist', '/v1/shops/nowhere/orders/1003/invoice?token=a.b.c', 404],
  ])('does not open %s', async (_, path, status) => {
    const response = await request(path)
    expect(response.status).toBe(status)
    expect((await problemOf(response)).status).toBe(status)
  })

  test("does not open with another order's link, nor with an old one", async () => {
    const other = (await invoiceLink('1001')).replace('/orders/1001/', '/orders/1003/')
    expect((await request(other)).status).toBe(401)
    const old = await request(await invoiceLink('1003', Date.now() - (DOCUMENT_LINK_TTL_S + 60) * 1000))
    expect(await problemOf(old)).toMatchObject({ status: 401, detail: expect.stringContaining('expired') })
  })

  test('does not exist for an order that was not paid', async () => {
    expect((await request(await invoiceLink('1009'))).status).toBe(404)
  })
})

describe('the label of a return', () => {
  test('opens with the link that came with the return, until the return is closed', async () => {
    const made = await orders.createReturn(askReturn('1003', { handover: 'pickup', lineIds: [2] }))
    const link = made.ok ? (made.value.labelUrl ?? '') : ''
    const page = await (await request(link)).text()
    for (const part of ['R-1003-1', 'Linden &amp; Lane Returns', 'Cushion', '<svg', 'picks this parcel up'])
      expect(page).toContain(part)
    expect(page).not.toContain('Quayside')
    await env.DB.prepare("update returns set status = 'closed' where order_number = '1003'").run()
    expect((await request(link)).status).toBe(404)
  })

  test('does not open with the link of an invoice', async () => {
    await orders.createReturn(askReturn('1003'))
    const token = new URL(await invoiceLink('1003'), 'http://x').searchParams.get('token')
    expect((await request(`/v1/shops/demo/returns/R-1003-1/label?token=${token}`)).status).toBe(401)
  })
})

describe('sendInvoice', () => {
  test('sends one letter, however often the same is asked, and writes it down', async () => {
    const { mail, sent } = postbox()
    const mailing = createD1Orders(env.DB, 'demo', { budgetMs: 5_000, links, mail })
    const asked = { ...change('1003'), locale: 'zh' }
    const answers = await Promise.all([mailing.sendInvoice(asked), mailing.sendInvoice(asked)])
    for (const answer of answers)
      expect(answer).toMatchObject({
        ok: true,
        value: { sentTo: 'ana@example.com', url: expect.stringContaining('/v1/shops/demo/orders/1003/invoice?token=') },
      })
    expect([...sent.values()]).toMatchObject([
      { to: 'ana@example.com', subject: 'Linden & Lane: 订单 1003 的发票', html: expect.stringContaining('<table>') },
    ])
    expect(await countRows("audit_log where action = 'send_invoice'")).toBe(1)
  })

  test('only links where no mail is set up, or a link was asked for', async () => {
    const { mail, sent } = postbox()
    const mailing = createD1Orders(env.DB, 'demo', { budgetMs: 5_000, links, mail })
    const wanted = { ok: true, value: { sentTo: null, url: expect.any(String) } }
    expect(await orders.sendInvoice(change('1003'))).toMatchObject(wanted)
    expect(await mailing.sendInvoice({ ...change('1003'), way: 'link' })).toMatchObject(wanted)
    expect(sent.size).toBe(0)
    const bare = createD1Orders(env.DB, 'demo', { budgetMs: 5_000 })
    expect(await bare.sendInvoice(change('1003'))).toEqual({ ok: false, error: 'unsupported' })
  })

  test('is not known to have failed when the letter could not be taken', async () => {
    const mail: Mail = { send: () => Promise.reject(new Error('no post today')) }
    const mailing = createD1Orders(env.DB, 'demo', { budgetMs: 5_000, links, mail })
    expect(await mailing.sendInvoice(change('1003'))).toEqual({ ok: false, error: 'late' })
    expect(await countRows("audit_log where action = 'send_invoice'")).toBe(0)
  })

  test('has nothing to send before payment, and for no unknown order', async () => {
    expect(await orders.sendInvoice(change('1009'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.sendInvoice(change('9999'))).toEqual({ ok: false, error: 'not_found' })
  })
})

test('a conversation gets a link that opens', async () => {
  const talk = await openConversation()
  await say(talk, 'can I get the invoice for order 1003? ana@example.com')
  const reply = await say(talk, 'As a link here')
  const link = /\]\((\/v1\/shops\/demo\/orders\/1003\/invoice\?[^)]+)\)/.exec(words(reply))?.[1] ?? ''
  expect((await request(link)).status).toBe(200)
})
