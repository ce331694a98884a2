import { err, ok, type Result } from '../../core/result'
import { createWooClient, type Fetch } from './client'
import type { WooConfig } from './config'
import { readPage } from './find'
import { instantOf, type WooOrder, wooOrder } from './wire'

/** Where a copy of the shop's orders is kept; what is older than what is there changes nothing. */
export type WooCopy = {
  /** True when the order was new or newer. */
  apply(order: WooOrder, modifiedAt: number): Promise<boolean>
  /** Epoch milliseconds up to which everything was read; null before the first run. */
  cursor(): Promise<number | null>
  moveCursor(to: number): Promise<void>
}

/** `done` is false when the run ended at its limit and the next one has more to read. */
export type Reconciled = {
  readonly read: number
  readonly applied: number
  readonly cursor: number
  readonly done: boolean
}

const PAGE_SIZE = 50
/** Dates are told in seconds and the filter leaves out the second itself: look one back, and skip what was seen. */
const OVERLAP_MS = 1_000
/** How far the first run looks back. */
const FIRST_RUN_MS = 30 * 86_400_000

/**
 * Reads the orders changed since the last run, oldest change first, `maxPages` calls at most, and brings the copy up to date: what a lost
 * webhook would have told. The cursor moves with each page, so a run that was cut short is taken up where it ended. 'late' when the shop
 * does not answer; what came before that is kept.
 */
export async function reconcileWoo(
  config: WooConfig,
  copy: WooCopy,
  options: { readonly now: number; readonly maxPages: number; readonly budgetMs: number; readonly fetch?: Fetch },
): Promise<Result<Reconciled, 'late'>> {
  const client = createWooClient(config, { deadline: Date.now() + options.budgetMs, fetch: options.fetch })
  const seen = new Set<string>()
  let cursor = (await copy.cursor()) ?? options.now - FIRST_RUN_MS
  let applied = 0
  let page = 1
  for (let calls = 0; calls < options.maxPages; calls++) {
    const read = await readPage(client, { route: '/wc/v3/orders', query: queryOf(cursor, page) }, wooOrder)
    if (!read.ok) return err('late')
    const { entries } = read.value
    for (const order of entries.filter((entry) => isNew(entry, seen))) {
      const modifiedAt = instantOf(order.date_modified_gmt)
      if (modifiedAt !== null && (await copy.apply(order, modifiedAt))) applied++
    }
    const last = Math.max(cursor, ...entries.map((order) => instantOf(order.date_modified_gmt) ?? 0))
    // Pages shift while orders change, the cursor does not; a page all of one second is the exception.
    page = last > cursor ? 1 : page + 1
    cursor = last
    await copy.moveCursor(cursor)
    if (entries.length < PAGE_SIZE) return ok({ read: seen.size, applied, cursor, done: true })
  }
  return ok({ read: seen.size, applied, cursor, done: false })
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
