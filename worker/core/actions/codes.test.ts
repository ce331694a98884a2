import { describe, expect, it } from 'vitest'
import { Chat, offered, shown, spoken } from '../../test/fixtures/chat'
import { lateCodes, memoryCodes } from '../../test/fixtures/memory-codes'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { CodeTarget } from '../events'

const ANA = 'ana@example.com'
const EVE = 'eve@example.com'

function emailOf(target: CodeTarget): string | null {
  const order = SAMPLE_ORDERS.find(({ orderNumber, email }) =>
    target.kind === 'order' ? orderNumber === target.orderNumber : email === target.email,
  )
  return order?.email ?? null
}

function start(limit?: number) {
  const orders = memoryOrders(SAMPLE_ORDERS)
  const codes = memoryCodes(emailOf, limit)
  const talk = new Chat(orders, { codes })
  return { orders, codes, talk }
}

const track = (talk: Chat, text: string, entities: Record<string, string> = {}) =>
  talk.say(text, reading('track_order', { entities }))

/** Digits as the rules read them: an order number. */
const digits = (talk: Chat, code: string) => talk.say(code, unsure({ order_number: code }))

describe('a code for an order', () => {
  it('is offered to who does not know the e-mail, and opens the order', async () => {
    const { talk, codes } = start()
    await track(talk, 'where is 1001', { order_number: '1001' })
    const asked = await talk.say("I don't remember which e-mail", unsure())
    expect(spoken(asked)).toMatch(/If 1001 is one of our orders, a six-digit code is on its way/)
    expect(shown(asked)).not.toContain('example.com')
    expect(offered(asked)).toEqual(['Send a new code', 'Talk to a person'])
    const turn = await digits(talk, codes.newest() ?? '')
    expect(spoken(turn)).toMatch(/1001 is on its way with DHL/)
    expect(talk.tracker).toMatchObject({ verifiedEmails: [ANA], pendingCode: null, verifiedOrders: { 1001: ANA } })
  })

  it('is offered after a pair that did not fit', async () => {
    const { talk, codes } = start()
    const wrong = await track(talk, 'where is 1001', { order_number: '1001', email: EVE })
    expect(offered(wrong)).toContain('Send me a code')
    await talk.say('Send me a code', unsure())
    expect(codes.asked).toEqual([{ kind: 'order', orderNumber: '1001' }])
    expect(spoken(await digits(talk, codes.newest() ?? ''))).toMatch(/1001 is on its way/)
  })

  it('is not offered where no mail can be sent', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const wrong = await track(talk, 'where is 1001', { order_number: '1001', email: EVE })
    expect(offered(wrong)).toEqual([])
    expect(spoken(await talk.say('send me a code', unsure()))).not.toMatch(/code/)
  })

  it('says the same of an order that does not exist, to the last try', async () => {
    const transcript = async (orderNumber: string) => {
      const { talk } = start()
      const turns = [await track(talk, `where is ${orderNumber}`, { order_number: orderNumber, email: EVE })]
      turns.push(await talk.say('Send me a code', unsure()))
      for (let n = 0; n < 5; n++) turns.push(await digits(talk, '000000'))
      turns.push(await talk.say('yes', reading('affirm')), await digits(talk, '000000'))
      return turns.map(shown).join('\n').replaceAll(orderNumber, 'N')
    }
    expect(await transcript('9999')).toBe(await transcript('1003'))
  })

  it('opens a conversation that was closed to further pairs, and the orders of that address with it', async () => {
    const { talk, codes } = start()
    await track(talk, 'where is 1001', { order_number: '1001', email: EVE })
    await talk.say('1001 e2', unsure({ order_number: '1001', email: 'e2@example.com' }))
    const locked = await talk.say('1001 e3', unsure({ order_number: '1001', email: 'e3@example.com' }))
    expect(spoken(locked)).toMatch(/stopped checking e-mail addresses/)
    expect(offered(locked)).toEqual(['Send me a code', 'Talk to a person'])
    const still = await track(talk, 'where is 1001', { order_number: '1001', email: ANA })
    expect(shown(still)).not.toMatch(/DHL/)
    await talk.say('yes', reading('affirm'))
    expect(spoken(await digits(talk, codes.newest() ?? ''))).toMatch(/1001 is on its way/)
    expect(spoken(await track(talk, 'and 1003?', { order_number: '1003' }))).toMatch(/1003 was delivered/)
    // Another shopper's order is still closed to pairs.
    const foreign = await track(talk, 'and 1004?', { order_number: '1004', email: 'wei@example.com' })
    expect(shown(foreign)).not.toMatch(/overdue|DHL/)
  })

  it('reaches the owner of an order number that others have locked', async () => {
    const { talk, codes, orders } = start()
    for (let n = 0; n < 10; n++)
      await orders.verify('1001', `guess${n}@example.com`, Date.parse('2026-11-27T12:00:00Z'))
    const locked = await track(talk, 'where is 1001', { order_number: '1001', email: ANA })
    expect(spoken(locked)).toMatch(/can send a code/)
    expect(talk.tracker.failedVerifications).toBe(0)
    await talk.say('Send me a code', unsure())
    expect(spoken(await digits(talk, codes.newest() ?? ''))).toMatch(/1001 is on its way/)
  })

  it('ends with a person when that is picked', async () => {
    const { talk } = start()
    await track(talk, 'send me a code for 1001', { order_number: '1001' })
    await talk.say('Talk to a person', unsure())
    expect(talk.tracker.status).toBe('queued')
    expect(talk.tracker.stack).toEqual([])
  })
})

describe('the digits', () => {
  async function awaiting() {
    const made = start()
    await track(made.talk, 'send me a code for 1001', { order_number: '1001' })
    return made
  }

  it.each(['482 913', '482-913', 'the code is 482913', '验证码 482913', '４８２９１３'])(
    'are read in "%s"',
    async (text) => {
      const { talk } = await awaiting()
      expect(spoken(await talk.say(text, unsure()))).toMatch(/1001 is on its way/)
    },
  )

  it('that are too few or too many are asked for again: no try, no other order', async () => {
    const { talk } = await awaiting()
    expect(spoken(await digits(talk, '48291'))).toMatch(/six digits/)
    expect(spoken(await digits(talk, '4829133'))).toMatch(/six digits/)
    expect(talk.tracker.slots.order_number).toBe('1001')
    expect(spoken(await digits(talk, '482913'))).toMatch(/1001 is on its way/)
  })

  it('are asked for anew for another order that is named', async () => {
    const { talk, codes } = await awaiting()
    await talk.say('send me a code for order 1003', unsure({ order_number: '1003' }))
    expect(codes.asked.at(-1)).toEqual({ kind: 'order', orderNumber: '1003' })
    expect(spoken(await digits(talk, codes.newest() ?? ''))).toMatch(/1003 was delivered/)
  })

  it('of another order are no code', async () => {
    const { talk, codes } = await awaiting()
    expect(spoken(await talk.say('sorry, 1003', unsure({ order_number: '1003' })))).toMatch(/use for order 1003/)
    expect(codes.asked).toHaveLength(1)
  })

  it('are still the code after the shopper went elsewhere: no order number', async () => {
    const { talk } = await awaiting()
    await talk.say('never mind', unsure())
    expect(talk.tracker.stack).toEqual([])
    expect(spoken(await digits(talk, '482913'))).toMatch(/1001 is on its way/)
  })

  it('stay an order number where no code is awaited', async () => {
    const { talk } = start()
    await track(talk, 'where is my order')
    expect(spoken(await digits(talk, '482913'))).toMatch(/use for order 482913/)
  })

  it('may be followed by the e-mail after all', async () => {
    const { talk } = await awaiting()
    expect(spoken(await talk.say(`it is ${ANA}`, unsure({ email: ANA })))).toMatch(/1001 is on its way/)
  })

  it('wrong five times need a new code, and the old one is dead', async () => {
    const { talk, codes } = await awaiting()
    const old = codes.newest() ?? ''
    expect(spoken(await digits(talk, '111111'))).toMatch(/4 tries are left/)
    for (let n = 0; n < 3; n++) await digits(talk, '111111')
    expect(spoken(await digits(talk, '111111'))).toMatch(/tried too often/)
    await talk.say('Send me a code', unsure())
    expect(spoken(await digits(talk, old))).toMatch(/doesn't match/)
    expect(spoken(await digits(talk, codes.newest() ?? ''))).toMatch(/1001 is on its way/)
  })

  it('come too late after ten minutes', async () => {
    const { talk, codes } = await awaiting()
    const expired = talk.log.map((event) => (event.type === 'code_requested' ? { ...event, codeId: 'gone' } : event))
    talk.log.splice(0, talk.log.length, ...expired)
    const turn = await digits(talk, codes.newest() ?? '')
    expect(spoken(turn)).toMatch(/no longer works.*Shall I send a new one/s)
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/stopped here to protect your data/)
  })
})

describe('a code for an address', () => {
  it('shows the orders of that address to pick from', async () => {
    const { talk, codes } = start()
    await track(talk, `show me my orders, ${ANA}`, { email: ANA })
    expect(codes.asked).toEqual([{ kind: 'email', email: ANA }])
    const turn = await digits(talk, codes.newest() ?? '')
    expect(spoken(turn)).toMatch(/address is confirmed/)
    expect(offered(turn)).toContain('1001 · On its way')
    expect(offered(turn).join()).not.toContain('1004')
    expect(spoken(await talk.say('1001 · On its way', unsure({ order_number: '1001' })))).toMatch(/1001 is on its way/)
  })

  it('is masked where it is said again, and says the same for a stranger', async () => {
    const asked = async (email: string) => {
      const { talk } = start()
      return shown(await track(talk, `show me my orders, ${email}`, { email }))
    }
    expect(await asked('ann@example.com')).toBe(await asked(ANA))
    expect(await asked(ANA)).toContain('a•••@e•••.com')
  })

  it('is offered to who gives only an e-mail, and to who has no number', async () => {
    const { talk, codes } = start()
    const first = await track(talk, `where is my order? ${ANA}`, { email: ANA })
    expect(offered(first)).toEqual(['E-mail me a code instead'])
    await talk.say('E-mail me a code instead', unsure())
    expect(codes.asked).toEqual([{ kind: 'email', email: ANA }])
    const other = start()
    await track(other.talk, 'where is my order')
    const without = await other.talk.say("I don't have the order number", unsure())
    expect(offered(without)).toEqual(['E-mail me a code instead', 'Talk to a person'])
    expect(spoken(await other.talk.say(ANA, unsure({ email: ANA })))).toMatch(/on its way there/)
  })

  it('follows a corrected address', async () => {
    const { talk, codes } = start()
    await track(talk, 'show me my orders, anna@example.com', { email: 'anna@example.com' })
    await talk.say(`sorry, ${ANA}`, unsure({ email: ANA }))
    expect(codes.asked.at(-1)).toEqual({ kind: 'email', email: ANA })
  })

  it('vouches for its own orders only', async () => {
    const { talk, codes } = start()
    await track(talk, `show me my orders, ${ANA}`, { email: ANA })
    await digits(talk, codes.newest() ?? '')
    const foreign = await talk.say('1004', unsure({ order_number: '1004' }))
    expect(shown(foreign)).not.toMatch(/overdue|DHL/)
    expect(spoken(foreign)).toMatch(/use for order 1004/)
  })
})

describe('more codes than may be sent', () => {
  it('for an order lead to the address, and then to a person', async () => {
    const { talk } = start(1)
    await track(talk, 'send me a code for 1001', { order_number: '1001' })
    const again = await talk.say('Send a new code', unsure())
    expect(spoken(again)).toMatch(/any more codes for that order.*Which e-mail address/s)
    const last = await talk.say(ANA, unsure({ email: ANA }))
    expect(spoken(last)).toMatch(/can't send any more codes for now/)
    expect(offered(last)).toEqual(['Talk to a person'])
    expect(talk.tracker.stack).toEqual([])
  })

  it('and a slow shop are told apart', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS), { codes: lateCodes() })
    const turn = await track(talk, 'send me a code for 1001', { order_number: '1001' })
    expect(spoken(turn)).toMatch(/is slow right now/)
  })
})

describe('who changed an order', () => {
  it.each([
    ['token', { sub: '7', email: ANA, name: 'Ana' }],
    ['order_email', null],
  ])('is written down with the proof: %s', async (proof, shopper) => {
    const orders = memoryOrders(SAMPLE_ORDERS)
    const talk = new Chat(orders, { shopper })
    const entities = { order_number: '1002', ...(shopper ? {} : { email: ANA }) }
    await talk.say('cancel 1002', reading('cancel_order', { entities }))
    await talk.say('yes', reading('affirm'))
    expect(orders.audit).toEqual([expect.objectContaining({ by: `shopper:${proof}:a•••@e•••.com` })])
  })

  it('is written down with the proof: code', async () => {
    const { talk, codes, orders } = start()
    await talk.say('cancel 1002, send me a code', reading('cancel_order', { entities: { order_number: '1002' } }))
    await digits(talk, codes.newest() ?? '')
    await talk.say('yes', reading('affirm'))
    expect(orders.audit).toEqual([expect.objectContaining({ by: 'shopper:code:a•••@e•••.com' })])
  })
})
