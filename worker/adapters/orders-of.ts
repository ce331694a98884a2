import { CONNECTOR_CHANGE_BUDGET_MS, CONNECTOR_LOOKUP_BUDGET_MS, ORDER_LOOKUP_BUDGET_MS } from '../config'
import type { ShopBundle } from '../core/domain'
import type { Orders } from '../core/ports'
import { deferOrders } from './connectors/defer-orders'
import { type ConnectorEnv, type OpenConnector, openConnector } from './connectors/open'
import { createD1Ledger } from './d1/connector-ledger'
import { createD1Orders } from './d1/orders'
import { createD1Attempts } from './d1/verification-attempts'
import { createD1WooRecords } from './d1/woo-records'
import { documentLinks } from './jwt/document-links'
import { createMail, queueRestock } from './mail/mail'
import { canSendMail, type MailEnv } from './mail/transport'
import { createShopifyOrders } from './shopify/orders'
import { shopifyConfig } from './shopify/stored'
import { createWooOrders } from './woocommerce/orders'
import { wooConfig } from './woocommerce/stored'

/** What the orders of a shop are reached with. */
export type OrdersEnv = ConnectorEnv & MailEnv & Pick<Env, 'MAILS'> & { readonly PUBLIC_URL?: string }

type Budgets = { readonly lookupMs: number; readonly changeMs: number }

/** A shop system over the net gets longer than the built-in store, and what nobody waits for longer still. */
function budgetsWithin(budgetMs: number): Budgets {
  return {
    lookupMs: Math.max(budgetMs, CONNECTOR_LOOKUP_BUDGET_MS),
    changeMs: Math.max(budgetMs, CONNECTOR_CHANGE_BUDGET_MS),
  }
}

/**
 * A shop's orders, wherever they are kept: in D1, or in the shop system its bundle names. That one's settings are read with the first call,
 * within its budget, `budgetMs` or more for a shop system over the net; while they cannot be read every call answers 'late'.
 */
export function ordersOf(
  env: OrdersEnv,
  { settings, connector }: Pick<ShopBundle, 'settings' | 'connector'>,
  budgetMs: number = ORDER_LOOKUP_BUDGET_MS,
): Orders {
  const { shop } = settings
  if (!connector || connector.kind === 'built_in') {
    return builtInOrders(env, shop, budgetMs)
  }
  const budgets = budgetsWithin(budgetMs)
  return deferOrders({ shop, kind: connector.kind, ...budgets }, async () => {
    const opened = await openConnector(env, shop, connector.version)
    if (!opened.ok) throw new Error(`the connector cannot be used: ${opened.error}`)
    return connected(env, settings, opened.value, budgets)
  })
}

/** The built-in store, with links to its invoices and labels, and with mail where mails can leave. */
function builtInOrders(env: OrdersEnv, shop: string, budgetMs: number): Orders {
  return createD1Orders(env.DB, shop, {
    budgetMs,
    links: documentLinks(env.TOKEN_SECRET, shop, env.PUBLIC_URL),
    ...(canSendMail(env)
      ? { mail: createMail(env, shop), restocked: (productIds) => queueRestock(env, shop, productIds) }
      : {}),
  })
}

/** The adapter of one shop system. @throws Error for one that is not built. */
function connected(
  env: ConnectorEnv,
  settings: ShopBundle['settings'],
  connector: OpenConnector,
  { lookupMs, changeMs }: Budgets,
): Orders {
  switch (connector.kind) {
    case 'shopify':
      return createShopifyOrders(
        shopifyConfig(connector, settings, env.CONNECTOR_ALLOW_LOOPBACK === '1'),
        settings.shop,
        {
          budgetMs: lookupMs,
          changeBudgetMs: changeMs,
          ledger: createD1Ledger(env.DB, settings.shop),
          attempts: createD1Attempts(env.DB, settings.shop),
        },
      )
    case 'woocommerce':
      return createWooOrders(wooConfig(connector, settings, env.CONNECTOR_ALLOW_LOOPBACK === '1'), settings.shop, {
        budgetMs: lookupMs,
        changeBudgetMs: changeMs,
        records: createD1WooRecords(env.DB, settings.shop),
      })
    default:
      throw new Error(`no adapter for ${connector.kind}`)
  }
}
