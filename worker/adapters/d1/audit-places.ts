/** Says from where the changes were made that somebody has left in the audit log since `since`. */
export async function notePlace(
  db: D1Database,
  change: { readonly shop: string; readonly by: string; readonly since: number; readonly place: string },
): Promise<void> {
  await db
    .prepare(
      `insert or ignore into audit_places (audit_id, place)
       select id, ?4 from audit_log where shop = ?1 and by = ?2 and at >= ?3 order by id desc limit 200`,
    )
    .bind(change.shop, change.by, change.since, change.place)
    .run()
}
