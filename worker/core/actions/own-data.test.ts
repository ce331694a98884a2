import { describe, expect, it } from 'vitest'
import { Chat, offered, shown, spoken } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { ANA_PROFILE, lateShoppers, type MemoryShoppers, memoryShoppers } from '../../test/fixtures/memory-shoppers'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Shoppers } from '../ports'

const ANA = { sub: 'ana', email: 'ana@example.com', name: 'Ana' }

function start(more: { shopper?: typeof ANA; shoppers?: Shoppers } = {}): { talk: Chat; shoppers: MemoryShoppers } {
  const shoppers = memoryShoppers({ 'ana@example.com': ANA_PROFILE })
  return { talk: new Chat(memoryOrders(SAMPLE_ORDERS), { shoppers, ...more }), shoppers }
}

/** Types somebody's address, which proves nothing. */
async function claimToBeAna(talk: Chat): Promise<void> {
  await talk.say('ana@example.com', unsure({ email: ANA.email }, { confidence: 0 }))
}

describe('points', () => {
  it('are shown to a shopper the shop vouches for', async () => {
    const { talk } = start({ shopper: ANA })
    const turn = await talk.say('how many points do I have', reading('loyalty'))
    expect(spoken(turn)).toMatch(/1,240 points[\s\S]*Linden[\s\S]*180 of them expire on Sunday 20 December/)
  })

  it('are shown after an order was proven, and to nobody before', async () => {
    const { talk, shoppers } = start()
    await claimToBeAna(talk)
    const asked = await talk.say('how many points do I have', reading('loyalty'))
    expect(shown(asked)).not.toMatch(/1,240|Linden"/)
    expect(shoppers.read).toEqual([])
    const turn = await talk.say('1001', unsure({ order_number: '1001' }))
    expect(spoken(turn)).toMatch(/1,240 points/)
  })

  it('are not made up when there are none, or when the shop does not answer', async () => {
    const none = await start({ shopper: { ...ANA, email: 'tom@example.com' } }).talk.say(
      'my points',
      reading('loyalty'),
    )
    expect(spoken(none)).toMatch(/no balance/)
    const late = await start({ shopper: ANA, shoppers: lateShoppers() }).talk.say('my points', reading('loyalty'))
    expect(spoken(late)).toMatch(/can't look that up/)
  })
})

describe('the newsletter', () => {
  it('is signed up for by a proven shopper after a yes, and by anybody else only asked about by mail', async () => {
    const { talk, shoppers } = start({ shopper: { ...ANA, email: 'tom@example.com' } })
    await talk.say('subscribe me to the newsletter', reading('newsletter'))
    expect(shoppers.made).toEqual([])
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/from now on/)
    expect(shoppers.made).toMatchObject([{ email: 'tom@example.com', on: true, proven: true }])

    const other = start()
    await other.talk.say('subscribe me to the newsletter', reading('newsletter'))
    await other.talk.say('kim@example.com', unsure({ email: 'kim@example.com' }))
    expect(spoken(await other.talk.say('yes', reading('affirm')))).toMatch(
      /once that link has been opened and confirmed, and not before/,
    )
    expect(other.shoppers.made).toMatchObject([{ email: 'kim@example.com', on: true, proven: false }])
  })

  it('tells nobody whether an address is on it', async () => {
    const { talk } = start()
    await talk.say('subscribe me to the newsletter', reading('newsletter'))
    const asked = await talk.say('ana@example.com', unsure({ email: ANA.email }))
    expect(spoken(asked)).toMatch(/Shall I sign ana@example\.com up/)
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(
      /once that link has been opened and confirmed, and not before/,
    )
  })

  it('does nothing that is done already, or that was declined', async () => {
    const { talk, shoppers } = start({ shopper: ANA })
    expect(spoken(await talk.say('subscribe me', reading('newsletter')))).toMatch(/on the newsletter already/)
    await talk.say('unsubscribe me', reading('newsletter'))
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/stays as it is/)
    expect(shoppers.made).toEqual([])
  })
})

describe('a data request', () => {
  it('takes proof, an explanation and a yes, and gets a number and a day', async () => {
    const { talk, shoppers } = start()
    await claimToBeAna(talk)
    await talk.say('please delete all my data', reading('delete_account'))
    expect(spoken(await talk.say('1003', unsure({ order_number: '1003' })))).toMatch(/Invoices stay/)
    expect(shoppers.made).toEqual([])
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/D-1001.*by Sunday 27 December/)
    expect(shoppers.made).toMatchObject([{ action: 'data', kind: 'delete', email: ANA.email }])
    expect(talk.log).toContainEqual({ type: 'shopper_changed', change: 'data_delete_requested', reference: 'D-1001' })
  })

  it('warns of an order under way before a deletion, and not before a copy', async () => {
    const { talk } = start({ shopper: ANA })
    expect(spoken(await talk.say('delete my account', reading('delete_account')))).toMatch(/still under way/)
    await talk.say('no', reading('deny'))
    expect(spoken(await talk.say('export my data', reading('nlu_fallback')))).toMatch(/copy of everything/)
  })

  it('is never taken as made when the shop does not answer', async () => {
    const { talk } = start({ shopper: ANA, shoppers: lateShoppers() })
    await talk.say('export my data', reading('nlu_fallback'))
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/don't know yet/)
  })

  it('goes wrong for who cannot prove an order, and asks the shop for nothing', async () => {
    const { talk, shoppers } = start()
    await talk.say('export my data', reading('nlu_fallback'))
    await talk.say('1004', unsure({ order_number: '1004' }))
    const turn = await talk.say('ana@example.com', unsure({ email: ANA.email }))
    expect(spoken(turn)).toMatch(/can't find an order/)
    expect(shoppers.made).toEqual([])
    expect(offered(turn)).toEqual([])
  })
})
