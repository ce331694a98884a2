import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { type MemoryOrders, memoryOrders, readOnlyOrders } from '../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { ChangeError, Orders } from '../ports'

const EMAIL = 'ana@example.com'

async function cancelled(more: Partial<Orders> = {}): Promise<{ talk: Chat; orders: MemoryOrders }> {
  const orders = memoryOrders(SAMPLE_ORDERS)
  const talk = new Chat({ ...orders, ...more })
  await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002', email: EMAIL } }))
  await talk.say('yes', reading('affirm'))
  return { talk, orders }
}

describe('undoing a cancellation', () => {
  it('is offered after it, asked about and done once', async () => {
    const orders = memoryOrders(SAMPLE_ORDERS)
    const talk = new Chat(orders)
    await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002', email: EMAIL } }))
    const done = await talk.say('yes', reading('affirm'))
    expect(spoken(done)).toMatch(/undo it for 30 minutes/)
    expect(offered(done)).toEqual(['Undo the cancellation'])
    expect(spoken(await talk.say('Undo the cancellation', unsure()))).toMatch(/bring order 1002 back/)
    expect(orders.order('1002').status).toBe('cancelled')
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/1002 is active again/)
    expect(orders.order('1002').status).toBe('processing')
    expect(orders.audit.map((change) => change.action)).toEqual(['cancel', 'undoCancel'])
  })

  it.each(['undo that please', "no wait, don't cancel it", 'I want my order back', '撤销', '点错了，不要取消'])(
    'is understood from "%s"',
    async (text) => {
      const { talk } = await cancelled()
      expect(spoken(await talk.say(text, reading('cancel_order')))).toMatch(/bring order 1002 back/)
    },
  )

  it('is not heard in a message about another order', async () => {
    const { talk } = await cancelled()
    const turn = await talk.say('undo 1003', unsure({ order_number: '1003' }))
    expect(spoken(turn)).not.toMatch(/bring order/)
  })

  it('is left on a no, and then the order stays cancelled', async () => {
    const { talk, orders } = await cancelled()
    await talk.say('Undo the cancellation', unsure())
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/stays cancelled/)
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it('is not needed twice', async () => {
    const { talk } = await cancelled()
    await talk.say('undo', unsure())
    await talk.say('yes', reading('affirm'))
    await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002' } }))
    await talk.say('no', reading('deny'))
    expect(spoken(await talk.say('undo the cancellation', unsure()))).toMatch(/isn't cancelled \(Being packed\)/)
  })

  it.each<[ChangeError, RegExp, string[]]>([
    ['too_late', /too late to undo/, ['Talk to a person']],
    ['not_eligible', /has sold out since/, ['Talk to a person']],
    ['late', /don't know yet whether it went through/, ['Talk to a person']],
    ['not_found', /couldn't do that just now/, ['Talk to a person']],
    ['unsupported', /a colleague has to/, []],
  ])('that the store answers with %s is told as it is', async (error, words, choices) => {
    const { talk } = await cancelled({ undoCancel: async () => ({ ok: false, error }) })
    await talk.say('Undo the cancellation', unsure())
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(words)
    expect(offered(turn)).toEqual(choices)
    expect(turn.events.some((event) => event.type === 'order_changed')).toBe(false)
  })
})

describe('a shop system that only shows orders', () => {
  it.each([
    ['cancel_order', '1002', ['yes'], 'cancelled'],
    ['change_address', '1002', ['Rua do Carmo 7, 1200-093 Lisbon', 'yes'], 'address_changed'],
    ['return_item', '1003', ['1', "that's all", '1', '1', 'yes'], 'return_requested'],
    ['damaged_item', '1003', ['1', '1', 'no photo', '1', 'yes'], 'return_requested'],
    ['missing_item', '1003', ['1', 'no photo', '1', 'yes'], 'claim_requested'],
    ['invoice', '1003', ['By e-mail'], 'invoice_requested'],
  ] as const)('hands %s over with what is to be done', async (intent, orderNumber, answers, change) => {
    const talk = new Chat(readOnlyOrders(SAMPLE_ORDERS))
    let turn = await talk.say('x', reading(intent, { entities: { order_number: orderNumber, email: EMAIL } }))
    for (const answer of answers) turn = await talk.say(answer, unsure())
    expect(talk.faults).toEqual([])
    expect(spoken(turn)).toMatch(/a colleague has to\. Nothing has been changed yet/)
    expect(turn.status).toBe('queued')
    expect(turn.events).toContainEqual(expect.objectContaining({ type: 'change_requested', change, orderNumber }))
    expect(turn.events.some((event) => event.type === 'order_changed')).toBe(false)
  })
})
