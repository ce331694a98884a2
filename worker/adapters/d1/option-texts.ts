import { eq, type SQL, sql } from 'drizzle-orm'
import type { OptionTexts } from '../../core/domain'
import { openDatabase } from './database'
import { auditLog, shops } from './schema'

/** One change of a shop's option texts; `locale` is a checked language code and `key` names the change. */
export type OptionTextsChange = {
  readonly shop: string
  readonly locale: string
  /** Null takes the language away. */
  readonly texts: OptionTexts | null
  readonly by: string
  readonly now: number
  readonly key: string
}

/**
 * Stores what a shop's option values are called in one language and raises its version, with an audit row that counts them, in one
 * transaction. The caller publishes the bundle.
 */
export async function saveOptionTexts(d1: D1Database, change: OptionTextsChange): Promise<void> {
  const { shop, locale, texts, by, now, key } = change
  const db = openDatabase(d1)
  await db.batch([
    db
      .update(shops)
      .set({ settings: changed(`$.${locale}`, texts), version: sql`${shops.version} + 1`, updatedAt: now })
      .where(eq(shops.shop, shop)),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: texts === null ? 'remove_option_texts' : 'set_option_texts',
      subject: locale,
      detail: JSON.stringify({ values: Object.keys(texts?.values ?? {}).length }),
      requestKey: key,
    }),
  ])
}

/** SQLite sets no member of an object that is not there yet. */
function changed(path: string, texts: OptionTexts | null): SQL {
  const all = sql`coalesce(json_extract(${shops.settings}, '$.optionTexts'), '{}')`
  const next =
    texts === null ? sql`json_remove(${all}, ${path})` : sql`json_set(${all}, ${path}, json(${JSON.stringify(texts)}))`
  return sql`json_set(${shops.settings}, '$.optionTexts', json(${next}))`
}
