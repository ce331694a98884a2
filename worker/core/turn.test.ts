import { describe, expect, it } from 'vitest'
import { bubbles, Chat, offered, shown, spoken, turnDeps } from '../test/fixtures/chat'
import { DEMO_BUNDLE } from '../test/fixtures/demo-bundle'
import { brokenOrders, lateOrders, memoryOrders } from '../test/fixtures/memory-orders'
import { NOW, order, SAMPLE_ORDERS } from '../test/fixtures/sample-orders'
import { reading, unsure } from '../test/fixtures/understanding'
import type { Refund } from './domain'
import type { ConversationEvent } from './events'
import { EMPTY_TRACKER, foldEvents } from './tracker'
import { handleTurn, messageOf } from './turn'

const ANA = { order_number: '1001', email: 'ana@example.com' }

function chat(options: ConstructorParameters<typeof Chat>[1] = {}): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS), options)
}

function seqs(log: readonly ConversationEvent[]): number[] {
  return log.flatMap((event) => ('seq' in event ? [event.seq] : []))
}

describe('a turn', () => {
  it('numbers messages densely from 1 over a whole conversation', async () => {
    const talk = chat()
    await talk.say('hello', reading('greeting'))
    await talk.say('where is 1001, ana@example.com', reading('track_order', { entities: ANA }))
    await talk.say('asdf', unsure())
    await talk.say('a person please', reading('human_agent'))
    const numbers = seqs(talk.log)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(talk.tracker.lastSeq).toBe(numbers.length)
  })

  it('gives the same events for the same input', async () => {
    const run = async () => {
      const talk = chat()
      await talk.say(
        'cancel 1002, ana@example.com',
        reading('cancel_order', { entities: { ...ANA, order_number: '1002' } }),
      )
      await talk.say('how long does delivery take?', reading('delivery_time'))
      await talk.say('yes', reading('affirm'))
      return talk.log
    }
    expect(await run()).toEqual(await run())
  })

  it('leaves the tracker it was given as it was', async () => {
    const before = foldEvents([{ type: 'conversation_started', channel: 'web', locale: 'en', shopper: null }])
    const copy = structuredClone(before)
    const input = {
      conversationId: 'c',
      clientMessageId: 'm-1',
      text: 'where is 1001',
      understanding: reading('track_order', { entities: ANA }),
      locale: 'en',
      now: NOW,
    }
    const turn = await handleTurn(before, input, turnDeps(memoryOrders(SAMPLE_ORDERS)), () => {})
    expect(before).toEqual(copy)
    expect(turn.tracker).toEqual(foldEvents(turn.events, before))
  })

  it('logs the message as the model read it, before anything else', async () => {
    const talk = chat()
    const understanding = reading('greeting')
    const turn = await talk.say('hello', understanding)
    expect(turn.events[0]).toMatchObject({
      type: 'user_uttered',
      seq: 1,
      text: 'hello',
      clientMessageId: 'm-1',
      understanding,
    })
  })

  it('names the policy and why it spoke', async () => {
    const turn = await chat().say('hello', reading('greeting'))
    expect(turn.events.filter((event) => event.type === 'policy_chosen')).toEqual([
      { type: 'policy_chosen', policy: 'smalltalk', reason: 'intent greeting' },
    ])
    expect(turn).toMatchObject({ policy: 'smalltalk', outcome: 'answered', status: 'bot' })
  })

  it('joins a bare sentence to the one after it', async () => {
    const talk = chat()
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    const turn = await talk.say('eve@example.com', unsure({ email: 'eve@example.com' }))
    expect(bubbles(turn)).toHaveLength(1)
    expect(spoken(turn)).toMatch(/2 tries are left\.\n\nWhat's your order number/)
  })
})

describe('smalltalk', () => {
  it('greets by name a shopper the shop vouched for', async () => {
    const talk = chat({ shopper: { sub: '7', email: 'ana@example.com', name: 'Ana' } })
    expect(spoken(await talk.say('hi', reading('greeting')))).toContain('Ana')
  })

  it('greets again in other words', async () => {
    const talk = chat()
    const first = await talk.say('hi', reading('greeting'))
    const second = await talk.say('hi', reading('greeting'))
    expect(spoken(first)).toContain('Linden & Lane')
    expect(spoken(second)).not.toBe(spoken(first))
  })

  it('answers in Chinese when the turn is in Chinese', async () => {
    const talk = chat({ locale: 'zh' })
    expect(spoken(await talk.say('你好', reading('greeting', { language: 'zh' })))).toMatch(/^您好/)
  })

  it('takes "yes" after offering nothing but a person as wanting the person', async () => {
    const talk = chat()
    await talk.say('are you a robot?', reading('bot_question'))
    const turn = await talk.say('yes', reading('affirm'))
    expect(turn).toMatchObject({ outcome: 'handed_off', status: 'queued' })
  })

  it('does not take "yes" out of the blue as wanting a person', async () => {
    const turn = await chat().say('yes', reading('affirm'))
    expect(turn).toMatchObject({ policy: 'smalltalk', status: 'bot' })
  })
})

describe('catalogue and knowledge', () => {
  it('answers a question from its article, with the source and what is related', async () => {
    const turn = await chat().say('how long does shipping to Germany take?', reading('delivery_time'))
    expect(turn).toMatchObject({ policy: 'knowledge', action: 'answer_from_article', outcome: 'answered' })
    const [card] = bubbles(turn)[0]?.cards ?? []
    expect(card).toMatchObject({
      type: 'article',
      article_id: 'delivery-time-abroad',
      url: '/demo/help/delivery-time-abroad',
    })
  })

  it('answers a price with the product, its card and the price', async () => {
    const turn = await chat().say('how much is the Pebble Mug?', reading('price_question'))
    expect(turn.policy).toBe('catalogue')
    expect(spoken(turn)).toMatch(/Pebble Mug costs €\d+\.\d\d\./)
    expect(bubbles(turn)[0]?.cards[0]).toMatchObject({ type: 'product', product_id: 'pebble-mug' })
  })

  it('says which options are in stock', async () => {
    const turn = await chat().say('is the alder table lamp in stock?', reading('check_stock'))
    expect(spoken(turn)).toBe('Alder Table Lamp is in stock: natural, smoked.')
  })

  it('leaves a product question that names no product to the articles', async () => {
    const turn = await chat().say('do you have it in stock?', reading('check_stock'))
    expect(turn.policy).toBe('knowledge')
  })
})

describe('an unclear message', () => {
  it('is asked back with what it may have meant, at most three', async () => {
    const alternatives = ['track_order', 'greeting', 'cancel_order', 'track_refund', 'return_item']
    const turn = await chat().say('my thing', unsure({}, { alternatives }))
    expect(turn).toMatchObject({ policy: 'fallback', outcome: 'fallback' })
    expect(offered(turn)).toEqual(['Where is my order?', 'Cancel an order', 'Where is my refund?'])
  })

  it('offers a person the second time in a row', async () => {
    const talk = chat()
    const first = await talk.say('blorp', unsure())
    const second = await talk.say('blorp blorp', unsure())
    expect(offered(first)).toEqual([])
    expect(offered(second)).toEqual(['Talk to a person'])
    expect(await talk.say('yes please', reading('affirm'))).toMatchObject({ status: 'queued', outcome: 'handed_off' })
  })

  it('counts anew after one that was understood', async () => {
    const talk = chat()
    await talk.say('blorp', unsure())
    await talk.say('hello', reading('greeting'))
    expect(talk.tracker.unclear).toBe(0)
    expect(offered(await talk.say('blorp', unsure()))).toEqual([])
  })

  it('is cleared up by the number of a choice', async () => {
    const talk = chat()
    await talk.say('my thing', unsure({}, { alternatives: ['track_refund', 'cancel_order'] }))
    const turn = await talk.say('2', unsure())
    expect(turn).toMatchObject({ policy: 'flow' })
    expect(talk.tracker.stack[0]?.flow).toBe('cancel_order')
  })

  it('is told from one a shop has nothing to do with', async () => {
    const turn = await chat().say('who won the match?', reading('out_of_scope'))
    expect(turn.outcome).toBe('fallback')
    expect(spoken(turn)).toMatch(/outside what I can help with/)
  })

  it('in a language the shop does not speak is answered with that, and a person is offered', async () => {
    const settings = { ...DEMO_BUNDLE.settings, locales: ['en', 'zh'] }
    const talk = chat({ deps: { bundle: { ...DEMO_BUNDLE, settings } } })
    const turn = await talk.say('où est mon colis', unsure({}, { language: 'fr' }))
    expect(turn.outcome).toBe('fallback')
    expect(spoken(turn)).toMatch(/English or Chinese/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('that is an order number and nothing else asks where that order is', async () => {
    const talk = chat()
    await talk.say('1001', unsure({ order_number: '1001' }))
    expect(talk.tracker.stack[0]?.flow).toBe('track_order')
    expect(talk.tracker.slots.order_number).toBe('1001')
  })
})

describe('handoff', () => {
  it('puts the shopper in the queue and says when people answer', async () => {
    const turn = await chat().say('a human please', reading('human_agent'))
    expect(turn).toMatchObject({ policy: 'handoff', outcome: 'handed_off', status: 'queued' })
    expect(spoken(turn)).toContain('Monday to Friday')
  })

  it('says sorry to an upset shopper', async () => {
    const turn = await chat().say('a human NOW', reading('human_agent', { sentiment: 'negative' }))
    expect(spoken(turn)).toMatch(/sorry for the trouble/)
  })

  it('calls a person once: asking again only says the shopper waits', async () => {
    const talk = chat()
    await talk.say('a human please', reading('human_agent'))
    const turn = await talk.say('hello? a human!', reading('human_agent'))
    expect(turn.events.filter((event) => event.type === 'handoff_requested')).toEqual([])
    expect(turn).toMatchObject({ status: 'queued', outcome: 'answered' })
    expect(spoken(turn)).toMatch(/still in line/)
  })

  it('goes on answering while the shopper waits', async () => {
    const talk = chat()
    await talk.say('a human please', reading('human_agent'))
    const turn = await talk.say('how long does delivery take?', reading('delivery_time'))
    expect(turn).toMatchObject({ policy: 'knowledge', status: 'queued' })
  })

  it.each(['never mind', 'no thanks', '算了'])('lets the shopper leave the queue with "%s"', async (text) => {
    const talk = chat()
    await talk.say('a human please', reading('human_agent'))
    const turn = await talk.say(text, unsure())
    expect(turn.events).toContainEqual({ type: 'handoff_cancelled' })
    expect(turn.status).toBe('bot')
  })

  it('ends the task that was under way', async () => {
    const talk = chat()
    await talk.say('where is my order', reading('track_order'))
    await talk.say('a human please', reading('human_agent'))
    expect(talk.tracker.stack).toEqual([])
  })

  it('ends that task as handed off, not as given up by the shopper', async () => {
    const talk = chat()
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say('a human please', reading('human_agent'))
    expect(turn.events).toContainEqual({ type: 'flow_ended', flow: 'track_order', outcome: 'handed_off' })
  })

  it('keeps why the person was needed when the bot offered one', async () => {
    const talk = chat()
    await talk.say('blorp', unsure())
    await talk.say('blorp blorp', unsure())
    const turn = await talk.say('yes please', reading('affirm'))
    expect(turn.events).toContainEqual({ type: 'handoff_requested', reason: 'unclear' })
  })

  it('keeps silent while a person has the conversation, and logs the message', async () => {
    const opened = { ...EMPTY_TRACKER, status: 'open' as const, lastSeq: 4 }
    const input = {
      conversationId: 'c',
      clientMessageId: 'm-9',
      text: 'where is 1001',
      understanding: reading('track_order', { entities: ANA }),
      locale: 'en',
      now: NOW,
    }
    const turn = await handleTurn(opened, input, turnDeps(brokenOrders()), () => {})
    expect(bubbles(turn)).toEqual([])
    expect(turn.events[0]).toMatchObject({ type: 'user_uttered', seq: 5 })
    expect(turn.status).toBe('open')
  })

  it('does not count that silence as answered by the bot', async () => {
    const opened = { ...EMPTY_TRACKER, status: 'open' as const }
    const input = {
      conversationId: 'c',
      clientMessageId: 'm',
      text: 'hi',
      understanding: reading('greeting'),
      locale: 'en',
      now: NOW,
    }
    expect((await handleTurn(opened, input, turnDeps(brokenOrders()), () => {})).outcome).toBe('human')
  })
})

describe('a resolved conversation', () => {
  it('reopens when the shopper writes again, and says so in its log before the message', async () => {
    const talk = chat()
    await talk.say('hello', reading('greeting'))
    talk.log.push({ type: 'conversation_resolved', how: 'assumed' })
    const turn = await talk.say('one more thing', reading('greeting'))
    expect(turn.events[0]).toEqual({ type: 'conversation_reopened' })
    expect(turn.events[1]).toMatchObject({ type: 'user_uttered', seq: 3 })
    expect(turn.status).toBe('bot')
    expect(turn.tracker.resolvedHow).toBeNull()
  })
})

describe('orders that answer late', () => {
  it('are told of honestly, and a person is offered', async () => {
    const talk = new Chat(lateOrders())
    const turn = await talk.say('where is 1001, ana@example.com', reading('track_order', { entities: ANA }))
    expect(spoken(turn)).toMatch(/is slow right now.*Nothing has been changed.*write here/)
    expect(offered(turn)).toEqual(['Talk to a person'])
    expect(turn.outcome).toBe('answered')
    expect(talk.tracker.stack).toEqual([])
  })

  it('do not cost the shopper an attempt', async () => {
    const talk = new Chat(lateOrders())
    await talk.say('where is 1001, ana@example.com', reading('track_order', { entities: ANA }))
    expect(talk.tracker.failedVerifications).toBe(0)
  })
})

describe('a fault', () => {
  it('becomes an apology; the message stays and the log keeps no half-made events', async () => {
    const talk = new Chat(brokenOrders())
    const turn = await talk.say('where is 1001, ana@example.com', reading('track_order', { entities: ANA }))
    expect(turn).toMatchObject({ outcome: 'error', policy: 'trouble', status: 'bot' })
    expect(turn.events.map((event) => event.type)).toEqual(['user_uttered', 'policy_chosen', 'bot_uttered'])
    expect(spoken(turn)).toMatch(/Something went wrong on my side/)
    expect(talk.faults).toEqual([new Error('the database is down')])
  })

  it('is not shown to the shopper', async () => {
    const talk = new Chat(brokenOrders())
    const turn = await talk.say('where is 1001, ana@example.com', reading('track_order', { entities: ANA }))
    expect(shown(turn)).not.toContain('database')
  })

  it('keeps the task under way, so that the next message goes on with it', async () => {
    const orders = memoryOrders(SAMPLE_ORDERS)
    let down = true
    const flaky = {
      ...orders,
      verify: (...args: Parameters<typeof orders.verify>) => (down ? brokenOrders() : orders).verify(...args),
    }
    const talk = new Chat(flaky)
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    expect(await talk.say('ana@example.com', unsure({ email: 'ana@example.com' }))).toMatchObject({ outcome: 'error' })
    down = false
    const turn = await talk.say('ana@example.com', unsure({ email: 'ana@example.com' }))
    expect(spoken(turn)).toMatch(/1001 is on its way/)
  })

  it('of a text while speaking becomes an apology too', async () => {
    const refund = {
      refundId: 'r',
      cents: 100,
      status: 'on_hold',
      requestedAt: NOW,
      expectedOn: null,
      paidAt: null,
      method: 'card',
    }
    const orders = memoryOrders([order('1001', { refunds: [refund as unknown as Refund] })])
    const talk = new Chat(orders)
    const turn = await talk.say('my refund, 1001, ana@example.com', reading('track_refund', { entities: ANA }))
    expect(turn.outcome).toBe('error')
  })

  it('offers the person its apology speaks of', async () => {
    const talk = new Chat(brokenOrders())
    const turn = await talk.say('where is 1001, ana@example.com', reading('track_order', { entities: ANA }))
    expect(offered(turn)).toContain('Talk to a person')
  })
})

describe('messageOf', () => {
  it('shows what shoppers and the bot said, with the instant it was stored', async () => {
    const talk = chat()
    const { events } = await talk.say('blorp', unsure({}, { alternatives: ['track_order'] }))
    expect(events.map((event) => messageOf(event, NOW)).filter((message) => message !== null)).toEqual([
      { seq: 1, author: 'shopper', text: 'blorp', client_message_id: 'm-1', at: '2026-11-27T12:00:00.000Z' },
      {
        seq: 2,
        author: 'bot',
        text: expect.stringContaining('Did you mean'),
        quick_replies: [{ title: 'Where is my order?', text: 'Where is my order?' }],
        at: '2026-11-27T12:00:00.000Z',
      },
    ])
  })
})
