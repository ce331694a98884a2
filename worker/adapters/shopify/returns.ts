import type { ChangeError, ReturnRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { type Made, once, type Tried } from '../connectors/ledger'
import { logUserErrors, notBegun, tried } from './failure'
import { operations } from './operations'
import { findByNumber, type Shopify } from './read'
import type { ShopifyOrder } from './shapes'
import { isClosed, returnStatus } from './statuses'
import { EXCHANGE_NOTE, numberOf, orderNumberOf, toOrder } from './to-order'

type Registered = { readonly returnId: string; readonly labelUrl: null }
type ReturnLine = { readonly fulfillmentLineItemId: string; readonly quantity: number }

const DAY_MS = 86_400_000
/** Longest note Shopify takes with a line that is sent back: 300 of the shopper's, 255 of the merchant's. */
const MAX_NOTE_CHARS = 255
/** Clocks of two machines differ by no more, in milliseconds. */
const CLOCKS_DIFFER_MS = 60_000

/** The reasons Kefu offers, in Shopify's words; any other is OTHER, with the shopper's own words as the note. */
const REASON: Readonly<Record<string, string>> = {
  changed_mind: 'UNWANTED',
  damaged: 'DEFECTIVE',
  wrong_item: 'WRONG_ITEM',
}

/**
 * Registers a return with Shopify, which knows what may be sent back: lines that have left and are not on their way back. 'not_eligible'
 * for others, for a closed order, and once the shop's return window has passed since the last arrival that is known. An exchange is a
 * return with a note: its new item is the merchant's to choose.
 */
export function createReturn(
  shopify: Shopify,
  request: ReturnRequest,
  until: number,
): Promise<Result<Registered, ChangeError>> {
  const change = { ...request, action: 'create_return' } as const
  return once(shopify.ledger, change, until - Date.now(), {
    repeat: async (returnId) => ok({ returnId, labelUrl: null }),
    make: async (earlier) => {
      const found = await findByNumber(shopify, request.orderNumber, until)
      if (!found.ok) return err(notBegun(found.error))
      const order = found.value
      if (!order) return err('not_found')
      const made = earlier === null ? null : madeSince(order, request.lineIds, earlier)
      if (made) return ok(registered(made, request))
      if (isClosed(order) || !isInTime(shopify, order, request.now)) return err('not_eligible')
      const lines = await returnableLines(shopify, order, request.lineIds, until)
      return lines.ok ? register(shopify, order, request, lines.value, until) : lines
    },
  })
}

/** The return that an earlier try made before its answer was lost. */
function madeSince(order: ShopifyOrder, lineIds: readonly number[], earlier: number): string | null {
  const made = order.returns.nodes.find((entry) => {
    const lines = new Set(
      entry.returnLineItems.nodes.map((line) => numberOf(line.fulfillmentLineItem?.lineItem.id ?? '')),
    )
    const isNew = entry.createdAt >= earlier - CLOCKS_DIFFER_MS && returnStatus(entry.status) !== null
    return isNew && lineIds.every((lineId) => lines.has(lineId))
  })
  return made?.name ?? null
}

function isInTime(shopify: Shopify, order: ShopifyOrder, now: number): boolean {
  const arrivals = toOrder(order, shopify.config).shipments.flatMap((shipment) => shipment.deliveredAt ?? [])
  return arrivals.length === 0 || now - Math.max(...arrivals) <= shopify.config.returnWindowDays * DAY_MS
}

async function returnableLines(
  { client }: Shopify,
  order: ShopifyOrder,
  lineIds: readonly number[],
  until: number,
): Promise<Result<readonly ReturnLine[], Tried>> {
  const read = await client.call(operations.returnable, { id: order.id }, until)
  if (!read.ok) return err(notBegun(read.error))
  const all = read.value.returnableFulfillments.nodes.flatMap((entry) => entry.returnableFulfillmentLineItems.nodes)
  const wanted = [...new Set(lineIds)].map((lineId) =>
    all
      .filter((entry) => entry.quantity > 0 && numberOf(entry.fulfillmentLineItem.lineItem.id) === lineId)
      .map((entry) => ({ fulfillmentLineItemId: entry.fulfillmentLineItem.id, quantity: entry.quantity })),
  )
  const isComplete = wanted.length > 0 && wanted.every((parts) => parts.length > 0)
  return isComplete ? ok(wanted.flat()) : err('not_eligible')
}

async function register(
  { client, config }: Shopify,
  order: ShopifyOrder,
  request: ReturnRequest,
  lines: readonly ReturnLine[],
  until: number,
): Promise<Result<Made<Registered>, Tried>> {
  const returnReason = REASON[request.reason] ?? 'OTHER'
  const note = noteOf(request)
  const told = lines.map((line) => ({
    ...line,
    returnReason,
    ...(config.returns === 'request' ? { customerNote: note } : { returnReasonNote: note }),
  }))
  const variables = { order: order.id, items: told }
  const asked =
    config.returns === 'request'
      ? await client.call(operations.requestReturn, variables, until)
      : await client.call(operations.createReturn, variables, until)
  if (!asked.ok) return err(tried(asked.error))
  const made = 'returnRequest' in asked.value ? asked.value.returnRequest : asked.value.returnCreate
  if (made.return && made.userErrors.length === 0) return ok(registered(made.return.name, request))
  logUserErrors('createReturn', made.userErrors)
  return err(made.userErrors.some(({ code }) => UNABLE.has(code ?? '')) ? 'unsupported' : 'not_eligible')
}

/** What the shop or the app cannot do, as against what this order does not allow. */
const UNABLE = new Set(['FEATURE_NOT_ENABLED', 'MISSING_PERMISSION', 'INTERNAL_ERROR'])

function registered(name: string, { kind, lineIds }: ReturnRequest): Made<Registered> {
  const returnId = orderNumberOf(name)
  return {
    value: { returnId, labelUrl: null },
    answer: returnId,
    detail: { kind, lines: [...lineIds], return_id: returnId },
  }
}

/** What the merchant reads with the return. */
function noteOf({ kind, reason, resolution, handover, photos = [] }: ReturnRequest): string {
  const parts = [
    ...(kind === 'exchange' ? [EXCHANGE_NOTE] : []),
    reason.replaceAll('_', ' ').trim(),
    ...(resolution ? [`${resolution} wished`] : []),
    ...(handover ? [handover === 'pickup' ? 'to be picked up' : 'will be dropped off'] : []),
    ...(photos.length > 0 ? [`${photos.length} photo(s) in the conversation`] : []),
  ]
  return parts.filter(Boolean).join('; ').slice(0, MAX_NOTE_CHARS)
}
