import { eq, sql } from 'drizzle-orm'
import type { NumberPatterns } from '../../protocol'
import { openDatabase } from './database'
import { auditLog, shops } from './schema'

/** Stores a shop's formats of numbers and raises its version, with an audit row, in one transaction; `key` names this change. The caller publishes the bundle. */
export async function saveNumberPatterns(
  d1: D1Database,
  { shop, patterns, by, now, key }: { shop: string; patterns: NumberPatterns; by: string; now: number; key: string },
): Promise<void> {
  const db = openDatabase(d1)
  const json = JSON.stringify(patterns)
  await db.batch([
    db
      .update(shops)
      .set({
        settings: sql`json_set(${shops.settings}, '$.numberPatterns', json(${json}))`,
        version: sql`${shops.version} + 1`,
        updatedAt: now,
      })
      .where(eq(shops.shop, shop)),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'set_number_patterns',
      subject: 'settings',
      detail: json,
      requestKey: key,
    }),
  ])
}
