import { describe, expect, it } from 'vitest'
import { Chat, offered } from '../../../test/fixtures/chat'
import { type MemoryOrders, memoryOrders } from '../../../test/fixtures/memory-orders'
import { SAMPLE_ORDERS } from '../../../test/fixtures/sample-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'

const ANA = 'ana@example.com'

/** A conversation that has asked to cancel 1002 and waits for yes or no. */
async function askedToCancel(): Promise<{ talk: Chat; orders: MemoryOrders }> {
  const orders = memoryOrders(SAMPLE_ORDERS)
  const talk = new Chat(orders)
  const understood = reading('cancel_order', { entities: { order_number: '1002', email: ANA } })
  await talk.say('cancel 1002, ana@example.com', understood)
  expect(talk.tracker.stack.at(-1)).toMatchObject({ flow: 'cancel_order', state: 'ask' })
  return { talk, orders }
}

const YES = [
  'sí, cancélalo',
  'oui, annulez-la',
  'ja, bitte stornieren',
  'sim, pode cancelar',
  'はい、お願いします',
  'نعم، ألغيه',
  'نعم ١٠٠٢',
]
const NO = [
  'no, gracias',
  'non merci',
  'nein danke',
  'não, obrigado',
  'いいえ、結構です',
  'لا شكرا',
  'déjalo',
  'laisse tomber',
  'vergiss es',
]
const NEITHER = [
  ...[
    'sí, pero mañana',
    'vale gracias',
    '¿sí?',
    'sí, cambia la dirección',
    'oui mais demain',
    'merci',
    'oui ?',
    'ja ja',
  ],
  ...[
    'ja, wenn es kostenlos ist',
    'passt schon so?',
    'sim, mas espera',
    'kkkkk',
    'já',
    'はい、でも明日',
    '大丈夫です',
    'うーん',
  ],
  ...['はいはい', 'نعم لكن بكرة', 'تمام شكرا', 'إن شاء الله', 'نعم؟'],
]

describe('a change that cannot be undone', () => {
  it.each(YES)('is made at "%s"', async (text) => {
    const { talk, orders } = await askedToCancel()
    await talk.say(text, reading('affirm'))
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it.each(YES)('is made at "%s" even if the model hears nothing in it', async (text) => {
    const { talk, orders } = await askedToCancel()
    await talk.say(text, unsure())
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it.each(NO)('is given up at "%s"', async (text) => {
    const { talk, orders } = await askedToCancel()
    await talk.say(text, unsure())
    expect(orders.order('1002').status).toBe('processing')
    expect(talk.tracker.stack).toEqual([])
  })

  it.each(NEITHER)('is not made at "%s", however sure the model is', async (text) => {
    const { talk, orders } = await askedToCancel()
    await talk.say(text, reading('affirm', { confidence: 1 }))
    expect(orders.order('1002').status).toBe('processing')
  })
})

it.each([
  'no quiero cancelar mi pedido',
  'je ne veux pas annuler',
  'ich will nicht stornieren',
  'não quero cancelar',
  'キャンセルしたくないです',
  'لا أريد إلغاء طلبي',
])('"%s" begins no cancellation', async (text) => {
  const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
  await talk.say(text, reading('cancel_order'))
  expect(talk.tracker.stack).toEqual([])
})

it.each([
  'no tengo el número de pedido',
  "j'ai perdu le numéro de commande",
  'ich habe keine Bestellnummer',
  'não tenho o número do pedido',
  '注文番号がわかりません',
  'ما عندي رقم الطلب',
])('a shopper who says "%s" is offered a person', async (text) => {
  const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
  await talk.say('where is my order', reading('track_order'))
  expect(offered(await talk.say(text, unsure()))).toEqual(['Talk to a person'])
})

it.each(['espera, no es 1003 sino 1001', 'nicht 1003 sondern 1001', '1003じゃなくて1001です'])(
  '"%s" is about 1001',
  async (text) => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const understanding = reading('track_order')
    const entities = ['1003', '1001'].map((value) => ({
      type: 'order_number' as const,
      value,
      start: text.indexOf(value),
      end: text.indexOf(value) + value.length,
    }))
    await talk.say(text, { ...understanding, entities })
    expect(talk.tracker.slots.order_number).toBe('1001')
  },
)
