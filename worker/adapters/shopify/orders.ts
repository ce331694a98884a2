import type { Order } from '../../core/domain'
import type { OrderError, Orders } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import type { AttemptCounter } from '../connectors/attempts'
import { bounded } from '../connectors/bounded'
import type { ChangeLedger } from '../connectors/ledger'
import type { Fetch } from './answer'
import { cancelOrder } from './cancel'
import { changeAddress } from './change-address'
import { openClaim } from './claims'
import { createShopifyClient } from './client'
import type { ShopifyConfig } from './config'
import { sendInvoice } from './invoice'
import { changeItems } from './items'
import { asOrder, findByEmail, findByNumber, IN_LIST, isWhole, readById, type Shopify } from './read'
import { createReturn } from './returns'
import { orderNames, orderNumberOf, toOrder } from './to-order'

export type ShopifyOrdersOptions = {
  /** A look-up ends within this many milliseconds. */
  readonly budgetMs: number
  /** The same for a change, which is several calls; the look-up's where it is not given. */
  readonly changeBudgetMs?: number
  readonly ledger: ChangeLedger
  readonly attempts: AttemptCounter
  readonly fetch?: Fetch
}

/** A change that was told to be late goes on for this long, in milliseconds: half of an edit is none, and it shall not be cut in the middle. */
const CHANGE_GOES_ON_MS = 15_000

/**
 * A Shopify shop's orders, over its Admin API. Every call ends within its budget. What Shopify answers slowly, wrongly or not at all is
 * 'late' and logged; what it does not do by itself is 'unsupported'.
 */
export function createShopifyOrders(config: ShopifyConfig, shop: string, options: ShopifyOrdersOptions): Orders {
  const { budgetMs, changeBudgetMs = budgetMs, ledger, attempts } = options
  const shopify: Shopify = { client: createShopifyClient(config, { shop, fetch: options.fetch }), config, ledger }
  const reading = <T, E>(call: string, work: (until: number) => Promise<Result<T, E>>) =>
    bounded({ connector: 'shopify', shop, call }, budgetMs, () => work(Date.now() + budgetMs))
  const changing = <T, E>(call: string, work: (until: number) => Promise<Result<T, E>>) =>
    bounded({ connector: 'shopify', shop, call }, changeBudgetMs, () => work(Date.now() + CHANGE_GOES_ON_MS))
  const tidy = <R extends { readonly orderNumber: string }>(request: R): R => ({
    ...request,
    orderNumber: orderNumberOf(request.orderNumber),
  })
  return {
    verify: (number, email, now, proven = false) =>
      reading('verify', (until) => verifyOrder(shopify, attempts, { number, email, now, proven }, until)),
    get: (number) => reading('get', async (until) => asOrder(shopify, await findByNumber(shopify, number, until))),
    listByEmail: (email, limit) => reading('listByEmail', (until) => listOrders(shopify, email, limit, until)),
    cancel: (request) => changing('cancel', (until) => cancelOrder(shopify, tidy(request), until)),
    changeAddress: (request) => changing('changeAddress', (until) => changeAddress(shopify, tidy(request), until)),
    changeItems: (request) => changing('changeItems', (until) => changeItems(shopify, tidy(request), until)),
    // Shopify cannot take a cancellation back.
    undoCancel: async () => err('unsupported'),
    sendInvoice: (request) => changing('sendInvoice', (until) => sendInvoice(shopify, tidy(request), until)),
    createReturn: (request) => changing('createReturn', (until) => createReturn(shopify, tidy(request), until)),
    openClaim: (request) => changing('openClaim', (until) => openClaim(shopify, tidy(request), until)),
  }
}

/**
 * The order, when the e-mail is the one it was placed with. The try is counted before Shopify is asked, and taken back when it was right
 * or could not be judged: too many wrong pairs lock the number, for the right e-mail too. A `proven` e-mail is not counted.
 */
async function verifyOrder(
  shopify: Shopify,
  attempts: AttemptCounter,
  given: { readonly number: string; readonly email: string; readonly now: number; readonly proven: boolean },
  until: number,
): Promise<Result<Order, OrderError>> {
  const names = orderNames(given.number, shopify.config)
  if (names === null) return err('not_found')
  const pair = { orderNumber: names.counted, email: given.email }
  const attempt = given.proven ? null : await attempts.reserve(pair, given.now)
  if (attempt === null && !given.proven) return err('locked')
  let isWrong = false
  try {
    const found = await findByNumber(shopify, given.number, until)
    if (!found.ok) return err('late')
    const order = found.value ? toOrder(found.value, shopify.config) : null
    // An order without an e-mail, as a shop without the right to read it shows all of them, belongs to nobody who asks.
    isWrong = order === null || order.email === '' || order.email !== given.email.trim().toLowerCase()
    return order && !isWrong ? ok(order) : err('not_found')
  } finally {
    if (!isWrong && attempt !== null) await attempts.release(attempt)
  }
}

async function listOrders(
  shopify: Shopify,
  email: string,
  limit: number,
  until: number,
): Promise<Result<readonly Order[], 'late'>> {
  const found = await findByEmail(shopify, email.trim().toLowerCase(), limit, until)
  if (!found.ok) return err('late')
  const whole = found.value.map((order) =>
    isWhole(order, IN_LIST) ? ok(order) : readById(shopify.client, order.id, until),
  )
  const orders: Order[] = []
  for (const read of await Promise.all(whole)) {
    if (!read.ok) return err('late')
    if (read.value) orders.push(toOrder(read.value, shopify.config))
  }
  return ok(orders)
}
