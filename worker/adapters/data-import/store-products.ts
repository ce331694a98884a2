import type { IdentifiedRow } from '../../core/data/judge'
import { number, type StoreContext, string, whole } from './store-context'

/** Where a catalogue has no picture of its own, a parcel is drawn in a hue of the product's name. */
const ICON = 'parcel'

/**
 * The statements that store products in the catalogue. One that is known gets what its row says and keeps the rest: pictures, size charts,
 * variants beyond its own. Texts are of the row's language, or the shop's.
 */
export function storeProducts(rows: readonly IdentifiedRow[], context: StoreContext): D1PreparedStatement[] {
  const { db, shop, guard } = context
  const values = JSON.stringify(rows.map((row) => cellsOf(row, context)))
  return [
    db
      .prepare(
        `insert into products (shop, product_id, position, category, name, description, material, price_cents, compare_at_cents, icon, hue, tags, rating, goes_with)
         select ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, '{}', value ->> 5, value ->> 6, ?3, value ->> 7, value ->> 8, value ->> 9, '[]'
         from json_each(?1) where ${numbered(guard.sql, 4)}
         on conflict (shop, product_id) do update set category = excluded.category, name = json_patch(products.name, excluded.name),
           description = json_patch(products.description, excluded.description), price_cents = excluded.price_cents,
           compare_at_cents = excluded.compare_at_cents, tags = excluded.tags,
           rating = case when excluded.rating > 0 then excluded.rating else products.rating end`,
      )
      .bind(values, shop, ICON, ...guard.values),
    db
      .prepare(
        `insert into variants (shop, sku, product_id, options, stock)
         select ?2, value ->> 0, value ->> 0, '{}', value ->> 10 from json_each(?1)
         where not exists (select 1 from variants v where v.shop = ?2 and v.product_id = value ->> 0 and v.sku <> value ->> 0)
           and ${numbered(guard.sql, 3)}
         on conflict (shop, sku) do update set stock = excluded.stock`,
      )
      .bind(values, shop, ...guard.values),
  ]
}

/** The guard's question marks, numbered from `first` on: they stand beside numbered ones. */
function numbered(sql: string, first: number): string {
  let next = first
  return sql.replaceAll('?', () => `?${next++}`)
}

function cellsOf({ row, clean }: IdentifiedRow, { defaultLocale }: StoreContext): readonly (string | number | null)[] {
  const locale = string(clean, 'locale') ?? defaultLocale
  const id = string(clean, 'product_id') ?? ''
  return [
    id,
    POSITION_AFTER_ALL + row,
    string(clean, 'category') ?? 'other',
    JSON.stringify({ [locale]: string(clean, 'title') ?? '' }),
    JSON.stringify({ [locale]: string(clean, 'description') ?? '' }),
    whole(clean, 'price'),
    number(clean, 'compare_at'),
    hueOf(id),
    JSON.stringify(
      (string(clean, 'tags') ?? '')
        .split(/[,;|]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
    number(clean, 'rating') ?? 0,
    number(clean, 'stock') ?? 0,
  ]
}

/** Imported products stand behind those the shop has put in order. */
const POSITION_AFTER_ALL = 1_000_000

function hueOf(id: string): number {
  let hue = 0
  for (const letter of id) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return hue
}
