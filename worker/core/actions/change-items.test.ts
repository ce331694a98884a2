import { describe, expect, it } from 'vitest'
import type { Entity } from '../../protocol'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { lateOrders, type MemoryOrders, memoryOrders, readOnlyOrders } from '../../test/fixtures/memory-orders'
import { line, order, parcel } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order, OrderLine } from '../domain'
import type { Turn } from '../turn'

const EMAIL = 'ana@example.com'
const SHIRT: OrderLine = {
  ...line(1, 'Harbour Linen Shirt, M'),
  productId: 'linen-shirt',
  sku: 'LS-WHT-M',
  unitCents: 5_900,
}
const TOWELS: OrderLine = {
  ...line(2, 'Harvest Linen Tea Towels'),
  productId: 'harvest-linen-tea-towels',
  sku: 'LTT-BLU',
  quantity: 3,
  unitCents: 2_200,
}

function start(more: Partial<Order> = {}, made: (seed: Order[]) => MemoryOrders = memoryOrders) {
  const orders = made([order('1020', { lines: [SHIRT, TOWELS], ...more })])
  const talk = new Chat(orders)
  return { orders, talk }
}

/** A message about order 1020 with sizes and colours as entities, in their order. */
function ask(talk: Chat, text: string, values: readonly (readonly ['size' | 'colour', string])[] = []): Promise<Turn> {
  const said = reading('change_order', { entities: { order_number: '1020', email: EMAIL } })
  const more: Entity[] = values.map(([type, value]) => ({ type, value, start: 0, end: 1 }))
  return talk.say(text, { ...said, entities: [...said.entities, ...more] })
}

describe('another variant', () => {
  it('is chosen among those in stock, shown before and after, and put in on a yes', async () => {
    const { talk, orders } = start({ lines: [SHIRT] })
    expect(offered(await ask(talk, 'change my order 1020'))).toEqual(['Another size or colour', 'Take it out'])
    const choices = offered(await talk.say('1', unsure()))
    // blue / M is sold out in the demo shop, white / M is what was ordered.
    expect(choices).toEqual(['blue / S', 'blue / L', 'white / S', 'white / L'])
    const asked = await talk.say('white / L', unsure())
    expect(spoken(asked)).toMatch(
      /Harbour Linen Shirt \(white \/ M\) ▸ Harbour Linen Shirt \(white \/ L\)\..*price stays/,
    )
    expect(orders.audit).toEqual([])
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/Done\. Order 1020/)
    expect(orders.order('1020').lines[0]).toMatchObject({ sku: 'LS-WHT-L' })
  })

  it('that the message names is not asked for', async () => {
    const { talk } = start({ lines: [SHIRT] })
    const asked = await ask(talk, 'size L instead of M please, order 1020', [
      ['size', 'L'],
      ['size', 'M'],
    ])
    expect(spoken(asked)).toMatch(/▸ Harbour Linen Shirt \(white \/ L\)/)
  })

  it('that is sold out is said, and the others are offered', async () => {
    const { talk } = start({ lines: [SHIRT] })
    const asked = await ask(talk, 'I want the blue shirt instead, order 1020', [['colour', 'blue']])
    // Of blue M is missing: which size it should be is asked.
    expect(offered(asked)).toContain('blue / S')
    const none = start({ lines: [SHIRT] })
    const green = await ask(none.talk, 'in green please, order 1020', [['colour', 'green']])
    expect(spoken(green)).toMatch(/green isn't available right now/)
    expect(offered(green)).toHaveLength(4)
  })

  it('is a person to find where the catalogue does not know the product', async () => {
    const { talk } = start({ lines: [line(1, 'Lamp')] })
    const turn = await ask(talk, 'another colour for order 1020 please')
    expect(spoken(turn)).toMatch(/a colleague has to/)
    expect(turn.status).toBe('queued')
    expect(turn.events).toContainEqual({
      type: 'change_requested',
      orderNumber: '1020',
      change: 'items_changed',
      detail: 'another colour for order 1020 please',
    })
  })

  it('that sold out meanwhile is told, and nothing was changed', async () => {
    const orders = memoryOrders([order('1020', { lines: [SHIRT] })])
    const talk = new Chat({ ...orders, changeItems: async () => ({ ok: false, error: 'not_eligible' }) })
    await ask(talk, 'size L for order 1020', [['size', 'L']])
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/just sold out, so I've changed nothing/)
    expect(talk.tracker.stack).toEqual([])
  })
})

describe('fewer pieces', () => {
  it('are taken out with the refund named', async () => {
    const { talk, orders } = start()
    expect(offered(await ask(talk, 'order 1020'))).toEqual(['Harbour Linen Shirt, M', 'Harvest Linen Tea Towels'])
    expect(offered(await talk.say('2', unsure()))).toContain('Fewer pieces')
    expect(offered(await talk.say('Fewer pieces', unsure()))).toEqual(['1', '2'])
    const asked = await talk.say('1', unsure())
    expect(spoken(asked)).toMatch(/3 × .*▸ Linen Tea Towels.*€44\.00 goes back to your payment method/)
    await talk.say('yes', reading('affirm'))
    expect(orders.order('1020').lines[1]).toMatchObject({ quantity: 1 })
  })

  it('of an order that was not paid cost less, and nothing goes back', async () => {
    const { talk } = start({ status: 'pending_payment', lines: [TOWELS] })
    await ask(talk, 'only 2 of them please, order 1020')
    expect(spoken(await talk.say('2', unsure()))).toMatch(/You pay €22\.00 less/)
  })

  it('are no more pieces: a higher number is asked again', async () => {
    const { talk } = start({ lines: [TOWELS] })
    await ask(talk, 'change the quantity, order 1020')
    const turn = await talk.say('5', unsure())
    expect(spoken(turn)).toMatch(/only lower the number here/)
    expect(talk.tracker.slots.change_quantity).toBeUndefined()
  })
})

describe('an item', () => {
  it('that the message names is taken out after a yes', async () => {
    const { talk, orders } = start()
    const asked = await ask(talk, 'please remove the tea towels from order 1020')
    expect(spoken(asked)).toMatch(/3 × .*▸ taken out\. €66\.00 goes back/)
    await talk.say('yes', reading('affirm'))
    expect(orders.order('1020').lines).toEqual([SHIRT])
    expect(talk.log).toContainEqual(expect.objectContaining({ type: 'order_changed', change: 'items_changed' }))
  })

  it('stays on a no', async () => {
    const { talk, orders } = start()
    await ask(talk, 'please remove the shirt from order 1020')
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/stays as it is/)
    expect(orders.audit).toEqual([])
  })

  it('that is the only one is not taken out: cancelling is offered', async () => {
    const { talk } = start({ lines: [SHIRT] })
    const turn = await ask(talk, 'remove the shirt from order 1020')
    expect(spoken(turn)).toMatch(/only item in order 1020/)
    expect(offered(turn)).toEqual(['Cancel an order'])
    expect(spoken(await talk.say('Cancel an order', unsure()))).toMatch(/Shall I cancel it/)
  })
})

describe('a change of an order', () => {
  it.each<[string, Partial<Order>, RegExp]>([
    ['that was sent', { status: 'shipped', shipments: [parcel('in_transit', 1)] }, /can exchange it within 30 days/],
    ['that was cancelled', { status: 'cancelled' }, /already closed \(Cancelled\)/],
  ])('%s is refused with the reason', async (_name, more, words) => {
    const { talk, orders } = start(more)
    expect(spoken(await ask(talk, 'change the size, order 1020'))).toMatch(words)
    expect(orders.audit).toEqual([])
  })

  it('that left between question and answer is told to be too late', async () => {
    const orders = memoryOrders([order('1020', { lines: [SHIRT] })])
    const talk = new Chat({ ...orders, changeItems: async () => ({ ok: false, error: 'too_late' }) })
    await ask(talk, 'size L, order 1020', [['size', 'L']])
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/already been handed to the carrier/)
  })

  it('that the shop system cannot make goes to a person with what was wanted', async () => {
    const { talk } = start({ lines: [SHIRT] }, readOnlyOrders)
    await ask(talk, 'size L, order 1020', [['size', 'L']])
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/colleague has to.*passed you to our team/s)
    expect(turn.status).toBe('queued')
    expect(turn.events).toContainEqual(
      expect.objectContaining({ type: 'change_requested', detail: expect.stringMatching(/M\) ▸ .*L\)$/) }),
    )
    expect(turn.events.some((event) => event.type === 'order_changed')).toBe(false)
  })

  it('that is late is not known to have failed, and asks for the same change when tried again', async () => {
    const orders = memoryOrders([order('1020', { lines: [SHIRT] })])
    const talk = new Chat({ ...orders, changeItems: lateOrders().changeItems })
    await ask(talk, 'size L, order 1020', [['size', 'L']])
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/don't know yet whether it went through/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('begins anew with another order number, and forgets what was picked', async () => {
    const orders = memoryOrders([order('1020', { lines: [SHIRT, TOWELS] }), order('1021', { lines: [TOWELS] })])
    const talk = new Chat(orders)
    await ask(talk, 'order 1020')
    await talk.say('1', unsure())
    await talk.say('sorry, I meant 1021', unsure({ order_number: '1021' }))
    expect(talk.tracker.slots).toMatchObject({ order_number: '1021', change_line: '2' })
  })

  it('is spoken in Chinese', async () => {
    const orders = memoryOrders([order('1020', { lines: [SHIRT] })])
    const talk = new Chat(orders, { locale: 'zh' })
    expect(offered(await ask(talk, '改一下订单1020'))).toEqual(['换尺码或颜色', '去掉这件商品'])
    await talk.say('换尺码或颜色', unsure())
    expect(spoken(await talk.say('白色 / L', unsure()))).toMatch(/订单 1020：.*▸.*价格不变。要帮您修改吗/)
  })
})
