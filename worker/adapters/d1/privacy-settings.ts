import { eq, sql } from 'drizzle-orm'
import type { PrivacySettings } from '../../core/privacy/settings'
import { openDatabase } from './database'
import { auditLog, shops } from './schema'

/** Stores how a shop deals with persons' data and raises its version, with an audit row, in one transaction. The caller publishes. */
export async function savePrivacy(
  d1: D1Database,
  change: { readonly shop: string; readonly privacy: PrivacySettings; readonly by: string; readonly now: number },
): Promise<void> {
  const { shop, privacy, by, now } = change
  const json = JSON.stringify(privacy)
  const db = openDatabase(d1)
  await db.batch([
    db
      .update(shops)
      .set({
        settings: sql`json_set(${shops.settings}, '$.privacy', json(${json}))`,
        version: sql`${shops.version} + 1`,
        updatedAt: now,
      })
      .where(eq(shops.shop, shop)),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'set_privacy',
      subject: 'settings',
      detail: json,
      requestKey: `set_privacy:${crypto.randomUUID()}`,
    }),
  ])
}

/** Notes that somebody took a copy of a person's data, and not whose. */
export async function recordExport(
  d1: D1Database,
  taken: { readonly shop: string; readonly by: string; readonly now: number },
): Promise<void> {
  const { shop, by, now } = taken
  await openDatabase(d1)
    .insert(auditLog)
    .values({
      shop,
      at: now,
      by,
      action: 'export_person',
      subject: 'person',
      detail: '{}',
      requestKey: `export_person:${crypto.randomUUID()}`,
    })
}
