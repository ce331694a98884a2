import { insertRows } from '../adapters/d1/insert-rows'
import * as schema from '../adapters/d1/schema'
import type { ShopSettings } from '../core/domain'
import type { DemoShop } from './rows'
import { DEMO_SETTINGS, DEMO_SHOP } from './settings'

/** What was seeded last: the day (YYYY-MM-DD) and the days of history. */
export type Seeded = { readonly day: string; readonly days: number }

export type WriteOptions = {
  readonly seeded: Seeded
  /** Epoch milliseconds. */
  readonly now: number
  /** Used for a shop that has none yet. */
  readonly identityKey: string
  /** What was changed in the shop's settings stays; only settings it does not have yet are added. */
  readonly keepSettings: boolean
}

const SEEDED = 'demo_seeded_for'
const SEEDED_DAYS = 'demo_seeded_days'
const SEEDED_KEYS = 'demo_seeded_keys'

/** The keys of the rows a seed wrote, so that the next one replaces those and nothing that came from elsewhere. */
type SeededKeys = {
  readonly orders: readonly string[]
  readonly articles: readonly string[]
  readonly products: readonly string[]
}

/** The last seed of this database, or null. */
export async function lastSeed(db: D1Database): Promise<Seeded | null> {
  const facts = await readMeta(db)
  const day = facts.get(SEEDED)
  return day ? { day, days: Number(facts.get(SEEDED_DAYS)) } : null
}

/**
 * Writes the demo shop in one atomic batch. Rows of an earlier seed are replaced; conversations, turn points, the audit log, and orders,
 * articles or products that came from elsewhere stay. The shop keeps its identity keys, and its version rises.
 */
export async function writeDemoShop(db: D1Database, demo: DemoShop, options: WriteOptions): Promise<void> {
  const before = await readMeta(db)
  const settings = options.keepSettings ? await keptSettings(db) : DEMO_SETTINGS
  const keys = keysOf(demo)
  await db.batch([
    ...deletions(db, before.get(SEEDED_KEYS), keys),
    ...insertRows(db, schema.articles, demo.articles),
    ...insertRows(db, schema.products, demo.products),
    ...insertRows(db, schema.variants, demo.variants),
    ...insertRows(db, schema.contacts, demo.contacts, 'ignore'),
    ...insertRows(db, schema.orders, demo.orders),
    ...insertRows(db, schema.orderLines, demo.orderLines),
    ...insertRows(db, schema.shipments, demo.shipments),
    ...insertRows(db, schema.refunds, demo.refunds),
    ...insertRows(db, schema.returns, demo.returns),
    ...insertRows(db, schema.shopperProfiles, demo.profiles),
    // What a shopper chose in the demo stays.
    ...insertRows(db, schema.newsletterSubscriptions, demo.subscriptions, 'ignore'),
    ...insertRows(db, schema.promotions, demo.promotions),
    ...insertRows(db, schema.promotionUses, demo.promotionUses),
    db
      .prepare(
        `insert into shops (shop, settings, identity_keys, version, updated_at) values (?1, ?2, ?3, 1, ?4)
         on conflict (shop) do update set settings = excluded.settings, version = version + 1, updated_at = excluded.updated_at`,
      )
      .bind(DEMO_SHOP, JSON.stringify(settings), JSON.stringify([options.identityKey]), options.now),
    ...insertRows(db, schema.meta, [
      { key: SEEDED, value: options.seeded.day },
      { key: SEEDED_DAYS, value: String(options.seeded.days) },
      { key: SEEDED_KEYS, value: JSON.stringify(keys) },
    ]),
  ])
}

function keysOf(demo: DemoShop): SeededKeys {
  return {
    orders: demo.orders.map((row) => row.orderNumber),
    articles: demo.articles.map((row) => row.articleId),
    products: demo.products.map((row) => row.productId),
  }
}

function deletions(db: D1Database, stored: string | undefined, keys: SeededKeys): D1PreparedStatement[] {
  const old: SeededKeys = stored ? (JSON.parse(stored) as SeededKeys) : { orders: [], articles: [], products: [] }
  const remove = (table: string, column: string, list: readonly string[]) =>
    db
      .prepare(`delete from ${table} where shop = ?1 and ${column} in (select value from json_each(?2))`)
      .bind(DEMO_SHOP, JSON.stringify(list))
  const orders = [...old.orders, ...keys.orders]
  const products = [...old.products, ...keys.products]
  return [
    ...['orders', 'order_lines', 'shipments', 'refunds', 'returns', 'claims'].map((table) =>
      remove(table, 'order_number', orders),
    ),
    ...['products', 'variants'].map((table) => remove(table, 'product_id', products)),
    // With their versions: what was edited in the demo begins anew with it.
    ...['articles', 'article_versions'].map((table) =>
      remove(table, 'article_id', [...old.articles, ...keys.articles]),
    ),
  ]
}

async function keptSettings(db: D1Database): Promise<ShopSettings> {
  const row = await db
    .prepare('select settings from shops where shop = ?')
    .bind(DEMO_SHOP)
    .first<{ settings: string }>()
  return row ? { ...DEMO_SETTINGS, ...(JSON.parse(row.settings) as Partial<ShopSettings>) } : DEMO_SETTINGS
}

async function readMeta(db: D1Database): Promise<ReadonlyMap<string, string>> {
  const { results } = await db
    .prepare("select key, value from meta where key like 'demo_%'")
    .all<{ key: string; value: string }>()
  return new Map(results.map(({ key, value }) => [key, value]))
}
