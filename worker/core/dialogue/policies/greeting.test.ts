import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../../test/fixtures/chat'
import { brokenOrders, lateOrders, memoryOrders } from '../../../test/fixtures/memory-orders'
import { ANA_PROFILE, lateShoppers, memoryShoppers } from '../../../test/fixtures/memory-shoppers'
import { SAMPLE_ORDERS } from '../../../test/fixtures/sample-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'

const ANA = { sub: 'ana', email: 'ana@example.com', name: 'Ana' }
const hello = reading('greeting')

function start(more: ConstructorParameters<typeof Chat>[1] = {}, orders = memoryOrders(SAMPLE_ORDERS)): Chat {
  return new Chat(orders, more)
}

function known(segment: 'vip' | 'at_risk' | null) {
  return { shopper: ANA, shoppers: memoryShoppers({ 'ana@example.com': { ...ANA_PROFILE, segment } }) }
}

describe('a greeting', () => {
  it.each([
    ['vip', /Hello Ana, how good/, ['Talk to a person']],
    ['at_risk', /Hello Ana, thank you for coming back/, ['Talk to a person']],
    [null, /Hello Ana! Is it about/, []],
  ] as const)('of segment %s names the shopper and the order under way', async (segment, said, person) => {
    const turn = await start(known(segment)).say('hello', hello)
    expect(spoken(turn)).toMatch(said)
    expect(offered(turn)).toEqual([expect.stringMatching(/^Where is order \d+\?$/), ...person])
  })

  it('leads to the order by a tap', async () => {
    const talk = start(known(null))
    const [title = ''] = offered(await talk.say('hello', hello))
    const orderNumber = title.replace(/\D/g, '')
    const turn = await talk.say(title, unsure({ order_number: orderNumber }))
    expect(spoken(turn)).toContain(`Order ${orderNumber}`)
  })

  it('is warmer to an upset shopper', async () => {
    const turn = await start(known('vip')).say('hello', reading('greeting', { sentiment: 'negative' }))
    expect(spoken(turn)).toMatch(/sorry/)
  })

  it('fails over nothing', async () => {
    const shoppers = lateShoppers()
    for (const orders of [lateOrders(), brokenOrders()]) {
      const talk = new Chat(orders, { shopper: ANA, shoppers })
      expect(spoken(await talk.say('hello', hello))).toBe('Hello Ana! What can I do for you today?')
      expect(talk.faults).toEqual([])
    }
  })

  it('tells nobody unknown of orders', async () => {
    const orders = memoryOrders(SAMPLE_ORDERS)
    await start({}, orders).say('hello', hello)
    expect(orders.calls).toEqual([])
  })
})

describe('the segment', () => {
  it('is asked for once and kept in the log', async () => {
    const more = known('vip')
    const talk = start(more)
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    await talk.say('thanks', reading('thanks'))
    expect(talk.log.filter((event) => event.type === 'shopper_recognised')).toEqual([
      { type: 'shopper_recognised', email: ANA.email, segment: 'vip' },
    ])
    expect(more.shoppers.read).toEqual([ANA.email])
    expect(talk.tracker.recognised).toEqual({ email: ANA.email, segment: 'vip' })
  })

  it('is asked for once even when the shop does not answer', async () => {
    const talk = start({ shopper: ANA, shoppers: lateShoppers() })
    await talk.say('hello', hello)
    await talk.say('hello', hello)
    expect(talk.log.filter((event) => event.type === 'shopper_recognised')).toHaveLength(1)
  })

  it('is never asked for by an address that was only typed', async () => {
    const shoppers = memoryShoppers({ 'ana@example.com': ANA_PROFILE })
    const talk = start({ shoppers })
    await talk.say('ana@example.com', unsure({ email: ANA.email }, { confidence: 0 }))
    await talk.say('hello', hello)
    expect(shoppers.read).toEqual([])
  })

  it('offers a person sooner', async () => {
    expect(offered(await start(known('at_risk')).say('blub', unsure()))).toEqual(['Talk to a person'])
    expect(offered(await start(known(null)).say('blub', unsure()))).toEqual([])
    const talk = start(known('vip'))
    await talk.say('where is my order', reading('track_order'))
    expect(offered(await talk.say('blub', unsure()))).toContain('Talk to a person')
  })
})
