import { toMinorUnits } from '../../core/data/minor-units'
import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest, LineChange } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { once } from '../connectors/ledger'
import { commitEdit } from './edit'
import { notBegun } from './failure'
import { operations } from './operations'
import { asOrder, findByNumber, type Shopify } from './read'
import type { ShopifyLine, ShopifyOrder, ShopifyVariant } from './shapes'
import { hasLeft, isClosed } from './statuses'
import { numberOf, toOrder } from './to-order'

/** What becomes of one line: how many of it stay, and how many of another variant come in its place. */
export type LinePlan = {
  readonly line: ShopifyLine
  readonly keep: number
  readonly variant: { readonly id: string; readonly quantity: number } | null
}
type ItemsRequest = ChangeRequest & { readonly changes: readonly LineChange[] }

/** Changes in one request: each is a call of its own. */
const MAX_CHANGES = 10

/**
 * Changes lines of an order nothing of which has left, by Shopify's order editing. 'not_eligible' for a line it does not have, when nothing
 * would be left (that is a cancellation), when a variant is of another product, sold out or costs something else, or when the order would
 * get dearer: nobody has paid that. What gets cheaper is owed to the shopper and stands among the order's refunds.
 */
export function changeItems(
  shopify: Shopify,
  request: ItemsRequest,
  until: number,
): Promise<Result<Order, ChangeError>> {
  const change = { ...request, action: 'change_items' } as const
  return once(shopify.ledger, change, until - Date.now(), {
    repeat: async () => asOrder(shopify, await findByNumber(shopify, request.orderNumber, until)),
    make: async (earlier) => {
      const found = await findByNumber(shopify, request.orderNumber, until)
      if (!found.ok) return err(notBegun(found.error))
      const order = found.value
      if (!order) return err('not_found')
      if (isClosed(order)) return err('not_eligible')
      if (hasLeft(order)) return err('too_late')
      // An earlier try that was lost on its way back: it did it. Doing it again would put a variant in twice.
      if (earlier !== null && isAsWanted(order, request.changes)) return ok({ value: toOrder(order, shopify.config) })
      const plan = await planOf(shopify, order, request.changes, until)
      if (!plan.ok) return plan
      const committed = await commitEdit(shopify, order, plan.value, until)
      return committed.ok ? ok({ value: committed.value, detail: { changes: request.changes } }) : committed
    },
  })
}

async function planOf(
  shopify: Shopify,
  order: ShopifyOrder,
  changes: readonly LineChange[],
  until: number,
): Promise<Result<readonly LinePlan[], ChangeError | 'busy'>> {
  if (changes.length === 0 || changes.length > MAX_CHANGES) return err('not_eligible')
  const plans: LinePlan[] = []
  for (const { lineId, quantity, sku } of changes) {
    const line = order.lineItems.nodes.find((entry) => numberOf(entry.id) === lineId)
    const isTwice = plans.some((plan) => plan.line.id === line?.id)
    if (!line || isTwice || line.currentQuantity === 0) return err('not_eligible')
    const wanted = quantity ?? line.currentQuantity
    if (!Number.isSafeInteger(wanted) || wanted < 0) return err('not_eligible')
    if (sku === undefined || sku === line.sku || wanted === 0) {
      plans.push({ line, keep: wanted, variant: null })
      continue
    }
    const variant = await variantFor(shopify, line, sku, wanted, until)
    if (!variant.ok) return variant
    plans.push({ line, keep: 0, variant: { id: variant.value.id, quantity: wanted } })
  }
  const remains = order.lineItems.nodes.reduce((sum, line) => {
    const plan = plans.find((entry) => entry.line.id === line.id)
    return sum + (plan ? plan.keep + (plan.variant?.quantity ?? 0) : line.currentQuantity)
  }, 0)
  return remains > 0 ? ok(plans) : err('not_eligible')
}

async function variantFor(
  { client }: Shopify,
  line: ShopifyLine,
  sku: string,
  quantity: number,
  until: number,
): Promise<Result<ShopifyVariant, ChangeError | 'busy'>> {
  if (!line.product || !/^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,99}$/u.test(sku)) return err('not_eligible')
  const query = `sku:"${sku}" AND product_id:${numberOf(line.product.id)}`
  const found = await client.call(operations.findVariants, { query }, until)
  if (!found.ok) return err(notBegun(found.error))
  const variant = found.value.productVariants.nodes.find(
    (entry) => entry.sku === sku && entry.product.id === line.product?.id,
  )
  const isFit = variant && isInStock(variant, quantity) && costsTheSame(variant, line)
  return isFit ? ok(variant) : err('not_eligible')
}

/** A variant that is sold beyond its stock, or whose stock nobody counts, is for sale with nothing there. */
function isInStock(
  { availableForSale, inventoryPolicy, inventoryQuantity }: ShopifyVariant,
  quantity: number,
): boolean {
  if (!availableForSale) return false
  return (
    inventoryPolicy === 'CONTINUE' ||
    inventoryQuantity === null ||
    inventoryQuantity <= 0 ||
    inventoryQuantity >= quantity
  )
}

function costsTheSame({ price }: ShopifyVariant, line: ShopifyLine): boolean {
  const { amount, currencyCode } = line.originalUnitPriceSet.shopMoney
  const cents = toMinorUnits(price, currencyCode)
  return cents !== null && cents === toMinorUnits(amount, currencyCode)
}

function isAsWanted(order: ShopifyOrder, changes: readonly LineChange[]): boolean {
  return changes.every(({ lineId, quantity, sku }) => {
    const line = order.lineItems.nodes.find((entry) => numberOf(entry.id) === lineId)
    if (!line) return false
    if (sku === undefined || sku === line.sku) return line.currentQuantity === (quantity ?? line.quantity)
    const inPlace = order.lineItems.nodes.some((entry) => entry.sku === sku && entry.currentQuantity >= (quantity ?? 1))
    return line.currentQuantity === 0 && inPlace
  })
}
