import type { Understanding } from '../protocol'
import type { Order } from './domain'
import type { ShopReading } from './nlu/shop-reading'
import type { Result } from './result'

/** Reads one message. Pure in effect: the same text gives the same answer. */
export type Nlu = {
  readonly modelVersion: string
  /** Below this confidence an intent is `nlu_fallback`; the adapter has already applied it. */
  /** `shop` adds what one shop's messages may mean beside: its own intents are named `own:` and their name, its formats of numbers. */
  understand(text: string, shop?: ShopReading): Promise<Understanding>
}

export type OrderError = 'not_found' | 'late' | 'locked'
/** 'unsupported': this shop system cannot do it by itself, a person must. */
export type ChangeError = 'not_found' | 'late' | 'too_late' | 'not_eligible' | 'unsupported'

/** A change of an order: `key` makes a repeat harmless, `by` goes to the audit log. */
export type ChangeRequest = {
  readonly orderNumber: string
  readonly key: string
  readonly by: string
  readonly now: number
}

export type ReturnRequest = ChangeRequest & {
  readonly kind: 'return' | 'exchange'
  readonly lineIds: readonly number[]
  readonly reason: string
  readonly handover?: 'pickup' | 'drop_off'
  /** What the shopper would rather have, where the goods came damaged or wrong. */
  readonly resolution?: 'refund' | 'replacement'
  /** Ids of the photos sent along. */
  readonly photos?: readonly string[]
  /** The variant wanted in exchange, of the same product. */
  readonly exchangeSku?: string
  /** The language of the label, as a locale; the shop's own when left out. */
  readonly locale?: string
}

/** What one line of an order should become. `quantity` 0 takes it out; `sku` puts another variant of the same product in its place. */
export type LineChange = { readonly lineId: number; readonly quantity?: number; readonly sku?: string }

/** `trackingNumber` null claims the whole order. `lineId` and `item`, its title as the shopper saw it, name the one thing that is missing. */
export type ClaimRequest = ChangeRequest & {
  readonly trackingNumber: string | null
  readonly lineId?: number
  readonly item?: string
  /** 'payment': about money, whatever became of the goods. */
  readonly about?: 'payment'
  /** What the shopper said of it. */
  readonly note?: string
  readonly resolution?: 'refund' | 'replacement'
  /** Ids of the photos sent along. */
  readonly photos?: readonly string[]
}

export type InvoiceRequest = ChangeRequest & {
  /** 'link' sends nothing and only tells where it can be opened. */
  readonly way?: 'email' | 'link'
  /** The language the shopper speaks, as a locale; the shop's own when left out. */
  readonly locale?: string
}

/** Letters a shop sends. The same `key` again sends nothing twice. Taken is not delivered: it goes out as soon as it can. */
export type Mail = {
  send(letter: {
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html?: string
    readonly key: string
  }): Promise<void>
}

/** A shop's orders, wherever they are kept. Every call ends within the budget its adapter was made with; a late one answers 'late'. */
export type Orders = {
  /** The order, when the e-mail is the one it was placed with; wrong pairs are counted per order number. */
  verify(orderNumber: string, email: string, now: number): Promise<Result<Order, OrderError>>
  /** An order already verified in this conversation. */
  get(orderNumber: string): Promise<Result<Order, 'not_found' | 'late'>>
  /** Newest first, for a shopper the shop itself vouched for. */
  listByEmail(email: string, limit: number): Promise<Result<readonly Order[], 'late'>>
  cancel(request: ChangeRequest): Promise<Result<Order, ChangeError>>
  changeAddress(request: ChangeRequest & { readonly address: string }): Promise<Result<Order, ChangeError>>
  /** Changes lines of an order nothing of which has left; 'not_eligible' also when a variant is sold out or costs something else. */
  changeItems(request: ChangeRequest & { readonly changes: readonly LineChange[] }): Promise<Result<Order, ChangeError>>
  /** Takes a cancellation back; 'too_late' once its time is over or its refund paid, 'not_eligible' when the goods are gone. */
  undoCancel(request: ChangeRequest): Promise<Result<Order, ChangeError>>
  /**
   * Sends the invoice to the order's own e-mail; `sentTo` null when nothing was sent, `url` where it can be opened by who has the link.
   * 'not_eligible' before the order is paid.
   */
  sendInvoice(
    request: InvoiceRequest,
  ): Promise<Result<{ readonly sentTo: string | null; readonly url: string | null }, ChangeError>>
  createReturn(
    request: ReturnRequest,
  ): Promise<Result<{ readonly returnId: string; readonly labelUrl: string | null }, ChangeError>>
  /** Opens a claim for a late or lost parcel, an item that was not in it, or a payment. The same claim again gets the first one's id. */
  openClaim(request: ClaimRequest): Promise<Result<{ readonly claimId: string }, ChangeError>>
}
