import { describe, expect, it } from 'vitest'
import { Chat } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { reading } from '../../test/fixtures/understanding'
import { knowledgeFacts } from './knowledge-facts'

const IDENTITY = { shop: 'demo', conversationId: '01JD0000000000000000000000' }

describe('knowledgeFacts', () => {
  it('tell of a question without an answer', async () => {
    const talk = new Chat(memoryOrders([]), {
      deps: { knowledge: () => ({ search: () => [{ articleId: 'care-wool', score: 1, confidence: 0.1 }] }) },
    })
    const turn = await talk.say('do you sharpen knives', reading('product_question'))
    const [fact, ...others] = knowledgeFacts(IDENTITY, 1, turn.events, 5)
    expect(others).toEqual([])
    expect(fact?.kind).toBe('question_unanswered')
    expect(JSON.parse(fact?.payload ?? '')).toEqual({
      kind: 'question_unanswered',
      id: expect.stringMatching(/^01JD0000000000000000000000:1:\d+$/),
      ...IDENTITY,
      at: 5,
      language: 'en',
      text: 'do you sharpen knives',
      article: 'care-wool',
      confidence: 0.1,
    })
  })

  it('tell of a verdict, and nothing of any other turn', async () => {
    const talk = new Chat(memoryOrders([]))
    const answered = await talk.say('how long do I have to return something?', reading('return_policy'))
    expect(knowledgeFacts(IDENTITY, 1, answered.events, 5)).toEqual([])
    const rated = await talk.say('That helped', reading('thanks'))
    const [fact] = knowledgeFacts(IDENTITY, 3, rated.events, 6)
    expect(JSON.parse(fact?.payload ?? '')).toMatchObject({
      kind: 'article_rated',
      article: 'return-period',
      helpful: true,
    })
  })
})
