import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest, ClaimRequest, ReturnRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { addNote } from './changes'
import { changing, type Made, type Standing, type WooCall } from './changing'
import { metaOf, type WooOrder } from './wire'

const DAY_MS = 86_400_000
/** Longest text of a shopper's that is put into a note. */
const MAX_NOTED_CHARS = 500
/** Metadata in which invoice plugins leave a link to the invoice. */
const INVOICE_LINKS = [
  '_wcpdf_document_link',
  '_invoice_url',
  'invoice_url',
  '_wc_invoice_url',
  '_bewpi_pdf_invoice_url',
]
const CLOSED: ReadonlySet<Order['status']> = new Set(['cancelled', 'returned', 'refunded'])
const HAS_LEFT: ReadonlySet<Order['status']> = new Set(['shipped', 'partly_shipped', 'delivered', 'returned'])

type Return = { readonly returnId: string; readonly labelUrl: string | null }

/**
 * Registers a return or an exchange within the return window. WooCommerce has none: Kefu keeps a row of its own, and a note on the order
 * tells the shop. 'not_eligible' as in the built-in store: nothing has arrived, the window is over, a line is unknown or on its way back.
 */
export function createReturn(call: WooCall, request: ReturnRequest): Promise<Result<Return, ChangeError>> {
  const register = async (standing: Standing): Promise<Result<Return, ChangeError>> => {
    const returnId = await call.records.addReturn(standing.change, request)
    return returnId === null ? err('not_eligible') : ok({ returnId, labelUrl: null })
  }
  const work = async (standing: Standing): Promise<Result<Made<Return>, ChangeError>> => {
    // A try that came as far as the row was judged then: what the row itself changed must not refuse it now.
    if (!standing.resumed && !returnable(standing.order, request, call.config.returnWindowDays))
      return err('not_eligible')
    const made = await register(standing)
    if (!made.ok) return made
    const { kind, lineIds, reason, handover = null, resolution = null, photos = [] } = request
    const noted = await addNote(call, standing.woo.id, returnNote(made.value.returnId, standing.woo, request))
    if (!noted) return err('late')
    const after = {
      return_id: made.value.returnId,
      kind,
      lines: lineIds,
      reason: cut(reason),
      handover,
      resolution,
      photos,
    }
    return ok({ value: made.value, before: null, after })
  }
  return changing(call, 'create_return', request, work, register)
}

function returnable(order: Order, { lineIds, now }: ReturnRequest, windowDays: number): boolean {
  const arrived = order.shipments.flatMap((shipment) => shipment.deliveredAt ?? [])
  const from = arrived.length > 0 ? Math.max(...arrived) : (order.returnableFrom ?? Number.NEGATIVE_INFINITY)
  const known = new Set(order.lines.map((line) => line.lineId))
  const areTheirs = lineIds.length > 0 && lineIds.every((lineId) => known.has(lineId))
  return !CLOSED.has(order.status) && HAS_LEFT.has(order.status) && now - from <= windowDays * DAY_MS && areTheirs
}

function returnNote(returnId: string, woo: WooOrder, request: ReturnRequest): string {
  const items = woo.line_items.filter((line) => request.lineIds.includes(line.id)).map((line) => line.name)
  return [
    `${request.kind === 'exchange' ? 'Exchange' : 'Return'} ${returnId} asked for by the shopper: ${items.join(', ')}.`,
    `Reason: ${cut(request.reason)}.`,
    request.resolution ? `Wanted: ${request.resolution}.` : '',
    request.handover ? `Handover: ${request.handover}.` : '',
    request.photos?.length ? `Photos: ${request.photos.length}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Opens a claim about a parcel or an item that did not come; like a return it is Kefu's own row and a note. */
export function openClaim(
  call: WooCall,
  request: ClaimRequest,
): Promise<Result<{ readonly claimId: string }, ChangeError>> {
  const work = async (standing: Standing): Promise<Result<Made<{ claimId: string }>, ChangeError>> => {
    const { order, woo, change, resumed } = standing
    const { trackingNumber: parcel, item } = request
    if (!HAS_LEFT.has(order.status)) return err('not_eligible')
    if (parcel !== null && !order.shipments.some((entry) => entry.trackingNumber === parcel)) return err('not_found')
    const { claimId, isNew } = await call.records.addClaim(change, request)
    const about = [parcel === null ? '' : `parcel ${parcel}`, item === undefined ? '' : `missing: ${item}`]
    const text = `Claim ${claimId} opened for the shopper: ${about.filter(Boolean).join(', ') || 'the whole order'}.`
    if ((isNew || resumed) && !(await addNote(call, woo.id, text))) return err('late')
    return ok({ value: { claimId }, before: null, after: { claim_id: claimId } })
  }
  const again = async ({ change }: Standing) => ok({ claimId: (await call.records.addClaim(change, request)).claimId })
  return changing(call, 'open_claim', request, work, again)
}

/**
 * Sends the invoice where a plugin keeps a link to it, as a customer note, which WooCommerce mails to the order's e-mail. Without such a
 * link a person must: 'unsupported'.
 */
export function sendInvoice(
  call: WooCall,
  request: ChangeRequest,
): Promise<Result<{ readonly sentTo: string; readonly url: string | null }, ChangeError>> {
  const work = async ({
    woo,
    order,
  }: Standing): Promise<Result<Made<{ sentTo: string; url: string }>, ChangeError>> => {
    const url = invoiceLink(woo)
    if (url === null || order.email === '') return err('unsupported')
    if (!(await addNote(call, woo.id, `Your invoice: ${url}`, true))) return err('late')
    return ok({ value: { sentTo: order.email, url }, before: null, after: { url } })
  }
  const again = async ({ woo, order }: Standing) => ok({ sentTo: order.email, url: invoiceLink(woo) })
  return changing(call, 'send_invoice', request, work, again)
}

function invoiceLink(woo: WooOrder): string | null {
  const value = metaOf(woo.meta_data, ...INVOICE_LINKS)
  return typeof value === 'string' && /^https:\/\/\S+$/.test(value) && URL.canParse(value) ? value : null
}

function cut(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_NOTED_CHARS)
}
