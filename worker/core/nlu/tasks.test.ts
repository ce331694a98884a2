import { describe, expect, it } from 'vitest'
import { codeLike, namedCodes, type RuleIntent, saysCodeFails, taskOf } from './tasks'

const CODES = new Set(['SAVE10', 'WELCOME10', 'FREESHIP'])

function read(text: string, intent: string, more: { confidence?: number; lastFlow?: string } = {}) {
  const { confidence = 0.95, lastFlow = null } = more
  return taskOf({ text, intent, confidence, codes: CODES, lastFlow })
}

const TASKS: readonly (readonly [RuleIntent, string, string])[] = [
  ['restock_alert', 'check_stock', "tell me when it's back"],
  ['restock_alert', 'check_stock', 'notify me when the Pebble Mug is available again'],
  ['restock_alert', 'nlu_fallback', 'restock alert please'],
  ['restock_alert', 'track_order', '到货了告诉我'],
  ['restock_alert', 'check_stock', '卵石马克杯补货后通知我一下'],
  ['restock_alert', 'check_stock', 'avísame cuando esté disponible'],
  ['restock_alert', 'check_stock', 'prévenez-moi quand il sera de retour en stock'],
  ['restock_alert', 'check_stock', 'sag mir Bescheid, wenn es wieder verfügbar ist'],
  ['restock_alert', 'check_stock', 'me avise quando voltar ao estoque'],
  ['restock_alert', 'check_stock', '再入荷したら教えてください'],
  ['restock_alert', 'check_stock', 'أخبرني عندما يتوفر'],
  ['list_promotions', 'promotion', 'any discounts?'],
  ['list_promotions', 'promotion', 'is there a student discount?'],
  ['list_promotions', 'promotion', '有什么优惠吗'],
  ['check_code', 'product_question', 'does SAVE10 work?'],
  ['check_code', 'out_of_scope', 'what about save10'],
  ['check_code', 'leave_review', 'SAVE10'],
  ['check_code', 'delivery_cost', 'XYZ99 does not work'],
  ['check_code', 'promotion', "my code isn't accepted"],
  ['check_code', 'promotion', '优惠码用不了'],
  ['points_balance', 'loyalty', 'how many points do I have?'],
  ['points_balance', 'loyalty', 'when do my points expire'],
  ['points_balance', 'out_of_scope', 'what tier am I'],
  ['points_balance', 'loyalty', '我有多少积分'],
  ['newsletter_on', 'newsletter', 'subscribe me to the newsletter'],
  ['newsletter_on', 'newsletter', '订阅'],
  ['newsletter_off', 'newsletter', 'unsubscribe me'],
  ['newsletter_off', 'newsletter', 'stop sending me these e-mails'],
  ['newsletter_off', 'newsletter', "I don't want your newsletter any more"],
  ['newsletter_off', 'newsletter', '退订邮件'],
  ['newsletter_off', 'newsletter', 'quiero darme de baja'],
  ['newsletter_off', 'newsletter', 'Newsletter abbestellen'],
  ['newsletter_setting', 'newsletter', 'Newsletter on or off'],
  ['newsletter_setting', 'newsletter', '订阅或退订邮件'],
  ['newsletter_setting', 'newsletter', 'newsletter'],
  ['data_export', 'nlu_fallback', 'export my data'],
  ['data_export', 'bot_question', 'what data do you have about me?'],
  ['data_export', 'delete_account', 'GDPR request'],
  ['data_export', 'delete_account', 'I want a copy of my personal data'],
  ['data_export', 'out_of_scope', '导出我的数据'],
  ['data_question', 'delete_account', 'what happens to my invoices if I delete my account?'],
  ['write_review', 'leave_review', 'I want to leave a review'],
  ['write_review', 'leave_review', '写评价'],
]

/** The model's own reading stands. */
const NONE: readonly (readonly [string, string])[] = [
  ['check_stock', 'is the pebble mug in stock?'],
  ['out_of_scope', 'let me know when my parcel is back in your warehouse'],
  ['track_refund', 'tell me when my money is available'],
  ['promotion', 'can I use two coupons?'],
  ['promotion', 'where do I enter the promo code?'],
  ['promotion', 'I subscribed but got no code'],
  ['promotion', '优惠券可以叠加吗'],
  ['loyalty', 'how do points work'],
  ['loyalty', 'can I pay with my points'],
  ['loyalty', 'I have 240 points, how much is that worth'],
  ['loyalty', '积分怎么用'],
  ['newsletter', 'how often do you send the newsletter?'],
  ['newsletter', 'I signed up but got no code'],
  ['delete_account', 'delete all my data'],
  ['leave_review', 'how do you check reviews'],
  ['leave_review', 'do you delete bad reviews'],
  ['cancel_order', 'cancel order 1002, I forgot to enter SAVE10 at the checkout and the price was wrong'],
  ['track_order', 'where is order 1001'],
  ['login_problem', "I can't log in"],
]

describe('taskOf', () => {
  it.each(TASKS)('reads %s of %s in %j', (task, intent, text) => {
    expect(read(text, intent)).toBe(task)
  })

  it.each(NONE)('leaves %s as it is in %j', (intent, text) => {
    expect(read(text, intent)).toBeNull()
  })

  it('takes no lone guess for a review', () => {
    expect(read('ABCD', 'leave_review', { confidence: 0.5 })).toBeNull()
    expect(read('★★★★☆', 'leave_review', { confidence: 0.5 })).toBe('write_review')
  })

  it('reads a lone word as a code only after a code', () => {
    expect(read('ABCD1', 'nlu_fallback')).toBeNull()
    expect(read('ABCD1', 'nlu_fallback', { lastFlow: 'check_code' })).toBe('check_code')
  })

  it('reads no story', () => {
    expect(read(`tell me when it's back in stock ${'and so on '.repeat(40)}`, 'check_stock')).toBeNull()
  })

  it('never throws, whatever the length', () => {
    for (const text of ['', ' ', 'a'.repeat(300), '到'.repeat(300), "tell me '".repeat(33), 'A1'.repeat(150)])
      expect(() => read(text, 'promotion')).not.toThrow()
  })
})

describe('codes in a message', () => {
  it('are named in upper case', () => {
    expect(namedCodes('does save10 work, or ＷＥＬＣＯＭＥ10?')).toEqual(['DOES', 'SAVE10', 'WORK', 'WELCOME10'])
  })

  it('are told from other words', () => {
    expect(codeLike('does HELLO50 work')).toBe('HELLO50')
    expect(codeLike('my code FREESHIP fails')).toBe('FREESHIP')
    expect(codeLike("my code isn't accepted")).toBeNull()
    expect(codeLike('ana99@example.com')).toBeNull()
  })

  it('are refused by the words beside them', () => {
    expect(saysCodeFails('SAVE10 is refused')).toBe(true)
    expect(saysCodeFails('优惠码用不了')).toBe(true)
    expect(saysCodeFails('does SAVE10 work?')).toBe(false)
  })
})
