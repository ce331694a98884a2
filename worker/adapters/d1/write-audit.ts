/** Writes one row of the audit log. For what is not part of a change's own batch. */
export async function writeAudit(
  db: D1Database,
  who: { readonly shop: string; readonly by: string; readonly now: number },
  what: { readonly action: string; readonly subject: string; readonly detail?: object; readonly key?: string },
): Promise<void> {
  await db
    .prepare(
      'insert or ignore into audit_log (shop, at, by, action, subject, detail, request_key) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .bind(
      who.shop,
      who.now,
      who.by,
      what.action,
      what.subject,
      JSON.stringify(what.detail ?? {}),
      what.key ?? `${what.action}:${crypto.randomUUID()}`,
    )
    .run()
}

/** Writes one row into the log of each shop the account works for: what somebody does to their own account concerns them all. */
export async function writeAccountAudit(
  db: D1Database,
  who: { readonly userId: string; readonly now: number; readonly place: string },
  action: string,
): Promise<void> {
  const key = `${action}:${crypto.randomUUID()}`
  await db.batch([
    db
      .prepare(
        `insert into audit_log (shop, at, by, action, subject, detail, request_key)
         select shop, ?2, 'member:' || user_id, ?3, 'member:' || user_id, '{}', ?4 from members where user_id = ?1 and removed_at is null`,
      )
      .bind(who.userId, who.now, action, key),
    db
      .prepare(
        'insert or ignore into audit_places (audit_id, place) select id, ?2 from audit_log where request_key = ?1',
      )
      .bind(key, who.place),
  ])
}
