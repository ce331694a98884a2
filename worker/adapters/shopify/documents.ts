/** The GraphQL documents, each with the shape of its answer beside it in shapes.ts. Written for SHOPIFY_API_VERSION. */

const MONEY = 'presentmentMoney { amount currencyCode }'

const LINE = `fragment Line on LineItem {
  id title variantTitle sku quantity currentQuantity
  product { id }
  image { url }
  originalUnitPriceSet { shopMoney { amount currencyCode } }
  discountedUnitPriceAfterAllDiscountsSet { ${MONEY} }
}`

/** All that is told of an order. The sizes are variables: Shopify charges for what might come, not only for what comes. */
const ORDER = `${LINE}
fragment Whole on Order {
  id name number email createdAt processedAt updatedAt cancelledAt edited
  displayFinancialStatus displayFulfillmentStatus returnStatus
  paymentGatewayNames
  totalPriceSet { ${MONEY} }
  currentTotalPriceSet { ${MONEY} }
  netPaymentSet { ${MONEY} }
  shippingAddress { name firstName lastName company phone address1 address2 zip city provinceCode countryCodeV2 }
  billingAddress { name }
  lineItems(first: $lines) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
  fulfillments(first: $parcels) {
    id name status displayStatus createdAt estimatedDeliveryAt deliveredAt
    trackingInfo(first: $tracking) { company number url }
    events(first: $events, reverse: true, sortKey: HAPPENED_AT) { nodes { status message happenedAt city country } }
  }
  refunds(first: $refunds) {
    id createdAt
    transactions(first: 2) { nodes { status formattedGateway processedAt amountSet { ${MONEY} } } }
  }
  returns(first: $returns, reverse: true) {
    nodes {
      id name status createdAt
      returnLineItems(first: $returnLines) {
        nodes { customerNote returnReasonNote ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } } }
      }
      exchangeLineItems(first: 1) { nodes { id } }
    }
  }
}`

const SIZES =
  '$lines: Int!, $parcels: Int!, $tracking: Int!, $events: Int!, $refunds: Int!, $returns: Int!, $returnLines: Int!'

/** Pages of orders: a query in Shopify's search syntax, newest or oldest first. */
export const FIND_ORDERS = `${ORDER}
query FindOrders($query: String!, $first: Int!, $after: String, $sort: OrderSortKeys!, $reverse: Boolean!, ${SIZES}) {
  orders(first: $first, after: $after, query: $query, sortKey: $sort, reverse: $reverse) {
    nodes { ...Whole }
    pageInfo { hasNextPage endCursor }
  }
}`

export const READ_ORDER = `${ORDER}
query ReadOrder($id: ID!, ${SIZES}) { order(id: $id) { ...Whole } }`

export const MORE_LINES = `${LINE}
query MoreLines($id: ID!, $first: Int!, $after: String!) {
  order(id: $id) { lineItems(first: $first, after: $after) { nodes { ...Line } pageInfo { hasNextPage endCursor } } }
}`

export const CANCEL_ORDER = `mutation CancelOrder($id: ID!, $staffNote: String!) {
  orderCancel(
    orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: true, staffNote: $staffNote,
    refundMethod: { originalPaymentMethodsRefund: true }
  ) { job { id done } orderCancelUserErrors { code field message } }
}`

export const CANCEL_STATE = `query CancelState($id: ID!, $job: ID!) {
  order(id: $id) { cancelledAt }
  job(id: $job) { done }
}`

export const UPDATE_ADDRESS = `${ORDER}
mutation UpdateAddress($id: ID!, $address: MailingAddressInput!, ${SIZES}) {
  orderUpdate(input: { id: $id, shippingAddress: $address }) { order { ...Whole } userErrors { field message } }
}`

const CALCULATED = `calculatedOrder {
  id
  totalPriceSet { shopMoney { amount currencyCode } }
  lineItems(first: 100) { nodes { id quantity } }
}`

export const BEGIN_EDIT = `mutation BeginEdit($id: ID!) {
  orderEditBegin(id: $id) { ${CALCULATED} userErrors { field message } }
}`

export const SET_QUANTITY = `mutation SetQuantity($id: ID!, $line: ID!, $quantity: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity, restock: true) {
    calculatedOrder { totalPriceSet { shopMoney { amount currencyCode } } }
    userErrors { field message }
  }
}`

export const ADD_VARIANT = `mutation AddVariant($id: ID!, $variant: ID!, $quantity: Int!) {
  orderEditAddVariant(id: $id, variantId: $variant, quantity: $quantity, allowDuplicates: true) {
    calculatedOrder { totalPriceSet { shopMoney { amount currencyCode } } }
    userErrors { field message }
  }
}`

export const COMMIT_EDIT = `${ORDER}
mutation CommitEdit($id: ID!, $staffNote: String!, ${SIZES}) {
  orderEditCommit(id: $id, notifyCustomer: true, staffNote: $staffNote) {
    order { ...Whole }
    userErrors { field message }
  }
}`

export const FIND_VARIANTS = `query FindVariants($query: String!) {
  productVariants(first: 10, query: $query) {
    nodes { id sku price availableForSale inventoryPolicy inventoryQuantity product { id } }
  }
}`

export const RETURNABLE = `query Returnable($id: ID!) {
  returnableFulfillments(orderId: $id, first: 20) {
    nodes {
      returnableFulfillmentLineItems(first: 20) { nodes { quantity fulfillmentLineItem { id lineItem { id } } } }
    }
  }
}`

const MADE_RETURN = 'return { id name status } userErrors { code field message }'

export const REQUEST_RETURN = `mutation RequestReturn($order: ID!, $items: [ReturnRequestLineItemInput!]!) {
  returnRequest(input: { orderId: $order, returnLineItems: $items }) { ${MADE_RETURN} }
}`

export const CREATE_RETURN = `mutation CreateReturn($order: ID!, $items: [ReturnLineItemInput!]!) {
  returnCreate(returnInput: { orderId: $order, returnLineItems: $items }) { ${MADE_RETURN} }
}`

export const SEND_INVOICE = `mutation SendInvoice($id: ID!, $to: String!) {
  orderInvoiceSend(id: $id, email: { to: $to }) { order { id } userErrors { code field message } }
}`

export const ADD_TAGS = `mutation AddTags($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { userErrors { field message } }
}`

export const CHECK_SHOP = `query CheckShop {
  shop { name myshopifyDomain currencyCode orderNumberFormatPrefix orderNumberFormatSuffix }
  currentAppInstallation { accessScopes { handle } }
}`

/** Reads what protected customer data covers: an app without that access is refused here and not before. */
export const CHECK_CUSTOMER_DATA = `query CheckCustomerData {
  orders(first: 1) { nodes { id email shippingAddress { name } } }
}`

export const WEBHOOKS = `query Webhooks($uri: String!) {
  webhookSubscriptions(first: 50, uri: $uri) { nodes { topic } }
}`

export const SUBSCRIBE = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) { userErrors { field message } }
}`
