import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { type MemoryOrders, memoryOrders } from '../../test/fixtures/memory-orders'
import { line, NOW, order, parcel, SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order, Refund } from '../domain'
import type { Turn } from '../turn'

const EMAIL = 'ana@example.com'

function start(seed: readonly Order[] = SAMPLE_ORDERS): { talk: Chat; orders: MemoryOrders } {
  const orders = memoryOrders(seed)
  return { talk: new Chat(orders), orders }
}

function ask(talk: Chat, intent: string, orderNumber: string): Promise<Turn> {
  return talk.say(`${orderNumber} ${EMAIL}`, reading(intent, { entities: { order_number: orderNumber, email: EMAIL } }))
}

describe('a return', () => {
  it('is registered step by step', async () => {
    const { talk, orders } = start()
    expect(offered(await ask(talk, 'return_item', '1003'))).toEqual(['Canvas Sneaker', 'Cork Sandal'])
    expect(offered(await talk.say('the second one', unsure()))).toEqual(['Canvas Sneaker', "That's all"])
    expect(offered(await talk.say("that's all", unsure()))).toContain("Doesn't fit")
    expect(offered(await talk.say('they are too small', unsure()))).toEqual(['Have it picked up', 'Drop it off'])
    const asked = await talk.say('drop it off', unsure())
    expect(spoken(asked)).toMatch(/a return of "Cork Sandal" from order 1003/)
    const done = await talk.say('yes', reading('affirm'))
    expect(spoken(done)).toMatch(/R-1003-1 is registered/)
    expect(orders.order('1003').returns).toEqual([
      {
        returnId: 'R-1003-1',
        kind: 'return',
        status: 'requested',
        reason: 'they are too small',
        requestedAt: expect.any(Number),
        lineIds: [2],
      },
    ])
  })

  it('asks for no item when there is one line, and for no kind when the intent says it', async () => {
    const { talk } = start([order('1020', { status: 'delivered', shipments: [parcel('delivered', -2, 2)] })])
    expect(offered(await ask(talk, 'exchange_item', '1020'))).toContain("Doesn't fit")
    await talk.say('1', unsure())
    expect(spoken(await talk.say('1', unsure()))).toMatch(/an exchange of "Alder Table Lamp"/)
  })

  it('counts from when the order counts as arrived where no parcel tells it', async () => {
    const day = 86_400_000
    const sent = (number: string, days: number) =>
      order(number, { status: 'shipped', returnableFrom: NOW - days * day })
    const { talk } = start([sent('1020', 2), sent('1021', 400), order('1022', { status: 'shipped' })])
    expect(offered(await ask(talk, 'exchange_item', '1020'))).toContain("Doesn't fit")
    expect(spoken(await ask(start([sent('1021', 400)]).talk, 'return_item', '1021'))).toMatch(/closed|ended|over/)
    expect(
      offered(await ask(start([order('1022', { status: 'shipped' })]).talk, 'exchange_item', '1022')),
    ).not.toContain("Doesn't fit")
  })

  it('takes the reason from the intent of a damaged item', async () => {
    const { talk } = start([order('1020', { status: 'delivered', shipments: [parcel('delivered', -2, 2)] })])
    expect(offered(await ask(talk, 'return_item', '1020'))).toContain('Damaged or faulty')
    await talk.say('well, it came broken', reading('damaged_item'))
    expect(talk.tracker.slots.return_reason).toBe('damaged')
  })

  it('forgets the answers of an earlier one', async () => {
    const seed = ['1020', '1021'].map((number) =>
      order(number, { status: 'delivered', shipments: [parcel('delivered', -2, 2)] }),
    )
    const { talk } = start(seed)
    await ask(talk, 'return_item', '1020')
    await talk.say('1', unsure())
    await talk.say('1', unsure())
    await talk.say('yes', reading('affirm'))
    const turn = await ask(talk, 'return_item', '1021')
    expect(offered(turn)).toContain("Doesn't fit")
  })

  it('changes nothing on no', async () => {
    const { talk, orders } = start()
    await ask(talk, 'return_item', '1003')
    for (const answer of ['1', "that's all", '1', '1']) await talk.say(answer, unsure())
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/haven't registered anything/)
    expect(orders.order('1003').returns).toEqual([])
  })

  it('asks again for an item that is none of the order', async () => {
    const { talk } = start()
    await ask(talk, 'return_item', '1003')
    const turn = await talk.say('7', unsure())
    expect(spoken(turn)).toMatch(/Please pick one/)
    expect(offered(turn)).toEqual(['Canvas Sneaker', 'Cork Sandal'])
  })

  it('tells two lines of the same name apart', async () => {
    const lines = [line(1, 'Pebble Mug'), line(2, 'Pebble Mug')]
    const { talk } = start([order('1020', { status: 'delivered', lines, shipments: [parcel('delivered', -2, 2)] })])
    const titles = offered(await ask(talk, 'return_item', '1020'))
    expect(new Set(titles).size).toBe(2)
  })

  it.each<[string, Partial<Order>, RegExp]>([
    [
      'that has not arrived',
      { status: 'shipped', shipments: [parcel('in_transit', 2)] },
      /hasn't been delivered yet.*30 days/,
    ],
    ['past its window', { status: 'delivered', shipments: [parcel('delivered', -60, 60)] }, /30 days .* are over/],
    ['that was cancelled', { status: 'cancelled' }, /already closed \(Cancelled\)/],
    [
      'on its way back already',
      {
        status: 'delivered',
        shipments: [parcel('delivered', -2, 2)],
        returns: [{ returnId: 'R-9', kind: 'return', status: 'in_transit', reason: '', requestedAt: NOW }],
      },
      /already registered: R-9/,
    ],
  ])('of an order %s is refused with the reason', async (_name, more, words) => {
    const { talk, orders } = start([order('1020', more)])
    expect(spoken(await ask(talk, 'return_item', '1020'))).toMatch(words)
    expect(talk.tracker.stack).toEqual([])
    expect(orders.audit).toEqual([])
  })

  it('of a second item is possible while another is on its way, and of neither after that', async () => {
    const { talk, orders } = start()
    const giveBack = async () => {
      const asked = await ask(talk, 'return_item', '1003')
      const answers = offered(asked).includes('Cork Sandal') ? ['1', "that's all", '1', '1'] : ['1', '1']
      for (const answer of answers) await talk.say(answer, unsure())
      return talk.say('yes', reading('affirm'))
    }
    expect(spoken(await giveBack())).toMatch(/R-1003-1 is registered/)
    // One line is left: it is not asked which.
    expect(spoken(await giveBack())).toMatch(/R-1003-2 is registered/)
    expect(orders.order('1003').returns.map((entry) => entry.lineIds)).toEqual([[1], [2]])
    expect(spoken(await ask(talk, 'return_item', '1003'))).toMatch(/already registered: R-1003-/)
    expect(orders.order('1003').returns).toHaveLength(2)
  })

  it('of an item that the shop has taken back already is told with its number', async () => {
    const returns = [{ returnId: 'R-9', kind: 'return', status: 'in_transit', reason: '', requestedAt: NOW }] as const
    const lines = [line(1, 'Mug'), line(2, 'Lamp')]
    const orders = memoryOrders([
      order('1020', { status: 'delivered', lines, returns, shipments: [parcel('delivered', -2, 2)] }),
    ])
    const talk = new Chat({ ...orders, createReturn: async () => ({ ok: false, error: 'not_eligible' }) })
    expect(offered(await ask(talk, 'return_item', '1020'))).toEqual(['Mug', 'Lamp'])
    for (const answer of ['1', "that's all", '1', '1']) await talk.say(answer, unsure())
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/already registered: R-9/)
  })

  it('is possible to the last moment of the window and not after', async () => {
    const window = 30 * 86_400_000
    const arrived = (deliveredAt: number) =>
      order('1020', { status: 'delivered', shipments: [{ ...parcel('delivered', -30), deliveredAt }] })
    // The first message of a Chat stands one second after NOW.
    const inTime = start([arrived(NOW + 1_000 - window)])
    const late = start([arrived(NOW + 999 - window)])
    expect(spoken(await ask(inTime.talk, 'return_item', '1020'))).toMatch(/What's the reason/)
    expect(spoken(await ask(late.talk, 'return_item', '1020'))).toMatch(/are over/)
  })
})

describe('a refund', () => {
  const refund = (more: Partial<Refund>): Refund => ({
    refundId: 'RF-1',
    cents: 4_990,
    status: 'requested',
    requestedAt: NOW,
    expectedOn: '2026-12-01',
    paidAt: null,
    method: 'Visa',
    ...more,
  })

  it.each<[string, Refund, RegExp]>([
    ['paid', refund({ status: 'paid', paidAt: NOW }), /refund of €49\.90 .* paid to Visa on Friday 27 November/],
    ['approved', refund({ status: 'approved' }), /approved and should be on Visa by Tuesday 1 December/],
    ['requested', refund({}), /requested and being checked; .* by Tuesday 1 December/],
    ['rejected', refund({ status: 'rejected' }), /was declined/],
  ])('that is %s is told with amount and day', async (_name, made, words) => {
    const { talk } = start([order('1020', { status: 'refunded', refunds: [made] })])
    expect(spoken(await ask(talk, 'track_refund', '1020'))).toMatch(words)
  })

  it('is the newest of several', async () => {
    const refunds = [refund({ status: 'rejected', requestedAt: NOW - 9 }), refund({ status: 'paid', paidAt: NOW })]
    const { talk } = start([order('1020', { refunds })])
    expect(spoken(await ask(talk, 'track_refund', '1020'))).toMatch(/was paid/)
  })

  it('that does not exist yet is told with the return under way', async () => {
    const returns = [{ returnId: 'R-9', kind: 'return', status: 'in_transit', reason: '', requestedAt: NOW }] as const
    const { talk } = start([order('1020', { returns })])
    expect(spoken(await ask(talk, 'track_refund', '1020'))).toMatch(/return R-9 .* no refund yet/)
  })

  it('that does not exist at all is said, and a person is offered', async () => {
    const { talk } = start()
    const turn = await ask(talk, 'track_refund', '1001')
    expect(spoken(turn)).toMatch(/no refund for order 1001/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it.each(['requested', 'approved', 'paid'] as const)(
    'that is %s without a day is told in a whole sentence',
    async (status) => {
      const { talk } = start([order('1020', { refunds: [refund({ status, expectedOn: null })] })])
      const said = spoken(await ask(talk, 'track_refund', '1020'))
      expect(said).toMatch(/€49\.90 for order 1020/)
      expect(said).not.toMatch(/ by | on \.|a few days/)
    },
  )

  it('that was declined comes with the person who can explain it', async () => {
    const { talk } = start([order('1020', { refunds: [refund({ status: 'rejected' })] })])
    expect(offered(await ask(talk, 'track_refund', '1020'))).toEqual(['Talk to a person'])
  })
})
