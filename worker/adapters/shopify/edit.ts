import { toMinorUnits } from '../../core/data/minor-units'
import type { Order } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import type { Tried } from '../connectors/ledger'
import { logUserErrors, notBegun, tried } from './failure'
import type { LinePlan } from './items'
import { operations } from './operations'
import { type Shopify, WHOLE, withAllLines } from './read'
import type { ShopifyOrder } from './shapes'
import { numberOf, toOrder } from './to-order'

type Money = { readonly shopMoney: { readonly amount: string; readonly currencyCode: string } }
type Errors = Parameters<typeof logUserErrors>[1]

/** Stages all changes and commits them together, or none: what is staged and not committed is thrown away by Shopify. */
export async function commitEdit(
  shopify: Shopify,
  order: ShopifyOrder,
  plan: readonly LinePlan[],
  until: number,
): Promise<Result<Order, Tried>> {
  const { client } = shopify
  const begun = await client.call(operations.beginEdit, { id: order.id }, until)
  // Until the commit nothing has happened: what goes wrong before it can be asked for again.
  if (!begun.ok) return err(notBegun(begun.error))
  const { calculatedOrder: edit, userErrors } = begun.value.orderEditBegin
  if (!edit) return refused(userErrors)
  const lines = new Map(edit.lineItems.nodes.map((line) => [numberOf(line.id), line.id]))
  const staged = await stage(shopify, edit.id, plan, lines, until)
  if (!staged.ok) return staged
  if (minor(staged.value ?? edit.totalPriceSet) > minor(edit.totalPriceSet)) return err('not_eligible')
  const staffNote = 'Changed by the shopper in the chat (Kefu).'
  const committed = await client.call(operations.commitEdit, { id: edit.id, staffNote, ...WHOLE }, until)
  if (!committed.ok) return err(tried(committed.error))
  const { order: after, userErrors: errors } = committed.value.orderEditCommit
  if (!after || errors.length > 0) return refused(errors)
  const whole = await withAllLines(client, after, until)
  return ok(toOrder(whole.ok ? whole.value : after, shopify.config))
}

/** The total with all changes staged; null when there was none to stage. */
async function stage(
  { client }: Shopify,
  id: string,
  plan: readonly LinePlan[],
  lines: ReadonlyMap<number, string>,
  until: number,
): Promise<Result<Money | null, Tried>> {
  let total: Money | null = null
  for (const { line, keep, variant } of plan) {
    const calculated = lines.get(numberOf(line.id))
    if (!calculated) return err('unsupported')
    if (variant) {
      const added = await client.call(
        operations.addVariant,
        { id, variant: variant.id, quantity: variant.quantity },
        until,
      )
      if (!added.ok) return err(notBegun(added.error))
      const { userErrors } = added.value.orderEditAddVariant
      if (userErrors.length > 0) return refused(userErrors)
    }
    const set = await client.call(operations.setQuantity, { id, line: calculated, quantity: keep }, until)
    if (!set.ok) return err(notBegun(set.error))
    const { calculatedOrder, userErrors } = set.value.orderEditSetQuantity
    if (!calculatedOrder || userErrors.length > 0) return refused(userErrors)
    total = calculatedOrder.totalPriceSet
  }
  return ok(total)
}

function refused(errors: Errors): Result<never, Tried> {
  logUserErrors('changeItems', errors)
  return err('unsupported')
}

function minor({ shopMoney: { amount, currencyCode } }: Money): number {
  return toMinorUnits(amount, currencyCode) ?? Number.POSITIVE_INFINITY
}
