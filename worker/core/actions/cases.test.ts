import { describe, expect, it } from 'vitest'
import { bubbles, Chat, offered, shown, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { lateShoppers, type MemoryShoppers, memoryShoppers } from '../../test/fixtures/memory-shoppers'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Shoppers } from '../ports'

const STORY = 'the courier threw my parcel over the fence into the rain'
const upset = (intent: string) => reading(intent, { sentiment: 'negative' })

function start(more: { shoppers?: Shoppers } = {}): { talk: Chat; shoppers: MemoryShoppers } {
  const shoppers = memoryShoppers()
  return { talk: new Chat(memoryOrders(SAMPLE_ORDERS), { shoppers, ...more }), shoppers }
}

describe('a complaint', () => {
  it('is asked about once, with a person offered from the start', async () => {
    const { talk, shoppers } = start()
    const asked = await talk.say('I want to complain', reading('complaint'))
    expect(offered(asked)).toEqual(['Talk to a person'])
    const turn = await talk.say(STORY, reading('delivery_problem'))
    expect(spoken(turn)).toMatch(/case CS-1001/)
    expect(shoppers.made).toMatchObject([{ kind: 'complaint', email: null, text: STORY }])
    expect(talk.tracker.stack).toEqual([])
  })

  it('that was told already is not told twice', async () => {
    const { talk, shoppers } = start()
    const turn = await talk.say(`${STORY}, this is a disgrace`, upset('complaint'))
    expect(spoken(turn)).toMatch(/so sorry.*CS-1001/)
    expect(shoppers.made).toHaveLength(1)
  })

  it('is helped at once where the words name a task', async () => {
    const { talk } = start()
    const understanding = reading('complaint', { alternatives: ['delivery_problem'] })
    const turn = await talk.say(`${STORY}, this is a disgrace`, understanding)
    expect(offered(turn)).toEqual(['My parcel is late or lost', 'Talk to a person'])
  })

  it('goes to a person on a yes, and takes an angry question for the story', async () => {
    const { talk } = start()
    await talk.say('I want to complain', reading('complaint'))
    await talk.say('yes please', reading('affirm'))
    expect(talk.tracker.status).toBe('queued')
    const other = start()
    await other.talk.say('I want to complain', reading('complaint'))
    await other.talk.say('why does nobody answer my letters?', upset('contact_support'))
    expect(other.shoppers.made).toMatchObject([{ text: 'why does nobody answer my letters?' }])
  })

  it('opens no case for a no, nor a second one in the same conversation', async () => {
    const { talk, shoppers } = start()
    await talk.say('I want to complain', reading('complaint'))
    await talk.say('no', reading('deny'))
    expect(shoppers.made).toEqual([])
    await talk.say(`${STORY}, this is a disgrace`, upset('complaint'))
    const again = await talk.say('your service is terrible', upset('complaint'))
    expect(spoken(again)).toMatch(/CS-1001/)
    expect(offered(again)).toEqual(['Talk to a person'])
    expect(shoppers.made).toHaveLength(1)
  })

  it('claims no case when the shop does not answer', async () => {
    const { talk } = start({ shoppers: lateShoppers() })
    const turn = await talk.say(`${STORY}, this is a disgrace`, reading('complaint'))
    expect(spoken(turn)).not.toMatch(/CS-|with our team/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('in the middle of a task is met with regret, and the task goes on', async () => {
    const { talk, shoppers } = start()
    await talk.say(
      'cancel 1002 ana@example.com',
      reading('cancel_order', { entities: { order_number: '1002', email: 'ana@example.com' } }),
    )
    const turn = await talk.say('this is awful', upset('complaint'))
    expect(spoken(turn)).toMatch(/sorry[\s\S]*Shall I cancel it/)
    expect(shoppers.made).toEqual([])
  })
})

describe('help with the account', () => {
  it('answers from the articles and offers more', async () => {
    const turn = await start().talk.say('I forgot my password', reading('login_problem'))
    expect(spoken(turn)).toMatch(/never need your password[\s\S]*Forgot password/)
    expect(bubbles(turn)[0]?.cards).toMatchObject([{ type: 'article', article_id: 'forgot-password' }])
    expect(offered(turn)).toEqual(["That didn't help", 'Talk to a person'])
  })

  it('becomes a case when it was no help, with what was told', async () => {
    const { talk, shoppers } = start()
    await talk.say('I forgot my password', reading('login_problem'))
    await talk.say("That didn't help", reading('deny'))
    await talk.say('the mail never arrives', reading('login_problem'))
    const turn = await talk.say('kim@example.com', unsure({ email: 'kim@example.com' }))
    expect(spoken(turn)).toMatch(/CS-1001/)
    expect(shoppers.made).toMatchObject([{ kind: 'account', email: 'kim@example.com', text: 'the mail never arrives' }])
  })

  it('takes an address for an address, and asks on for the story', async () => {
    const { talk, shoppers } = start()
    await talk.say('I forgot my password', reading('login_problem'))
    await talk.say("That didn't help", reading('deny'))
    const turn = await talk.say('kim@example.com', unsure({ email: 'kim@example.com' }))
    expect(spoken(turn)).toMatch(/What happens exactly/)
    await talk.say('the mail never arrives', reading('login_problem'))
    expect(shoppers.made).toMatchObject([{ email: 'kim@example.com', text: 'the mail never arrives' }])
  })
})

describe('a secret in a message', () => {
  it('is warned of, and neither stored nor repeated nor passed on', async () => {
    const { talk, shoppers } = start()
    const text = 'I want to complain: my password is Sunshine99 and you charged 4111 1111 1111 1111 twice'
    const turn = await talk.say(text, reading('complaint', { entities: { tracking_number: '4111111111111111' } }))
    expect(spoken(turn)).toMatch(/don't send passwords[\s\S]*don't send card numbers/)
    expect(JSON.stringify([turn.events, shoppers.made, shown(turn)])).not.toMatch(/Sunshine99|4111 1/)
    expect(talk.log.find((event) => event.type === 'user_uttered')?.text).toMatch(/•••• 1111 twice$/)
  })

  it('is hidden from a person who has the conversation too, without a word of the bot', async () => {
    const { talk } = start()
    await talk.say('human please', reading('human_agent'))
    const turn = await talk.say('my password is Sunshine99', reading('login_problem'))
    expect(JSON.stringify(turn.events)).not.toContain('Sunshine99')
  })
})
