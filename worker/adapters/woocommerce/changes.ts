import * as v from 'valibot'
import { fromMinorUnits, toMinorUnits } from '../../core/data/minor-units'
import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { changeError, changing, type Made, refusalOf, type Standing, type WooCall, withOrder } from './changing'
import { orderRoute, readGoods, readOne } from './find'
import { isInStock } from './stock'
import { type WooOrder, wooOrder } from './wire'

type Changed = Promise<Result<Order, ChangeError>>
type MadeOrder = Promise<Result<Made<Order>, ChangeError>>

/** An address of six lines, with room to spare. */
const MAX_ADDRESS_CHARS = 500
const gateway = v.object({ method_supports: v.fallback(v.array(v.string()), []) })

/**
 * Cancels an order nothing of which has left and gives back through the gateway what was paid and not yet given back. A paid order whose
 * gateway cannot refund is left to a person: 'unsupported', nothing changed.
 */
export function cancelOrder(call: WooCall, request: ChangeRequest): Changed {
  return changing(call, 'cancel', request, (standing) => cancel(call, standing), asItStands)
}

async function cancel(call: WooCall, standing: Standing): MadeOrder {
  const { woo, order, resumed } = standing
  const isOurs = resumed && (woo.status === 'cancelled' || woo.status === 'refunded')
  const refusal = isOurs ? null : refusalOf(standing, call.config)
  if (refusal) return err(refusal)
  const owed = owedCents(standing)
  if (owed > 0 && !(await canRefund(call, woo))) return err('unsupported')
  // First the status, so that nobody packs what is being paid back; WooCommerce puts the stock back with it.
  const cancelled = isOurs ? ok(woo) : await putOrder(call, woo.id, { status: 'cancelled' })
  if (!cancelled.ok) return cancelled
  if (owed > 0) {
    const refunded = await refund(call, woo, {
      amount: fromMinorUnits(owed, woo.currency),
      reason: 'Cancelled by the shopper',
    })
    if (!refunded.ok) return refunded
  }
  return changed(call, woo, { status: order.status }, 'status')
}

/** What was paid and not yet given back, in minor units. */
function owedCents({ woo, order, refunds }: Standing): number {
  if (!woo.date_paid_gmt) return 0
  const given = refunds.reduce((sum, entry) => sum + Math.abs(toMinorUnits(entry.amount, woo.currency) ?? 0), 0)
  return Math.max(order.totalCents - given, 0)
}

/** False only where the gateway itself says so: a key that may not look at gateways finds out by trying. */
async function canRefund({ client }: WooCall, { payment_method: id }: WooOrder): Promise<boolean> {
  if (id === '') return false
  const read = await readOne(client, { route: `/wc/v3/payment_gateways/${encodeURIComponent(id)}` }, gateway)
  if (!read.ok) return read.error.kind === 'refused'
  return read.value?.method_supports.includes('refunds') ?? false
}

/**
 * Gives money back through the gateway. Refused after all: the shop is told in a note that it must do it, and the refund shows as
 * 'requested' until then.
 */
export async function refund(
  call: WooCall,
  woo: WooOrder,
  body: { readonly amount: string; readonly reason: string; readonly line_items?: readonly object[] },
): Promise<Result<'paid' | 'by_hand', ChangeError>> {
  const route = orderRoute(woo.id, '/refunds')
  const made = await call.client.call({ method: 'POST', route, body: { ...body, api_refund: true } })
  if (made.ok) return ok('paid')
  if (made.error.kind !== 'refused') return err('late')
  const noted = await addNote(
    call,
    woo.id,
    `The refund of ${body.amount} ${woo.currency} was refused: please make it by hand.`,
  )
  return noted ? ok('by_hand') : err('late')
}

/**
 * Sends an order nothing of which has left somewhere else. The address is kept as it was written, whole in the first line: taking it apart
 * would be guessing. A note tells the shop, with the address before.
 */
export function changeAddress(call: WooCall, request: ChangeRequest & { readonly address: string }): Changed {
  const line = request.address.replace(/\s+/g, ' ').trim().slice(0, MAX_ADDRESS_CHARS)
  const work = async (standing: Standing): MadeOrder => {
    const refusal = line === '' ? 'not_eligible' : refusalOf(standing, call.config)
    if (refusal) return err(refusal)
    const { woo, order } = standing
    const { address: before } = order
    const [first_name = '', ...rest] = before.name.split(' ')
    const shipping = {
      first_name,
      last_name: rest.join(' '),
      address_1: line,
      address_2: '',
      city: '',
      state: '',
      postcode: '',
      country: '',
    }
    const put = await putOrder(call, woo.id, { shipping })
    if (!put.ok) return put
    const told = [before.name, before.line1, before.postcode, before.city, before.country].filter(Boolean).join(', ')
    const text = `The shopper changed the shipping address to: ${line}. Before: ${told}. Please check it before sending.`
    if (!(await addNote(call, woo.id, text))) return err('late')
    return changed(call, woo, before, 'address')
  }
  return changing(call, 'change_address', request, work, asItStands)
}

/** Takes a cancellation back where nothing was given back and the goods are still there. */
export function undoCancel(call: WooCall, request: ChangeRequest): Changed {
  const work = async (standing: Standing): MadeOrder => {
    const { woo, refunds, order, resumed } = standing
    if (woo.status !== 'cancelled') return resumed ? ok(made(order, {}, order.status)) : err('not_eligible')
    if (refunds.length > 0) return err('not_eligible')
    const goods = await Promise.all(
      woo.line_items.map((line) => readGoods(call.client, line.product_id, line.variation_id)),
    )
    if (goods.some((read) => !read.ok)) return err('late')
    const areThere = goods.every((read, at) => read.ok && isInStock(read.value, woo.line_items[at]?.quantity ?? 0))
    if (!areThere) return err('not_eligible')
    const put = await putOrder(call, woo.id, { status: woo.date_paid_gmt ? 'processing' : 'pending' })
    return put.ok ? changed(call, woo, { status: order.status }, 'status') : put
  }
  return changing(call, 'undo_cancel', request, work, asItStands)
}

export const asItStands = async ({ order }: Standing): Changed => ok(order)

function made<T>(value: T, before: unknown, after: unknown): Made<T> {
  return { value, before, after }
}

/** The order read anew after a change: a refund may have moved it on. */
export async function changed(call: WooCall, { id }: WooOrder, before: unknown, field: keyof Order): MadeOrder {
  const read = await readOne(call.client, { route: orderRoute(id) }, wooOrder)
  const whole = read.ok && read.value ? await withOrder(call, read.value) : err('late' as const)
  return whole.ok ? ok(made(whole.value.order, before, { [field]: whole.value.order[field] })) : whole
}

export async function putOrder(call: WooCall, id: number, body: object): Promise<Result<WooOrder, ChangeError>> {
  const put = await readOne(call.client, { method: 'PUT', route: orderRoute(id), body }, wooOrder)
  if (!put.ok) return err(changeError(put.error))
  return put.value ? ok(put.value) : err('not_found')
}

/** A note only the shop sees, or with `toShopper` one that WooCommerce sends to the order's e-mail. False when it was not taken. */
export async function addNote(call: WooCall, id: number, note: string, toShopper = false): Promise<boolean> {
  const body = { note, customer_note: toShopper }
  const added = await call.client.call({ method: 'POST', route: orderRoute(id, '/notes'), body })
  return added.ok
}
