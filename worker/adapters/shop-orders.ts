import { ORDER_LOOKUP_BUDGET_MS } from '../config'
import type { Orders } from '../core/ports'
import { createD1Orders } from './d1/orders'
import { documentLinks } from './jwt/document-links'

/** What the orders of a shop are reached with. */
export type OrdersEnv = Pick<Env, 'DB' | 'TOKEN_SECRET' | 'PUBLIC_URL'>

/** A shop's orders as a turn uses them, with links to its invoices and labels. */
export function shopOrders(env: OrdersEnv, shop: string): Orders {
  return createD1Orders(env.DB, shop, {
    budgetMs: ORDER_LOOKUP_BUDGET_MS,
    links: documentLinks(env.TOKEN_SECRET, shop, env.PUBLIC_URL),
  })
}
