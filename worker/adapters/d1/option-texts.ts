import { eq, sql } from 'drizzle-orm'
import type { OptionTexts } from '../../core/domain'
import { openDatabase } from './database'
import { auditLog, shops } from './schema'

/**
 * Stores what a shop's option values are called by locale and raises its version, with an audit row that counts them, in one transaction;
 * `key` names this change. The caller publishes the bundle.
 */
export async function saveOptionTexts(
  d1: D1Database,
  change: {
    readonly shop: string
    readonly texts: Readonly<Record<string, OptionTexts>>
    readonly by: string
    readonly now: number
    readonly key: string
  },
): Promise<void> {
  const { shop, texts, by, now, key } = change
  const db = openDatabase(d1)
  const counts = Object.entries(texts).map(([locale, { values }]) => [locale, Object.keys(values).length])
  await db.batch([
    db
      .update(shops)
      .set({
        settings: sql`json_set(${shops.settings}, '$.optionTexts', json(${JSON.stringify(texts)}))`,
        version: sql`${shops.version} + 1`,
        updatedAt: now,
      })
      .where(eq(shops.shop, shop)),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'set_option_texts',
      subject: 'settings',
      detail: JSON.stringify(Object.fromEntries(counts)),
      requestKey: key,
    }),
  ])
}
