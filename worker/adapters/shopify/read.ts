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

/** How much of one order is asked for at once: bounds the cost of a query, 1,000 points at most. More lines are fetched page by page. */
export const WHOLE = { lines: 20, parcels: 10, events: 10, returns: 5 } as const
/** The same for several orders in one answer. */
export const IN_LIST = { lines: 5, parcels: 3, events: 3, returns: 2 } as const
/** Lines fetched with each further page, and pages at most: an order of a thousand lines. */
const LINES_PER_PAGE = 100
const MAX_LINE_PAGES = 10
/** Orders of one name looked at: names are unique but for shops that changed their numbering. */
const MAX_NAMESAKES = 5

/** The order of this number, or null. The search is Shopify's, the judgement is not: it also finds what only looks alike. */
export async function findByNumber(
  { client, config }: Pick<Shopify, 'client' | 'config'>,
  given: string,
  until: number,
): Promise<Result<ShopifyOrder | null, CallError>> {
  const names = orderNames(given, config)?.names ?? []
  if (names.length === 0) return ok(null)
  const query = names.map((name) => `name:"${name}"`).join(' OR ')
  // Asked for as in a list: most orders are small and come whole.
  const variables = { query, first: MAX_NAMESAKES, sort: 'CREATED_AT', reverse: true, ...IN_LIST, after: null }
  const found = await client.call(operations.findOrders, variables, until)
  if (!found.ok) return found
  const [same] = names.flatMap((name) => found.value.orders.nodes.filter((order) => orderNumberOf(order.name) === name))
  if (!same) return ok(null)
  return isWhole(same) ? ok(same) : readById(client, same.id, until)
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
    first: limit,
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

/** Whether an order out of a list was told completely: what fills its page may have been cut off. */
export function isWhole(order: ShopifyOrder): boolean {
  return (
    !order.lineItems.pageInfo.hasNextPage &&
    order.fulfillments.length < IN_LIST.parcels &&
    order.fulfillments.every((fulfillment) => fulfillment.events.nodes.length < IN_LIST.events) &&
    order.returns.nodes.length < IN_LIST.returns
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
