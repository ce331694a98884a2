import type { ShipmentStatus } from '../protocol'
import type { Flow } from './dialogue/flow-schema'
import type { OwnIntentsHead } from './nlu/shop-reading'

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
  /** Oldest first; absent where the shop system keeps none. */
  readonly claims?: readonly Claim[]
}

/** One locale of an article. */
export type ArticleText = { readonly title: string; readonly questions: readonly string[]; readonly answer: string }
export type Article = {
  readonly id: string
  readonly intents: readonly string[]
  readonly tags: readonly string[]
  readonly related: readonly string[]
  readonly texts: Readonly<Record<string, ArticleText>>
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
  readonly greeting: Readonly<Record<string, string>>
  readonly suggestions: Readonly<Record<string, readonly string[]>>
  /** The shop's own formats of numbers, as checked patterns; absent where it has none. */
  readonly numberPatterns?: { readonly order: readonly string[]; readonly tracking: readonly string[] }
}

export type CatalogueVariant = {
  readonly sku: string
  readonly options: Readonly<Record<string, string>>
  readonly stock: number
  /** Calendar day (YYYY-MM-DD) in the shop's zone when it is sold out and a day is known. */
  readonly restockOn: string | null
}

/** A product as the bot shows it. Prices are minor units of `currency`. */
export type CatalogueProduct = {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
  readonly priceCents: number
  /** The price before a reduction. */
  readonly compareAtCents: number | null
  readonly currency: string
  readonly url: string | null
  readonly imageUrl: string | null
  /** Absent in a catalogue that has none. */
  readonly tags?: readonly string[]
  readonly variants: readonly CatalogueVariant[]
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
}
