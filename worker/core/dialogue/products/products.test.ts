import { describe, expect, it } from 'vitest'
import type { EntityType } from '../../../protocol'
import { bubbles, Chat, offered, spoken } from '../../../test/fixtures/chat'
import { DEMO_BUNDLE, DEMO_PRODUCTS } from '../../../test/fixtures/demo-bundle'
import { memoryOrders } from '../../../test/fixtures/memory-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'
import { buildCatalogueIndex } from '../../knowledge/catalogue'
import { err, ok } from '../../result'
import type { Turn } from '../../turn'
import type { Flow } from '../flow-schema'

const chat = (options: ConstructorParameters<typeof Chat>[1] = {}) => new Chat(memoryOrders([]), options)
const stock = (entities: Partial<Record<EntityType, string>> = {}) => reading('check_stock', { entities })
const price = () => reading('price_question')
const question = () => reading('product_question')

function cards(turn: Turn): string[] {
  return bubbles(turn).flatMap((bubble) =>
    bubble.cards.flatMap((card) => (card.type === 'product' ? [card.product_id] : [])),
  )
}

function keys(turn: Turn): string[] {
  return bubbles(turn).map(({ key }) => key)
}

describe('what was spoken of', () => {
  it('is meant by "it", by the kind of thing and by nothing at all', async () => {
    const talk = chat()
    expect(spoken(await talk.say('how much is the alder lamp?', price()))).toContain('€69.00')
    expect(spoken(await talk.say('is it in stock?', stock()))).toContain('Alder Table Lamp is in stock')
    expect(spoken(await talk.say('how tall is the lamp', unsure()))).toContain('42 cm')
    expect(spoken(await talk.say('and in smoked?', unsure()))).toContain('smoked is in stock')
    expect(talk.tracker.products.recent).toEqual(['alder-table-lamp'])
    expect(talk.faults).toEqual([])
  })

  it('is not meant by a question that names something else', async () => {
    const talk = chat()
    await talk.say('how much is the alder lamp?', price())
    for (const other of ['is the grey sofa available?', 'are your shoes vegan?', 'do you match lower prices?'])
      expect(keys(await talk.say(other, stock()))).not.toContain('product_in_stock')
  })

  it('is forgotten after a while', async () => {
    const talk = chat()
    await talk.say('how much is the alder lamp?', price())
    for (let count = 0; count < 9; count++) await talk.say('thank you', reading('thanks'))
    expect(cards(await talk.say('is it in stock?', stock()))).toEqual([])
  })

  it('asks which of several is meant, and answers the same question for the one chosen', async () => {
    const talk = chat()
    await talk.say('do you have lamps?', stock())
    const asked = await talk.say('how tall is it?', unsure())
    expect(keys(asked)).toEqual(['which_product'])
    expect(offered(asked)).toContain('Alder Table Lamp')
    const answered = await talk.say('Alder Table Lamp', unsure())
    expect(spoken(answered)).toContain('42 cm')
    const again = await talk.say('do you have lamps?', stock())
    expect(cards(again).length).toBeGreaterThan(1)
    expect(cards(await talk.say('the second one, how much is it', price()))).toEqual([cards(again)[1]])
  })

  it('keeps the colour for the next size', async () => {
    const talk = chat()
    await talk.say('harbour shirt in blue, size M?', stock({ colour: 'blue', size: 'M' }))
    expect(spoken(await talk.say('and in L?', unsure({ size: 'L' })))).toContain('blue / L is in stock')
    expect(talk.tracker.products.options).toEqual({ colour: 'blue', size: 'L' })
  })
})

const ALERT: Flow = {
  flow: 'stock_alert',
  version: 1,
  title: { en: 'Alert', zh: '提醒' },
  trigger: { intents: [], set: {} },
  slots: { product: { from: 'choice', keep: false }, sku: { from: 'choice', keep: false } },
  start: 'done',
  states: { done: { kind: 'end', outcome: 'completed', say: 'thanks', offer_person: false } },
}

describe('a name alone', () => {
  it('shows the product, whatever task the model guesses', async () => {
    const turn = await chat().say('pebble mug', reading('missing_item', { confidence: 0.44 }))
    expect(cards(turn)).toEqual(['pebble-mug'])
  })

  it('beside a task the model is sure of does not', async () => {
    const turn = await chat().say('the pebble mug is missing', reading('missing_item'))
    expect(keys(turn)).toEqual(['ask_order_number'])
  })
})

describe('stock', () => {
  const withAlert = { deps: { bundle: { ...DEMO_BUNDLE, flows: [ALERT] } } }

  it('of a variant that is sold out tells the day, what is there, and offers an alert', async () => {
    const talk = chat(withAlert)
    const turn = await talk.say('harbour shirt in blue, size M?', stock({ colour: 'blue', size: 'M' }))
    expect(keys(turn)).toEqual(['stock_variant_out'])
    expect(spoken(turn)).toMatch(/18 December.*blue \/ S/)
    expect(offered(turn)).toEqual(["Tell me when it's back"])
    const picked = await talk.say("Tell me when it's back", unsure())
    expect(picked.events).toContainEqual(expect.objectContaining({ type: 'flow_started', flow: 'stock_alert' }))
    expect(talk.tracker.slots).toMatchObject({ product: 'linen-shirt', sku: expect.stringMatching(/./) })
  })

  it('shows what is close to a thing that is gone, but sells nothing to an upset shopper', async () => {
    expect(cards(await chat(withAlert).say('is the oat body lotion in stock', stock())).length).toBeGreaterThan(1)
    const upset = reading('check_stock', { sentiment: 'negative' })
    const turn = await chat(withAlert).say('is the damn oat body lotion in stock or not', upset)
    expect(cards(turn)).toEqual(['oat-body-lotion'])
    expect(offered(turn)).toEqual(["Tell me when it's back"])
  })

  it('reads a size that stands as a bare number, and no consent into an option', async () => {
    const talk = chat()
    expect(spoken(await talk.say('is the cairn hiking boot available in 43?', stock()))).toContain('in 43 is in stock')
    await talk.say('how much is the pebble mug', price())
    expect(spoken(await talk.say('in clay please', reading('affirm')))).toContain('clay is in stock')
  })

  it('says what a product does not come in', async () => {
    const turn = await chat().say('harbour shirt in pink?', stock({ colour: 'pink' }))
    expect(keys(turn)).toEqual(['stock_not_made'])
    expect(spoken(turn)).toMatch(/blue, white/)
  })
})

describe('features', () => {
  it('that the shop does not tell are not made up', async () => {
    const turn = await chat().say('is the alder lamp dishwasher safe?', question())
    expect(keys(turn)).toEqual(['fact_unknown'])
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('are read from the shop where the bundle leaves them out', async () => {
    const slim = DEMO_PRODUCTS.map((product) => ({ ...product, texts: null }))
    const deps = {
      bundle: { ...DEMO_BUNDLE, products: slim },
      catalogue: (locale: string) => buildCatalogueIndex(slim, locale),
    }
    const texts = { description: { en: 'Safe in the dishwasher.' }, material: { en: 'Stoneware' } }
    const asked: string[] = []
    const products = {
      texts: async (id: string) => {
        asked.push(id)
        return ok(texts)
      },
    }
    const turn = await chat({ deps: { ...deps, products } }).say('is the pebble mug dishwasher safe?', question())
    expect(spoken(turn)).toContain('Safe in the dishwasher.')
    expect(asked).toEqual(['pebble-mug'])
    const late = await chat({ deps: { ...deps, products: { texts: async () => err('late') } } }).say(
      'is the pebble mug dishwasher safe?',
      question(),
    )
    expect(keys(late)).toEqual(['fact_unknown'])
  })
})

describe('size advice', () => {
  const size = (entities: Partial<Record<EntityType, string>> = {}) => reading('size_advice', { entities })

  it('asks for the item, then for one measurement, and answers with the row', async () => {
    const talk = chat()
    expect(keys(await talk.say('which size should I take?', size()))).toEqual(['ask_size_item'])
    expect(keys(await talk.say('the harbour shirt', unsure()))).toEqual(['ask_size_measure'])
    const turn = await talk.say('94 cm', unsure())
    expect(spoken(turn)).toMatch(/size M .* 91 to 97 cm, and yours is 94 cm/)
    expect(talk.tracker.stack).toEqual([])
  })

  it('takes a question that holds the measurement as the answer', async () => {
    const talk = chat()
    await talk.say('which size of the harbour shirt?', size())
    expect(spoken(await talk.say("I'm 92 cm around the chest, is that an M?", size()))).toContain('size M')
  })

  it('asks once more for what it cannot read, then offers a person', async () => {
    const talk = chat()
    await talk.say('which size of the harbour shirt?', size())
    expect(keys(await talk.say('quite slim', unsure()))).toEqual(['ask_size_measure_again'])
    const turn = await talk.say('dunno really', unsure())
    expect(keys(turn)).toEqual(['size_not_read'])
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('says when a size is sold out, and when no size fits', async () => {
    expect(spoken(await chat().say('which size of the cairn hiking boot, my foot is 26.5 cm', size()))).toMatch(
      /size 42 .* sold out/s,
    )
    expect(spoken(await chat().say('harbour shirt, chest 140 cm, which size?', size()))).toMatch(
      /above its largest size/,
    )
  })

  it('invents no chart', async () => {
    expect(keys(await chat().say('which size of the pebble mug?', size()))).toEqual(['size_no_chart'])
  })

  it('takes the usual size by a tap', async () => {
    const talk = chat()
    const asked = await talk.say('which size of the byre cardigan?', size())
    expect(offered(asked)).toEqual(['I usually wear S', 'I usually wear M', 'I usually wear L'])
    expect(spoken(await talk.say('I usually wear M', unsure()))).toMatch(/runs large.*S/)
  })
})

describe('recommending', () => {
  const wish = (entities: Partial<Record<EntityType, string>> = {}) => reading('recommend_product', { entities })

  it('finds a present with two questions, then goes on from what it showed', async () => {
    const talk = chat()
    const asked = await talk.say('I need a gift for my mum', wish())
    expect(keys(asked)).toEqual(['ask_wish_for'])
    expect(offered(asked).length).toBeGreaterThan(3)
    const money = await talk.say('For a cosy home', unsure())
    expect(keys(money)).toEqual(['ask_wish_budget'])
    const shown = await talk.say('under 40 euros', unsure({ money: '40.00 EUR' }))
    expect(keys(shown)).toEqual(['recommend_gifts'])
    expect(cards(shown)).toHaveLength(3)
    const more = cards(await talk.say('show me more', unsure()))
    expect(more.filter((id) => cards(shown).includes(id))).toEqual([])
    const cheaper = await talk.say('something cheaper', wish())
    const limit = Math.min(...more.map((id) => DEMO_PRODUCTS.find((one) => one.id === id)?.priceCents ?? 0))
    for (const id of cards(cheaper)) expect(DEMO_PRODUCTS.find((one) => one.id === id)?.priceCents).toBeLessThan(limit)
    expect(talk.faults).toEqual([])
  })

  it('asks nothing that the message tells', async () => {
    expect(keys(await chat().say('a gift for a newborn, up to 30 euros', wish({ money: '30.00 EUR' })))).toEqual([
      'recommend_gifts',
    ])
    expect(keys(await chat().say('something for camping', wish()))).toEqual(['recommend_found'])
    expect(cards(await chat().say('recommend me a warm blanket', wish()))).toContain('fold-wool-throw')
    for (const id of cards(await chat().say('what is the best headphone', wish()))) expect(id).toMatch(/head|over-ear/)
  })

  it('asks again for a budget in another currency, and shows nothing beyond the budget', async () => {
    const talk = chat()
    await talk.say('a gift for a newborn', wish())
    expect(keys(await talk.say('200元', unsure()))).toEqual(['ask_wish_budget_again'])
    const turn = await talk.say('2 euros', unsure())
    expect(keys(turn)).toEqual(['recommend_nothing'])
    expect(cards(turn)).toEqual([])
  })

  it('compares, finds alike and what goes with a thing', async () => {
    const talk = chat()
    const both = await talk.say('which is cheaper, the pebble mug or the ristretto cups?', wish())
    expect(spoken(both)).toMatch(/^Pebble Mug costs less:/)
    expect(cards(both).sort()).toEqual(['espresso-cup-pair', 'pebble-mug'])
    expect(keys(await talk.say('anything similar to the pebble mug?', wish()))).toEqual(['recommend_similar'])
    expect(cards(await talk.say('what goes with the linen shirt', wish()))[0]).toBe('harbour-chinos')
  })

  it('gives each card a reason', async () => {
    const turn = await chat().say('what goes with the harbour linen shirt', wish())
    for (const card of bubbles(turn).flatMap((bubble) => bubble.cards))
      expect(card).toMatchObject({ reason: 'Goes with Harbour Linen Shirt' })
  })

  it('speaks Chinese', async () => {
    const talk = chat({ locale: 'zh' })
    await talk.say('卵石马克杯多少钱', price())
    expect(spoken(await talk.say('有没有类似的', wish()))).toContain('和卵石马克杯类似')
    expect(spoken(await talk.say('第一个是什么材质的', unsure({}, { language: 'zh' })))).toContain('材质')
  })
})
