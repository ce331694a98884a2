import { describe, expect, it } from 'vitest'
import { Chat, spoken } from '../../../test/fixtures/chat'
import { memoryOrders } from '../../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../../test/fixtures/sample-orders'
import { reading } from '../../../test/fixtures/understanding'

describe('danger', () => {
  it('comes before the task under way and calls a person', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say('the lamp is on fire!', reading('damaged_item'))
    expect(turn).toMatchObject({ policy: 'urgent', outcome: 'handed_off', status: 'queued' })
    expect(turn.events).toContainEqual({ type: 'handoff_requested', reason: 'upset', priority: 'high' })
    expect(spoken(turn)).toMatch(/emergency number/)
    expect(talk.tracker.stack).toEqual([])
  })

  it('is met again in the queue, without calling twice', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    await talk.say('i got an electric shock', reading('complaint'))
    const turn = await talk.say('i am bleeding', reading('complaint'))
    expect(turn.policy).toBe('urgent')
    expect(turn.events.some((event) => event.type === 'handoff_requested')).toBe(false)
  })
})
