import type { Order } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import type { ChangeLedger } from '../connectors/ledger'
import type { CallError, ShopifyClient } from './client'
import type { ShopifyConfig } from './config'
import { operations } from './operations'
import type { ShopifyLine, ShopifyOrder } from './shapes'
import { orderNames, orderNumberOf, toOrder } from './to-order'

/** What every call of one adapter shares. */
export type Shopify = {
  readonly client: ShopifyClient
  readonly config: ShopifyConfig
  readonly ledger: ChangeLedger
}

/** How many of each thing are asked for with an order. */
export type Sizes = {
  readonly lines: number
  readonly parcels: number
  readonly tracking: number
  readonly events: number
  readonly refunds: number
  readonly returns: number
  readonly returnLines: number
}
/**
 * Shopify charges a query for what might come, at most 1,000 points: about one for each object. One whole order is about 620, of which more
 * lines are fetched page by page; MAX_NAMESAKES found by their number are about 500, ten in a list about 650.
 */
export const WHOLE = {
  lines: 20,
  parcels: 10,
  tracking: 10,
  events: 10,
  refunds: 10,
  returns: 5,
  returnLines: 10,
} as const
const IN_SEARCH = { lines: 10, parcels: 4, tracking: 2, events: 6, refunds: 3, returns: 2, returnLines: 3 } as const
export const IN_LIST = { lines: 3, parcels: 2, tracking: 2, events: 2, refunds: 2, returns: 1, returnLines: 3 } as const
/** Orders in one answer at most. */
export const MAX_LISTED = 10
/** Lines fetched with each further page, and pages at most: an order of a thousand lines. */
const LINES_PER_PAGE = 100
const MAX_LINE_PAGES = 10
/** Orders of one name looked at: names are unique but for shops that changed their numbering. */
const MAX_NAMESAKES = 3

/** The order of this number, or null. The search is Shopify's, the judgement is not: it also finds what only looks alike. */
export async function findByNumber(
  { client, config }: Pick<Shopify, 'client' | 'config'>,
  given: string,
  until: number,
): Promise<Result<ShopifyOrder | null, CallError>> {
  const names = orderNames(given, config)?.names ?? []
  if (names.length === 0) return ok(null)
  const query = names.map((name) => `name:"${name}"`).join(' OR ')
  // Most orders are small and come whole.
  const variables = { query, first: MAX_NAMESAKES, sort: 'CREATED_AT', reverse: true, ...IN_SEARCH, after: null }
  const found = await client.call(operations.findOrders, variables, until)
  if (!found.ok) return found
  const [same] = names.flatMap((name) => found.value.orders.nodes.filter((order) => orderNumberOf(order.name) === name))
  if (!same) return ok(null)
  return isWhole(same, IN_SEARCH) ? ok(same) : readById(client, same.id, until)
}

/** The newest orders placed with an e-mail. */
export async function findByEmail(
  { client }: Pick<Shopify, 'client'>,
  email: string,
  limit: number,
  until: number,
): Promise<Result<readonly ShopifyOrder[], CallError>> {
  // What could close the quotes is in no address that a shop has.
  if (!/^[^\s"\\:()]+@[^\s"\\:()]+$/.test(email)) return ok([])
  const variables = {
    query: `email:"${email}"`,
    first: Math.min(limit, MAX_LISTED),
    sort: 'CREATED_AT',
    reverse: true,
    ...IN_LIST,
    after: null,
  }
  const found = await client.call(operations.findOrders, variables, until)
  if (!found.ok) return found
  return ok(found.value.orders.nodes.filter((order) => (order.email ?? '').trim().toLowerCase() === email))
}

/** A whole order by its id, or null. */
export async function readById(
  client: ShopifyClient,
  id: string,
  until: number,
): Promise<Result<ShopifyOrder | null, CallError>> {
  const read = await client.call(operations.readOrder, { id, ...WHOLE }, until)
  if (!read.ok || read.value.order === null) return read.ok ? ok(null) : read
  return withAllLines(client, read.value.order, until)
}

/** The order with the pages of lines that follow the first. */
export async function withAllLines(
  client: ShopifyClient,
  order: ShopifyOrder,
  until: number,
): Promise<Result<ShopifyOrder, CallError>> {
  const lines: ShopifyLine[] = [...order.lineItems.nodes]
  let { pageInfo } = order.lineItems
  for (let page = 0; pageInfo.hasNextPage && page < MAX_LINE_PAGES; page++) {
    const variables = { id: order.id, first: LINES_PER_PAGE, after: pageInfo.endCursor }
    const more = await client.call(operations.moreLines, variables, until)
    if (!more.ok) return more
    if (!more.value.order) break
    lines.push(...more.value.order.lineItems.nodes)
    pageInfo = more.value.order.lineItems.pageInfo
  }
  return ok({ ...order, lineItems: { nodes: lines, pageInfo } })
}

/** Whether an order was told completely: what fills the size it was asked for with may have been cut off. */
export function isWhole(order: ShopifyOrder, sizes: Sizes): boolean {
  return (
    !order.lineItems.pageInfo.hasNextPage &&
    order.fulfillments.length < sizes.parcels &&
    order.fulfillments.every(
      ({ trackingInfo, events }) => trackingInfo.length < sizes.tracking && events.nodes.length < sizes.events,
    ) &&
    order.refunds.length < sizes.refunds &&
    order.returns.nodes.length < sizes.returns &&
    order.returns.nodes.every(({ returnLineItems }) => returnLineItems.nodes.length < sizes.returnLines)
  )
}

/** As Kefu knows it, or 'late': a call that was refused is the shop's fault and no answer to the shopper. */
export function asOrder(
  { config }: Shopify,
  found: Result<ShopifyOrder | null, CallError>,
): Result<Order, 'not_found' | 'late'> {
  if (!found.ok) return err('late')
  return found.value ? ok(toOrder(found.value, config)) : err('not_found')
}
