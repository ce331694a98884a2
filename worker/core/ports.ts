import type { Understanding } from '../protocol'
import type { Order, ProductTexts, ShopperProfile } from './domain'
import type { CodeTarget } from './events'
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

/** A shop's orders, wherever they are kept. Every call ends within the budget its adapter was made with; a late one answers 'late'. */
export type Orders = {
  /**
   * The order, when the e-mail is the one it was placed with; wrong pairs are counted per order number and per e-mail. `proven`: the
   * e-mail is known to be the shopper's own (signed by the shop, or by a one-time code): neither counted nor refused as locked, since
   * guessing with it finds nothing but one's own orders.
   */
  verify(orderNumber: string, email: string, now: number, proven?: boolean): Promise<Result<Order, OrderError>>
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

/** A mail in plain text, beside it the same as HTML where that reads better. The same `key` again sends nothing new. */
export type MailMessage = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly key: string
  /** Where one tap in the mail program takes the recipient off (RFC 8058); for what goes to lists. */
  readonly unsubscribeUrl?: string
}

/** Sends mails. An accepted one is stored first and goes out behind the reply, with retries. @throws Error when it cannot be stored. */
export type Mail = { send(message: MailMessage): Promise<void> }

/** `key` makes a repeat harmless: it gets the first request's code. */
export type CodeRequest = {
  readonly target: CodeTarget
  readonly locale: string
  readonly key: string
  readonly now: number
}

/** 'spent': tried too often. 'expired': too old, used already, or never there. `left` counts the tries that remain. */
export type CodeFault = { readonly reason: 'wrong' | 'spent' | 'expired' | 'late'; readonly left: number }

/** One-time codes by e-mail, for one conversation; a code of another conversation does not exist here. */
export type Codes = {
  /**
   * Asks for a code. Whether there is such an order or address is found out behind the reply, so that neither the answer nor its time
   * tells it. 'too_many' counts what was asked, existing or not.
   */
  request(request: CodeRequest): Promise<Result<{ readonly codeId: string }, 'too_many' | 'late'>>
  /** The e-mail that the code went to. Every check costs a try, and a code works once. */
  check(codeId: string, code: string, now: number): Promise<Result<{ readonly email: string }, CodeFault>>
}

/** Something a shopper asks to be kept about themselves: `key` makes a repeat harmless. `email` is compared in lower case. */
type OwnRequest = { readonly key: string; readonly now: number }

/**
 * `by` goes to the audit log. `proven`: the address is known to be the shopper's, by the shop's word or a one-time code; knowing an order is
 * not enough to sign its address up. `locale` is the language a confirmation is asked for in.
 */
export type NewsletterRequest = OwnRequest & {
  readonly email: string
  readonly on: boolean
  readonly by: string
  readonly proven: boolean
  readonly locale: string
}

/** 'pending': somebody typed this address; no newsletter goes there before its owner has confirmed. */
export type NewsletterState = 'on' | 'off' | 'pending'

/** `canConfirm`: a pending address gets a mail with the link that confirms it; false where this shop can send none. */
export type NewsletterSet = { readonly state: NewsletterState; readonly canConfirm: boolean }

/** `sku` null: any variant of the product. `locale` is the language the mail is written in. */
export type StockAlertRequest = OwnRequest & {
  readonly email: string
  readonly productId: string
  readonly sku: string | null
  readonly locale: string
}

/** `proof`: how the shopper proved the address; `locale` is the language the answer is written in. */
export type DataRequest = OwnRequest & {
  readonly email: string
  readonly kind: 'export' | 'delete'
  readonly proof: 'token' | 'code' | 'order_email'
  readonly locale: string
}

/** `rating` is 1 to 5. `email` is null for a shopper nobody knows. */
export type ReviewRequest = OwnRequest & {
  readonly email: string | null
  readonly productId: string | null
  readonly orderNumber: string | null
  readonly rating: number
  readonly text: string
}

export type CaseKind = 'complaint' | 'account' | 'payment'
export type CaseRequest = OwnRequest & { readonly kind: CaseKind; readonly email: string | null; readonly text: string }

/**
 * What a shop knows of its shoppers beside their orders, and what they ask of it. Every change leaves one audit row; the same key again
 * gets the first answer. Every call ends within the budget its adapter was made with; a late one, and one whose store is down, answers
 * 'late': the change may then have been made, and asking again with the same key tells.
 */
export type Shoppers = {
  /** Only for an address that is known to be the shopper's. */
  profile(email: string): Promise<Result<ShopperProfile, 'not_found' | 'late'>>
  setNewsletter(request: NewsletterRequest): Promise<Result<NewsletterSet, 'late'>>
  /** One mail when it is there again. 'already': the same alert waits already. */
  subscribeStock(request: StockAlertRequest): Promise<Result<'subscribed' | 'already', 'late'>>
  /** `dueOn` is the calendar day (YYYY-MM-DD, UTC) by which the law wants it done. */
  requestData(request: DataRequest): Promise<Result<{ readonly requestId: string; readonly dueOn: string }, 'late'>>
  leaveReview(request: ReviewRequest): Promise<Result<{ readonly reviewId: string }, 'late'>>
  openCase(request: CaseRequest): Promise<Result<{ readonly caseId: string }, 'late'>>
}

/** What a tool's answer says for one slot, before it is put into words. `day` is YYYY-MM-DD, `at` epoch milliseconds. */
export type ToolValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'instant'; readonly at: number }
  | { readonly type: 'money'; readonly cents: number; readonly currency: string }

export type ToolError = 'not_found' | 'late' | 'failed'

/** Other systems a merchant lets flows ask. Every call ends within the tool's own timeout and none throws. */
export type Tools = {
  /** `slots` are those the tool's request names; `key` tells the other system that a call is a repeat. */
  call(
    name: string,
    slots: Readonly<Record<string, string>>,
    key: string,
  ): Promise<Result<Readonly<Record<string, ToolValue>>, ToolError>>
}

/** What the bundle leaves out of a shop's products. Ends within the budget its adapter was made with. */
export type Products = {
  texts(productId: string): Promise<Result<ProductTexts, 'not_found' | 'late'>>
}
