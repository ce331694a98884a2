import { describe, expect, it, vi } from 'vitest'
import { Chat, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { FlowSource } from './flows'

// No built-in flow ends with a person; a merchant's may.
vi.mock('./flows', async (original) => {
  const flows = await original<typeof import('./flows')>()
  const calls = {
    flow: 'call_us',
    version: 1,
    title: { en: 'Call us', zh: '联系我们' },
    trigger: { intents: ['contact_support'], set: {} },
    slots: {},
    start: 'person',
    states: { person: { kind: 'handoff', reason: 'flow' } },
  }
  return {
    ...flows,
    flowByName: (source: FlowSource, name: string) => (name === 'call_us' ? calls : flows.flowByName(source, name)),
    flowForIntent: (source: FlowSource, intent: string) =>
      intent === 'contact_support' ? calls : flows.flowForIntent(source, intent),
  }
})

const ANA = 'ana@example.com'

function chat(): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS))
}

describe('a flow that hands over to a person', () => {
  it('says so with the hours, and ends everything under way', async () => {
    const talk = chat()
    await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002', email: ANA } }))
    const turn = await talk.say('call me', reading('contact_support'))
    expect(turn).toMatchObject({ outcome: 'handed_off', status: 'queued' })
    expect(turn.events).toContainEqual({ type: 'handoff_requested', reason: 'flow' })
    expect(spoken(turn)).toMatch(/passed you to our team.*Monday to Friday/)
    expect(spoken(turn)).not.toMatch(/Shall I cancel/)
    expect(talk.tracker.stack).toEqual([])
  })

  it('calls nobody twice', async () => {
    const talk = chat()
    await talk.say('call me', reading('contact_support'))
    const turn = await talk.say('call me', reading('contact_support'))
    expect(turn.events.some((event) => event.type === 'handoff_requested')).toBe(false)
    expect(spoken(turn)).toMatch(/still in line/)
  })
})

describe('a task a newer version no longer knows', () => {
  it.each([
    ['whose flow is gone', 'old_flow', 'ask'],
    ['whose state is gone', 'cancel_order', 'old_state'],
    ['whose state is a name of every object', 'cancel_order', 'constructor'],
  ])('%s is ended as failed at the next message, which is answered', async (_name, flow, state) => {
    const talk = chat()
    talk.log.push({ type: 'flow_started', flow, version: 0, state })
    const turn = await talk.say('hello', reading('greeting'))
    expect(turn.events).toContainEqual({ type: 'flow_ended', flow, outcome: 'failed' })
    expect(turn.events[0]?.type).toBe('user_uttered')
    expect(turn.policy).toBe('smalltalk')
    expect(talk.tracker.stack).toEqual([])
  })

  it('takes with it what it had called', async () => {
    const talk = chat()
    talk.log.push({ type: 'flow_started', flow: 'old_flow', version: 0, state: 'verify' })
    talk.log.push({ type: 'flow_started', flow: 'verify_order', version: 2, state: 'ask_order_number' })
    const turn = await talk.say('hm', unsure())
    expect(turn.outcome).toBe('fallback')
    expect(talk.tracker.stack).toEqual([])
  })

  it('leaves no question below it that a "yes" could confirm', async () => {
    const orders = memoryOrders(SAMPLE_ORDERS)
    const talk = new Chat(orders)
    await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002', email: ANA } }))
    talk.log.push({ type: 'flow_started', flow: 'old_flow', version: 0, state: 'ask' })
    await talk.say('yes', reading('affirm'))
    expect(orders.order('1002').status).toBe('processing')
    expect(talk.tracker.stack).toEqual([])
  })
})
