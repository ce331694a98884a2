import { describe, expect, it } from 'vitest'
import { bubbles, turnDeps } from '../../../test/fixtures/chat'
import { memoryOrders } from '../../../test/fixtures/memory-orders'
import { reading } from '../../../test/fixtures/understanding'
import type { OwnIntent } from '../../domain'
import { EMPTY_TRACKER, foldEvents, type Tracker } from '../../tracker'
import { handleTurn, type Turn } from '../../turn'

const ENGRAVING: OwnIntent = {
  name: 'engraving',
  answer: { en: 'Up to 20 letters. <b>Free</b> & *fast*.', zh: '最多20个字。' },
  quickReplies: { en: ['Which fonts?'] },
  action: { kind: 'answer' },
}

async function ask(intent: OwnIntent, more: { locale?: string; tracker?: Tracker; read?: string } = {}): Promise<Turn> {
  const { locale = 'en', tracker = EMPTY_TRACKER, read = 'own:engraving' } = more
  const deps = turnDeps(memoryOrders([]))
  const bundle = { ...deps.bundle, ownIntents: { intents: [intent], heads: [] } }
  const input = {
    conversationId: 'c',
    clientMessageId: 'm',
    text: 'can you engrave it',
    understanding: reading(read),
    locale,
    now: 0,
  }
  return handleTurn(tracker, input, { ...deps, bundle }, (error) => {
    throw error
  })
}

const said = (turn: Turn) => bubbles(turn).map(({ text }) => text)

describe('an own intent', () => {
  it('is answered word for word, in the language of the shopper', async () => {
    const turn = await ask(ENGRAVING)
    expect(turn).toMatchObject({ policy: 'own_intent', action: 'answer_own_intent', outcome: 'answered' })
    expect(said(turn)).toEqual([ENGRAVING.answer['en']])
    expect(said(await ask(ENGRAVING, { locale: 'zh' }))).toEqual(['最多20个字。'])
  })

  it('is answered in the shop’s language, else in any, where there is no text', async () => {
    expect(said(await ask(ENGRAVING, { locale: 'fr' }))).toEqual([ENGRAVING.answer['en']])
    expect(said(await ask({ ...ENGRAVING, answer: { zh: '好' } }))).toEqual(['好'])
  })

  it('offers what can be tapped, which then means what it says', async () => {
    const [bubble] = bubbles(await ask(ENGRAVING))
    expect(bubble?.quickReplies).toEqual([{ title: 'Which fonts?', text: 'Which fonts?' }])
    expect(bubble?.choices).toEqual([])
  })

  it('calls a person after its words, or without any', async () => {
    for (const answer of [ENGRAVING.answer, {}]) {
      const turn = await ask({ ...ENGRAVING, answer, action: { kind: 'handoff' } })
      expect(turn).toMatchObject({ outcome: 'handed_off', status: 'queued' })
      expect(turn.events).toContainEqual({ type: 'handoff_requested', reason: 'asked' })
    }
  })

  it('starts a flow as that flow’s own intent would, and is kept in the log as what it was', async () => {
    const turn = await ask({ ...ENGRAVING, answer: {}, action: { kind: 'flow', flow: 'return_or_exchange' } })
    expect(turn.policy).toBe('flow')
    expect(turn.events).toContainEqual(expect.objectContaining({ type: 'flow_started', flow: 'return_or_exchange' }))
    expect(turn.understanding.intent.name).toBe('own:engraving')
  })

  it('is not talked over a person, and answered to who waits for one', async () => {
    const queued = foldEvents([{ type: 'handoff_requested', reason: 'asked' }])
    expect(said(await ask(ENGRAVING, { tracker: queued }))).toEqual([ENGRAVING.answer['en']])
    expect(said(await ask(ENGRAVING, { tracker: { ...queued, status: 'open' } }))).toEqual([])
  })

  it('that is gone, or has nothing to say, leaves the turn to the other policies', async () => {
    for (const turn of [await ask(ENGRAVING, { read: 'own:gone' }), await ask({ ...ENGRAVING, answer: {} })])
      expect(turn.policy).not.toBe('own_intent')
  })

  it('cannot take the place of a built-in one by its name', async () => {
    expect((await ask({ ...ENGRAVING, name: 'greeting' }, { read: 'greeting' })).policy).toBe('smalltalk')
  })
})
