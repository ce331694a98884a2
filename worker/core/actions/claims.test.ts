import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { line, order, parcel } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order } from '../domain'

const ENTITIES = { order_number: '1020', email: 'ana@example.com' }
const ARRIVED: Partial<Order> = {
  status: 'delivered',
  lines: [line(1, 'Pebble Mug'), line(2, 'Cork Sandal'), line(3, 'Pebble Mug')],
  shipments: [parcel('delivered', -2, 2)],
}

function start(more: Partial<Order> = ARRIVED) {
  const orders = memoryOrders([order('1020', more)])
  const talk = new Chat(orders)
  const ask = (intent: string) => talk.say('1020 ana@example.com', reading(intent, { entities: ENTITIES }))
  /** Picks the line and goes on to the end without a photo. */
  const claimLine = async (line: string) => {
    await ask('missing_item')
    await talk.say(line, unsure())
    await talk.say('No photo', unsure())
    await talk.say('A replacement', unsure())
    return talk.say('yes', reading('affirm'))
  }
  return { orders, talk, ask, claimLine }
}

describe('a missing item', () => {
  it('is named in the reply and in the claim', async () => {
    const { orders, claimLine } = start()
    expect(spoken(await claimLine('Cork Sandal'))).toMatch(/"Cork Sandal" is missing.*and send it again/)
    expect(orders.audit).toEqual([expect.objectContaining({ action: 'openClaim', item: 'Cork Sandal' })])
    expect(orders.claimRequests[0]).toMatchObject({ resolution: 'replacement', photos: [] })
  })

  it('is claimed after a yes only', async () => {
    const { orders, talk, ask } = start()
    await ask('missing_item')
    await talk.say('2', unsure())
    await talk.say('no', unsure())
    const asked = await talk.say('Money back', unsure())
    expect(spoken(asked)).toMatch(/"Cork Sandal" from order 1020 as missing and ask for your money back/)
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/haven't opened a claim/)
    expect(orders.audit).toEqual([])
  })

  it('comes with the photos that were sent', async () => {
    const { orders, talk, ask } = start()
    await ask('missing_item')
    await talk.say('2', unsure())
    const photos = ['01JA', '01JB'].map((id) => ({ id, type: 'image/jpeg' as const }))
    await talk.say('Photo', unsure(), photos)
    await talk.say('1', unsure())
    await talk.say('yes', reading('affirm'))
    expect(orders.claimRequests[0]).toMatchObject({ photos: ['01JA', '01JB'], resolution: 'refund', lineId: 2 })
  })

  it('is told from another of the same title', async () => {
    const { orders, talk, ask, claimLine } = start()
    expect(offered(await ask('missing_item'))).toEqual(['Pebble Mug (SKU-1)', 'Cork Sandal', 'Pebble Mug (SKU-3)'])
    await talk.say('never mind', unsure())
    await claimLine('3')
    expect(orders.audit).toEqual([expect.objectContaining({ item: 'Pebble Mug (SKU-3)' })])
  })

  it('has a claim of its own, and only one', async () => {
    const { orders, talk, ask, claimLine } = start()
    expect(spoken(await claimLine('1'))).toMatch(/Claim C-1020-1 is open/)
    expect(spoken(await claimLine('2'))).toMatch(/Claim C-1020-2 is open/)
    await ask('missing_item')
    expect(spoken(await talk.say('1', unsure()))).toMatch(/Claim C-1020-1 is already open/)
    expect(orders.audit).toHaveLength(2)
  })

  it('says nothing about the parcel claimed next', async () => {
    const { orders, talk, ask, claimLine } = start()
    await claimLine('1')
    await ask('delivery_problem')
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).not.toMatch(/Pebble Mug/)
    expect(orders.audit.at(-1)).not.toHaveProperty('item')
  })
})

describe('a parcel claimed in this conversation', () => {
  it.each<[string, Partial<Order>]>([
    ['is overdue', { status: 'shipped', shipments: [parcel('in_transit', -3)] }],
    ['never came', ARRIVED],
    ['is not known', { status: 'shipped' }],
  ])('that %s is not claimed twice: the number is told', async (_name, more) => {
    const { orders, talk, ask } = start(more)
    await ask('delivery_problem')
    await talk.say('yes', reading('affirm'))
    const turn = await ask('delivery_problem')
    expect(spoken(turn)).toMatch(/Claim C-1020-1 is already open/)
    expect(talk.tracker.stack).toEqual([])
    expect(orders.audit).toHaveLength(1)
  })

  it('is told when its order is tracked', async () => {
    const { talk, ask } = start({ status: 'shipped', shipments: [parcel('in_transit', -3)] })
    await ask('track_order')
    await talk.say('yes', reading('affirm'))
    expect(spoken(await ask('track_order'))).toMatch(/overdue.*Claim C-1020-1 is already open/s)
  })
})

describe('something missing from an order with one parcel', () => {
  it('that is still under way is not missing yet', async () => {
    const turn = await start({ status: 'shipped', shipments: [parcel('in_transit', 2)] }).ask('missing_item')
    expect(spoken(turn)).toMatch(/hasn't arrived yet, so nothing is missing/)
    expect(spoken(turn)).not.toMatch(/more than one parcel/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })
})

describe('lines of the same title', () => {
  it('and the same SKU are counted', async () => {
    const lines = [line(1, 'Pebble Mug'), { ...line(2, 'Pebble Mug'), sku: 'SKU-1' }]
    const { ask } = start({ ...ARRIVED, lines })
    expect(offered(await ask('return_item'))).toEqual(['Pebble Mug (1)', 'Pebble Mug (2)'])
  })
})

describe('an order that left without known parcels', () => {
  it.each<[string, Order['status'], RegExp, string[]]>([
    ['track_order', 'shipped', /has left our warehouse/, []],
    ['track_order', 'delivered', /marked as delivered/, []],
    ['track_order', 'partly_shipped', /2 parcels: part of it is on the way/, []],
    ['delivery_problem', 'shipped', /has left our warehouse/, ['Yes', 'No']],
    ['delivery_problem', 'delivered', /marked as delivered/, ['Yes', 'No']],
    ['missing_item', 'delivered', /Which item is missing/, ['Alder Table Lamp']],
    ['missing_item', 'partly_shipped', /most likely in it/, ['Talk to a person']],
  ])('%s: %s', async (intent, status, words, choices) => {
    const turn = await start({ status }).ask(intent)
    expect(spoken(turn)).toMatch(words)
    expect(spoken(turn)).not.toMatch(/being packed\. It leaves|hasn't left|on {2}/)
    expect(offered(turn)).toEqual(choices)
  })

  it('can be claimed as a whole', async () => {
    const { talk, ask } = start({ status: 'shipped' })
    await ask('delivery_problem')
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/Claim C-1020-1 is open/)
  })
})

describe('a partly shipped order', () => {
  it('whose sent part has arrived says that the rest is being packed', async () => {
    const { ask } = start({ status: 'partly_shipped', shipments: [parcel('delivered', -1, 1)] })
    expect(spoken(await ask('missing_item'))).toMatch(
      /was delivered; the rest is still being packed.*most likely in it/s,
    )
  })
})
