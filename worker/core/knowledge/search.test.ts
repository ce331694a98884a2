import { describe, expect, it } from 'vitest'
import { KNOWLEDGE_ANSWER_CONFIDENCE } from '../../config'
import { DEMO_ARTICLES } from '../../test/fixtures/demo-bundle'
import { hashOf, joinVectors, quantise } from './article-vectors'
import { buildKnowledgeIndex, type KnowledgeQuestion } from './search'

const INDEX = { en: buildKnowledgeIndex(DEMO_ARTICLES, 'en'), zh: buildKnowledgeIndex(DEMO_ARTICLES, 'zh') }

/** A question as it comes without a model's vector, and with the intent if one was read. */
function ask(text: string, intent: string | null = null, more: Partial<KnowledgeQuestion> = {}): KnowledgeQuestion {
  return { text, intents: intent === null ? [] : [{ name: intent, confidence: 0.9 }], vector: null, now: 0, ...more }
}

function top3(locale: keyof typeof INDEX, question: string, intent: string | null): string[] {
  return INDEX[locale]
    .search(ask(question, intent))
    .slice(0, 3)
    .map((hit) => hit.articleId)
}

/** Asked in words of their own, not those of the articles; with the intent a model would read, and without. */
const ENGLISH: readonly (readonly [question: string, intent: string, article: string])[] = [
  ['if I buy something today when does it get to Porto', 'delivery_time', 'delivery-time-home'],
  ['how long until a package gets to Germany', 'delivery_time', 'delivery-time-abroad'],
  ['does the courier work on Saturdays', 'delivery_time', 'weekend-delivery'],
  ['shipping price to France', 'delivery_cost', 'delivery-costs'],
  ['from what amount is postage free', 'delivery_cost', 'free-delivery'],
  ['I need it tomorrow, is there an express option', 'delivery_options', 'express-delivery'],
  ['will I have to pay import tax in the UK', 'delivery_cost', 'customs-duties'],
  ['the tracking page has shown the same thing for days, no update', 'track_order', 'tracking-not-updating'],
  ['how many days do I have to send something back', 'return_policy', 'return-period'],
  ['who pays for the return shipping', 'return_policy', 'return-cost'],
  ['I threw away the box, can I still return it', 'return_policy', 'return-condition'],
  ['when will the refund be in my bank account', 'track_refund', 'refund-time'],
  ['the vase arrived in pieces, it is broken', 'damaged_item', 'damaged-item'],
  ['do you take PayPal or credit cards', 'payment_methods', 'payment-methods'],
  ['can I pay with alipay', 'payment_methods', 'alipay-wechat-pay'],
  ['you took the money twice from my card', 'payment_problem', 'double-charge'],
  ['my coupon code is refused', 'promotion', 'coupon-not-working'],
  ['I forgot my password', 'login_problem', 'forgot-password'],
  ['please delete my account', 'delete_account', 'delete-account'],
  ['stop sending me the newsletter, unsubscribe me', 'newsletter', 'newsletter-unsubscribe'],
  ['do you have a store I can visit', 'store_info', 'shop-address'],
  ['how do I wash my linen shirt', 'product_question', 'care-cotton'],
  ['I need an invoice for my company', 'invoice', 'find-invoice'],
]

const CHINESE: readonly (readonly [question: string, intent: string, article: string])[] = [
  ['寄到中国大概要多少天', 'delivery_time', 'delivery-time-abroad'],
  ['星期六送不送货', 'delivery_time', 'weekend-delivery'],
  ['邮费贵不贵', 'delivery_cost', 'delivery-costs'],
  ['买多少可以包邮', 'delivery_cost', 'free-delivery'],
  ['能不能加急送', 'delivery_options', 'express-delivery'],
  ['要不要付关税', 'delivery_cost', 'customs-duties'],
  ['物流好几天没更新了', 'track_order', 'tracking-not-updating'],
  ['显示签收了但是我没收到', 'delivery_problem', 'delivered-not-received'],
  ['几天之内可以退货', 'return_policy', 'return-period'],
  ['退货的运费谁出', 'return_policy', 'return-cost'],
  ['包装扔了还能退吗', 'return_policy', 'return-condition'],
  ['退款几天能到账', 'track_refund', 'refund-time'],
  ['花瓶收到就是碎的', 'damaged_item', 'damaged-item'],
  ['可以用微信付款吗', 'payment_methods', 'alipay-wechat-pay'],
  ['我的卡被扣了两次钱', 'payment_problem', 'double-charge'],
  ['优惠码用不了', 'promotion', 'coupon-not-working'],
  ['忘记密码了', 'login_problem', 'forgot-password'],
  ['我想注销账户', 'delete_account', 'delete-account'],
  ['不想再收到优惠邮件', 'newsletter', 'newsletter-unsubscribe'],
  ['你们有实体店吗', 'store_info', 'shop-address'],
  ['亚麻衬衫怎么洗', 'product_question', 'care-cotton'],
  ['发票怎么开', 'invoice', 'find-invoice'],
]

describe.each([
  ['en', ENGLISH],
  ['zh', CHINESE],
] as const)('search in %s', (locale, questions) => {
  it.each(questions)('finds for "%s" (%s) the article %s', (question, intent, article) => {
    expect(top3(locale, question, intent)).toContain(article)
  })

  it('finds most of them without knowing the intent', () => {
    const found = questions.filter(([question, , article]) => top3(locale, question, null).includes(article))
    expect(found.length / questions.length).toBeGreaterThan(0.75)
  })

  it('finds every article by its own title, and by nearly every question it lists, without the intent', () => {
    const asked = DEMO_ARTICLES.flatMap(({ id, texts }) =>
      (texts[locale]?.questions ?? []).map((question) => ({ id, question })),
    )
    for (const { id, texts } of DEMO_ARTICLES) expect(top3(locale, texts[locale]?.title ?? '', null)).toContain(id)
    const found = asked.filter(({ id, question }) => top3(locale, question, null).includes(id))
    expect(found.length / asked.length).toBeGreaterThan(0.97)
  })
})

describe('confidence', () => {
  it.each([
    'asdf qwer zxcv',
    'who won the football match yesterday',
    'write me a poem about quantum physics',
    '今天天气怎么样',
    '给我讲个笑话',
  ])('is too low to answer "%s"', (nonsense) => {
    for (const index of Object.values(INDEX)) {
      const [best] = index.search(ask(nonsense))
      expect(best?.confidence ?? 0).toBeLessThan(KNOWLEDGE_ANSWER_CONFIDENCE)
    }
  })

  it('lies between 0 and 1, and hits come best first, five at most', () => {
    for (const [question, intent] of ENGLISH) {
      const hits = INDEX.en.search(ask(question, intent))
      expect(hits.length).toBeLessThanOrEqual(5)
      expect(hits.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true)
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a))
    }
  })

  it('is that of no words when there are none', () => {
    expect(INDEX.en.search(ask('???'))).toEqual([])
    expect(INDEX.en.search(ask('???', 'no_such_intent'))).toEqual([])
  })
})

describe('an intent', () => {
  it('brings up its main articles for a question that shares no word with them', () => {
    const hits = INDEX.en.search(ask('??', 'invoice'))
    expect(hits.map((hit) => hit.articleId)).toContain('find-invoice')
  })
})

describe('an article without a text in the locale', () => {
  it('is found by its English one', () => {
    const only = buildKnowledgeIndex(
      [
        {
          id: 'a',
          intents: [],
          tags: [],
          related: [],
          texts: { en: { title: 'Sending flowers', questions: [], answer: 'Yes.' } },
        },
      ],
      'zh',
    )
    expect(only.search(ask('flowers'))[0]?.articleId).toBe('a')
  })
})

describe('the articles of the demo shop', () => {
  it('relate to articles that exist, and not to themselves', () => {
    const ids = new Set(DEMO_ARTICLES.map((article) => article.id))
    expect(ids.size).toBe(DEMO_ARTICLES.length)
    for (const { id, related } of DEMO_ARTICLES)
      for (const other of related) expect(other !== id && ids.has(other)).toBe(true)
  })

  it('link in their answers to articles that exist', () => {
    const ids = new Set(DEMO_ARTICLES.map((article) => article.id))
    for (const { texts } of DEMO_ARTICLES)
      for (const { answer } of Object.values(texts))
        for (const [, id = ''] of answer.matchAll(/\/demo\/help\/([a-z0-9-]+)/g)) expect(ids).toContain(id)
  })
})

describe('with vectors', () => {
  const texts = {
    dogs: { title: 'Pets in our shop', questions: ['are dogs allowed'], answer: 'Yes.' },
    jobs: { title: 'Working with us', questions: ['are you hiring'], answer: 'Write to us.' },
    fresh: { title: 'Parking', questions: ['where can I park'], answer: 'Behind the house.' },
  }
  const articles = Object.entries(texts).map(([id, en]) => ({ id, intents: [], tags: [], related: [], texts: { en } }))
  const vectors = {
    modelVersion: 'm',
    dimensions: 2,
    byArticle: new Map([
      ['dogs', { hash: hashOf(texts.dogs), values: joinVectors([quantise([1, 0]), quantise([1, 0.1])]) }],
      ['jobs', { hash: hashOf(texts.jobs), values: joinVectors([quantise([0, 1]), quantise([0.1, 1])]) }],
    ]),
  }
  const index = buildKnowledgeIndex(articles, 'en', vectors)

  it('an article is found by its meaning alone', () => {
    const [best] = index.search(ask('may Rex visit', null, { vector: [0.9, 0.1] }))
    expect(best?.articleId).toBe('dogs')
    expect(index.search(ask('may Rex visit'))).toEqual([])
  })

  it('one that has none yet is still found by its words', () => {
    const [best] = index.search(ask('where can I park', null, { vector: [0.7, 0.7] }))
    expect(best?.articleId).toBe('fresh')
  })

  it('those of a text that was changed since count for nothing', () => {
    const [dogs, ...others] = articles
    const changed = dogs ? [{ ...dogs, texts: { en: { ...texts.dogs, title: 'Cats' } } }, ...others] : []
    const question = ask('zzz', null, { vector: [1, 0] })
    const scoreIn = (one: typeof index) => one.search(question).find(({ articleId }) => articleId === 'dogs')?.score
    expect(scoreIn(index)).toBeGreaterThan(2 * (scoreIn(buildKnowledgeIndex(changed, 'en', vectors)) ?? 0))
  })

  it('a message read by another model is searched by its words', () => {
    expect(index.search(ask('are dogs allowed', null, { vector: [1, 0, 0] }))[0]?.articleId).toBe('dogs')
  })

  it('a shop without articles has no answers', () => {
    expect(buildKnowledgeIndex([], 'en', vectors).search(ask('dogs', null, { vector: [1, 0] }))).toEqual([])
  })
})
