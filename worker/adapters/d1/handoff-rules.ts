import { eq, sql } from 'drizzle-orm'
import type { HandoffRules } from '../../protocol'
import { openDatabase } from './database'
import { auditLog, shops } from './schema'

/** Stores what goes to people and raises the shop's version, with an audit row, in one transaction. The caller publishes the bundle. */
export async function saveHandoffRules(
  d1: D1Database,
  { shop, by, now }: { readonly shop: string; readonly by: string; readonly now: number },
  { rules }: HandoffRules,
): Promise<void> {
  const db = openDatabase(d1)
  const json = JSON.stringify(rules)
  await db.batch([
    db
      .update(shops)
      .set({
        settings: sql`json_set(${shops.settings}, '$.handoffRules', json(${json}))`,
        version: sql`${shops.version} + 1`,
        updatedAt: now,
      })
      .where(eq(shops.shop, shop)),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'set_handoff_rules',
      subject: 'settings',
      detail: json,
      requestKey: `handoff_rules:${crypto.randomUUID()}`,
    }),
  ])
}
