/** Which rows of an audit log: `before` is the id of a row, `from` and `to` are instants in ms, `to` without itself. */
export type AuditFilter = {
  readonly subject?: string | undefined
  readonly by?: string | undefined
  readonly action?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

export type AuditRow = {
  readonly id: number
  readonly at: number
  readonly by: string
  /** What a member or an API key is called; null for shoppers and the system. */
  readonly byName: string | null
  readonly action: string
  readonly subject: string
  /** What a member or an API key that was changed is called. */
  readonly subjectName: string | null
  /** JSON. */
  readonly detail: string
  /** From where, coarsely; null where it is not known. */
  readonly place: string | null
}

/** What "member:ID" or "api_key:ID" in a column is called. */
const nameOf = (column: string): string => `coalesce(
  (select m.display_name from members m where m.shop = ?1 and m.user_id = substr(${column}, 8) and ${column} like 'member:%'),
  (select k.label from api_keys k where k.shop = ?1 and substr(k.key_hash, 1, 8) = substr(${column}, 9) and ${column} like 'api_key:%'))`

/** A shop's audit rows, newest first. A filter of `by` or `subject` that ends in ":" means all of that kind. */
export async function readAudit(d1: D1Database, shop: string, filter: AuditFilter): Promise<AuditRow[]> {
  // Which try made a change is for the change itself alone.
  const { results } = await d1
    .prepare(
      `select a.id, a.at, a.by, ${nameOf('a.by')} as byName, a.action, a.subject, ${nameOf('a.subject')} as subjectName,
         json_remove(a.detail, '$.attempt') as detail, p.place
       from audit_log a left join audit_places p on p.audit_id = a.id
       where a.shop = ?1 and (?2 is null or ${fits('a.subject', '?2')}) and (?3 is null or ${fits('a.by', '?3')})
         and (?4 is null or a.action = ?4) and (?5 is null or a.at >= ?5) and (?6 is null or a.at < ?6)
         and (?7 is null or a.id < ?7)
       order by a.id desc limit ?8`,
    )
    .bind(
      shop,
      filter.subject ?? null,
      filter.by ?? null,
      filter.action ?? null,
      filter.from ?? null,
      filter.to ?? null,
      filter.before ?? null,
      filter.limit,
    )
    .all<AuditRow>()
  return results
}

/** The actions a shop's log has, for a filter to choose from. */
export async function auditActions(d1: D1Database, shop: string): Promise<string[]> {
  const { results } = await d1
    .prepare('select distinct action from audit_log where shop = ? order by action limit 200')
    .bind(shop)
    .all<{ action: string }>()
  return results.map(({ action }) => action)
}

function fits(column: string, parameter: string): string {
  return `(${column} = ${parameter} or (${parameter} like '%:' and substr(${column}, 1, length(${parameter})) = ${parameter}))`
}
