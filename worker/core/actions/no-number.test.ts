import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import { lacksNumber, saysWithoutIt } from '../nlu/cues'

describe('lacksNumber', () => {
  it.each([
    'i dont have the order number',
    "I don't have my order number",
    'sorry, I can’t find the number',
    'I lost my order number',
    'look it up by email',
    'can you find it with my e-mail?',
    'where do I find the order number?',
    '没有订单号',
    '订单号找不到了',
    '我忘了订单号',
    '能用邮箱查吗',
    '订单号在哪里看',
  ])('hears it in "%s"', (message) => {
    expect(lacksNumber(message)).toBe(true)
  })

  it.each([
    '',
    'where is my order',
    'order 1001',
    'I did not get my parcel',
    "I don't have time",
    '订单1001到哪了',
    '没有收到货',
  ])('does not hear it in "%s"', (message) => {
    expect(lacksNumber(message)).toBe(false)
  })
})

describe('saysWithoutIt', () => {
  it.each(["I don't have it", 'i dont know', 'no idea', 'lost it', '忘了', '我找不到了'])(
    'hears it in "%s"',
    (message) => {
      expect(saysWithoutIt(message)).toBe(true)
    },
  )

  it.each(['I lost my parcel', "I don't have it because it never came", '没有收到'])('not in "%s"', (message) => {
    expect(saysWithoutIt(message)).toBe(false)
  })
})

describe('a shopper without the order number', () => {
  it('is told where it stands, and goes on once it is found', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say('look it up by email', reading('newsletter'))
    expect(spoken(turn)).toMatch(/in the confirmation e-mail/)
    expect(offered(turn)).toEqual(['Talk to a person'])
    expect(talk.tracker.slots.order_number).toBeUndefined()
    expect(spoken(await talk.say('1001', unsure({ order_number: '1001' })))).toMatch(/Which e-mail/)
  })

  it('is told so at the start too', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const turn = await talk.say('I lost my order number, where is my order', reading('track_order'))
    expect(spoken(turn)).toMatch(/in the confirmation e-mail/)
  })

  it('gets a person by the choice, whatever the model reads in it', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    await talk.say('where is my order', reading('track_order'))
    await talk.say('i dont have the order number', reading('deny'))
    await talk.say('Talk to a person', unsure())
    expect(talk.tracker.status).toBe('queued')
    expect(talk.tracker.stack).toEqual([])
  })

  it('is offered a person once a time, and passed to one when that goes on', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    await talk.say('where is my order', reading('track_order'))
    for (const _ of [1, 2, 3]) {
      const turn = await talk.say("I don't have it", unsure())
      expect(offered(turn)).toEqual(['Talk to a person'])
    }
    const last = await talk.say("I don't have it", unsure())
    expect(last).toMatchObject({ status: 'queued', outcome: 'handed_off' })
  })

  it('of a shop that vouches for them picks one of their orders', async () => {
    const shopper = { sub: '7', email: 'ana@example.com', name: 'Ana' }
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS), { shopper })
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say('no idea', unsure())
    expect(offered(turn)).toHaveLength(3)
    const own = offered(turn).find((title) => title.startsWith('1001')) ?? ''
    expect(spoken(await talk.say(own, unsure()))).toMatch(/1001 is on its way/)
  })
})
