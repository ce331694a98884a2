import { describe, expect, it } from 'vitest'
import type { Entity, Understanding } from '../../protocol'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading } from '../../test/fixtures/understanding'

const ANA = 'ana@example.com'

function chat(): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS))
}

/** What the model reads in a message with several requests: `wanted` names each and the words that make it. */
function several(text: string, wanted: Readonly<Record<string, string>>): Understanding {
  const requests = Object.entries(wanted).map(([name, words]) => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`"${words}" is not in the message`)
    return { intent: { name, confidence: 0.9 }, start, end: start + words.length }
  })
  const [first] = Object.keys(wanted)
  return { ...reading(first ?? ''), entities: entitiesOf(text), requests }
}

function entitiesOf(text: string): Entity[] {
  const found = (type: Entity['type'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => ({
      type,
      value: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }))
  return [...found('order_number', /\b10\d\d\b/g), ...found('email', /\S+@\S+\.\w+/g)]
}

function listing(text: string, intent: string): Understanding {
  return { ...reading(intent), entities: entitiesOf(text) }
}

describe('a message with two requests', () => {
  it('gets both answers in their order when nothing has to be asked', async () => {
    const talk = chat()
    await talk.say(`where is 1001? ${ANA}`, listing(`where is 1001? ${ANA}`, 'track_order'))
    const text = 'where is 1001 and how long do I have to return it?'
    const turn = await talk.say(
      text,
      several(text, { track_order: 'where is 1001', return_policy: 'how long do I have to return it?' }),
    )
    const said = spoken(turn)
    expect(said.indexOf('1001')).toBeGreaterThanOrEqual(0)
    expect(said.indexOf('30 days')).toBeGreaterThan(said.indexOf('1001'))
    expect(turn.policy).toBe('flow')
    expect(talk.tracker.left).toEqual([])
  })

  it('answers the question at once and asks last what the task needs', async () => {
    const talk = chat()
    const text = 'cancel 1002 and how long do refunds take?'
    const turn = await talk.say(
      text,
      several(text, { cancel_order: 'cancel 1002', return_policy: 'how long do refunds take?' }),
    )
    expect(spoken(turn)).toMatch(/[\s\S]+e-mail[\s\S]*$/)
    expect(talk.tracker.stack.at(-1)).toMatchObject({ flow: 'verify_order' })
    expect(turn.events.filter((event) => event.type === 'bot_uttered').at(-1)).toMatchObject({ key: 'ask_email' })
  })

  it('does one task after the other, and takes up the second by itself', async () => {
    const talk = chat()
    const text = 'cancel 1002 and where is 1001?'
    const first = await talk.say(text, several(text, { cancel_order: 'cancel 1002', track_order: 'where is 1001?' }))
    expect(spoken(first)).toMatch(/one at a time/)
    expect(talk.tracker.left).toMatchObject([{ intent: 'track_order', text: 'where is 1001?' }])
    await talk.say(ANA, { ...reading('nlu_fallback', { confidence: 0 }), entities: entitiesOf(ANA) })
    const done = await talk.say('yes', reading('affirm'))
    expect(spoken(done)).toMatch(/1002 is cancelled[\s\S]*your other request[\s\S]*1001/)
    expect(talk.tracker.left).toEqual([])
    expect(talk.tracker.stack).toEqual([])
  })

  it('goes on with the second when the first is dropped', async () => {
    const talk = chat()
    const text = 'cancel 1002 and where is 1001?'
    await talk.say(text, several(text, { cancel_order: 'cancel 1002', track_order: 'where is 1001?' }))
    const turn = await talk.say('never mind', reading('deny'))
    expect(spoken(turn)).toMatch(/your other request/)
    expect(talk.tracker.stack.map(({ flow }) => flow)).toContain('track_order')
  })

  it('forgets what was left once a person is called', async () => {
    const talk = chat()
    const text = 'cancel 1002 and where is 1001?'
    await talk.say(text, several(text, { cancel_order: 'cancel 1002', track_order: 'where is 1001?' }))
    await talk.say('a person please', reading('human_agent'))
    expect(talk.tracker).toMatchObject({ status: 'queued', left: [], stack: [] })
  })

  it('calls the person last', async () => {
    const talk = chat()
    const text = 'let me talk to someone, and what does returning cost?'
    const turn = await talk.say(
      text,
      several(text, { human_agent: 'let me talk to someone', return_policy: 'what does returning cost?' }),
    )
    expect(turn).toMatchObject({ status: 'queued', outcome: 'handed_off' })
    expect(turn.events.filter((event) => event.type === 'bot_uttered').at(-1)).toMatchObject({ key: 'handoff_queued' })
  })
})

describe('one request for several orders', () => {
  it('is done for each', async () => {
    const talk = chat()
    const text = `where are 1001 and 1003? ${ANA}`
    const turn = await talk.say(text, listing(text, 'track_order'))
    const cards = turn.events.flatMap((event) => (event.type === 'bot_uttered' ? event.cards : []))
    expect(cards).toMatchObject([{ order_number: '1001' }, { order_number: '1003' }])
  })

  it('is not made of a number that corrects another', async () => {
    const talk = chat()
    const text = 'where is 1001, sorry I meant 1003'
    const turn = await talk.say(text, listing(text, 'track_order'))
    expect(talk.tracker.left).toEqual([])
    expect(spoken(turn)).not.toMatch(/one at a time/)
  })
})

describe('an upset shopper', () => {
  it('is offered a person beside any answer, and comes first in the queue', async () => {
    const talk = chat()
    const angry = { ...reading('return_policy', { sentiment: 'negative' }) }
    angry.sentiment.mood = 'angry'
    const turn = await talk.say('how on earth do I return this!!', angry)
    expect(offered(turn)).toContain('Talk to a person')
    const called = await talk.say('yes get me one', reading('human_agent', { sentiment: 'negative' }))
    expect(called.events).toContainEqual({ type: 'handoff_requested', reason: 'upset', priority: 'high' })
  })
})
