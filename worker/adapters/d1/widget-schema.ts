import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Where the widget was last seen, by origin; a page that is not allowed was refused there. */
export const widgetSightings = sqliteTable(
  'widget_sightings',
  {
    shop: text().notNull(),
    origin: text().notNull(),
    /** 1 or 0. */
    allowed: integer().notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.origin] })],
)
