import type { Order } from '../../core/domain'
import type { ChangeError, OrderError, Orders } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { withinBudget } from '../d1/budget'
import { normaliseEmail, normaliseOrderNumber } from '../d1/verification'
import { cancelOrder, changeAddress, undoCancel } from './changes'
import { type WooCall, withOrder } from './changing'
import { createWooClient, type Fetch } from './client'
import type { WooConfig } from './config'
import { findByEmail, findByNumber, isNumbered, isPlacedBy } from './find'
import { changeItems } from './items'
import type { WooRecords } from './records'
import { createReturn, openClaim, sendInvoice } from './requests'
import { toOrder } from './to-order'
import type { WooOrder } from './wire'

/** Longer than any shop's order numbers. */
const MAX_ORDER_NUMBER_CHARS = 32

export type WooOptions = {
  /** Milliseconds within which every read ends. */
  readonly budgetMs: number
  /** The same for a change, which may be four calls and a payment gateway; as a read unless given. */
  readonly changeBudgetMs?: number
  readonly records: WooRecords
  readonly fetch?: Fetch
}

/**
 * A shop's orders as WooCommerce keeps them, over REST v3. Every call ends within the budget and none throws: an outage, of WooCommerce or
 * of Kefu's own records, is 'late' and logged. A change that was late may still have been made; the same key again tells.
 */
export function createWooOrders(config: WooConfig, shop: string, options: WooOptions): Orders {
  const { budgetMs: readMs, changeBudgetMs: changeMs = readMs, records } = options
  function within<T, E>(
    work: (call: WooCall) => Promise<Result<T, E>>,
    budgetMs = changeMs,
  ): Promise<Result<T, E | 'late'>> {
    const deadline = Date.now() + budgetMs
    const call = { config, records, deadline, client: createWooClient(config, { deadline, fetch: options.fetch }) }
    const run = Promise.resolve()
      .then(() => work(call))
      .catch((error: unknown): Result<T, E | 'late'> => {
        console.error(JSON.stringify({ level: 'error', at: 'woocommerce.orders', shop, error: String(error) }))
        return err('late')
      })
    return withinBudget<T, E | 'late'>(budgetMs, run)
  }
  return {
    verify: (orderNumber, email, now, proven = false) =>
      within((call) => verify(call, { orderNumber, email, proven }, now), readMs),
    get: (orderNumber) => within((call) => get(call, normaliseOrderNumber(orderNumber)), readMs),
    listByEmail: (email, limit) => within((call) => listByEmail(call, normaliseEmail(email), limit), readMs),
    cancel: (request) => within<Order, ChangeError>((call) => cancelOrder(call, request)),
    changeAddress: (request) => within<Order, ChangeError>((call) => changeAddress(call, request)),
    changeItems: (request) => within<Order, ChangeError>((call) => changeItems(call, request)),
    undoCancel: (request) => within<Order, ChangeError>((call) => undoCancel(call, request)),
    sendInvoice: (request) => within((call) => sendInvoice(call, request)),
    createReturn: (request) => within((call) => createReturn(call, request)),
    openClaim: (request) => within((call) => openClaim(call, request)),
  }
}

/**
 * The order, when it was placed with the e-mail. A guess is counted before it is judged and taken back when it was right or could not be
 * judged; one with a proven e-mail is not counted. An unknown order and a wrong e-mail ask WooCommerce the same three things: how long the
 * answer takes tells nothing.
 */
async function verify(
  call: WooCall,
  given: { readonly orderNumber: string; readonly email: string; readonly proven: boolean },
  now: number,
): Promise<Result<Order, OrderError>> {
  const orderNumber = normaliseOrderNumber(given.orderNumber)
  const email = normaliseEmail(given.email)
  if (orderNumber.length === 0 || orderNumber.length > MAX_ORDER_NUMBER_CHARS) return err('not_found')
  const attempt = given.proven ? null : await call.records.reserve({ orderNumber, email }, now)
  if (attempt === null && !given.proven) return err('locked')
  const found = await findPair(call, orderNumber, email)
  if (found.ok && !found.value) return err('not_found')
  if (attempt !== null) await call.records.release(attempt)
  if (!found.ok || !found.value) return err('late')
  const whole = await withOrder(call, found.value)
  if (!whole.ok) return whole
  if (String(found.value.id) !== found.value.number)
    await call.records.rememberOrder(found.value.id, normaliseOrderNumber(found.value.number))
  return ok(whole.value.order)
}

async function findPair(call: WooCall, orderNumber: string, email: string): Promise<Result<WooOrder | null, unknown>> {
  const known = await call.records.orderIdOf(orderNumber)
  // A wrong e-mail is looked for as long as an order that does not exist.
  const byNumber = await findByNumber(call.client, orderNumber, known, (order) => isPlacedBy(order, email))
  if (!byNumber.ok || byNumber.value) return byNumber
  // Some plugins' numbers cannot be searched for; the e-mail can.
  const isIt = (order: WooOrder) => isNumbered(order, orderNumber)
  const byEmail = await findByEmail(call.client, email, (found) => found.some(isIt))
  return byEmail.ok ? ok(byEmail.value.find(isIt) ?? null) : byEmail
}

async function get(call: WooCall, orderNumber: string): Promise<Result<Order, 'not_found' | 'late'>> {
  if (orderNumber === '') return err('not_found')
  const found = await findByNumber(call.client, orderNumber, await call.records.orderIdOf(orderNumber))
  if (!found.ok) return err('late')
  if (!found.value) return err('not_found')
  const whole = await withOrder(call, found.value)
  return whole.ok ? ok(whole.value.order) : whole
}

/** Refunds are left out of a list: they would be one more call each, and whoever asks about one reads that order. */
async function listByEmail(call: WooCall, email: string, limit: number): Promise<Result<readonly Order[], 'late'>> {
  if (email === '' || limit < 1) return ok([])
  const found = await findByEmail(call.client, email, (orders) => orders.length >= limit)
  if (!found.ok) return err('late')
  const newest = found.value.slice(0, limit)
  const returns = await call.records.returnsOf(newest.map((order) => order.number))
  return ok(
    newest.flatMap((woo) => toOrder(woo, { refunds: [], returns: returns.get(woo.number) ?? [] }, call.config) ?? []),
  )
}
