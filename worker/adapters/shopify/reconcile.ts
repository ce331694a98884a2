import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import type { OrderCopy } from '../d1/order-copies'
import type { CallError, ShopifyClient } from './client'
import type { ShopifyConfig } from './config'
import { toCopy } from './copy'
import { operations } from './operations'
import { IN_LIST, isWhole, MAX_LISTED, readById } from './read'
import type { ShopifyOrder } from './shapes'

/** Where polling goes on: at orders changed since an instant (epoch ms), after a page of them where one run did not come to their end. */
const pollCursor = v.object({ since: v.number(), after: v.nullable(v.string()), newest: v.number() })
export type PollCursor = v.InferOutput<typeof pollCursor>

/** How far back the first run reads: what an app may read of a shop's orders without asking for more, in milliseconds. */
const FIRST_RUN_MS = 60 * 86_400_000
/** Shopify's search knows of a change a while after it: each run begins this long before the last one ended, in milliseconds. */
const OVERLAP_MS = 10 * 60_000

/** The stored cursor, or the beginning. */
export function cursorFrom(stored: string | null, now: number): PollCursor {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), pollCursor), stored)
  return parsed.success ? parsed.output : { since: now - FIRST_RUN_MS, after: null, newest: 0 }
}

export type Reconciled = {
  readonly cursor: PollCursor
  readonly pages: number
  /** Orders read; of those that are not among `written` a newer state is there: a webhook was faster. */
  readonly read: number
  readonly written: number
  /** True when the run came to the end of what has changed. */
  readonly caughtUp: boolean
}

type Shop = {
  readonly client: ShopifyClient
  readonly config: Pick<ShopifyConfig, 'locale' | 'timeZone'>
  /** Keeps copies, and answers how many were newer than what is there. */
  readonly store: (copies: readonly OrderCopy[]) => Promise<number>
}

/**
 * Copies the orders that have changed since the cursor, oldest change first, at most `maxPages` pages. What webhooks missed is found here,
 * whatever it was. A run that ends early keeps what it did; the next one goes on there.
 */
export async function reconcileShopify(
  shop: Shop,
  { cursor, maxPages, until }: { readonly cursor: PollCursor; readonly maxPages: number; readonly until: number },
): Promise<Result<Reconciled, { readonly error: CallError; readonly done: Reconciled }>> {
  let done: Reconciled = { cursor, pages: 0, read: 0, written: 0, caughtUp: false }
  while (done.pages < maxPages && !done.caughtUp) {
    const next = await onePage(shop, done, until)
    if (!next.ok) return err({ error: next.error, done })
    done = next.value
  }
  return ok(done)
}

async function onePage(shop: Shop, before: Reconciled, until: number): Promise<Result<Reconciled, CallError>> {
  const { since, after } = before.cursor
  const query = `updated_at:>='${new Date(since).toISOString()}'`
  const variables = { query, first: MAX_LISTED, after, sort: 'UPDATED_AT', reverse: false, ...IN_LIST }
  const found = await shop.client.call(operations.findOrders, variables, until)
  if (!found.ok) return found
  const { nodes, pageInfo } = found.value.orders
  const whole = await allWhole(shop.client, nodes, until)
  if (!whole.ok) return whole
  const written = await shop.store(whole.value.map((order) => toCopy(order, shop.config)))
  const newest = nodes.reduce((latest, order) => Math.max(latest, order.updatedAt), before.cursor.newest)
  const counts = { pages: before.pages + 1, read: before.read + nodes.length, written: before.written + written }
  if (pageInfo.hasNextPage)
    return ok({ cursor: { since, after: pageInfo.endCursor, newest }, ...counts, caughtUp: false })
  // Never back: a shop at rest is read from the same instant each time, which brings what is there already.
  return ok({ cursor: { since: Math.max(since, newest - OVERLAP_MS), after: null, newest }, ...counts, caughtUp: true })
}

async function allWhole(
  client: ShopifyClient,
  orders: readonly ShopifyOrder[],
  until: number,
): Promise<Result<readonly ShopifyOrder[], CallError>> {
  const whole: ShopifyOrder[] = []
  for (const order of orders) {
    const read = isWhole(order, IN_LIST) ? ok(order) : await readById(client, order.id, until)
    if (!read.ok) return read
    if (read.value) whole.push(read.value)
  }
  return ok(whole)
}
