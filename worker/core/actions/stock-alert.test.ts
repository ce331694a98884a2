import { describe, expect, it } from 'vitest'
import { bubbles, Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { lateShoppers, memoryShoppers } from '../../test/fixtures/memory-shoppers'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Shoppers } from '../ports'

const ANA = { sub: 'ana', email: 'ana@example.com', name: 'Ana' }
const ALERT = "tell me when it's back"

function start(shoppers: Shoppers = memoryShoppers(), shopper: typeof ANA | null = null): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS), { shoppers, shopper })
}

function alertFor(product: string, more: Record<string, string> = {}) {
  return reading('check_stock', { entities: { product, ...more } })
}

describe('a stock alert', () => {
  it('is set up in one message but for the yes, for a shopper who is known', async () => {
    const shoppers = memoryShoppers()
    const talk = start(shoppers, ANA)
    const asked = await talk.say('tell me when the Pebble Mug in moss is back', alertFor('pebble-mug'))
    expect(spoken(asked)).toMatch(/ana@example\.com when Pebble Mug \(moss\) is back/)
    expect(shoppers.made).toEqual([])
    await talk.say('yes', reading('affirm'))
    expect(shoppers.made).toEqual([
      expect.objectContaining({ email: 'ana@example.com', productId: 'pebble-mug', sku: 'PM-MOS', locale: 'en' }),
    ])
    expect(talk.log).toContainEqual({ type: 'shopper_changed', change: 'stock_alert_set', reference: 'PM-MOS' })
  })

  it('asks nobody unknown for more than product and address', async () => {
    const shoppers = memoryShoppers()
    const talk = start(shoppers)
    await talk.say(ALERT, reading('check_stock'))
    await talk.say('the pebble mug', unsure())
    await talk.say('kim@example.com', unsure({ email: 'kim@example.com' }))
    await talk.say('yes', reading('affirm'))
    expect(shoppers.made).toMatchObject([{ email: 'kim@example.com', productId: 'pebble-mug' }])
  })

  it('is about what was shown, when nothing is named', async () => {
    const talk = start()
    const shown = await talk.say('is the pebble mug in moss in stock?', alertFor('pebble-mug'))
    expect(bubbles(shown).at(-1)?.cards).toHaveLength(1)
    const turn = await talk.say(ALERT, reading('check_stock'))
    expect(spoken(turn)).toMatch(/Which e-mail address/)
    expect(talk.tracker.slots.item).toBe('Pebble Mug (moss)')
  })

  it('is not needed for what is there, and says so with the card', async () => {
    const talk = start()
    const turn = await talk.say(
      'tell me when the Harbour Linen Shirt white M is back',
      alertFor('linen-shirt', { size: 'M' }),
    )
    expect(spoken(turn)).toMatch(/Harbour Linen Shirt \(white \/ M\) is in stock/)
    expect(bubbles(turn)[0]?.cards).toMatchObject([{ type: 'product', product_id: 'linen-shirt' }])
    expect(talk.tracker.stack).toEqual([])
  })

  it('is about the variant that was named, not the one that happens to be sold out', async () => {
    const talk = start()
    const text = "do you have the Harbour Linen Shirt in white, size M? tell me when it's back"
    expect(spoken(await talk.say(text, alertFor('linen-shirt', { size: 'M' })))).toMatch(/\(white \/ M\) is in stock/)
    const blue = await talk.say('and blue, size M? let me know when it is back', alertFor('linen-shirt', { size: 'M' }))
    expect(spoken(blue)).toMatch(/Harbour Linen Shirt \(blue \/ M\) is back/)
  })

  it('knows the same wish again', async () => {
    const shoppers = memoryShoppers()
    const talk = start(shoppers, ANA)
    for (const _ of [1, 2]) {
      await talk.say('tell me when the pebble mug in moss is back', alertFor('pebble-mug'))
      await talk.say('yes', reading('affirm'))
    }
    expect(shoppers.made).toHaveLength(1)
  })

  it('promises nothing when the shop does not answer', async () => {
    const talk = start(lateShoppers(), ANA)
    await talk.say('tell me when the pebble mug in moss is back', alertFor('pebble-mug'))
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/don't know yet whether/)
    expect(talk.log.filter((event) => event.type === 'shopper_changed')).toEqual([])
    expect(offered(turn)).toContain('Talk to a person')
  })
})
