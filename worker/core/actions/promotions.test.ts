import { describe, expect, it } from 'vitest'
import { Chat, offered, shown, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { ANA_PROFILE, lateShoppers, memoryShoppers } from '../../test/fixtures/memory-shoppers'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading } from '../../test/fixtures/understanding'

const ANA = { sub: 'ana', email: 'ana@example.com', name: 'Ana' }

function start(options: ConstructorParameters<typeof Chat>[1] = {}): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS), options)
}

describe('open offers', () => {
  it('are the public ones under way, and never a private code', async () => {
    const turn = await start().say('any discounts?', reading('promotion'))
    expect(spoken(turn)).toMatch(/WELCOME10[\s\S]*SAVE10[\s\S]*COSY15/)
    expect(shown(turn)).not.toMatch(/LINDENFRIEND|SUMMER20/)
  })

  it('leave out what this shopper has used up', async () => {
    const shoppers = memoryShoppers({ 'ana@example.com': ANA_PROFILE })
    const turn = await start({ shopper: ANA, shoppers }).say('any discounts?', reading('promotion'))
    expect(spoken(turn)).not.toMatch(/WELCOME10/)
  })
})

describe('a code', () => {
  it.each([
    ['does SAVE10 work?', {}, /SAVE10 is valid.*€80\.00/],
    ['SAVE10 fails, I have 45 EUR of goods', { money: '45.00 EUR' }, /at least €80\.00, and €45\.00 is below/],
    ['SAVE10 with 900 JPY', { money: '900 JPY' }, /SAVE10 is valid/],
    ['is SUMMER20 still valid', {}, /SUMMER20 ran until/],
    ['COSY15 on the mug', { product: 'pebble-mug' }, /COSY15 doesn't hold for Pebble Mug/],
    ['COSY15 on the socks', { product: 'highland-wool-socks' }, /COSY15 is valid/],
    ['does lindenfriend work?', {}, /LINDENFRIEND is valid: Free delivery/],
  ])('is judged: %j', async (text, entities, said) => {
    expect(spoken(await start().say(text, reading('promotion', { entities })))).toMatch(said)
  })

  it('that works but was refused comes with a person', async () => {
    const turn = await start().say('SAVE10 is refused', reading('promotion'))
    expect(spoken(turn)).toMatch(/SAVE10 is valid[\s\S]*refuses it all the same/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('that was used is told to its own shopper only', async () => {
    const shoppers = memoryShoppers({ 'ana@example.com': ANA_PROFILE })
    const own = await start({ shopper: ANA, shoppers }).say('does WELCOME10 work', reading('promotion'))
    expect(spoken(own)).toMatch(/used it already/)
    const talk = start({ shoppers })
    await talk.say('ana@example.com', reading('nlu_fallback', { confidence: 0, entities: { email: ANA.email } }))
    const other = await talk.say('does WELCOME10 work', reading('promotion'))
    expect(spoken(other)).toMatch(/WELCOME10 is valid/)
    expect(shoppers.read).toEqual(['ana@example.com', 'ana@example.com'])
  })

  it('is judged without the shopper when the shop does not answer', async () => {
    const turn = await start({ shopper: ANA, shoppers: lateShoppers() }).say(
      'does WELCOME10 work',
      reading('promotion'),
    )
    expect(spoken(turn)).toMatch(/WELCOME10 is valid/)
  })

  it('cannot be guessed for ever, though a right one is told before', async () => {
    const talk = start()
    for (let guess = 1; guess <= 5; guess++)
      expect(spoken(await talk.say(`does GUESS${guess} work`, reading('promotion')))).toMatch(/don't know a code/)
    const turn = await talk.say('does LINDENFRIEND work', reading('promotion'))
    expect(spoken(turn)).toMatch(/can't check any more codes/)
    expect(shown(turn)).not.toMatch(/LINDENFRIEND/)
  })

  it('is refused with regret to an upset shopper', async () => {
    const turn = await start().say('SUMMER20 refused again!', reading('promotion', { sentiment: 'negative' }))
    expect(spoken(turn)).toMatch(/^I'm sorry, SUMMER20/)
  })
})
