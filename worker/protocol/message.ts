import * as v from 'valibot'
import { attachmentId, attachmentType, instant, seq } from './primitives'

export const author = v.picklist(['shopper', 'bot', 'agent', 'system'])
export type Author = v.InferOutput<typeof author>

/** Money as it is shown: minor units and an ISO 4217 code. */
export const money = v.object({ cents: v.number(), currency: v.string() })
export type Money = v.InferOutput<typeof money>

/** AfterShip's nine tracking states. */
export const shipmentStatus = v.picklist([
  'pending',
  'info_received',
  'in_transit',
  'out_for_delivery',
  'attempt_fail',
  'delivered',
  'available_for_pickup',
  'exception',
  'expired',
])
export type ShipmentStatus = v.InferOutput<typeof shipmentStatus>

export const shipmentCard = v.object({
  carrier: v.string(),
  tracking_number: v.string(),
  tracking_url: v.nullable(v.string()),
  status: shipmentStatus,
  status_label: v.string(),
  /** Calendar day in the shop's zone, YYYY-MM-DD. */
  expected_on: v.nullable(v.string()),
  late: v.boolean(),
  last_event: v.nullable(v.object({ at: instant, text: v.string(), place: v.string() })),
})
export type ShipmentCard = v.InferOutput<typeof shipmentCard>

export const orderCard = v.object({
  type: v.literal('order'),
  order_number: v.string(),
  status: v.string(),
  status_label: v.string(),
  placed_at: instant,
  /** The latest expected day over the parcels still under way, YYYY-MM-DD in the shop's zone. */
  expected_on: v.nullable(v.string()),
  total: money,
  lines: v.array(v.object({ title: v.string(), quantity: v.number(), image_url: v.nullable(v.string()) })),
  shipments: v.array(shipmentCard),
  url: v.nullable(v.string()),
})
export type OrderCard = v.InferOutput<typeof orderCard>

export const productCard = v.object({
  type: v.literal('product'),
  product_id: v.string(),
  title: v.string(),
  price: money,
  compare_at: v.nullable(money),
  image_url: v.nullable(v.string()),
  url: v.nullable(v.string()),
  in_stock: v.boolean(),
  /** Why it is shown, in one line: present on recommendations. */
  reason: v.optional(v.string()),
})
export type ProductCard = v.InferOutput<typeof productCard>

/** The source of an answer, with what else may help. */
export const articleCard = v.object({
  type: v.literal('article'),
  article_id: v.string(),
  title: v.string(),
  url: v.string(),
  related: v.array(v.object({ article_id: v.string(), title: v.string(), url: v.string() })),
})
export type ArticleCard = v.InferOutput<typeof articleCard>

export const card = v.variant('type', [orderCard, productCard, articleCard])
export type Card = v.InferOutput<typeof card>

/** An image sent along with a message. Sizes in pixels, absent where the format does not tell them plainly. */
export const attachment = v.object({
  id: attachmentId,
  type: attachmentType,
  width: v.optional(v.number()),
  height: v.optional(v.number()),
})
export type Attachment = v.InferOutput<typeof attachment>

/** A tap that sends `text` as the shopper's message. */
export const quickReply = v.object({ title: v.string(), text: v.string() })
export type QuickReply = v.InferOutput<typeof quickReply>

/** One message of a conversation. `seq` is dense: 1, 2, 3 ... without gaps. `text` is plain text with a small, safe Markdown subset in bot answers. */
export const message = v.object({
  seq,
  author,
  text: v.string(),
  cards: v.optional(v.array(card)),
  quick_replies: v.optional(v.array(quickReply)),
  attachments: v.optional(v.array(attachment)),
  /** Present on shopper messages: the id the client gave. */
  client_message_id: v.optional(v.string()),
  /** Present on agents' messages. */
  agent: v.optional(v.object({ name: v.string() })),
  /** Present on system messages: what the line says, such as 'agent_joined', for a client that shows it its own way. */
  key: v.optional(v.string()),
  /** Present on system messages that tell of the wait for a person: place in line, how long, when somebody is there; null: not known. */
  queue: v.optional(
    v.object({
      position: v.nullable(v.number()),
      expected_wait_seconds: v.nullable(v.number()),
      opens_at: v.nullable(instant),
    }),
  ),
  at: instant,
})
export type Message = v.InferOutput<typeof message>

export const conversationStatus = v.picklist(['bot', 'queued', 'open', 'resolved'])
export type ConversationStatus = v.InferOutput<typeof conversationStatus>
