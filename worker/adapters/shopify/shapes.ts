import * as v from 'valibot'

const text = v.optional(v.nullable(v.string()), null)
/** ISO 8601 with any offset ▸ epoch milliseconds. */
const instant = v.pipe(
  v.string(),
  v.transform((value) => Date.parse(value)),
  v.check((at) => Number.isFinite(at), 'must be an instant'),
)
const maybeInstant = v.optional(v.nullable(instant), null)
/** "gid://shopify/Order/123": ids are kept whole and compared whole. */
const gid = v.pipe(v.string(), v.regex(/^gid:\/\/shopify\/\w+\/[\w?=.-]+$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const money = v.object({ amount: v.string(), currencyCode: v.string() })
const presentment = v.object({ presentmentMoney: money })
const shopMoney = v.object({ shopMoney: money })
const page = v.object({ hasNextPage: v.boolean(), endCursor: text })
const nodes = <S extends v.GenericSchema>(node: S) => v.object({ nodes: v.array(node) })
const paged = <S extends v.GenericSchema>(node: S) => v.object({ nodes: v.array(node), pageInfo: page })

export const line = v.object({
  id: gid,
  title: v.string(),
  variantTitle: text,
  sku: text,
  quantity: count,
  currentQuantity: count,
  product: v.nullable(v.object({ id: gid })),
  image: v.nullable(v.object({ url: v.string() })),
  originalUnitPriceSet: shopMoney,
  discountedUnitPriceAfterAllDiscountsSet: presentment,
})
export type ShopifyLine = v.InferOutput<typeof line>

const fulfillment = v.object({
  id: gid,
  name: v.string(),
  status: v.string(),
  displayStatus: text,
  createdAt: instant,
  estimatedDeliveryAt: maybeInstant,
  deliveredAt: maybeInstant,
  trackingInfo: v.array(v.object({ company: text, number: text, url: text })),
  events: nodes(v.object({ status: v.string(), message: text, happenedAt: instant, city: text, country: text })),
})
export type ShopifyFulfillment = v.InferOutput<typeof fulfillment>

const refund = v.object({
  id: gid,
  createdAt: maybeInstant,
  transactions: nodes(
    v.object({ status: v.string(), formattedGateway: text, processedAt: maybeInstant, amountSet: presentment }),
  ),
})
export type ShopifyRefund = v.InferOutput<typeof refund>

const orderReturn = v.object({
  id: gid,
  name: v.string(),
  status: v.string(),
  createdAt: instant,
  returnLineItems: nodes(
    v.object({
      customerNote: text,
      returnReasonNote: v.optional(v.nullable(v.string()), ''),
      /** Absent for goods that were sold elsewhere. */
      fulfillmentLineItem: v.optional(v.object({ lineItem: v.object({ id: gid }) })),
    }),
  ),
  exchangeLineItems: nodes(v.object({ id: gid })),
})
export type ShopifyReturn = v.InferOutput<typeof orderReturn>

const address = v.object({
  name: text,
  firstName: text,
  lastName: text,
  company: text,
  phone: text,
  address1: text,
  address2: text,
  zip: text,
  city: text,
  provinceCode: text,
  countryCodeV2: text,
})
export type ShopifyAddress = v.InferOutput<typeof address>

export const order = v.object({
  id: gid,
  name: v.string(),
  number: v.number(),
  email: text,
  createdAt: instant,
  processedAt: maybeInstant,
  updatedAt: instant,
  cancelledAt: maybeInstant,
  edited: v.boolean(),
  displayFinancialStatus: text,
  displayFulfillmentStatus: v.string(),
  returnStatus: v.string(),
  paymentGatewayNames: v.array(v.string()),
  totalPriceSet: presentment,
  currentTotalPriceSet: presentment,
  netPaymentSet: presentment,
  shippingAddress: v.optional(v.nullable(address), null),
  billingAddress: v.optional(v.nullable(v.object({ name: text })), null),
  lineItems: paged(line),
  fulfillments: v.array(fulfillment),
  refunds: v.array(refund),
  returns: nodes(orderReturn),
})
/** An order as the Admin API tells it. */
export type ShopifyOrder = v.InferOutput<typeof order>

const userErrors = v.array(
  v.object({ code: text, field: v.optional(v.nullable(v.array(v.string())), null), message: v.string() }),
)
export type UserErrors = v.InferOutput<typeof userErrors>
const changedOrder = v.object({ order: v.nullable(order), userErrors })
const total = v.object({ totalPriceSet: shopMoney })

export const foundOrders = v.object({ orders: paged(order) })
export const readOrder = v.object({ order: v.nullable(order) })
export const moreLines = v.object({ order: v.nullable(v.object({ lineItems: paged(line) })) })
export const cancelledOrder = v.object({
  orderCancel: v.object({
    job: v.nullable(v.object({ id: gid, done: v.boolean() })),
    orderCancelUserErrors: userErrors,
  }),
})
export const cancelState = v.object({
  order: v.nullable(v.object({ cancelledAt: maybeInstant })),
  job: v.nullable(v.object({ done: v.boolean() })),
})
export const updatedOrder = v.object({ orderUpdate: changedOrder })
export const begunEdit = v.object({
  orderEditBegin: v.object({
    calculatedOrder: v.nullable(
      v.object({ id: gid, totalPriceSet: shopMoney, lineItems: nodes(v.object({ id: gid, quantity: count })) }),
    ),
    userErrors,
  }),
})
const stagedEdit = v.object({ calculatedOrder: v.nullable(total), userErrors })
export const setQuantity = v.object({ orderEditSetQuantity: stagedEdit })
export const addedVariant = v.object({ orderEditAddVariant: stagedEdit })
export const committedEdit = v.object({ orderEditCommit: changedOrder })
export const foundVariants = v.object({
  productVariants: nodes(
    v.object({
      id: gid,
      sku: text,
      price: v.string(),
      availableForSale: v.boolean(),
      inventoryPolicy: v.string(),
      inventoryQuantity: v.optional(v.nullable(v.number()), null),
      product: v.object({ id: gid }),
    }),
  ),
})
export type ShopifyVariant = v.InferOutput<typeof foundVariants>['productVariants']['nodes'][number]
export const returnable = v.object({
  returnableFulfillments: nodes(
    v.object({
      returnableFulfillmentLineItems: nodes(
        v.object({ quantity: count, fulfillmentLineItem: v.object({ id: gid, lineItem: v.object({ id: gid }) }) }),
      ),
    }),
  ),
})
const madeReturn = v.object({
  return: v.nullable(v.object({ id: gid, name: v.string(), status: v.string() })),
  userErrors,
})
export const requestedReturn = v.object({ returnRequest: madeReturn })
export const createdReturn = v.object({ returnCreate: madeReturn })
export const sentInvoice = v.object({ orderInvoiceSend: v.object({ userErrors }) })
export const addedTags = v.object({ tagsAdd: v.object({ userErrors }) })
export const checkedShop = v.object({
  shop: v.object({
    name: v.string(),
    myshopifyDomain: v.string(),
    currencyCode: v.string(),
    orderNumberFormatPrefix: v.string(),
    orderNumberFormatSuffix: v.string(),
  }),
  currentAppInstallation: v.object({ accessScopes: v.array(v.object({ handle: v.string() })) }),
})
export const checkedCustomerData = v.object({ orders: nodes(v.object({ id: gid })) })
export const subscribedTopics = v.object({ webhookSubscriptions: nodes(v.object({ topic: v.string() })) })
export const subscribed = v.object({ webhookSubscriptionCreate: v.object({ userErrors }) })
