import { formatDay } from '../responses/format'
import { provenEmail } from './own-email'
import type { Action } from './registry'

/** Orders looked at for one that is still under way. */
const MAX_ORDERS = 10
const UNDER_WAY: ReadonlySet<string> = new Set(['pending_payment', 'processing', 'shipped', 'partly_shipped'])

/** Which request it is; a deletion while an order is under way is asked about in other words. */
const readDataRequest: Action = {
  name: 'read_data_request',
  outcomes: ['export', 'delete', 'delete_open_order'],
  async run(ctx) {
    if (ctx.tracker.slots.data_kind === 'export') return 'export'
    const email = provenEmail(ctx)
    const found = email === null ? null : await ctx.deps.orders.listByEmail(email, MAX_ORDERS)
    const open = found?.ok ? found.value.find(({ status }) => UNDER_WAY.has(status)) : undefined
    if (!open) return 'delete'
    ctx.setSlot('order_number', open.orderNumber)
    return 'delete_open_order'
  },
}

const requestData: Action = {
  name: 'request_data',
  changes: true,
  outcomes: ['requested', 'late'],
  async run(ctx) {
    const email = provenEmail(ctx)
    if (email === null) throw new Error('request_data before the shopper was proven')
    const kind = ctx.tracker.slots.data_kind === 'export' ? 'export' : 'delete'
    const { now } = ctx.input
    const made = await ctx.deps.shoppers.requestData({ email, kind, key: ctx.changeKey('request_data'), now })
    if (!made.ok) return 'late'
    const { requestId, dueOn } = made.value
    ctx.emit({ type: 'shopper_changed', change: `data_${kind}_requested`, reference: requestId })
    const day = formatDay(dueOn, ctx.input.locale)
    ctx.say({ key: `data_${kind}_requested`, values: { request_id: requestId, day, email } })
    return 'requested'
  },
}

export const dataActions: readonly Action[] = [readDataRequest, requestData]
