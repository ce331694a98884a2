import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Calls of other systems that a merchant has set up. `definition` is protocol/http-tools.ts as JSON; `secret` is sealed, null for none. */
export const httpTools = sqliteTable(
  'http_tools',
  {
    shop: text().notNull(),
    name: text().notNull(),
    definition: text().notNull(),
    secret: text(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.name] })],
)
