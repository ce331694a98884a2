import { fromMinorUnits, toMinorUnits } from '../../core/data/minor-units'
import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest, LineChange } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { asItStands, changed, putOrder, refund } from './changes'
import { changeError, changing, type Made, refusalOf, type Standing, type WooCall } from './changing'
import { readGoods, readPage } from './find'
import { isInStock } from './stock'
import { refundedQuantities } from './to-order'
import { type WooGoods, type WooLine, wooGoods } from './wire'

/** One line as it is and as it should be. */
type Step = { readonly line: WooLine; readonly from: number; readonly to: number; readonly variant: WooGoods | null }

/**
 * Changes lines of an order nothing of which has left. A variant must cost the same today and be in stock. Fewer of a paid line are
 * refunded through the gateway, line by line, as the shop itself would; more of one, or taking out the last, is 'not_eligible'.
 */
export function changeItems(
  call: WooCall,
  request: ChangeRequest & { readonly changes: readonly LineChange[] },
): Promise<Result<Order, ChangeError>> {
  return changing(call, 'change_items', request, (standing) => change(call, standing, request.changes), asItStands)
}

async function change(
  call: WooCall,
  standing: Standing,
  changes: readonly LineChange[],
): Promise<Result<Made<Order>, ChangeError>> {
  const refusal = refusalOf(standing, call.config)
  if (refusal) return err(refusal)
  const steps = await stepsOf(call, standing, changes)
  if (!steps.ok) return steps
  const { woo, order } = standing
  const isPaid = woo.date_paid_gmt !== null
  const edits = steps.value.filter((step) => step.variant || (!isPaid && step.from !== step.to))
  if (edits.length > 0) {
    const put = await putOrder(call, woo.id, { line_items: edits.map((step) => edited(step, isPaid, woo.currency)) })
    if (!put.ok) return put
  }
  const fewer = isPaid ? steps.value.filter((step) => step.to < step.from) : []
  if (fewer.length > 0) {
    const given = await refund(call, woo, refundBody(fewer, woo.currency))
    if (!given.ok) return given
  }
  return changed(call, woo, { lines: order.lines }, 'lines')
}

async function stepsOf(
  call: WooCall,
  { woo, refunds, resumed }: Standing,
  changes: readonly LineChange[],
): Promise<Result<readonly Step[], ChangeError>> {
  const gone = refundedQuantities(refunds)
  const left = new Map(woo.line_items.map((line) => [line.id, line.quantity - (gone.get(line.id) ?? 0)]))
  const steps: Step[] = []
  for (const { lineId, quantity, sku } of changes) {
    const line = woo.line_items.find((entry) => entry.id === lineId)
    const from = left.get(lineId) ?? 0
    if (!line || from <= 0) {
      // An earlier try of this change may have taken it out already.
      if (resumed && line && quantity === 0) continue
      return err('not_eligible')
    }
    const to = quantity ?? from
    if (!Number.isInteger(to) || to < 0) return err('not_eligible')
    const step = await stepOf(call, { line, from, to, sku, isPaid: woo.date_paid_gmt !== null })
    if (!step.ok) return step
    steps.push(step.value)
    left.set(lineId, to)
  }
  // An order of nothing is a cancelled one: that is asked for as such.
  return [...left.values()].some((count) => count > 0) ? ok(steps) : err('not_eligible')
}

async function stepOf(
  call: WooCall,
  { line, from, to, sku, isPaid }: Omit<Step, 'variant'> & { sku: string | undefined; isPaid: boolean },
): Promise<Result<Step, ChangeError>> {
  if (isPaid && to > from) return err('not_eligible')
  const wantsVariant = sku !== undefined && sku !== '' && sku !== line.sku
  if (!wantsVariant && to <= from) return ok({ line, from, to, variant: null })
  const now = await readGoods(call.client, line.product_id, line.variation_id)
  if (!now.ok) return err(changeError(now.error))
  if (!wantsVariant)
    return isInStock(now.value, to - from) ? ok({ line, from, to, variant: null }) : err('not_eligible')
  const route = `/wc/v3/products/${line.product_id}/variations`
  const found = await readPage(call.client, { route, query: { sku, per_page: '10' } }, wooGoods)
  if (!found.ok)
    return found.error.kind === 'refused' && found.error.status === 404
      ? err('not_eligible')
      : err(changeError(found.error))
  const variant = found.value.entries.find((entry) => entry.sku === sku)
  const costsTheSame = variant && now.value && variant.price !== '' && Number(variant.price) === Number(now.value.price)
  if (!variant || !costsTheSame || !isInStock(variant, to)) return err('not_eligible')
  return ok({ line, from, to, variant })
}

/** A line for PUT. WooCommerce recounts the order, but not a line: its totals are given with its quantity. */
function edited({ line, from, to, variant }: Step, isPaid: boolean, currency: string): object {
  const swapped = variant ? { product_id: line.product_id, variation_id: variant.id } : {}
  if (isPaid || from === to)
    return { id: line.id, ...swapped, quantity: line.quantity, subtotal: line.subtotal, total: line.total }
  const share = (amount: string) => shareOf(amount, to, line.quantity, currency)
  return { id: line.id, ...swapped, quantity: to, subtotal: share(line.subtotal), total: share(line.total) }
}

/** What WooCommerce wants for a refund by lines: the amount without tax, and each tax by its rate. */
function refundBody(steps: readonly Step[], currency: string) {
  const minor = (amount: string) => toMinorUnits(amount, currency) ?? 0
  const lines = steps.map(({ line, from, to }) => {
    const share = (amount: string) => shareOf(amount, from - to, line.quantity, currency)
    const refund_tax = line.taxes.map(({ id, total }) => ({ id, refund_total: share(total) }))
    return { id: line.id, quantity: from - to, refund_total: share(line.total), refund_tax }
  })
  const cents = lines
    .flatMap((line) => [line.refund_total, ...line.refund_tax.map((tax) => tax.refund_total)])
    .reduce((sum, amount) => sum + minor(amount), 0)
  return { amount: fromMinorUnits(cents, currency), reason: 'Taken out by the shopper', line_items: lines }
}

function shareOf(amount: string, part: number, whole: number, currency: string): string {
  return fromMinorUnits(Math.round(((toMinorUnits(amount, currency) ?? 0) * part) / whole), currency)
}
