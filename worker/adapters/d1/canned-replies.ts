import type { CannedReply } from '../../protocol'

type StoredReply = Pick<CannedReply, 'shortcut' | 'texts'>
type Row = { readonly shortcut: string; readonly texts: string }

/** A shop's canned replies, by shortcut. */
export async function listCannedReplies(db: D1Database, shop: string): Promise<StoredReply[]> {
  const { results } = await db
    .prepare('SELECT shortcut, texts FROM canned_replies WHERE shop = ? ORDER BY shortcut')
    .bind(shop)
    .all<Row>()
  return results.map(({ shortcut, texts }) => ({ shortcut, texts: JSON.parse(texts) }))
}

type Change = { readonly shop: string; readonly by: string; readonly now: number }

/** Stores one with an audit row. False when the shop has `max` others already. */
export async function saveCannedReply(
  db: D1Database,
  { shop, by, now }: Change,
  { shortcut, texts }: StoredReply,
  max: number,
): Promise<boolean> {
  const json = JSON.stringify(texts)
  const [saved] = await db.batch([
    db
      .prepare(
        `INSERT INTO canned_replies (shop, shortcut, texts, updated_by, updated_at)
         SELECT ?1, ?2, ?3, ?4, ?5 WHERE (SELECT count(*) FROM canned_replies WHERE shop = ?1 AND shortcut <> ?2) < ?6
         ON CONFLICT (shop, shortcut) DO UPDATE SET texts = ?3, updated_by = ?4, updated_at = ?5`,
      )
      .bind(shop, shortcut, json, by, now, max),
    audit(db, { shop, by, now }, 'save_canned_reply', shortcut, json),
  ])
  return (saved?.meta.changes ?? 0) > 0
}

/** False when there was none. */
export async function deleteCannedReply(db: D1Database, change: Change, shortcut: string): Promise<boolean> {
  const [deleted] = await db.batch([
    db.prepare('DELETE FROM canned_replies WHERE shop = ? AND shortcut = ?').bind(change.shop, shortcut),
    audit(db, change, 'delete_canned_reply', shortcut, '{}'),
  ])
  return (deleted?.meta.changes ?? 0) > 0
}

/** Only where the statement before it has changed something. */
function audit(db: D1Database, { shop, by, now }: Change, action: string, shortcut: string, detail: string) {
  return db
    .prepare(
      `INSERT OR IGNORE INTO audit_log (shop, at, by, action, subject, detail, request_key)
       SELECT ?, ?, ?, ?, ?, ?, ? WHERE changes() > 0`,
    )
    .bind(shop, now, by, action, `canned_reply:${shortcut}`, detail, `${action}:${crypto.randomUUID()}`)
}
