import { describe, expect, it } from 'vitest'
import { Chat, offered, shown, spoken } from '../../test/fixtures/chat'
import { lateOrders, type MemoryOrders, memoryOrders } from '../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order } from '../domain'

const ANA = 'ana@example.com'
const WEI = 'wei@example.com'
const SHOPPER = { sub: '7', email: ANA, name: 'Ana' }

function start(shopper: typeof SHOPPER | null = null): { talk: Chat; orders: MemoryOrders } {
  const orders = memoryOrders(SAMPLE_ORDERS)
  return { talk: new Chat(orders, { shopper }), orders }
}

function track(talk: Chat, orderNumber: string, email?: string) {
  const entities = { order_number: orderNumber, ...(email ? { email } : {}) }
  return talk.say(`where is ${orderNumber}? ${email ?? ''}`, reading('track_order', { entities }))
}

describe('the e-mail kept from an earlier order', () => {
  it('that does not fit a new order is asked for anew and costs no attempt', async () => {
    const { talk } = start()
    await track(talk, '1001', ANA)
    const turn = await track(talk, '1004')
    expect(spoken(turn)).toMatch(/Which e-mail address did you use for order 1004/)
    expect(talk.tracker.failedVerifications).toBe(0)
    expect(spoken(await talk.say(WEI, unsure({ email: WEI })))).toMatch(/1004 should have arrived/)
  })

  it('is tried along with the others that were proven', async () => {
    const { talk } = start()
    await track(talk, '1001', ANA)
    await track(talk, '1004', WEI)
    expect(spoken(await track(talk, '1003'))).toMatch(/1003 was delivered/)
  })

  it('says the same of an order that does not exist', async () => {
    const { talk } = start()
    await track(talk, '1001', ANA)
    const ofOther = spoken(await track(talk, '1004'))
    const ofNone = spoken(await track(talk, '9999'))
    expect(ofNone).toBe(ofOther.replaceAll('1004', '9999'))
  })

  it('costs an attempt when it is typed again', async () => {
    const { talk } = start()
    await track(talk, '1001', ANA)
    expect(spoken(await track(talk, '1004', ANA))).toMatch(/2 tries are left/)
  })

  it('costs an attempt while it has proven nothing: order numbers must not be guessed with it', async () => {
    const { talk } = start()
    await talk.say('where is my order', reading('track_order'))
    await talk.say(WEI, unsure({ email: WEI }))
    const turn = await talk.say('1001', unsure({ order_number: '1001' }))
    expect(spoken(turn)).toMatch(/2 tries are left/)
  })

  it('is the one of the order under discussion when several were proven', async () => {
    const { talk } = start()
    await track(talk, '1003', ANA)
    await track(talk, '1004', WEI)
    await talk.say('return something from 1003', reading('return_item', { entities: { order_number: '1003' } }))
    expect(talk.tracker.slots.email).toBe(ANA)
  })
})

describe('the e-mail the shop vouches for', () => {
  it('that does not fit is followed by the question for another', async () => {
    const { talk } = start(SHOPPER)
    const turn = await track(talk, '1004')
    expect(spoken(turn)).toMatch(/Which e-mail address did you use for order 1004/)
    expect(spoken(await talk.say(WEI, unsure({ email: WEI })))).toMatch(/1004 should have arrived/)
  })

  it('still counts after another one was typed', async () => {
    const { talk } = start(SHOPPER)
    await track(talk, '1004', WEI)
    expect(spoken(await track(talk, '1001'))).toMatch(/1001 is on its way/)
    expect(talk.tracker.failedVerifications).toBe(0)
  })

  it('does not hide a wrong one that was typed', async () => {
    const { talk } = start(SHOPPER)
    const turn = await track(talk, '1001', 'eve@example.com')
    expect(spoken(turn)).toMatch(/2 tries are left/)
    expect(shown(turn)).not.toMatch(/DHL/)
  })
})

describe('an order that was verified', () => {
  const gone = (orders: MemoryOrders) => ({ ...orders, get: async () => ({ ok: false, error: 'not_found' }) as const })

  it.each([
    'track_order',
    'delivery_problem',
    'cancel_order',
    'change_address',
    'return_item',
    'track_refund',
    'missing_item',
  ])('and is gone from the shop is not called late (%s)', async (intent) => {
    const talk = new Chat(gone(memoryOrders(SAMPLE_ORDERS)))
    const turn = await talk.say('1001', reading(intent, { entities: { order_number: '1001', email: ANA } }))
    expect(spoken(turn)).toMatch(/can't find order 1001 in our system any more/)
    expect(offered(turn)).toEqual(['Talk to a person'])
    expect(talk.tracker.stack).toEqual([])
  })

  it('is told to be late when it is', async () => {
    const orders = memoryOrders(SAMPLE_ORDERS)
    const talk = new Chat({ ...orders, get: lateOrders().get })
    expect(spoken(await track(talk, '1001', ANA))).toMatch(/is slow right now/)
  })
})

describe('a change that comes too late', () => {
  const late = lateOrders()
  const parcels = SAMPLE_ORDERS.find((order) => order.orderNumber === '1004') as Order

  it.each<[string, string, string, string[]]>([
    ['cancel_order', '1002', ANA, ['yes']],
    ['change_address', '1002', ANA, ['Rua do Carmo 7, 1200-093 Lisbon', 'yes']],
    ['return_item', '1003', ANA, ['1', "that's all", '1', '1', 'yes']],
    ['delivery_problem', parcels.orderNumber, WEI, ['yes']],
    ['track_order', parcels.orderNumber, WEI, ['yes']],
    ['missing_item', '1003', ANA, ['2', 'no', '1', 'yes']],
  ])('is not known to have failed (%s)', async (intent, orderNumber, email, answers) => {
    const { cancel, changeAddress, createReturn, openClaim } = late
    const talk = new Chat({ ...memoryOrders(SAMPLE_ORDERS), cancel, changeAddress, createReturn, openClaim })
    let turn = await talk.say('x', reading(intent, { entities: { order_number: orderNumber, email } }))
    for (const answer of answers) turn = await talk.say(answer, unsure())
    expect(spoken(turn)).toMatch(/don't know yet whether it went through/)
    expect(spoken(turn)).not.toMatch(/nothing has been changed/i)
    expect(offered(turn)).toEqual(['Talk to a person'])
    expect(turn.events.some((event) => event.type === 'order_changed')).toBe(false)
  })
})
