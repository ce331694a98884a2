import type { HttpToolDefinition, ShipmentStatus } from '../protocol'
import type { Flow } from './dialogue/flow-schema'
import type { OwnIntentsHead } from './nlu/shop-reading'
import type { SizeChart } from './products/size-chart'
import type { BusinessHours } from './routing/business-hours'
import type { HandoffRule } from './routing/handoff-rules'

export const ORDER_STATUSES = [
  'pending_payment',
  'processing',
  'shipped',
  'partly_shipped',
  'delivered',
  'cancelled',
  'returned',
  'refunded',
] as const
/** Where an order stands as a whole; the parcels have states of their own. */
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export type OrderLine = {
  readonly lineId: number
  readonly productId: string
  readonly sku: string
  readonly title: Readonly<Record<string, string>>
  readonly quantity: number
  readonly unitCents: number
  readonly imageUrl: string | null
}

export type TrackingEvent = {
  readonly at: number
  readonly status: ShipmentStatus
  readonly text: Readonly<Record<string, string>>
  readonly place: string
}

/** One parcel. `expectedOn` is a calendar day (YYYY-MM-DD) in the shop's zone. */
export type Shipment = {
  readonly carrier: string
  readonly trackingNumber: string
  readonly trackingUrl: string | null
  readonly status: ShipmentStatus
  readonly expectedOn: string | null
  readonly deliveredAt: number | null
  /** The lines that are in it; absent where nobody knows. */
  readonly lineIds?: readonly number[]
  /** Newest last. */
  readonly events: readonly TrackingEvent[]
}

export type RefundStatus = 'requested' | 'approved' | 'paid' | 'rejected'
export type Refund = {
  readonly refundId: string
  readonly cents: number
  readonly status: RefundStatus
  readonly requestedAt: number
  readonly expectedOn: string | null
  readonly paidAt: number | null
  readonly method: string
}

export type ReturnStatus = 'requested' | 'label_sent' | 'in_transit' | 'received' | 'closed'
export type Return = {
  readonly returnId: string
  readonly kind: 'return' | 'exchange'
  readonly status: ReturnStatus
  readonly reason: string
  readonly requestedAt: number
  /** The lines on their way back; absent where the shop system does not tell. */
  readonly lineIds?: readonly number[]
}

/** Something the shop looks into: a parcel that is late or lost, an item that was not in it, or a payment. */
export type Claim = {
  readonly claimId: string
  readonly kind: 'parcel' | 'item' | 'payment'
  /** The parcel it is about; null when it is about the whole order. */
  readonly trackingNumber: string | null
  readonly lineId: number | null
  readonly status: 'open' | 'closed'
  readonly openedAt: number
}

export type Address = {
  readonly name: string
  readonly line1: string
  readonly postcode: string
  readonly city: string
  readonly country: string
}

/** An order as Kefu knows it, whatever shop system it came from. Instants are epoch milliseconds. */
export type Order = {
  readonly orderNumber: string
  readonly email: string
  readonly shopperName: string
  readonly status: OrderStatus
  readonly placedAt: number
  readonly totalCents: number
  readonly currency: string
  readonly address: Address
  readonly lines: readonly OrderLine[]
  readonly shipments: readonly Shipment[]
  readonly refunds: readonly Refund[]
  readonly returns: readonly Return[]
  /** The return window is counted from here where no parcel tells when it arrived. Absent where only parcels count. */
  readonly returnableFrom?: number
  /** Oldest first; absent where the shop system keeps none. */
  readonly claims?: readonly Claim[]
}

/** One locale of an article. */
export type ArticleText = { readonly title: string; readonly questions: readonly string[]; readonly answer: string }
export type ArticleStatus = 'draft' | 'published' | 'archived'
export type Article = {
  readonly id: string
  readonly intents: readonly string[]
  readonly tags: readonly string[]
  readonly related: readonly string[]
  readonly texts: Readonly<Record<string, ArticleText>>
  /** Only a published article is shown. Absent: published. */
  readonly status?: ArticleStatus
  /** Epoch milliseconds: shown from then on, and no longer shown from then on. Absent: without that bound. */
  readonly validFrom?: number
  readonly validUntil?: number
}

/** What may be sent back and how; the time for it is ShopSettings.returnWindowDays. */
export type ReturnPolicy = {
  /** Goods with one of these tags cannot be sent back, unless they came damaged or wrong. */
  readonly excludedTags: readonly string[]
  /** Sending back costs the shopper nothing, wherever they live. */
  readonly freeReturn: boolean
  readonly handover: { readonly pickup: boolean; readonly dropOff: boolean }
  /** Where parcels go back to, line by line as it is printed on the label. */
  readonly address?: readonly string[]
}

/** What stands on an invoice beside the order. Prices include the tax. */
export type InvoiceSettings = {
  /** The seller, line by line. */
  readonly seller: readonly string[]
  readonly taxId: string | null
  /** What the tax is called ("VAT") and its rate in percent; null where none is shown. */
  readonly tax: { readonly name: string; readonly percent: number } | null
}

/** What a shop has set, as every turn needs it; read from one versioned bundle. */
export type ShopSettings = {
  readonly shop: string
  readonly name: string
  readonly currency: string
  /** IANA zone; calendar days are days there. */
  readonly timeZone: string
  readonly locales: readonly string[]
  readonly defaultLocale: string
  /** Origins a widget socket may come from. */
  readonly allowedOrigins: readonly string[]
  readonly accent: string
  /** Path or URL under which help articles are read; `{id}` is replaced. */
  readonly articleUrl: string
  readonly orderUrl: string | null
  /** Path or URL of a product's page; `{id}` is replaced. Null when the shop has none. */
  readonly productUrl: string | null
  readonly returnWindowDays: number
  /** Absent: everything may be sent back, and how is not asked. */
  readonly returnPolicy?: ReturnPolicy
  readonly invoice?: InvoiceSettings
  /** Path or URL where an order that was not paid yet is paid; `{order_number}` is replaced. Absent: its own page. */
  readonly payUrl?: string
  readonly supportHours: Readonly<Record<string, string>>
  /** When people answer, for routing and for what a waiting shopper is told; absent: always. */
  readonly businessHours?: BusinessHours
  /** Hours of teams that have their own. */
  readonly teamHours?: Readonly<Record<string, BusinessHours>>
  /** What goes to people at once; the first that fits. Absent: what the bot cannot do. */
  readonly handoffRules?: readonly HandoffRule[]
  readonly greeting: Readonly<Record<string, string>>
  readonly suggestions: Readonly<Record<string, readonly string[]>>
  /** The shop's own formats of numbers, as checked patterns; absent where it has none. */
  readonly numberPatterns?: { readonly order: readonly string[]; readonly tracking: readonly string[] }
  /** What options and their values are called by locale, where they are not shown as they stand ("moss" ▸ "苔绿"). */
  readonly optionTexts?: Readonly<Record<string, OptionTexts>>
}

/** What values of variant options are called in one language; `byName` holds what differs by option: dry hair, dry skin. */
export type OptionTexts = {
  readonly values: Readonly<Record<string, string>>
  readonly byName?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export type CatalogueVariant = {
  readonly sku: string
  readonly options: Readonly<Record<string, string>>
  readonly stock: number
  /** Calendar day (YYYY-MM-DD) in the shop's zone when it is sold out and a day is known. */
  readonly restockOn: string | null
}

/** By locale. */
export type Localised = Readonly<Record<string, string>>

/** A product's longer texts, by locale. */
export type ProductTexts = {
  readonly description: Localised
  readonly material: Localised
  /** How it is washed and kept, where the shop says so apart from the description. */
  readonly care?: Localised
}

/** A product as the bot shows it. Prices are minor units of `currency`. */
export type CatalogueProduct = {
  readonly id: string
  readonly name: Localised
  readonly category: string
  readonly tags: readonly string[]
  /** Mean of the reviews, 0 to 5; 0 where there are none. */
  readonly rating: number
  /** Ids of what is bought with it, best first. */
  readonly goesWith: readonly string[]
  /** Null where they are too long for the bundle: the port `Products` reads them. */
  readonly texts: ProductTexts | null
  readonly sizeChart: SizeChart | null
  readonly priceCents: number
  /** The price before a reduction. */
  readonly compareAtCents: number | null
  readonly currency: string
  readonly url: string | null
  readonly imageUrl: string | null
  readonly variants: readonly CatalogueVariant[]
}

/** How a shop sees a shopper: one who buys much, or one it may lose. */
export const SEGMENTS = ['vip', 'at_risk'] as const
export type Segment = (typeof SEGMENTS)[number]

/** Points of a loyalty programme. `nextTier` is null on the highest; `points` in it are those still missing. */
export type Loyalty = {
  readonly points: number
  readonly tier: string
  readonly nextTier: { readonly tier: string; readonly points: number } | null
  /** `on` is a calendar day (YYYY-MM-DD) in the shop's zone. */
  readonly expiring: { readonly points: number; readonly on: string } | null
}

/** What a shop knows of one shopper. */
export type ShopperProfile = {
  readonly name: string
  readonly locale: string
  readonly segment: Segment | null
  /** Null for one who takes no part in the programme. */
  readonly loyalty: Loyalty | null
  readonly newsletter: boolean
  /** Product ids, newest first, each once. */
  readonly lastPurchases: readonly string[]
  /** Codes of promotions used so far, one entry a use. */
  readonly usedCodes: readonly string[]
}

export const PROMOTION_KINDS = ['percent', 'amount', 'free_shipping'] as const

/** A promotion with its code. Instants are epoch milliseconds, `validUntil` is the first at which it no longer holds. */
export type Promotion = {
  readonly code: string
  readonly kind: (typeof PROMOTION_KINDS)[number]
  /** Percent, or minor units of the shop's currency; 0 where delivery is free. */
  readonly value: number
  /** The least value of the goods, in minor units. */
  readonly minCents: number | null
  readonly validFrom: number | null
  readonly validUntil: number | null
  /** Product ids it holds for; null for everything. */
  readonly goods: readonly string[] | null
  /** Times one shopper may use it; null for any number. */
  readonly perShopper: number | null
  /** What it is, in the shop's words. */
  readonly textByLocale: Readonly<Record<string, string>>
  /** Told to who asks for discounts; any other is only spoken of to who names its code. */
  readonly public: boolean
}

/** What the bot does when it reads an own intent. A flow stands for its first trigger intent. */
export type OwnIntentAction =
  | { readonly kind: 'answer' }
  | { readonly kind: 'handoff' }
  | { readonly kind: 'flow'; readonly flow: string }

/** An intent a merchant taught the bot, as a turn needs it. Texts are plain, by locale. */
export type OwnIntent = {
  readonly name: string
  readonly answer: Readonly<Record<string, string>>
  readonly quickReplies: Readonly<Record<string, readonly string[]>>
  readonly action: OwnIntentAction
}

/** A shop's own intents, and what was learned of them: a head for each model that runs, during a release more than one. */
export type ShopOwnIntents = { readonly intents: readonly OwnIntent[]; readonly heads: readonly OwnIntentsHead[] }

export type ShopBundle = {
  readonly version: string
  readonly settings: ShopSettings
  readonly articles: readonly Article[]
  readonly products: readonly CatalogueProduct[]
  /** HS256 keys that sign identity tokens; two live at once so that one can be rotated. */
  readonly identityKeys: readonly string[]
  /** The shop's own flows, in the place of built-in ones of the same name or beside them. Absent where it has none. */
  readonly flows?: readonly Flow[]
  /** The shop's own wording of replies, by locale and key of the response catalogue. Absent where it has none. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Absent where the shop has none. */
  readonly ownIntents?: ShopOwnIntents
  /** Every promotion, past ones too, so that a code can be told to have expired. Absent where the shop has none. */
  readonly promotions?: readonly Promotion[]
  /** Where its orders are kept; absent for the built-in store. How it is reached is not told here: that holds secrets. */
  readonly connector?: ShopConnector
  /** Other systems the shop's flows may ask, without their secrets. Absent where it has none. */
  readonly tools?: readonly HttpToolDefinition[]
}

/** Which shop system a shop's orders are kept in. `version` rises whenever its settings change. */
export type ShopConnector = { readonly kind: 'built_in' | 'shopify' | 'woocommerce'; readonly version: number }
