import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { createWooClient, type Fetch, type WooFailure } from './client'
import type { WooConfig } from './config'
import { readPage } from './find'
import { instantOf, type WooOrder, wooOrder } from './wire'

/** An order as WooCommerce told it, and when it had last changed it, epoch milliseconds. */
export type ToldOrder = { readonly order: WooOrder; readonly modifiedAt: number }

/** Up to which change everything was read, epoch milliseconds. */
const pollCursor = v.object({ since: v.number() })
export type WooCursor = v.InferOutput<typeof pollCursor>

/** `isDone` is false when the run ended at its limit and the next one has more to read. */
export type Reconciled = {
  readonly cursor: WooCursor
  /** Calls that brought a page. */
  readonly pages: number
  readonly read: number
  /** Of those read the ones that were newer than what is there. */
  readonly applied: number
  readonly isDone: boolean
}

const PAGE_SIZE = 50
/** Dates are told in seconds and the filter leaves out the second itself: look one back, and skip what was seen. */
const OVERLAP_MS = 1_000
/** How far the first run looks back. */
const FIRST_RUN_MS = 30 * 86_400_000

/** The stored cursor, or the beginning. */
export function wooCursorFrom(stored: string | null, now: number): WooCursor {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), pollCursor), stored)
  return parsed.success ? parsed.output : { since: now - FIRST_RUN_MS }
}

type Limits = {
  readonly cursor: WooCursor
  readonly maxPages: number
  readonly budgetMs: number
  readonly fetch?: Fetch
}

/**
 * Reads the orders changed since the cursor, oldest change first, `maxPages` calls at most, and gives them to `store`, which answers how many
 * were newer than what it has: what a lost webhook would have told. A run that ends early keeps what it did; the next one goes on there.
 */
export async function reconcileWoo(
  config: WooConfig,
  store: (orders: readonly ToldOrder[]) => Promise<number>,
  { cursor, maxPages, budgetMs, fetch }: Limits,
): Promise<Result<Reconciled, { readonly error: WooFailure['kind']; readonly done: Reconciled }>> {
  const client = createWooClient(config, { deadline: Date.now() + budgetMs, fetch })
  const seen = new Set<string>()
  let done: Reconciled = { cursor, pages: 0, read: 0, applied: 0, isDone: false }
  let page = 1
  while (done.pages < maxPages && !done.isDone) {
    const { since } = done.cursor
    const read = await readPage(client, { route: '/wc/v3/orders', query: queryOf(since, page) }, wooOrder)
    if (!read.ok) return err({ error: read.error.kind, done })
    const told = read.value.entries.flatMap((order): ToldOrder[] => {
      const modifiedAt = instantOf(order.date_modified_gmt)
      return modifiedAt === null ? [] : [{ order, modifiedAt }]
    })
    const applied = await store(told.filter(({ order }) => isNew(order, seen)))
    const last = told.reduce((latest, { modifiedAt }) => Math.max(latest, modifiedAt), since)
    // Pages shift while orders change, the cursor does not; a page all of one second is the exception.
    page = last > since ? 1 : page + 1
    done = {
      cursor: { since: last },
      pages: done.pages + 1,
      read: seen.size,
      applied: done.applied + applied,
      isDone: read.value.entries.length < PAGE_SIZE,
    }
  }
  return ok(done)
}

function queryOf(cursor: number, page: number): Record<string, string> {
  return {
    modified_after: new Date(cursor - OVERLAP_MS).toISOString().slice(0, 19),
    dates_are_gmt: 'true',
    orderby: 'modified',
    order: 'asc',
    per_page: String(PAGE_SIZE),
    page: String(page),
  }
}

/** Marks the order as seen in this state. */
function isNew({ id, date_modified_gmt: modified }: WooOrder, seen: Set<string>): boolean {
  const mark = `${id}@${modified}`
  if (seen.has(mark)) return false
  seen.add(mark)
  return true
}
