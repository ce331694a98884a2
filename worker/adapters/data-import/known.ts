import type { Customers } from '../../core/data/clean-row'
import type { Cleaned, Known } from '../../core/data/judge'
import type { DataKind } from '../../core/data/kind'
import type { Mapping } from '../../core/data/mapping'
import type { RawRow } from '../../core/data/survey'

/** What the database knows of the rows of a chunk. One round trip. */
export async function knownRows(
  db: D1Database,
  shop: string,
  kind: DataKind,
  { rows, unclean }: Cleaned,
): Promise<Known> {
  const list = (values: readonly string[]) => JSON.stringify([...new Set(values)])
  const near = rows.flatMap(({ identity }) => identity.near ?? [])
  const orders = kind === 'orders' ? rows.map(({ clean }) => String(clean.values.order_number)) : []
  const [keys, nears, aside, own] = await db.batch<{ key: string; content: string }>([
    db
      .prepare(
        `select key, content from data_keys where shop = ?1 and kind = ?2 and key in (select value from json_each(?3))`,
      )
      .bind(shop, kind, list(rows.map(({ identity }) => identity.key))),
    db
      .prepare(
        `select near as key, '' as content from data_keys where shop = ?1 and kind = ?2 and near in (select value from json_each(?3))`,
      )
      .bind(shop, kind, list(near)),
    db
      .prepare(
        `select fingerprint as key, '' as content from quarantine
         where shop = ?1 and kind = ?2 and fingerprint in (select value from json_each(?3)) and status = 'open'`,
      )
      .bind(shop, kind, list([...rows, ...unclean].map(({ fingerprint }) => fingerprint))),
    db
      .prepare(
        `select order_number as key, email as content from orders where shop = ?1 and order_number in (select value from json_each(?2))`,
      )
      .bind(shop, list(orders)),
  ])
  return {
    keys: new Map(keys?.results.map(({ key, content }) => [key, content])),
    near: new Set(nears?.results.map(({ key }) => key)),
    quarantined: new Set(aside?.results.map(({ key }) => key)),
    ownOrders: new Map(own?.results.map(({ key, content }) => [key, content])),
  }
}

/** The addresses of the customers a chunk names by their id, from earlier orders and from the chunk itself. */
export async function knownCustomers(
  db: D1Database,
  shop: string,
  rows: readonly RawRow[],
  mapping: Mapping,
): Promise<Customers> {
  const { customer_id: column, email } = mapping
  if (column === undefined) return { emailOf: () => null }
  const idOf = (row: RawRow) => String(row[column] ?? '').trim()
  const ids = [...new Set(rows.map(idOf).filter(Boolean))]
  const { results } = await db
    .prepare(
      `select customer_id, max(email) as email from purchases
       where shop = ?1 and customer_id in (select value from json_each(?2)) and email is not null group by customer_id`,
    )
    .bind(shop, JSON.stringify(ids))
    .all<{ customer_id: string; email: string }>()
  const emails = new Map(results.map((row) => [row.customer_id, row.email]))
  for (const row of rows) {
    const said =
      email === undefined
        ? ''
        : String(row[email] ?? '')
            .trim()
            .toLowerCase()
    if (said.includes('@') && !emails.has(idOf(row))) emails.set(idOf(row), said)
  }
  return { emailOf: (id) => emails.get(id) ?? null }
}
