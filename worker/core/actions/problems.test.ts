import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../protocol'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { line, order, parcel } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order } from '../domain'
import type { Turn } from '../turn'

const ENTITIES = { order_number: '1020', email: 'ana@example.com' }
const PHOTO: Attachment = { id: '01JPH0T0000000000000000001', type: 'image/jpeg' }
const ARRIVED: Partial<Order> = {
  status: 'delivered',
  lines: [line(1, 'Pebble Mug'), line(2, 'Cork Sandal')],
  shipments: [parcel('delivered', -2, 2)],
}

function start(more: Partial<Order> = ARRIVED) {
  const orders = memoryOrders([order('1020', more)])
  const talk = new Chat(orders)
  const ask = (intent: string, text = 'order 1020', photos: readonly Attachment[] = []) =>
    talk.say(text, reading(intent, { entities: ENTITIES }), photos)
  const answer = async (...texts: readonly string[]) => {
    let turn: Turn | null = null
    for (const text of texts) turn = await talk.say(text, unsure())
    if (!turn) throw new Error('nothing was answered')
    return turn
  }
  return { orders, talk, ask, answer }
}

describe('something damaged', () => {
  it('is reported with what happened, a photo and what the shopper would rather have', async () => {
    const { orders, talk, ask, answer } = start()
    expect(offered(await ask('damaged_item'))).toEqual(['Pebble Mug', 'Cork Sandal'])
    expect(offered(await answer('1'))).toContain('It arrived broken')
    expect(offered(await answer('the handle came off'))).toEqual(['No photo'])
    expect(offered(await talk.say('Photo', unsure(), [PHOTO]))).toEqual(['Money back', 'A replacement'])
    const asked = await answer('A replacement')
    expect(spoken(asked)).toMatch(/"Pebble Mug" from order 1020 as damaged and ask for a replacement/)
    expect(orders.audit).toEqual([])
    expect(spoken(await answer('yes'))).toMatch(/R-1020-1 is registered for "Pebble Mug".*keep the item and its box/)
    expect(orders.returnRequests).toEqual([
      expect.objectContaining({
        kind: 'exchange',
        lineIds: [1],
        reason: 'damaged: the handle came off',
        resolution: 'replacement',
        photos: [PHOTO.id],
      }),
    ])
  })

  it('is not asked about again when the first message told it, with its photo', async () => {
    const { ask, orders, answer } = start()
    const turn = await ask('damaged_item', 'my pebble mug from order 1020 arrived with a big crack in it', [PHOTO])
    expect(offered(turn)).toEqual(['Money back', 'A replacement'])
    await answer('Money back', 'yes')
    expect(orders.returnRequests[0]).toMatchObject({ kind: 'return', resolution: 'refund', photos: [PHOTO.id] })
    expect(orders.returnRequests[0]?.reason).toMatch(/^damaged: my pebble mug/)
  })

  it.each(['no', "no, I don't have one", "I don't have a photo", 'No photo', 'skip it', 'skip', '没有', '跳过'])(
    'goes on without a photo on "%s"',
    async (text) => {
      const { ask, answer } = start()
      await ask('damaged_item')
      await answer('1', '1')
      expect(spoken(await answer(text))).toMatch(/What would you rather have/)
    },
  )

  it('is dropped on "never mind" at the photo', async () => {
    const { ask, answer, talk } = start()
    await ask('damaged_item')
    await answer('1', '1')
    expect(spoken(await answer('never mind'))).toMatch(/stopped that/)
    expect(talk.tracker.stack).toEqual([])
  })

  it('takes a wish for the money back in other words', async () => {
    const { ask, answer, talk } = start()
    await ask('damaged_item')
    await answer('1', '1', 'No photo')
    const turn = await talk.say("I'd rather have my money back", reading('get_refund'))
    expect(spoken(turn)).toMatch(/ask for your money back/)
  })

  it('may be what cannot be sent back otherwise', async () => {
    const lines = [{ ...line(1, 'Lip Balm'), productId: 'calendula-lip-balm' }]
    const { ask, answer, orders } = start({ ...ARRIVED, lines })
    expect(spoken(await ask('return_item'))).toMatch(
      /"Lip Balm" can't be sent back: it is excluded for reasons of hygiene/,
    )
    await ask('damaged_item')
    await answer('1', 'No photo', '1', 'yes')
    expect(orders.order('1020').returns).toHaveLength(1)
  })

  it('is known when it was reported in another conversation', async () => {
    const returns = [
      { returnId: 'R-9', kind: 'return', status: 'requested', reason: '', requestedAt: 1, lineIds: [1] },
    ] as const
    const { ask, talk } = start({ ...ARRIVED, returns })
    // The sandal is the one that is left.
    await ask('damaged_item')
    expect(talk.tracker.slots.return_line).toBe('2')
    const both = start({ ...ARRIVED, returns: [{ ...returns[0], lineIds: [1, 2] }] })
    expect(spoken(await both.ask('damaged_item'))).toMatch(/already registered: R-9/)
  })

  it('long ago is a person to look into', async () => {
    const { ask } = start({ ...ARRIVED, shipments: [parcel('delivered', -60, 60)] })
    const turn = await ask('damaged_item')
    expect(spoken(turn)).toMatch(/more than 30 days ago.*covered for longer/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('in general is answered by an article', async () => {
    const turn = await start().talk.say('what if something arrives broken?', reading('damaged_item'))
    expect(turn.policy).toBe('knowledge')
  })
})

describe('a wrong item', () => {
  it('is reported as such, and sent back with a label where there is one', async () => {
    const { orders, talk } = start()
    const labelled = new Chat({
      ...orders,
      createReturn: async () => ({ ok: true, value: { returnId: 'R-1020-1', labelUrl: '/label' } }),
    })
    await labelled.say('order 1020', reading('wrong_item', { entities: ENTITIES }))
    for (const text of ['2', 'A different item', 'no photo', '1']) await labelled.say(text, unsure())
    const turn = await labelled.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/\[open it\]\(\/label\)/)
    expect(talk.faults).toEqual([])
  })
})

describe('a photo out of the blue', () => {
  it('is thanked for, and what it is about can be picked', async () => {
    const { talk } = start()
    const turn = await talk.say('Photo', unsure(), [PHOTO])
    expect(spoken(turn)).toMatch(/got the photo\. What is it about/)
    expect(offered(turn)).toEqual(['Something arrived broken', 'I got the wrong item', 'Something is missing'])
  })

  it('goes with the problem that is picked then', async () => {
    const { talk, orders, answer } = start()
    await talk.say('Photo', unsure(), [PHOTO])
    await talk.say('Something arrived broken', unsure(ENTITIES))
    await answer('1', '1', 'Money back', 'yes')
    expect(orders.returnRequests[0]?.photos).toEqual([PHOTO.id])
  })
})

describe('returning several items', () => {
  it('puts them into one return, and does not offer what was chosen', async () => {
    const lines = [...(ARRIVED.lines ?? []), line(3, 'Tea Tin')]
    const { ask, answer, orders } = start({ ...ARRIVED, lines })
    await ask('return_item')
    expect(offered(await answer('2'))).toEqual(['Pebble Mug', 'Tea Tin', "That's all"])
    expect(offered(await answer('Tea Tin'))).toEqual(['Pebble Mug', "That's all"])
    await answer('no, that is all', '1', '1')
    expect(spoken(await answer('yes'))).toMatch(/R-1020-1 is registered/)
    expect(orders.returnRequests[0]?.lineIds).toEqual([2, 3])
  })

  it('goes straight on when there is nothing left', async () => {
    const { ask, answer } = start()
    await ask('return_item')
    await answer('1')
    expect(offered(await answer('1'))).toContain("Doesn't fit")
  })

  it('leaves an excluded one out and says why', async () => {
    const lines = [...(ARRIVED.lines ?? []), { ...line(3, 'Lip Balm'), productId: 'calendula-lip-balm' }]
    const { ask, answer } = start({ ...ARRIVED, lines })
    await ask('return_item')
    const refused = await answer('3')
    expect(spoken(refused)).toMatch(/"Lip Balm" can't be sent back.*Which item is it about/s)
    expect(offered(await answer('1'))).toContain("That's all")
  })

  it('of which none may be sent back is refused as a whole', async () => {
    const lines = [1, 2].map((id) => ({ ...line(id, `Balm ${id}`), productId: 'calendula-lip-balm' }))
    expect(spoken(await start({ ...ARRIVED, lines }).ask('return_item'))).toMatch(
      /Everything in order 1020 is excluded/,
    )
  })

  it('of an order that has not left suggests to cancel it', async () => {
    const turn = await start({}).ask('get_refund')
    expect(spoken(turn)).toMatch(/hasn't left our warehouse yet.*I can cancel it instead/)
    expect(offered(turn)).toEqual(['Cancel an order'])
  })
})

describe('an exchange', () => {
  const SHOE = { ...line(1, 'Quayside Canvas Sneaker, 40'), productId: 'canvas-sneaker', sku: 'QCS-NAV-40' }

  it('asks for the variant wanted, and registers it', async () => {
    const { ask, answer, orders } = start({ ...ARRIVED, lines: [SHOE] })
    const turn = await ask('exchange_item')
    expect(offered(turn)).toContain('navy / 42')
    expect(offered(turn)).not.toContain('white / 42')
    await answer('navy / 42', "Doesn't fit", 'Drop it off')
    const done = await answer('yes')
    expect(spoken(done)).toMatch(/exchange R-1020-1 is registered/)
    expect(orders.returnRequests[0]).toMatchObject({
      kind: 'exchange',
      exchangeSku: 'QCS-NAV-42',
      handover: 'drop_off',
    })
  })

  it('takes the size from the message', async () => {
    const { talk, answer } = start({ ...ARRIVED, lines: [SHOE] })
    await talk.say('exchange 1020 for a 42', reading('exchange_item', { entities: { ...ENTITIES, size: '42' } }))
    await answer("Doesn't fit")
    expect(spoken(await answer('1'))).toMatch(/an exchange of "Quayside Canvas Sneaker, 40" for navy \/ 42/)
  })

  it('of what the shop has no other of becomes a return, if the shopper agrees', async () => {
    const lines = [{ ...line(1, 'Blanket'), productId: 'loom-cotton-blanket', sku: 'LWB-WHT', quantity: 40 }]
    const { ask } = start({ ...ARRIVED, lines })
    expect(spoken(await ask('exchange_item'))).toMatch(/Nothing else of this item is in stock.*What's the reason/s)
  })
})
