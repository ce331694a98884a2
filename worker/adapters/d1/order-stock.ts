import { type SQL, sql } from 'drizzle-orm'
import type { Change } from './audit'
import type { Database } from './database'
import { orderLines, variants } from './schema'

/** By how much the stock of a variant changes; negative takes from it. */
export type StockMove = { readonly sku: string; readonly by: number }

/** Moves stock when `condition` holds. Variants the shop no longer has are passed over. */
export function moveStock(db: Database, shop: string, moves: readonly StockMove[], condition: SQL) {
  const wanted = sql`select value ->> '$.by' from json_each(${JSON.stringify(moves)}) where value ->> '$.sku' = ${variants.sku}`
  return db
    .update(variants)
    .set({ stock: sql`${variants.stock} + (${wanted})` })
    .where(sql`${variants.shop} = ${shop} and exists (${wanted}) and ${condition}`)
}

/** True in SQL while there is enough of everything the moves take. */
export function isInStock(shop: string, moves: readonly StockMove[]): SQL {
  return sql`not exists (select 1 from json_each(${JSON.stringify(moves)}) as move where move.value ->> '$.by' < 0 and not exists (
    select 1 from ${variants} where ${variants.shop} = ${shop} and ${variants.sku} = move.value ->> '$.sku'
    and ${variants.stock} + (move.value ->> '$.by') >= 0))`
}

/** Puts everything an order holds back (1) or takes it again (-1) when `condition` holds. */
export function moveWholeOrder(db: Database, { shop, orderNumber }: Change, sign: 1 | -1, condition: SQL) {
  const held = heldOf(shop, orderNumber)
  return db
    .update(variants)
    .set({
      stock: sql`${variants.stock} + ${sign} * (select sum(quantity) from (${held}) where sku = ${variants.sku})`,
    })
    .where(sql`${variants.shop} = ${shop} and ${variants.sku} in (select sku from (${held})) and ${condition}`)
}

/** True in SQL while everything a cancelled order held can be taken again. What the shop no longer keeps a stock of counts as there. */
export function wholeOrderInStock({ shop, orderNumber }: Change): SQL {
  const held = heldOf(shop, orderNumber)
  return sql`not exists (select 1 from (select sku, sum(quantity) as pieces from (${held}) group by sku) as line
    join ${variants} on ${variants.shop} = ${shop} and ${variants.sku} = line.sku where ${variants.stock} < line.pieces)`
}

function heldOf(shop: string, orderNumber: string): SQL {
  return sql`select ${orderLines.sku} as sku, ${orderLines.quantity} as quantity from ${orderLines}
    where ${orderLines.shop} = ${shop} and ${orderLines.orderNumber} = ${orderNumber}`
}
