import type {
  ArticleCard,
  Card,
  Message,
  OrderCard,
  ProductCard,
  ShipmentCard,
  WidgetConfig,
} from '../../../worker/protocol'

/** Invented replies that show every part of the widget. */

const DAY_MS = 86_400_000
const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10)
const at = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString()
const picture = (name: string) => `/pictures/${name}.svg`

export const config: WidgetConfig = {
  shop: 'demo',
  name: 'Harbour & Pine',
  locales: ['en', 'zh'],
  default_locale: 'en',
  accent: '#0f766e',
  title: {},
  greeting: {
    en: 'Hello! I can find your **order**, explain returns, or help you choose.',
    zh: '您好！我可以帮您查询**订单**、说明退换货，或推荐商品。',
  },
  suggestions: {
    en: ['Where is my order 1001?', 'How do returns work?', 'Show me kettles'],
    zh: ['我的订单 1001 到哪里了？', '如何退货？', '有哪些水壶？'],
  },
}

const parcel = (over: Partial<ShipmentCard>): ShipmentCard => ({
  carrier: 'DHL',
  tracking_number: 'JJD0099881234567',
  tracking_url: 'https://example.com/track/JJD0099881234567',
  status: 'in_transit',
  status_label: 'On its way',
  expected_on: day(2),
  late: false,
  last_event: { at: at(-0.2), text: 'Arrived at the sorting centre', place: 'Leipzig, DE' },
  ...over,
})

export const order = (over: Partial<OrderCard> = {}): OrderCard => ({
  type: 'order',
  order_number: '1001',
  status: 'shipped',
  status_label: 'Shipped',
  placed_at: at(-4),
  expected_on: day(2),
  total: { cents: 12_890, currency: 'EUR' },
  lines: [
    { title: 'Gooseneck kettle, matt black, 1.0 l', quantity: 1, image_url: picture('kettle') },
    { title: 'Filter papers', quantity: 2, image_url: picture('paper') },
    { title: 'Stoneware cup', quantity: 4, image_url: null },
    { title: 'Tea towel', quantity: 1, image_url: null },
  ],
  shipments: [parcel({})],
  url: '/orders/1001',
  ...over,
})

const late = order({
  order_number: '1002',
  shipments: [
    parcel({ late: true, status: 'out_for_delivery', status_label: 'Out for delivery', expected_on: day(-1) }),
    parcel({
      carrier: 'GLS',
      tracking_number: '40118822',
      status: 'delivered',
      status_label: 'Delivered',
      last_event: null,
    }),
    parcel({ status: 'exception', status_label: 'Problem on the way', tracking_url: 'javascript:alert(1)' }),
  ],
  expected_on: day(-1),
})

const product = (title: string, over: Partial<ProductCard> = {}): ProductCard => ({
  type: 'product',
  product_id: title,
  title,
  price: { cents: 5_900, currency: 'EUR' },
  compare_at: null,
  image_url: picture('kettle'),
  url: '/products/kettle',
  in_stock: true,
  ...over,
})

const products: Card[] = [
  product('Gooseneck kettle', { compare_at: { cents: 7_900, currency: 'EUR' } }),
  product('Whistling kettle in enamelled steel with a very long name indeed', { in_stock: false }),
  product('Travel kettle', { image_url: '/missing.png', price: { cents: 3_250, currency: 'EUR' } }),
]

const article: ArticleCard = {
  type: 'article',
  article_id: 'returns',
  title: 'Returns and refunds',
  url: '/help/returns',
  related: [
    { article_id: 'labels', title: 'Print a return label', url: '/help/labels' },
    { article_id: 'refund', title: 'When does my refund arrive?', url: 'https://example.com/refund' },
  ],
}

const RETURNS = [
  'You may send back **anything within 30 days**:',
  '',
  '1. Open [your orders](/orders)',
  '2. Choose *return*',
  '3. Print the label',
  '',
  'Refunds take 3 to 5 days. More at https://example.com/help.',
].join('\n')

export type Answer = Pick<Message, 'text' | 'cards' | 'quick_replies'>

const ANSWERS: Array<[RegExp, Answer]> = [
  [/1002|late/i, { text: 'Order 1002 travels in three parcels.', cards: [late] }],
  [
    /order|订单/i,
    {
      text: 'Your order **1001** is on its way and should arrive in two days.',
      cards: [order()],
      quick_replies: [
        { title: 'Change the address', text: 'I want to change the address' },
        { title: 'Talk to a person', text: 'Can I talk to a person?' },
      ],
    },
  ],
  [/return|退/i, { text: RETURNS, cards: [article] }],
  [/kettles|水壶/i, { text: 'Three that people like:', cards: products }],
  [/one product/i, { text: 'This one:', cards: products.slice(0, 1) }],
  [/xss/i, { text: '<img src=x onerror="window.hacked=1"> [click](javascript:window.hacked=1) **<b>bold</b>**' }],
  [/buttons/i, { text: 'Choose:', quick_replies: [{ title: 'First', text: 'first choice' }] }],
]

export const answerTo = (text: string): Answer =>
  ANSWERS.find(([pattern]) => pattern.test(text))?.[1] ?? { text: `You wrote: ${text}` }
