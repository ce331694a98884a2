import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { ANA_PROFILE, lateShoppers, type MemoryShoppers, memoryShoppers } from '../../test/fixtures/memory-shoppers'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import { starsSaid } from '../nlu/cues'
import type { Shoppers } from '../ports'

const ANA = { sub: 'ana', email: 'ana@example.com', name: 'Ana' }

function start(more: { shopper?: typeof ANA; shoppers?: Shoppers } = {}): { talk: Chat; shoppers: MemoryShoppers } {
  const shoppers = memoryShoppers({ 'ana@example.com': ANA_PROFILE })
  return { talk: new Chat(memoryOrders(SAMPLE_ORDERS), { shoppers, ...more }), shoppers }
}

describe('starsSaid', () => {
  it.each([
    ['5 stars', 5],
    ['I give it 4/5', 4],
    ['three stars!', 3],
    ['★★☆☆☆', 2],
    ['⭐⭐⭐⭐⭐', 5],
    ['四星', 4],
    ['给5颗星', 5],
    ['5つ星', 5],
    ['4 sterne', 4],
    ['order 1001', null],
    ['10/5', null],
    ['4/50', null],
    ['6 stars', null],
    ['', null],
  ])('reads %j as %j', (text, stars) => {
    expect(starsSaid(text)).toBe(stars)
  })
})

describe('a review', () => {
  it('is of something the shopper bought, and sent after a yes', async () => {
    const { talk, shoppers } = start({ shopper: ANA })
    expect(offered(await talk.say('leave a review', reading('leave_review')))).toContain('★★★★★')
    expect(offered(await talk.say('4', unsure()))).toEqual([
      'Alder Table Lamp',
      'Pebble Mug',
      'Quayside Canvas Sneaker',
      'The shop itself',
    ])
    await talk.say('1', unsure())
    const asked = await talk.say('Warm light. The handle of the mug broke, though.', reading('damaged_item'))
    expect(spoken(asked)).toMatch(/Alder Table Lamp: 4 stars, "Warm light/)
    expect(shoppers.made).toEqual([])
    await talk.say('yes', reading('affirm'))
    expect(shoppers.made).toMatchObject([
      { email: ANA.email, productId: 'alder-table-lamp', rating: 4, text: expect.stringContaining('Warm light') },
    ])
  })

  it('takes what the first message says, and is about the shop for somebody unknown', async () => {
    const { talk, shoppers } = start()
    expect(spoken(await talk.say('I want to leave a 5 star review', reading('leave_review')))).toMatch(/like to say/)
    expect(spoken(await talk.say('Stars only', unsure()))).toMatch(/Linden & Lane: 5 stars\. Shall/)
    await talk.say('yes', reading('affirm'))
    expect(shoppers.made).toMatchObject([{ email: null, productId: null, orderNumber: null, rating: 5, text: '' }])
  })

  it('of one or two stars offers help first, and a person on a yes', async () => {
    const { talk, shoppers } = start()
    expect(spoken(await talk.say('I leave a 2 star review', reading('leave_review')))).toMatch(/put it right/)
    await talk.say('yes', reading('affirm'))
    expect(talk.tracker.status).toBe('queued')
    const other = start()
    await other.talk.say('I leave a 2 star review', reading('leave_review'))
    expect(spoken(await other.talk.say('no', reading('deny')))).toMatch(/like to say/)
    expect(shoppers.made).toEqual([])
  })

  it('asks again for stars that are none', async () => {
    const { talk } = start()
    await talk.say('leave a review', reading('leave_review'))
    expect(spoken(await talk.say('lots', unsure()))).toMatch(/1 to 5/)
    expect(spoken(await talk.say('7', unsure()))).toMatch(/1 to 5/)
    expect(talk.tracker.slots.review_stars).toBeUndefined()
  })

  it('is not told to be sent when the shop does not answer', async () => {
    const { talk } = start({ shoppers: lateShoppers() })
    await talk.say('5 stars review', reading('leave_review'))
    await talk.say('Stars only', unsure())
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/don't know yet/)
  })
})

describe('a pleased shopper', () => {
  const pleased = reading('thanks', { sentiment: 'positive' })

  async function tracked(): Promise<Chat> {
    const { talk } = start({ shopper: ANA })
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    return talk
  }

  it('is asked for a review once', async () => {
    const talk = await tracked()
    const turn = await talk.say('thank you so much, great!', pleased)
    expect(offered(turn)).toEqual(['Leave a review'])
    expect(offered(await talk.say('thank you so much, great!', pleased))).toEqual([])
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    expect(offered(await talk.say('thank you so much, great!', pleased))).toEqual([])
  })

  it('is not asked when only polite, when nothing was done, nor when passed to a person', async () => {
    expect(offered(await (await tracked()).say('thanks', reading('thanks')))).toEqual([])
    expect(offered(await start({ shopper: ANA }).talk.say('thanks, great!', pleased))).toEqual([])
    const queued = await tracked()
    await queued.say('a person please', reading('human_agent'))
    expect(offered(await queued.say('thanks, great!', pleased))).toEqual([])
  })

  it('is not asked after a task that failed', async () => {
    const { talk } = start({ shopper: ANA })
    await talk.say('return 1003', reading('return_item', { entities: { order_number: '1003' } }))
    await talk.say('never mind', unsure())
    expect(offered(await talk.say('thanks, great!', pleased))).toEqual([])
  })
})
