import type { ShopSettings } from '../core/domain'
import { DEMO_LOCALES, spoken } from './locales'
import { DEMO_OPTION_TEXTS } from './option-texts'

export const DEMO_SHOP = 'demo'

/** What the demo shop has set. Its own pages need no entry among the origins; these are dev servers on this machine. */
export const DEMO_SETTINGS: ShopSettings = {
  shop: DEMO_SHOP,
  name: 'Linden & Lane',
  currency: 'EUR',
  timeZone: 'Europe/Lisbon',
  locales: ['en', 'zh', ...Object.keys(DEMO_LOCALES)],
  defaultLocale: 'en',
  allowedOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
  accent: '#0f766e',
  articleUrl: '/demo/help/{id}',
  orderUrl: '/demo/order?number={order_number}',
  productUrl: '/demo/product/{id}',
  returnWindowDays: 30,
  returnPolicy: {
    excludedTags: ['underwear', 'personalised', 'hygiene'],
    // Free in the EU only, which the articles explain.
    freeReturn: false,
    handover: { pickup: true, dropOff: true },
    address: ['Linden & Lane Returns', 'Rua das Tílias 12', '1100-101 Lisboa', 'Portugal'],
  },
  invoice: {
    seller: ['Linden & Lane, Lda.', 'Rua das Tílias 12', '1100-101 Lisboa', 'Portugal'],
    taxId: 'PT 500 000 000',
    tax: { name: 'VAT', percent: 23 },
  },
  optionTexts: DEMO_OPTION_TEXTS,
  supportHours: spoken(
    {
      en: 'People answer Monday to Friday, 9:00 to 18:00 Lisbon time.',
      zh: '人工客服在里斯本时间周一至周五 9:00 至 18:00 回复。',
    },
    ({ settings }) => settings.supportHours,
  ),
  greeting: spoken(
    {
      en: 'Hello, this is Linden & Lane! Ask me about an order, a return or anything in the shop.',
      zh: '您好，这里是菩提里！订单、退换货或店里的任何问题都可以问我。',
    },
    ({ settings }) => settings.greeting,
  ),
  suggestions: spoken<readonly string[]>(
    {
      en: [
        'Where is my order?',
        'How long does delivery take?',
        'Can I still change my address?',
        'How do I send something back?',
      ],
      zh: ['我的订单到哪了？', '寄到中国要多久？', '还能改收货地址吗？', '怎么退货？'],
    },
    ({ settings }) => settings.suggestions,
  ),
}
