import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../../test/fixtures/chat'
import { DEMO_BUNDLE } from '../../../test/fixtures/demo-bundle'
import { brokenOrders, memoryOrders } from '../../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../../test/fixtures/sample-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'
import type { HandoffReason } from '../../events'
import type { Turn } from '../../turn'

const ANA = 'ana@example.com'

/** A shop that speaks two languages only. */
const TWO_LANGUAGES = { ...DEMO_BUNDLE, settings: { ...DEMO_BUNDLE.settings, locales: ['en', 'zh'] } }

function chat(): Chat {
  return new Chat(memoryOrders(SAMPLE_ORDERS), { deps: { bundle: TWO_LANGUAGES } })
}

function reasonOf(turn: Turn): HandoffReason | undefined {
  return turn.events.find((event) => event.type === 'handoff_requested')?.reason
}

/** What brings the bot to offer a person. */
const OFFERS: Readonly<Record<string, (talk: Chat) => Promise<Turn>>> = {
  'when unclear': async (talk) => {
    await talk.say('blorp', unsure())
    return talk.say('blorp blorp', unsure())
  },
  'for a language it does not speak': (talk) => talk.say('où est mon colis', unsure({}, { language: 'fr' })),
  'after verification was locked': async (talk) => {
    const wrong = (n: number) => ({ order_number: '1001', email: `eve${n}@example.com` })
    await talk.say('x', reading('track_order', { entities: wrong(1) }))
    await talk.say('x', reading('track_order', { entities: wrong(2) }))
    return talk.say('x', reading('track_order', { entities: wrong(3) }))
  },
  'after a complaint': (talk) => talk.say('this shop is awful', reading('complaint')),
  'when asked what it is': (talk) => talk.say('are you a robot?', reading('bot_question')),
  'when a task ends without success': (talk) =>
    talk.say('my refund, 1001', reading('track_refund', { entities: { order_number: '1001', email: ANA } })),
}

describe('the reason of a handoff', () => {
  it.each<[string, HandoffReason]>([
    ['when unclear', 'unclear'],
    ['for a language it does not speak', 'unclear'],
    ['after verification was locked', 'verification'],
    ['after a complaint', 'upset'],
    ['when asked what it is', 'asked'],
    ['when a task ends without success', 'flow'],
  ])('is why the bot offered a person: %s', async (offer, reason) => {
    for (const [words, intent] of [
      ['yes', 'affirm'],
      ['Talk to a person', 'nlu_fallback'],
      ['1', 'nlu_fallback'],
      ['a human please', 'human_agent'],
    ] as const) {
      const talk = chat()
      const asked = await OFFERS[offer]?.(talk)
      expect(asked && offered(asked)).toEqual(['Talk to a person'])
      expect(reasonOf(await talk.say(words, reading(intent)))).toBe(reason)
    }
  })

  it('is that the shopper asked, when nobody was offered', async () => {
    const talk = chat()
    await talk.say('blorp', unsure())
    expect(reasonOf(await talk.say('a human please', reading('human_agent')))).toBe('asked')
  })

  it('is "unclear" for the person offered beside the question of a task', async () => {
    const talk = chat()
    await talk.say('where is my order', reading('track_order'))
    await talk.say('the blue one', unsure())
    const asked = await talk.say('the BLUE one', unsure())
    expect(offered(asked)).toEqual(['Talk to a person'])
    expect(reasonOf(await talk.say('Talk to a person', unsure()))).toBe('unclear')
  })
})

describe('calling a person', () => {
  it('ends every task under way as handed off', async () => {
    const talk = chat()
    await talk.say('cancel 1002', reading('cancel_order', { entities: { order_number: '1002', email: ANA } }))
    await talk.say('and where is 1004', reading('track_order', { entities: { order_number: '1004' } }))
    const turn = await talk.say('a human please', reading('human_agent'))
    expect(turn.events.filter((event) => event.type === 'flow_ended')).toEqual([
      { type: 'flow_ended', flow: 'verify_order', outcome: 'handed_off' },
      { type: 'flow_ended', flow: 'track_order', outcome: 'handed_off' },
      { type: 'flow_ended', flow: 'cancel_order', outcome: 'handed_off' },
    ])
    expect(talk.tracker.stack).toEqual([])
  })

  it('works after a fault, whose apology offers it', async () => {
    const talk = new Chat(brokenOrders())
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    expect(await talk.say('Talk to a person', unsure())).toMatchObject({ outcome: 'handed_off', status: 'queued' })
  })
})

describe('choices of a turn with several messages', () => {
  it('are picked by title from any of them, by number from the last', async () => {
    const asked = async () => {
      const talk = chat()
      await talk.say('return', reading('return_item', { entities: { order_number: '1003', email: ANA } }))
      await talk.say('this is awful', reading('complaint'))
      return talk
    }
    const byTitle = await asked()
    expect(await byTitle.say('talk to a person', unsure())).toMatchObject({ status: 'queued' })
    const byNumber = await asked()
    await byNumber.say('2', unsure())
    expect(byNumber.tracker.slots.return_lines).toBe('2')
    const last = await asked()
    expect(spoken(await last.say('3', unsure()))).toMatch(/passed you to our team/)
  })
})

describe('in the queue', () => {
  it.each(['hello??', 'anyone there', '有人吗', 'how long do i wait', '多久才回'])(
    '"%s" is told to wait',
    async (text) => {
      const talk = chat()
      await talk.say('a human please', reading('human_agent'))
      const turn = await talk.say(text, reading('nlu_fallback'))
      expect(turn.status).toBe('queued')
      expect(spoken(turn)).toMatch(/still in line/)
    },
  )

  it.each(['不等了', '不用等了'])('"%s" leaves it', async (text) => {
    const talk = chat()
    await talk.say('a human please', reading('human_agent'))
    expect(await talk.say(text, reading('nlu_fallback'))).toMatchObject({ status: 'bot' })
  })
})
