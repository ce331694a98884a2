import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a merchant edits, as it stands; one taken back keeps its row with no content, so that its versions go on counting. */
const current = () => ({
  shop: text().notNull(),
  name: text().notNull(),
  version: integer().notNull(),
  /** Null: back to what is built in. */
  content: text(),
  updatedAt: integer('updated_at').notNull(),
})

/** Every version ever saved, never updated. */
const versions = () => ({
  shop: text().notNull(),
  name: text().notNull(),
  version: integer().notNull(),
  content: text(),
  savedAt: integer('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})

/** A shop's own flows; `content` is protocol/flow-definition.ts as JSON. */
export const shopFlows = sqliteTable('shop_flows', current(), (t) => [primaryKey({ columns: [t.shop, t.name] })])
export const shopFlowVersions = sqliteTable('shop_flow_versions', versions(), (t) => [
  primaryKey({ columns: [t.shop, t.name, t.version] }),
])

/** A shop's own wording of replies; `name` is locale/key ("en/ask_coupon"), `content` the text. */
export const shopTexts = sqliteTable('shop_texts', current(), (t) => [primaryKey({ columns: [t.shop, t.name] })])
export const shopTextVersions = sqliteTable('shop_text_versions', versions(), (t) => [
  primaryKey({ columns: [t.shop, t.name, t.version] }),
])
