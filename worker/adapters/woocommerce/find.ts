import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { normaliseEmail, normaliseOrderNumber } from '../d1/verification'
import type { WooAnswer, WooClient, WooFailure, WooRequest } from './client'
import { isOrder } from './to-order'
import { type WooGoods, type WooOrder, type WooRefund, wooGoods, wooOrder, wooRefund } from './wire'

/** Orders a search brings on one page: what is looked for is exact, the rest is what WordPress takes for similar. */
const SEARCH_PAGE = '20'
/** Pages of a search that are read before the rest is left alone. */
const MAX_SEARCH_PAGES = 3
/** Most refunds of one order; WooCommerce's largest page. */
const MAX_REFUNDS = '100'
const LATE = { kind: 'late' } as const

export const orderRoute = (id: number, below = ''): string => `/wc/v3/orders/${id}${below}`

/** One thing, parsed; what does not fit counts as an outage. A thing that is not there is null. */
export async function readOne<S extends v.GenericSchema>(
  client: WooClient,
  request: WooRequest,
  schema: S,
): Promise<Result<v.InferOutput<S> | null, WooFailure>> {
  const answer = await client.call(request)
  if (!answer.ok) return isMissing(answer.error) ? ok(null) : answer
  const parsed = v.safeParse(schema, answer.value.body)
  return parsed.success ? ok(parsed.output) : unreadable(request, parsed.issues)
}

/** One page of a list, each entry parsed. */
export async function readPage<S extends v.GenericSchema>(
  client: WooClient,
  request: WooRequest,
  schema: S,
): Promise<Result<Omit<WooAnswer, 'body'> & { readonly entries: v.InferOutput<S>[] }, WooFailure>> {
  const answer = await client.call(request)
  if (!answer.ok) return answer
  const parsed = v.safeParse(v.array(schema), answer.value.body)
  if (!parsed.success) return unreadable(request, parsed.issues)
  return ok({ pages: answer.value.pages, total: answer.value.total, entries: parsed.output })
}

/**
 * The order with this number, which plugins make differ from its id; null when there is none, or none that is `wanted`. The search, which
 * is slow in WordPress, is asked only when the id did not bring it.
 */
export async function findByNumber(
  client: WooClient,
  orderNumber: string,
  knownId: number | null,
  wanted: (order: WooOrder) => boolean = () => true,
): Promise<Result<WooOrder | null, WooFailure>> {
  const isIt = (order: WooOrder) => isNumbered(order, orderNumber) && wanted(order)
  const id = knownId ?? (/^[1-9]\d{0,14}$/.test(orderNumber) ? Number(orderNumber) : null)
  if (id !== null) {
    const direct = await readOne(client, { route: orderRoute(id) }, wooOrder)
    if (!direct.ok || (direct.value && isIt(direct.value))) return direct
  }
  const query = { search: orderNumber, per_page: SEARCH_PAGE }
  const searched = await readPage(client, { route: '/wc/v3/orders', query }, wooOrder)
  return searched.ok ? ok(searched.value.entries.find(isIt) ?? null) : searched
}

/** Orders placed with an e-mail, newest first, until `enough` says so. */
export async function findByEmail(
  client: WooClient,
  email: string,
  enough: (found: readonly WooOrder[]) => boolean,
): Promise<Result<WooOrder[], WooFailure>> {
  const found: WooOrder[] = []
  for (let page = 1; page <= MAX_SEARCH_PAGES; page++) {
    const query = { search: email, per_page: SEARCH_PAGE, page: String(page), orderby: 'date', order: 'desc' }
    const read = await readPage(client, { route: '/wc/v3/orders', query }, wooOrder)
    if (!read.ok) return read
    // WordPress searches names and addresses too, and parts of words.
    found.push(...read.value.entries.filter((order) => isPlacedBy(order, email) && isOrder(order)))
    if (enough(found) || page >= read.value.pages || read.value.entries.length === 0) break
  }
  return ok(found)
}

/** The refunds of an order; none is asked for where the order says that there are none. */
export async function refundsOf(client: WooClient, order: WooOrder): Promise<Result<WooRefund[], WooFailure>> {
  if (order.refunds.length === 0) return ok([])
  const request = { route: orderRoute(order.id, '/refunds'), query: { per_page: MAX_REFUNDS, order: 'asc' } }
  const read = await readPage(client, request, wooRefund)
  return read.ok ? ok(read.value.entries) : read
}

/** A product, or one of its variations; null when there is none any more. */
export function readGoods(
  client: WooClient,
  productId: number,
  variationId: number,
): Promise<Result<WooGoods | null, WooFailure>> {
  const below = variationId > 0 ? `/variations/${variationId}` : ''
  return readOne(client, { route: `/wc/v3/products/${productId}${below}` }, wooGoods)
}

export function isNumbered(order: WooOrder, orderNumber: string): boolean {
  return isOrder(order) && normaliseOrderNumber(order.number) === orderNumber
}

export function isPlacedBy(order: WooOrder, email: string): boolean {
  return email !== '' && normaliseEmail(order.billing.email) === email
}

/** The code WooCommerce gives for an id it does not know; a 404 without it is a route or a page that is not there. */
function isMissing(failure: WooFailure): boolean {
  return failure.kind === 'refused' && failure.status === 404 && /invalid_id$|_invalid_.*id$/.test(failure.code)
}

function unreadable(request: WooRequest, issues: readonly v.BaseIssue<unknown>[]): Result<never, WooFailure> {
  const fields = issues.map((issue) => v.getDotPath(issue))
  console.error(JSON.stringify({ level: 'error', at: 'woocommerce', call: request.route, what: 'unreadable', fields }))
  return err(LATE)
}
