import { describe, expect, it } from 'vitest'
import { bubbles, Chat, offered, spoken } from '../../../test/fixtures/chat'
import { DEMO_BUNDLE } from '../../../test/fixtures/demo-bundle'
import { memoryOrders } from '../../../test/fixtures/memory-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'
import type { EventOf } from '../../events'
import type { Turn } from '../../turn'

const chat = (locale = 'en') => new Chat(memoryOrders([]), { locale })
/** A conversation in which every search finds these articles, each with its confidence. */
const finding = (found: Readonly<Record<string, number>>, locale = 'en') =>
  new Chat(memoryOrders([]), {
    locale,
    deps: {
      knowledge: () => ({
        search: () => Object.entries(found).map(([articleId, confidence]) => ({ articleId, confidence, score: 1 })),
      }),
    },
  })
/** Heard as it is, but not surely enough to answer by the intent. */
const HALF_HEARD = reading('payment_methods', { confidence: 0.6 })
const SEVERAL = { 'klarna-instalments': 0.4, 'payment-methods': 0.3, 'bank-transfer': 0.2, currencies: 0.15 }
const LITTLE = { 'care-wool': 0.1 }
const RETURNS = 'how long do I have to return something?'
const FEEDBACK = ['That helped', 'Not what I needed']

function recorded(turn: Turn): EventOf<'question_unanswered'>[] {
  return turn.events.filter((event) => event.type === 'question_unanswered')
}

const keys = (turn: Turn) => bubbles(turn).map(({ key }) => key)

const VAGUE = 'can I pay in some other way'

describe('an answer', () => {
  it('comes with its source, what is related and two small choices', async () => {
    const turn = await chat().say(RETURNS, reading('return_policy'))
    expect(turn).toMatchObject({ policy: 'knowledge', action: 'answer_from_article', outcome: 'answered' })
    expect(bubbles(turn)[0]?.cards[0]).toMatchObject({ type: 'article', article_id: 'return-period' })
    expect(offered(turn)).toEqual(FEEDBACK)
    expect(recorded(turn)).toEqual([])
  })

  it('asks nobody for a verdict who is upset', async () => {
    const turn = await chat().say(RETURNS, reading('return_policy', { sentiment: 'negative' }))
    expect(keys(turn)).toEqual(['article'])
    expect(offered(turn)).not.toContain('That helped')
  })

  it('nor in the middle of a task, nor while a person is called', async () => {
    const busy = chat()
    await busy.say('where is my order', reading('track_order'))
    expect(offered(await busy.say(RETURNS, reading('return_policy')))).not.toContain('That helped')
    const waiting = chat()
    await waiting.say('a person please', reading('human_agent'))
    expect(offered(await waiting.say(RETURNS, reading('return_policy')))).toEqual([])
  })

  it('is given though the model took the question for none of a shop, when the words are plain', async () => {
    const turn = await chat().say('does the site work with a screen reader', reading('out_of_scope'))
    expect(bubbles(turn)[0]?.cards[0]).toMatchObject({ article_id: 'accessibility' })
  })
})

describe('a verdict', () => {
  it('is kept, once', async () => {
    const talk = chat()
    await talk.say(RETURNS, reading('return_policy'))
    const turn = await talk.say('That helped', reading('thanks'))
    expect(turn).toMatchObject({ policy: 'knowledge_choice', action: 'article_helpful' })
    expect(turn.events).toContainEqual({ type: 'article_rated', article: 'return-period', helpful: true })
    const again = await talk.say('That helped', reading('thanks'))
    expect(again.events.some((event) => event.type === 'article_rated')).toBe(false)
  })

  it('that it did not help asks what is missing and offers what is related, and a person', async () => {
    const talk = chat()
    await talk.say(RETURNS, reading('return_policy'))
    const turn = await talk.say('not what I needed', reading('deny'))
    expect(turn.events).toContainEqual({ type: 'article_rated', article: 'return-period', helpful: false })
    expect(keys(turn)).toEqual(['article_unhelpful'])
    expect(offered(turn).length).toBeGreaterThan(1)
    expect(offered(turn).at(-1)).toBe('Talk to a person')
    const [related = ''] = offered(turn)
    const picked = await talk.say(related, unsure())
    expect(bubbles(picked)[0]?.cards[0]).toMatchObject({ type: 'article', title: related })
  })

  it('goes on to a person when one is wanted', async () => {
    const talk = chat()
    await talk.say(RETURNS, reading('return_policy'))
    await talk.say('Not what I needed', reading('deny'))
    expect(await talk.say('Talk to a person', reading('human_agent'))).toMatchObject({ status: 'queued' })
  })
})

describe('a question that may mean several articles', () => {
  it('is asked back with their titles, none of them, and no verdict', async () => {
    const talk = finding(SEVERAL)
    const turn = await talk.say(VAGUE, HALF_HEARD)
    expect(keys(turn)).toEqual(['knowledge_ask'])
    expect(offered(turn)).toEqual([
      'Can I pay in instalments?',
      'How can I pay?',
      'How do I pay by bank transfer?',
      'None of these',
    ])
    const picked = await talk.say('1', unsure())
    expect(picked).toMatchObject({ policy: 'knowledge_choice', action: 'answer_from_article' })
    expect(bubbles(picked)[0]?.cards[0]).toMatchObject({ type: 'article', article_id: 'klarna-instalments' })
  })

  it('names no article that is far less likely than the best, nor one that is gone', async () => {
    const turn = await finding({ 'payment-methods': 0.5, 'bank-transfer': 0.1, gone: 0.4 }).say(VAGUE, HALF_HEARD)
    expect(offered(turn)).toEqual(['How can I pay?', 'None of these'])
  })

  it('is not asked back where the model hears a task in it, or heard nothing before either', async () => {
    const task = unsure({}, { alternatives: ['cancel_order', 'payment_methods'] })
    expect(keys(await finding(SEVERAL).say(VAGUE, task))).toEqual(['unclear_ask'])
    const talk = finding(SEVERAL)
    expect(keys(await talk.say(VAGUE, unsure()))).toEqual(['knowledge_ask'])
    expect(keys(await talk.say(`${VAGUE} or so`, unsure()))).toEqual(['unclear_person'])
  })

  it('takes a title for its article, though it reads like a task', async () => {
    const talk = finding(SEVERAL)
    const turn = await talk.say(VAGUE, HALF_HEARD)
    const [title = ''] = offered(turn)
    const picked = await talk.say(title, reading('cancel_order'))
    expect(picked.policy).toBe('knowledge_choice')
    expect(talk.tracker.stack).toEqual([])
  })

  it('is kept as unanswered when none of them was meant', async () => {
    const talk = finding(SEVERAL)
    await talk.say(VAGUE, HALF_HEARD)
    const turn = await talk.say('none of these', reading('deny'))
    expect(recorded(turn)).toMatchObject([{ text: VAGUE, language: 'en' }])
    expect(offered(turn)).toEqual(['Talk to a person'])
  })
})

describe('an article of the very intent that was read', () => {
  it('answers at a lower confidence, with the next likeliest offered beside it', async () => {
    const turn = await finding(SEVERAL).say(VAGUE, reading('payment_methods'))
    expect(keys(turn)).toEqual(['article'])
    expect(bubbles(turn)[0]?.cards[0]).toMatchObject({ article_id: 'klarna-instalments' })
    expect(offered(turn)).toEqual(['How can I pay?', 'How do I pay by bank transfer?', ...FEEDBACK])
  })

  it('is asked back about where it is less likely still, or of another intent', async () => {
    const [unlikely, other] = [{ ...SEVERAL, 'klarna-instalments': 0.3 }, reading('delivery_cost')]
    expect(keys(await finding(unlikely).say(VAGUE, reading('payment_methods')))).toEqual(['knowledge_ask'])
    expect(keys(await finding(SEVERAL).say(VAGUE, other))).toEqual(['knowledge_ask'])
  })

  it('offers no other titles while a task waits for its answer', async () => {
    const talk = finding(SEVERAL)
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say(VAGUE, reading('payment_methods'))
    expect(keys(turn)).toEqual(['article', 'ask_order_number'])
    expect(offered(turn)).toEqual([])
  })
})

describe('a question that no article answers', () => {
  it('is said to be one, kept for the editor, and a person is offered', async () => {
    const turn = await finding(LITTLE).say('do you sharpen old kitchen knives', reading('product_question'))
    expect(keys(turn)).toEqual(['knowledge_unknown'])
    expect(offered(turn)).toEqual(['Talk to a person'])
    expect(turn.outcome).toBe('fallback')
    expect(recorded(turn)).toMatchObject([{ text: 'do you sharpen old kitchen knives', language: 'en' }])
  })

  it('is kept without what names a person or an order', async () => {
    const text = 'engrave order 1001 and write to ana@example.com about sharpening'
    const understanding = {
      ...reading('product_question'),
      entities: [
        { type: 'email' as const, value: 'ana@example.com', start: 32, end: 47 },
        { type: 'order_number' as const, value: '1001', start: 14, end: 18 },
      ],
    }
    const [kept] = recorded(await finding(LITTLE).say(text, understanding))
    expect(kept?.text).toBe('engrave order [order_number] and write to [email] about sharpening')
  })

  it('is kept, too, where the fallback speaks', async () => {
    const other = await chat().say('do you organise guided hikes', reading('out_of_scope'))
    expect(spoken(other)).toMatch(/outside what I can help with/)
    expect(recorded(other)).toHaveLength(1)
    const settings = { ...DEMO_BUNDLE.settings, locales: ['en', 'zh'] }
    const two = new Chat(memoryOrders([]), { deps: { bundle: { ...DEMO_BUNDLE, settings } } })
    const french = await two.say('vendez-vous des fleurs coupées', unsure({}, { language: 'fr' }))
    expect(keys(french)).toEqual(['language_unsupported'])
    expect(recorded(french)).toHaveLength(1)
  })

  it('is not kept when it says nothing', async () => {
    for (const text of ['blorp', '???', '👍']) expect(recorded(await chat().say(text, unsure()))).toEqual([])
  })

  it('does not repeat itself for ever: a person is called', async () => {
    const talk = finding(LITTLE)
    for (const count of [1, 2]) {
      const turn = await talk.say('do you sharpen old kitchen knives', reading('product_question'))
      expect(keys(turn)).toEqual(['knowledge_unknown'])
      expect(talk.tracker.unclear).toBe(count)
    }
    const third = await talk.say('do you sharpen old kitchen knives', reading('product_question'))
    expect(third).toMatchObject({ status: 'queued', outcome: 'handed_off' })
  })

  it('counts anew after something was answered', async () => {
    const talk = finding(LITTLE)
    await talk.say('do you sharpen old kitchen knives', reading('product_question'))
    await talk.say('hello', reading('greeting'))
    expect(talk.tracker.unclear).toBe(0)
  })

  it('in the middle of a task leads back to it', async () => {
    const talk = finding(LITTLE)
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say('do you sharpen old kitchen knives?', reading('store_info'))
    expect(keys(turn)).toEqual(['unknown_in_task', 'ask_order_number'])
  })

  it('is answered in Chinese in Chinese', async () => {
    const turn = await finding(LITTLE, 'zh').say('能帮我磨刀吗', reading('product_question', { language: 'zh' }))
    expect(spoken(turn)).toMatch(/抱歉/)
    expect(offered(turn)).toEqual(['转人工'])
  })
})
