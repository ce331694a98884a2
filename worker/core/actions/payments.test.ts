import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { order, parcel } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order } from '../domain'
import type { Orders } from '../ports'

const ENTITIES = { order_number: '1020', email: 'ana@example.com' }

function start(more: Partial<Order> = {}, port: Partial<Orders> = {}) {
  const orders = memoryOrders([order('1020', more)])
  const talk = new Chat({ ...orders, ...port })
  const ask = (intent: string, text: string) => talk.say(text, reading(intent, { entities: ENTITIES }))
  return { orders, talk, ask }
}

describe('a payment', () => {
  it('that was declined is explained by an article, without an order', async () => {
    const { talk } = start()
    const turn = await talk.say('my card was declined', reading('payment_problem'))
    expect(spoken(turn)).toMatch(/bank/)
    expect(offered(turn)).toEqual(['Ways to pay', 'Talk to a person'])
    expect(talk.tracker.stack).toEqual([])
  })

  it('of an order that waits for it can be made at a link', async () => {
    const { ask } = start({ status: 'pending_payment' })
    const turn = await ask('payment_problem', 'I still need to pay order 1020')
    expect(spoken(turn)).toMatch(/waiting for its payment of €50\.00\. .*\(\/demo\/order\?number=1020\)/)
    expect(offered(turn)).toEqual(['Ways to pay', 'Cancel an order'])
  })

  it('that has arrived is not asked for again', async () => {
    expect(spoken(await start().ask('payment_problem', 'is 1020 still unpaid?'))).toMatch(
      /has arrived; there is nothing left/,
    )
  })

  it('taken twice is explained first, then looked into by a person, once', async () => {
    const { ask, orders, talk } = start({ status: 'shipped', shipments: [parcel('in_transit', 1)] })
    const turn = await ask('payment_problem', 'you charged me twice for order 1020')
    expect(spoken(turn)).toMatch(/only a reservation.*Shall I have a colleague compare/s)
    expect(orders.audit).toEqual([])
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/Claim C-1020-1 is open.*paid back/)
    expect(orders.claimRequests[0]).toMatchObject({ about: 'payment', note: 'you charged me twice for order 1020' })
    expect(spoken(await ask('payment_problem', 'charged twice, 1020'))).toMatch(/C-1020-1 is already open/)
    expect(orders.audit).toHaveLength(1)
  })

  it('in trouble that is not told is asked about', async () => {
    const { talk, ask } = start({ status: 'pending_payment' })
    const turn = await ask('payment_problem', 'payment trouble with 1020')
    expect(offered(turn)).toHaveLength(3)
    expect(spoken(await talk.say('3', unsure()))).toMatch(/still waiting for its payment/)
  })

  it.each(['when will my card be charged?', '什么时候扣款'])('in general is for the articles: %s', async (text) => {
    expect((await start().talk.say(text, reading('payment_problem'))).policy).not.toBe('flow')
  })

  it.each([
    ['被扣了两次款，订单1020', /预授权/],
    ['订单1020还没付款，在哪里付', /还在等待付款/],
  ])('is read in Chinese: %s', async (text, words) => {
    const talk = new Chat(memoryOrders([order('1020', { status: 'pending_payment' })]), { locale: 'zh' })
    expect(spoken(await talk.say(text, reading('payment_problem', { entities: ENTITIES })))).toMatch(words)
  })
})

describe('an invoice', () => {
  const port = (sentTo: string | null, url: string | null): Partial<Orders> => ({
    sendInvoice: async () => ({ ok: true, value: { sentTo, url } }),
  })

  it.each<[string, string | null, string | null, RegExp]>([
    ['By e-mail', 'ana@example.com', null, /is on its way to ana@example\.com\.$/],
    ['By e-mail', 'ana@example.com', '/i', /on its way to .* \[open it here\]\(\/i\)/],
    ['As a link here', null, '/i', /Here is the invoice .*\[open it\]\(\/i\)/],
    ['By e-mail', null, '/i', /Here is the invoice .*\[open it\]\(\/i\)/],
  ])('%s: sent to %s, link %s', async (by, sentTo, url, words) => {
    const { ask, talk } = start({}, port(sentTo, url))
    expect(offered(await ask('invoice', 'invoice for 1020'))).toEqual(['By e-mail', 'As a link here'])
    expect(spoken(await talk.say(by, unsure()))).toMatch(words)
  })

  it('that can neither be sent nor opened is a person to send', async () => {
    const { ask, talk } = start({}, port(null, null))
    await ask('invoice', 'invoice for 1020')
    const turn = await talk.say('1', unsure())
    expect(turn.status).toBe('queued')
    expect(turn.events).toContainEqual(
      expect.objectContaining({ type: 'change_requested', change: 'invoice_requested' }),
    )
  })

  it.each<[Partial<Order>, RegExp]>([
    [{ status: 'pending_payment' }, /hasn't been paid yet/],
    [{ status: 'cancelled' }, /already closed \(Cancelled\)/],
  ])('of an order %o there is none', async (more, words) => {
    expect(spoken(await start(more).ask('invoice', 'invoice for 1020'))).toMatch(words)
  })

  it.each(['can you put my company and VAT number on the invoice?', '发票能写公司抬头吗'])(
    'in general is for the articles: %s',
    async (text) => {
      expect((await start().talk.say(text, reading('invoice'))).policy).not.toBe('flow')
    },
  )
})

describe('a question right after the order was shown', () => {
  it.each(['and when will it arrive?', 'when does it come', 'how long will it take', '那什么时候到？', '多久能送到'])(
    '"%s" is about that order',
    async (text) => {
      const { talk, ask } = start({ status: 'shipped', shipments: [parcel('in_transit', 2)] })
      await ask('track_order', 'where is 1020')
      expect(spoken(await talk.say(text, reading('delivery_time')))).toMatch(/expected on|送达/)
    },
  )

  it.each(['how long does delivery to Spain take?', '寄到中国要多久能到'])('"%s" is not', async (text) => {
    const { talk, ask } = start({ status: 'shipped', shipments: [parcel('in_transit', 2)] })
    await ask('track_order', 'where is 1020')
    expect((await talk.say(text, reading('delivery_time'))).policy).toBe('knowledge')
  })

  it('is a question in general before any order was shown', async () => {
    expect((await start().talk.say('when will it arrive?', reading('delivery_time'))).policy).toBe('knowledge')
  })
})

describe('an order in several parcels', () => {
  it('is told parcel by parcel, with what is in each where that is known', async () => {
    const { ask } = start({
      status: 'shipped',
      shipments: [
        { ...parcel('delivered', -2, 2), lineIds: [1] },
        { ...parcel('in_transit', 3), trackingNumber: 'JD2' },
        { ...parcel('in_transit', -4), trackingNumber: 'JD3' },
      ],
    })
    const said = spoken(await ask('track_order', 'where is 1020'))
    expect(said).toMatch(/- DHL JD\d+: Delivered on Wednesday 25 November \(Alder Table Lamp\)\n/)
    expect(said).toMatch(/- DHL JD2: In transit, expected on Monday 30 November\n/)
    expect(said).toMatch(/- DHL JD3: In transit, was due on Monday 23 November/)
  })

  it('whose claim was opened elsewhere tells its number and opens no other', async () => {
    const late = parcel('in_transit', -4)
    const claims = [
      {
        claimId: 'C-7',
        kind: 'parcel',
        trackingNumber: late.trackingNumber,
        lineId: null,
        status: 'open',
        openedAt: 1,
      },
    ] as const
    const { ask, orders } = start({ status: 'shipped', shipments: [late], claims })
    expect(spoken(await ask('delivery_problem', '1020 is late'))).toMatch(
      /Claim C-7 is already open.*within 2 working days/,
    )
    expect(orders.audit).toEqual([])
    const closed = start({ status: 'shipped', shipments: [late], claims: [{ ...claims[0], status: 'closed' }] })
    expect(spoken(await closed.ask('delivery_problem', '1020 is late'))).toMatch(/Shall I open a claim/)
  })
})
