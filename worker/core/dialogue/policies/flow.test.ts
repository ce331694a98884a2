import { describe, expect, it } from 'vitest'
import { Chat, offered, shown, spoken } from '../../../test/fixtures/chat'
import { type MemoryOrders, memoryOrders } from '../../../test/fixtures/memory-orders'
import { line, order, parcel, SAMPLE_ORDERS } from '../../../test/fixtures/sample-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'

const ANA = 'ana@example.com'

type Talk = { readonly talk: Chat; readonly orders: MemoryOrders }

function start(options: ConstructorParameters<typeof Chat>[1] = {}): Talk {
  const orders = memoryOrders(SAMPLE_ORDERS)
  return { talk: new Chat(orders, options), orders }
}

/** A conversation that has asked to cancel 1002 and waits for yes or no. */
async function askedToCancel(): Promise<Talk> {
  const { talk, orders } = start()
  await talk.say(
    'cancel 1002, ana@example.com',
    reading('cancel_order', { entities: { order_number: '1002', email: ANA } }),
  )
  expect(talk.tracker.stack.at(-1)).toMatchObject({ flow: 'cancel_order', state: 'ask' })
  return { talk, orders }
}

describe('verification', () => {
  it('passes in one message', async () => {
    const { talk } = start()
    const turn = await talk.say(
      'where is 1001? ana@example.com',
      reading('track_order', { entities: { order_number: '1001', email: ANA } }),
    )
    expect(spoken(turn)).toMatch(/1001 is on its way with DHL/)
    expect(talk.tracker.verifiedOrders).toEqual({ '1001': ANA })
    expect(talk.tracker.stack).toEqual([])
  })

  it('passes over several messages, asking for one thing at a time', async () => {
    const { talk } = start()
    expect(spoken(await talk.say('where is my order', reading('track_order')))).toMatch(/order number/)
    expect(spoken(await talk.say('1001', unsure({ order_number: '1001' })))).toMatch(
      /Which e-mail address .* order 1001/,
    )
    expect(spoken(await talk.say('ana@example.com', unsure({ email: ANA })))).toMatch(/1001 is on its way/)
  })

  it('shows nothing of an order before it', async () => {
    const { talk, orders } = start()
    const turn = await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    expect(shown(turn)).not.toMatch(/DHL|Lamp|Lisbon/)
    expect(orders.calls).toEqual([])
  })

  it('asks for the e-mail once in a conversation', async () => {
    const { talk } = start()
    await talk.say('1001 ana@example.com', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    const turn = await talk.say('and 1003?', reading('track_order', { entities: { order_number: '1003' } }))
    expect(spoken(turn)).toMatch(/1003 was delivered/)
  })

  it('of an order already verified asks nothing, not even the shop', async () => {
    const { talk, orders } = start()
    await talk.say('1001 ana@example.com', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    expect(orders.calls.filter((call) => call.method === 'verify')).toHaveLength(1)
  })

  it('says the same of a wrong e-mail and of an unknown order', async () => {
    const wrong = start().talk
    const unknown = start().talk
    const first = await wrong.say(
      'x',
      reading('track_order', { entities: { order_number: '1001', email: 'eve@example.com' } }),
    )
    const second = await unknown.say(
      'x',
      reading('track_order', { entities: { order_number: '9999', email: 'eve@example.com' } }),
    )
    expect(spoken(first)).toBe(spoken(second))
  })

  it('never repeats an e-mail that did not match', async () => {
    const { talk } = start()
    const turn = await talk.say(
      'x',
      reading('track_order', { entities: { order_number: '9999', email: 'eve@example.com' } }),
    )
    expect(shown(turn)).not.toContain('eve@')
    expect(shown(turn)).not.toContain('ana@')
  })

  it('locks after three wrong pairs and offers a person', async () => {
    const { talk } = start()
    const tries = []
    for (let n = 0; n < 3; n++) {
      tries.push(
        await talk.say(
          'x',
          reading('track_order', { entities: { order_number: '1001', email: `eve${n}@example.com` } }),
        ),
      )
    }
    expect(tries.map(spoken).map((said) => /(\w+) tr(?:y is|ies are) left/.exec(said)?.[1])).toEqual([
      '2',
      'one',
      undefined,
    ])
    const last = tries[2]
    expect(last && spoken(last)).toMatch(/couldn't verify/)
    expect(last && offered(last)).toEqual(['Talk to a person'])
    expect(talk.tracker.stack).toEqual([])
  })

  it('stays locked for the right pair too', async () => {
    const { talk, orders } = start()
    for (let n = 0; n < 3; n++)
      await talk.say('x', reading('track_order', { entities: { order_number: '1001', email: `eve${n}@example.com` } }))
    const asked = orders.calls.length
    const turn = await talk.say('x', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    expect(shown(turn)).not.toMatch(/DHL/)
    expect(orders.calls).toHaveLength(asked)
  })

  it('still shows orders verified before the lock', async () => {
    const { talk } = start()
    await talk.say('x', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    for (let n = 0; n < 3; n++)
      await talk.say('x', reading('track_order', { entities: { order_number: '1004', email: `eve${n}@example.com` } }))
    const turn = await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    expect(spoken(turn)).toMatch(/1001 is on its way/)
  })

  it('stops at the limit of the order too, whoever asked before', async () => {
    const { talk, orders } = start()
    for (let n = 0; n < 10; n++) await orders.verify('1001', `eve${n}@example.com`, Date.parse('2026-11-27T11:59:00Z'))
    const turn = await talk.say('x', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    expect(spoken(turn)).toMatch(/couldn't verify/)
    expect(shown(turn)).not.toMatch(/DHL/)
  })

  it('takes the e-mail when it comes before the order number', async () => {
    const { talk } = start()
    await talk.say('where is my order', reading('track_order'))
    await talk.say('my e-mail is ana@example.com', unsure({ email: ANA }))
    expect(talk.tracker.slots.email).toBe(ANA)
    expect(spoken(await talk.say('1001', unsure({ order_number: '1001' })))).toMatch(/1001 is on its way/)
  })

  it('is not passed by an order number that is a name of every object', async () => {
    const { talk, orders } = start()
    await talk.say('where is it', reading('track_order', { entities: { order_number: 'constructor' } }))
    expect(orders.calls.filter((call) => call.method === 'get')).toEqual([])
  })

  it('repeats the question in other words, and offers a person the second time', async () => {
    const { talk } = start()
    await talk.say('where is my order', reading('track_order'))
    const first = await talk.say('the blue one', unsure())
    const second = await talk.say('the BLUE one', unsure())
    expect(spoken(first)).toMatch(/I need an order number/)
    expect(offered(first)).toEqual([])
    expect(offered(second)).toEqual(['Talk to a person'])
  })
})

describe('a shopper the shop vouched for', () => {
  const shopper = { sub: '7', email: ANA, name: 'Ana' }

  it('picks from their own orders and types no e-mail', async () => {
    const { talk } = start({ shopper })
    const asked = await talk.say('where is my order', reading('track_order'))
    expect(offered(asked)).toContain('1001 · On its way')
    // Those under way alone: nobody asks where a parcel is that has come.
    expect(offered(asked).map((title) => title.split(' · ')[1])).not.toContain('Delivered')
    expect(offered(asked).join()).not.toContain('1004')
    const turn = await talk.say('1001 · On its way', unsure({ order_number: '1001' }))
    expect(spoken(turn)).toMatch(/1001 is on its way/)
  })

  it('may still prove an order placed with another e-mail', async () => {
    const { talk } = start({ shopper })
    const turn = await talk.say(
      '1004, wei@example.com',
      reading('track_order', { entities: { order_number: '1004', email: 'wei@example.com' } }),
    )
    expect(shown(turn)).toMatch(/DHL/)
  })

  it('does not see the order of somebody else', async () => {
    const { talk } = start({ shopper })
    const turn = await talk.say('where is 1004', reading('track_order', { entities: { order_number: '1004' } }))
    expect(shown(turn)).not.toMatch(/DHL/)
  })
})

describe('a correction', () => {
  it('in the middle runs the checks again with the new order', async () => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say('no, 1014', reading('deny', { entities: { order_number: '1014' } }))
    expect(spoken(turn)).toMatch(/Order 1014 hasn't left yet.*Shall I cancel it/)
    expect(orders.order('1002').status).toBe('processing')
    await talk.say('yes', reading('affirm'))
    expect(orders.order('1014').status).toBe('cancelled')
    expect(orders.order('1002').status).toBe('processing')
  })

  it('to an order that is not theirs is verified, not trusted', async () => {
    const { talk } = await askedToCancel()
    const turn = await talk.say('no, 1004', reading('deny', { entities: { order_number: '1004' } }))
    expect(shown(turn)).not.toMatch(/DHL|cancel it\?/)
    expect(spoken(turn)).toMatch(/Which e-mail address .* order 1004/)
    expect(talk.tracker.verifiedOrders).toEqual({ '1002': ANA })
  })

  it('while the e-mail is asked for changes the order asked about', async () => {
    const { talk } = start()
    await talk.say('where is 1001', reading('track_order', { entities: { order_number: '1001' } }))
    const turn = await talk.say('no, 1003', unsure({ order_number: '1003' }))
    expect(spoken(turn)).toMatch(/e-mail address .* order 1003/)
  })

  it('that says yes with another order number does not confirm the old one', async () => {
    const { talk, orders } = await askedToCancel()
    await talk.say('yes, 1014', reading('affirm', { entities: { order_number: '1014' } }))
    expect(orders.order('1002').status).toBe('processing')
  })

  it('after the end runs the same task for the other order', async () => {
    const { talk } = start()
    await talk.say('1001 ana@example.com', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    const turn = await talk.say('no, 1003', unsure({ order_number: '1003' }))
    expect(spoken(turn)).toMatch(/1003 was delivered/)
    expect(turn.policy).toBe('flow')
  })

  it('after the end still works three messages later, and not after five', async () => {
    const later = async (between: number) => {
      const { talk } = start()
      await talk.say('x', reading('track_refund', { entities: { order_number: '1001', email: ANA } }))
      for (let n = 0; n < between; n++) await talk.say('thanks', reading('thanks'))
      const turn = await talk.say('I meant 1003', unsure({ order_number: '1003' }))
      return turn.events.find((event) => event.type === 'flow_started')?.flow
    }
    expect(await later(2)).toBe('refund_status')
    expect(await later(5)).toBe('track_order')
  })

  it('that asks for another task does that task', async () => {
    const { talk } = start()
    await talk.say('1001 ana@example.com', reading('track_order', { entities: { order_number: '1001', email: ANA } }))
    await talk.say('no, cancel 1002 instead', reading('cancel_order', { entities: { order_number: '1002' } }))
    expect(talk.tracker.stack[0]?.flow).toBe('cancel_order')
  })

  it('of the order forgets the item picked from the old one', async () => {
    const orders = memoryOrders([
      ...SAMPLE_ORDERS,
      order('1011', {
        status: 'delivered',
        lines: [line(1, 'Trail Runner'), line(2, 'Hand Mirror')],
        shipments: [parcel('delivered', -4, 4)],
      }),
    ])
    const talk = new Chat(orders)
    await talk.say('x', reading('return_item', { entities: { order_number: '1003', email: ANA } }))
    await talk.say('Cork Sandal', unsure())
    await talk.say('too small', unsure())
    const turn = await talk.say('no, order 1011', unsure({ order_number: '1011' }))
    expect(offered(turn)).toEqual(['Trail Runner', 'Hand Mirror'])
  })

  it('is not taken for the answer to an open question', async () => {
    const { talk } = start()
    await talk.say('x', reading('return_item', { entities: { order_number: '1003', email: ANA } }))
    await talk.say('Cork Sandal', unsure())
    await talk.say('no, order 1008', unsure({ order_number: '1008' }))
    expect(talk.tracker.slots).toMatchObject({ order_number: '1008' })
    expect(talk.tracker.slots.return_reason).toBeUndefined()
  })
})

describe('a digression', () => {
  it('is answered, and then the task asks its question again', async () => {
    const { talk } = start()
    await talk.say('where is my order', reading('track_order'))
    const turn = await talk.say('how long does delivery take?', reading('delivery_time'))
    expect(turn.policy).toBe('knowledge')
    expect(spoken(turn)).toMatch(/working days/)
    expect(spoken(turn)).toMatch(/Back to your request: Track an order\.\n\nWhat's your order number/)
    expect(spoken(await talk.say('1001', unsure({ order_number: '1001' })))).toMatch(/e-mail/)
  })

  it('from a yes-or-no question offers yes and no again', async () => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say('how long does a refund take?', reading('return_policy'))
    expect(turn.policy).not.toBe('flow')
    expect(offered(turn)).toEqual(['Yes', 'No'])
    await talk.say('Yes', reading('affirm'))
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it('of thanks does not lose the task', async () => {
    const { talk } = await askedToCancel()
    const turn = await talk.say('thank you', reading('thanks'))
    expect(spoken(turn)).toMatch(/You're welcome.*Shall I cancel it/s)
  })

  it('to another task before verification replaces the first', async () => {
    const { talk } = start()
    await talk.say('where is my order', reading('track_order'))
    await talk.say('no wait, cancel it', reading('cancel_order'))
    expect(talk.tracker.stack.map((frame) => frame.flow)).toEqual(['cancel_order', 'verify_order'])
  })

  it('to another task after verification comes back to the first', async () => {
    const { talk } = await askedToCancel()
    const turn = await talk.say('where is my refund for it?', reading('track_refund'))
    expect(spoken(turn)).toMatch(/I see no refund for order 1002/)
    expect(spoken(turn)).toMatch(/Back to your request: Cancel an order/)
    expect(talk.tracker.stack).toMatchObject([{ flow: 'cancel_order', state: 'ask' }])
  })

  it('about another order comes back to the order of the first task', async () => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say('first, where is 1003?', reading('track_order', { entities: { order_number: '1003' } }))
    expect(spoken(turn)).toMatch(/1003 was delivered/)
    expect(spoken(turn)).toMatch(/Order 1002 hasn't left yet/)
    await talk.say('yes', reading('affirm'))
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it('about another order never makes "yes" change that other order', async () => {
    const { talk, orders } = await askedToCancel()
    await talk.say('where is my refund for 1014?', reading('track_refund', { entities: { order_number: '1014' } }))
    await talk.say('yes', reading('affirm'))
    expect(orders.order('1014').status).toBe('processing')
  })

  it('never lets tasks pile up past four', async () => {
    const { talk } = await askedToCancel()
    const tasks = ['change_address', 'cancel_order', 'change_address', 'cancel_order', 'change_address', 'cancel_order']
    for (const intent of tasks) await talk.say('another thing', reading(intent))
    expect(talk.tracker.stack.length).toBeLessThanOrEqual(4)
  })
})

describe('dropping a task', () => {
  it.each(['never mind', 'forget it', '算了'])('"%s" ends it and changes nothing', async (text) => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say(text, unsure())
    expect(talk.tracker.stack).toEqual([])
    expect(turn.events).toContainEqual({ type: 'flow_ended', flow: 'cancel_order', outcome: 'abandoned' })
    expect(orders.order('1002').status).toBe('processing')
  })

  it('works where a no only asks again', async () => {
    const { talk } = start()
    await talk.say(
      '1002 ana@example.com',
      reading('change_address', { entities: { order_number: '1002', email: ANA } }),
    )
    await talk.say('Rua do Carmo 7, 1200-093 Lisbon', unsure())
    await talk.say('never mind', unsure())
    expect(talk.tracker.stack).toEqual([])
  })

  it('on top of another leaves no silent question behind', async () => {
    const { talk, orders } = await askedToCancel()
    await talk.say('change its address', reading('change_address'))
    expect(talk.tracker.stack.map((frame) => frame.flow)).toEqual(['change_address'])
    const turn = await talk.say('never mind', unsure())
    const asksAgain = /Shall I cancel it/.test(spoken(turn))
    await talk.say('ok', reading('affirm'))
    expect(asksAgain || orders.order('1002').status === 'processing').toBe(true)
  })
})

describe('yes and no', () => {
  it.each(['yes', 'Yes', 'ok', '1', 'yes please cancel it', '好的'])('"%s" confirms', async (text) => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say(text, unsure())
    expect(orders.order('1002').status).toBe('cancelled')
    expect(spoken(turn)).toMatch(/1002 is cancelled/)
    expect(turn.events).toContainEqual({ type: 'order_changed', orderNumber: '1002', change: 'cancelled', detail: '' })
    expect(orders.audit).toEqual([
      expect.objectContaining({ action: 'cancel', by: 'shopper:order_email:a•••@e•••.com' }),
    ])
  })

  it.each(['no', 'No', '2', 'nope', 'no thanks', '不要'])('"%s" declines', async (text) => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say(text, unsure())
    expect(spoken(turn)).toMatch(/1002 stays as it is/)
    expect(orders.order('1002').status).toBe('processing')
  })

  it('"yes?" does not confirm', async () => {
    const { talk, orders } = await askedToCancel()
    await talk.say('yes?', unsure())
    expect(orders.order('1002').status).toBe('processing')
  })

  it.each(['maybe', 'not sure', 'yes but not that one'])('"%s" is neither and asks again', async (text) => {
    const { talk, orders } = await askedToCancel()
    const turn = await talk.say(text, unsure())
    expect(offered(turn)).toEqual(['Yes', 'No'])
    expect(orders.order('1002').status).toBe('processing')
  })

  it.each([
    ['yes but not that one', 0.4],
    ['ok?', 0.4],
    ['not that one', 0.4],
    ['hm, what happens to my coupon then', 0.15],
  ])('"%s" does not confirm, though the model takes it for a yes (%f)', async (text, confidence) => {
    const { talk, orders } = await askedToCancel()
    await talk.say(text, reading('affirm', { confidence }))
    expect(orders.order('1002').status).toBe('processing')
  })
})

describe('what cannot be undone', () => {
  const UNCLEAR = [
    'yes keep the order',
    'yes please keep it',
    'yes leave it',
    'yes dont',
    'yes stop',
    'yes no',
    'no yes',
    'yes i know but dont',
    'yes but only the lamp',
    'yes, unless it ships today',
    'ok wait',
    'is that right',
    'yes what happens then',
    'sure thing not',
    'ok thanks',
    'right',
    'fine',
    'hmm fine i guess',
    'yes except the postcode',
    '好的谢谢',
    '是的，不过先别',
    '好的，等一下',
    '可以，除非今天发货',
    '对，保留订单',
  ]
  it.each(UNCLEAR)('"%s" neither confirms nor declines, however sure the model is', async (text) => {
    for (const intent of ['affirm', 'nlu_fallback', 'deny']) {
      const { talk, orders } = await askedToCancel()
      const turn = await talk.say(text, reading(intent, { confidence: intent === 'deny' ? 0.8 : 0.99 }))
      expect(orders.order('1002').status).toBe('processing')
      expect(offered(turn)).toEqual(['Yes', 'No'])
    }
  })

  it('is done for a choice taken', async () => {
    const { talk, orders } = await askedToCancel()
    await talk.say('Yes', unsure())
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it('at an address is not done by words about cancelling', async () => {
    const { talk, orders } = start()
    await talk.say('x', reading('change_address', { entities: { order_number: '1002', email: ANA } }))
    await talk.say('Rua do Carmo 7, 1200-093 Lisbon', unsure())
    await talk.say('yes cancel it', reading('affirm'))
    expect(orders.audit).toEqual([])
  })

  it('is not asked again after another change took its place', async () => {
    const { talk, orders } = await askedToCancel()
    const asked = await talk.say('change the address instead', reading('change_address'))
    expect(asked.events).toContainEqual({ type: 'flow_ended', flow: 'cancel_order', outcome: 'abandoned' })
    await talk.say('Rua do Carmo 7, 1200-093 Lisbon', unsure())
    const turn = await talk.say('yes', unsure())
    expect(spoken(turn)).not.toMatch(/Shall I cancel|Back to your request/)
    for (const text of ['ok', 'yes']) await talk.say(text, reading('affirm'))
    expect(orders.order('1002').status).toBe('processing')
  })
})

describe('a refusal', () => {
  it.each([
    ['i do not want to cancel my order', 'cancel_order'],
    ['dont cancel', 'cancel_order'],
    ['dont return anything', 'return_item'],
    ['nothing is missing', 'missing_item'],
    ['我不想取消', 'cancel_order'],
    ['不用退货', 'return_item'],
  ])('"%s" begins no task, though the model hears %s', async (text, intent) => {
    const { talk } = start()
    const turn = await talk.say(text, reading(intent))
    expect(talk.tracker.stack).toEqual([])
    expect(turn.events.some((event) => event.type === 'flow_started')).toBe(false)
  })

  it('of the task under way ends it', async () => {
    const { talk } = await askedToCancel()
    expect(spoken(await talk.say('i do not want to cancel my order', reading('cancel_order')))).toMatch(
      /stays as it is/,
    )
    expect(talk.tracker.stack).toEqual([])
  })

  it('before the first question ends it too', async () => {
    const { talk } = start()
    await talk.say('cancel', reading('cancel_order'))
    await talk.say('i dont want to cancel', reading('cancel_order'))
    expect(talk.tracker.stack).toEqual([])
  })
})

describe('a bare order number', () => {
  it.each(['about order 1001', '订单1001', '1001号订单'])(
    '"%s" is tracked when the model only guesses a change',
    async (text) => {
      const { talk } = start()
      await talk.say(text, reading('cancel_order', { confidence: 0.6, entities: { order_number: '1001' } }))
      expect(talk.tracker.stack[0]?.flow).toBe('track_order')
    },
  )
})

describe('an open question', () => {
  it.each(['what are the reasons?', 'why', '什么原因'])('does not take "%s" for its answer', async (text) => {
    const { talk } = start()
    await talk.say('x', reading('return_item', { entities: { order_number: '1003', email: ANA } }))
    await talk.say('1', unsure())
    await talk.say("that's all", unsure())
    const turn = await talk.say(text, unsure())
    expect(talk.tracker.slots.return_reason).toBeUndefined()
    expect(offered(turn)).toContain('Damaged or faulty')
  })

  it('takes "i changed my mind" for the reason it is', async () => {
    const { talk } = start()
    await talk.say('x', reading('return_item', { entities: { order_number: '1003', email: ANA } }))
    await talk.say('1', unsure())
    await talk.say("that's all", unsure())
    await talk.say('i changed my mind', unsure())
    expect(talk.tracker.slots.return_reason).toBe('changed_mind')
  })

  it('keeps the whole address when a part is corrected', async () => {
    const { talk } = start()
    await talk.say('x', reading('change_address', { entities: { order_number: '1002', email: ANA } }))
    await talk.say('Rua do Carmo 7, 1200-093 Lisbon', unsure())
    await talk.say('no, 14 High Street', unsure())
    expect(talk.tracker.stack.at(-1)?.state).toBe('ask_address')
    expect(talk.tracker.slots.address).toBeUndefined()
  })
})

describe('a change made on top of a waiting yes or no', () => {
  it('drops what was asked before it', async () => {
    const { talk, orders } = await askedToCancel()
    const asked = await talk.say(
      'first, where is 1004?',
      reading('track_order', { entities: { order_number: '1004', email: 'wei@example.com' } }),
    )
    expect(talk.tracker.stack.map((frame) => [frame.flow, frame.state])).toEqual([
      ['cancel_order', 'ask'],
      ['track_order', 'offer_claim'],
    ])
    expect(offered(asked)).toEqual(['Yes', 'No'])
    const turn = await talk.say('yes', unsure())
    expect(turn.events).toContainEqual(expect.objectContaining({ type: 'order_changed', orderNumber: '1004' }))
    expect(talk.tracker.stack).toEqual([])
    expect(spoken(turn)).not.toMatch(/Shall I cancel/)
    await talk.say('yes', unsure())
    expect(orders.order('1002').status).toBe('processing')
  })
})
