import { sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database'
import { auditLog } from './schema'

/** Longest text of a shopper that is kept: a message holds no more. */
export const MAX_OWN_TEXT_CHARS = 4_000

/** A change a shopper asks for about themselves, on its way into the audit log. */
export type OwnChange = {
  readonly shop: string
  readonly action: 'set_newsletter' | 'subscribe_stock' | 'request_data' | 'leave_review' | 'open_case'
  /** What the rows are called in the log: "case" ▸ "case:17". Addresses stay out of it. */
  readonly subject: string
  /** The caller's own key. */
  readonly key: string
  readonly by: string
  readonly now: number
}

/** The key in the log holds the action, so that one message may make two changes. */
export function auditKey({ action, key }: OwnChange): string {
  return `${action}:${key}`
}

/** Writes the audit row for the row of `table` that `where` finds, once; nothing where it finds none. `detail` is plain facts. */
export function recordOwnChange(
  db: Database,
  change: OwnChange,
  row: { readonly table: SQLiteTable; readonly id: SQLiteColumn; readonly where: ReturnType<typeof sql> },
  detail: Readonly<Record<string, string | number | boolean | null>> = {},
) {
  const { shop, now, by, action, subject } = change
  return db
    .insert(auditLog)
    .select(
      sql`select null, ${shop}, ${now}, ${by}, ${action}, ${`${subject}:`} || ${row.id}, ${JSON.stringify(detail)}, ${auditKey(change)}
        from ${row.table} where ${row.where} limit 1`,
    )
    .onConflictDoNothing()
}

/** Who asked, without the address itself: "shopper:a•••@e•••.com". */
export function maskedShopper(email: string | null): string {
  if (email === null) return 'shopper'
  const [name = '', domain = ''] = email.split('@')
  const end = domain.slice(domain.lastIndexOf('.'))
  return `shopper:${name.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.includes('.') ? end : ''}`
}
