export const TOPICS = ['delivery', 'orders', 'returns', 'payment', 'products', 'account', 'shop'] as const
export type Topic = (typeof TOPICS)[number]

/** An article's first tag says what it is about; several tags make one topic of the help page. */
const TOPIC_OF_TAG: Readonly<Record<string, Topic>> = {
  delivery: 'delivery',
  orders: 'orders',
  problems: 'orders',
  stock: 'orders',
  returns: 'returns',
  refunds: 'returns',
  warranty: 'returns',
  payment: 'payment',
  gifts: 'payment',
  invoices: 'payment',
  prices: 'payment',
  promotions: 'payment',
  products: 'products',
  sizes: 'products',
  care: 'products',
  sustainability: 'products',
  reviews: 'products',
  account: 'account',
  privacy: 'account',
  security: 'account',
  newsletter: 'account',
  loyalty: 'account',
}

export const topicOf = (tags: readonly string[]): Topic => TOPIC_OF_TAG[tags[0] ?? ''] ?? 'shop'

/** Topics that have articles, in the page's order; the order within one is kept. */
export const byTopic = <Item extends { readonly tags: readonly string[] }>(items: readonly Item[]) =>
  TOPICS.map((topic) => ({ topic, items: items.filter(({ tags }) => topicOf(tags) === topic) })).filter(
    (group) => group.items.length > 0,
  )
