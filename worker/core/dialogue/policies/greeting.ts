import type { Order } from '../../domain'
import type { Choice } from '../../events'
import type { TurnContext } from '../context'
import { personChoice } from '../person'
import { isPriority } from '../recognise'

/** Orders looked at for the newest that is still under way. */
const MAX_ORDERS = 5
const UNDER_WAY: ReadonlySet<Order['status']> = new Set(['pending_payment', 'processing', 'shipped', 'partly_shipped'])

/** A shopper the shop vouches for is greeted by name, with the order they most likely come for. */
export async function greet(ctx: TurnContext): Promise<void> {
  const { shopper, shopperMessages, stack } = ctx.tracker
  const name = shopper?.name
  if (!name) {
    const shop = ctx.deps.bundle.settings.name
    ctx.say(shopperMessages > 1 ? { key: 'greeting_again' } : { key: 'greeting', values: { shop } })
    return
  }
  // In the middle of a task, and once the order was talked about, a plain word will do.
  const order = stack.length > 0 || shopperMessages > 1 ? null : await openOrder(ctx)
  const values = { name, ...(order ? { order_number: order.orderNumber } : {}) }
  const person = isPriority(ctx) ? [personChoice(ctx, 'asked')] : []
  const choices = [...(order ? [trackChoice(ctx, order)] : []), ...person]
  ctx.say({ key: `greeting_${manner(ctx)}${order ? '_order' : ''}`, values, choices })
}

function manner(ctx: TurnContext): 'vip' | 'at_risk' | 'named' {
  return ctx.tracker.recognised?.segment ?? 'named'
}

/** The newest order under way; null as well when the shop does not answer: a greeting waits for nothing and fails over nothing. */
async function openOrder(ctx: TurnContext): Promise<Order | null> {
  const email = ctx.tracker.shopper?.email
  if (!email) return null
  const found = await ctx.deps.orders.listByEmail(email, MAX_ORDERS).catch(() => null)
  return (found?.ok && found.value.find(({ status }) => UNDER_WAY.has(status))) || null
}

/** The title names the order, and the rules read its number out of it. */
function trackChoice(ctx: TurnContext, { orderNumber }: Order): Choice {
  const title = ctx.text('choice_track_order', { order_number: orderNumber })
  return { title, text: title, effect: { kind: 'intent', intent: 'track_order' } }
}
