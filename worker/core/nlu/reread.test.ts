import { describe, expect, it } from 'vitest'
import { asksInGeneral, asksWhenItComes, wantsUndo } from './cues'
import { rereadIntent } from './reread'

describe('an intent read again', () => {
  it.each([
    ['change my order 1002, ana@example.com', 'edit_account', true, 'change_order'],
    ['订单1002能换成L码吗？', 'edit_account', true, 'change_order'],
    ['change my e-mail address, order 1002', 'edit_account', true, 'edit_account'],
    ['change my password', 'edit_account', false, 'edit_account'],
    ['I want to exchange the shoes', 'change_order', false, 'exchange_item'],
    ['change the size', 'change_order', false, 'change_order'],
    ['我要换货', 'change_order', false, 'exchange_item'],
    ['I still have to pay order 1009', 'track_order', true, 'payment_problem'],
    ['please remove the towels from order 1014', 'cancel_order', true, 'change_order'],
    ['remove my order 1014', 'cancel_order', true, 'cancel_order'],
    ['帮我去掉茶巾，a@example.com', 'cancel_order', false, 'change_order'],
    ['where is order 1009', 'track_order', true, 'track_order'],
    ['where do I pay for my order', 'payment_methods', false, 'payment_methods'],
    // An e-mail address is not read: the name in it says nothing.
    ['1002 exchange@example.com', 'change_order', true, 'change_order'],
  ])('"%s", read as %s (names an order: %s), is %s', (text, read, names, means) => {
    expect(rereadIntent(text, read, names)).toBe(means)
  })
})

describe('words that go on from what was done', () => {
  it.each(['undo', 'please undo that', "don't cancel it", 'bring my order back', '撤销', '我不想取消了'])(
    '"%s" wants the order back',
    (text) => expect(wantsUndo(text)).toBe(true),
  )
  it.each(['thank you', 'when do I get the money back?', 'cancel 1003 too', '谢谢', '钱什么时候退'])(
    '"%s" does not',
    (text) => expect(wantsUndo(text)).toBe(false),
  )
  it.each([
    'when will it arrive?',
    'and when does it come',
    'will it be here by friday?',
    '什么时候到',
    '还要多久才能收到',
  ])('"%s" asks when it comes', (text) => expect(asksWhenItComes(text)).toBe(true))
  it.each([
    'when do you open?',
    'how long does delivery to Spain take?',
    'when is my refund here',
    '什么时候有货',
    '一般多久能到',
  ])('"%s" does not', (text) => expect(asksWhenItComes(text)).toBe(false))
})

describe('a question in general', () => {
  it.each([
    ['can you put my VAT number on it?', 'invoice', true],
    ['send me the invoice', 'invoice', false],
    ['what if it arrives broken?', 'damaged_item', true],
    ['my mug is broken', 'damaged_item', false],
    ['when will my card be charged?', 'payment_problem', true],
    ['my payment failed', 'payment_problem', false],
    ['what if I cancel', 'cancel_order', false],
    ['toString', 'constructor', false],
  ])('"%s" as %s: %s', (text, intent, general) => expect(asksInGeneral(text, intent)).toBe(general))
})
