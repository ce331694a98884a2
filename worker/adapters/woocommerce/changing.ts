import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { normaliseOrderNumber } from '../d1/verification'
import type { WooClient, WooFailure } from './client'
import type { WooConfig } from './config'
import { findByNumber, refundsOf } from './find'
import { changeOf, type WooAction, type WooChange, type WooRecords } from './records'
import { isKnownStatus, toOrder } from './to-order'
import type { WooOrder, WooRefund } from './wire'

/** One call of the port: the shop as it may be asked until the deadline. */
export type WooCall = {
  readonly config: WooConfig
  readonly client: WooClient
  readonly records: WooRecords
  /** Epoch milliseconds. */
  readonly deadline: number
}

/** An order as it stands, with what a change must know about it. */
export type Standing = {
  readonly woo: WooOrder
  readonly refunds: readonly WooRefund[]
  readonly order: Order
  readonly change: WooChange
  /** An earlier try of this very change came to nothing or to an unknown end: what looks done may have been done by it. */
  readonly resumed: boolean
}

/** What a change came to, and what the audit log should say of it. */
export type Made<T> = { readonly value: T; readonly before: unknown; readonly after: unknown }

/** How long an order that another change has is waited for before it is looked at again. */
const LOOK_AGAIN_MS = 120

/**
 * Makes a change once: one at a time for each order, and not again for a key that was done; then `again` tells how things stand. A refusal
 * leaves no trace. One that was late may have been made, so the order stays taken for a while and the next try finds it 'resumed'.
 */
export async function changing<T>(
  call: WooCall,
  action: WooAction,
  request: ChangeRequest,
  work: (standing: Standing) => Promise<Result<Made<T>, ChangeError>>,
  again: (standing: Standing) => Promise<Result<T, ChangeError>>,
): Promise<Result<T, ChangeError>> {
  const change = changeOf(action, tidy(request), crypto.randomUUID())
  const begun = await beginOnce(call, change)
  if (begun === 'busy') return err('late')
  const standing = await standingOf(call, change, begun === 'resumed')
  if (begun === 'done') return standing.ok ? again(standing.value) : standing
  const made = standing.ok ? await work(standing.value) : standing
  if (made.ok) {
    await call.records.finish(change, JSON.stringify({ before: made.value.before, after: made.value.after }))
    return ok(made.value.value)
  }
  if (made.error !== 'late') await call.records.abandon(change)
  return made
}

function tidy<R extends ChangeRequest>(request: R): R {
  return { ...request, orderNumber: normaliseOrderNumber(request.orderNumber) }
}

async function beginOnce({ records, deadline }: WooCall, change: WooChange) {
  for (;;) {
    const begun = await records.begin(change)
    if (begun !== 'busy') return begun
    if (Date.now() + LOOK_AGAIN_MS >= deadline) {
      await records.abandon(change)
      return 'busy'
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

async function standingOf(call: WooCall, change: WooChange, resumed: boolean): Promise<Result<Standing, ChangeError>> {
  const found = await findByNumber(call.client, change.orderNumber, await call.records.orderIdOf(change.orderNumber))
  if (!found.ok) return err('late')
  if (!found.value) return err('not_found')
  const read = await withOrder(call, found.value)
  return read.ok ? ok({ ...read.value, change, resumed }) : err('late')
}

/** The order with its refunds, and the returns Kefu keeps. */
export async function withOrder(
  { client, records, config }: Pick<WooCall, 'client' | 'records' | 'config'>,
  woo: WooOrder,
): Promise<Result<Pick<Standing, 'woo' | 'refunds' | 'order'>, 'late'>> {
  const [refunds, returns] = await Promise.all([refundsOf(client, woo), records.returnsOf([woo.number])])
  if (!refunds.ok) return err('late')
  const order = toOrder(woo, { refunds: refunds.value, returns: returns.get(woo.number) ?? [] }, config)
  return order ? ok({ woo, refunds: refunds.value, order }) : err('late')
}

/** Why nothing of the order may be changed now; null when it may. */
export function refusalOf({ order, woo }: Standing, config: WooConfig): ChangeError | null {
  const { status } = order
  if (status === 'cancelled' || status === 'refunded' || status === 'returned') return 'not_eligible'
  if (status !== 'pending_payment' && status !== 'processing') return 'too_late'
  return isKnownStatus(woo, config) ? null : 'unsupported'
}

/** What a failed call means for the change that made it. A key without the right leaves it to a person. */
export function changeError(failure: WooFailure): ChangeError {
  if (failure.kind === 'refused' && (failure.status === 401 || failure.status === 403)) return 'unsupported'
  return 'late'
}
