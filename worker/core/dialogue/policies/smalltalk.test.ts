import { describe, expect, it } from 'vitest'
import { bubbles, Chat, offered, spoken } from '../../../test/fixtures/chat'
import { memoryOrders } from '../../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../../test/fixtures/sample-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'

const ANA = 'ana@example.com'

function chat(): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS))
}

describe('thanks in the middle of a task', () => {
  it('are answered shortly, with the question once', async () => {
    const talk = chat()
    await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002', email: ANA } }))
    const turn = await talk.say('thanks', reading('thanks'))
    expect(spoken(turn)).toMatch(/^You're welcome!\n\nOrder 1002 hasn't left yet/)
    expect(spoken(turn)).not.toMatch(/Back to your request|anything else/)
    expect(offered(turn)).toEqual(['Yes', 'No'])
    expect(bubbles(turn)).toHaveLength(1)
  })

  it.each(['change_address', 'return_item'])('are no answer to an open question (%s)', async (intent) => {
    const talk = chat()
    const orderNumber = intent === 'return_item' ? '1003' : '1002'
    await talk.say('x', reading(intent, { entities: { order_number: orderNumber, email: ANA } }))
    if (intent === 'return_item') await talk.say('1', unsure())
    const before = talk.tracker.stack
    const turn = await talk.say('thank you!', reading('thanks'))
    expect(spoken(turn)).toMatch(/^You're welcome!/)
    expect(talk.tracker.stack).toEqual(before)
  })

  it('that come with the answer are the answer', async () => {
    const talk = chat()
    await talk.say('x', reading('change_address', { entities: { order_number: '1002', email: ANA } }))
    const turn = await talk.say('Rua do Carmo 7, 1200-093 Lisbon, thanks', reading('thanks'))
    expect(spoken(turn)).toMatch(/Is that right/)
  })
})

describe('a few plain words', () => {
  it.each(['never mind', 'forget it', '算了'])('"%s" with nothing under way is let go politely', async (text) => {
    for (const understanding of [unsure(), reading('cancel_order'), reading('out_of_scope')]) {
      const talk = chat()
      const turn = await talk.say(text, understanding)
      expect(bubbles(turn)[0]?.key).toBe('deny_alone')
      expect(turn.outcome).toBe('answered')
      expect(talk.tracker.stack).toEqual([])
    }
  })

  it.each([
    ['yes', 'affirm_alone'],
    ['ok', 'affirm_alone'],
    ['no', 'deny_alone'],
    ['no thanks', 'deny_alone'],
  ])('"%s" after an answer stays polite, though the model is unsure', async (text, key) => {
    const talk = chat()
    await talk.say('how long does delivery take?', reading('delivery_time'))
    const turn = await talk.say(text, unsure())
    expect(bubbles(turn).map((bubble) => bubble.key)).toEqual([key])
    expect(turn.outcome).toBe('answered')
  })

  it('and more of them are not taken for a yes or no alone', async () => {
    const turn = await chat().say('no, the one with the blue handle', unsure())
    expect(turn.policy).not.toBe('smalltalk')
  })
})

describe('a goodbye', () => {
  it.each([
    ['bye', 0.6, true],
    ['再见', 0.6, true],
    ['until next time then', 0.97, true],
    ['until next time then', 0.9, false],
    ['👋', 0.99, false],
    ['maybe', 0.99, false],
  ])('"%s" (%f) resolves: %s', async (text, confidence, resolves) => {
    const talk = chat()
    await talk.say('how long does delivery take?', reading('delivery_time'))
    const turn = await talk.say(text, reading('goodbye', { confidence }))
    expect(turn.outcome === 'resolved').toBe(resolves)
  })
})
