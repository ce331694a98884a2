import { and, asc, eq, lt, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import type { TableErased } from './personal/statements'
import type { PersonKeys } from './personal/table'
import { auditLog, dataRequests, erasures } from './schema'

/** What is still to be erased: conversations as objects, and those of others in which the person is only named. */
export type ErasureWork = PersonKeys & {
  readonly left: readonly string[]
  readonly mentions: readonly string[]
  /** What is taken out of conversations of others. */
  readonly needles: readonly string[]
}

export type ErasureReport = {
  readonly tables: Readonly<Record<string, TableErased>>
  readonly conversations: { readonly erased: number; readonly redacted: number }
  readonly attachments: number
}

export type Erasure = {
  readonly erasureId: string
  readonly shop: string
  readonly state: 'running' | 'done'
  readonly work: ErasureWork | null
  readonly report: ErasureReport
  readonly requestId: number | null
  readonly by: string
  readonly startedAt: number
  readonly doneAt: number | null
  readonly problem: string | null
}

const NOTHING: ErasureReport = { tables: {}, conversations: { erased: 0, redacted: 0 }, attachments: 0 }
/** A repeat of a call is told what was done for this long; then nothing leads to the person any more. */
const REPEAT_MS = 30 * 86_400_000

/** Writes down what is to be erased before anything is. */
export async function beginErasure(
  d1: D1Database,
  begun: {
    readonly shop: string
    readonly work: ErasureWork
    readonly subjectKeys: readonly string[]
    readonly requestId: number | null
    readonly by: string
    readonly now: number
  },
): Promise<Erasure> {
  const { shop, work, subjectKeys, requestId, by, now } = begun
  const [row] = await openDatabase(d1)
    .insert(erasures)
    .values({
      erasureId: crypto.randomUUID(),
      shop,
      state: 'running',
      person: JSON.stringify(work),
      subjectKeys: JSON.stringify(subjectKeys),
      report: JSON.stringify(NOTHING),
      requestId,
      by,
      startedAt: now,
      tries: 0,
    })
    .returning()
  if (!row) throw new Error('an erasure was not written')
  return erasureOf(row)
}

/** How far it has come; `work` null is the end: the row names nobody any more, and the audit log and the data request are told with it. */
export async function saveErasure(d1: D1Database, erasure: Erasure, now: number): Promise<void> {
  const { erasureId, shop, work, report, requestId, by, problem } = erasure
  const db = openDatabase(d1)
  const mine = eq(erasures.erasureId, erasureId)
  const progress = { report: JSON.stringify(report), problem, tries: sql`${erasures.tries} + 1` }
  if (work) {
    await db
      .update(erasures)
      .set({ ...progress, person: JSON.stringify(work) })
      .where(mine)
    return
  }
  const rows = Object.values(report.tables).reduce((sum, { rows }) => sum + rows, 0)
  const detail = JSON.stringify({ rows, conversations: report.conversations.erased, attachments: report.attachments })
  await db.batch([
    db
      .update(erasures)
      .set({ ...progress, state: 'done', person: null, doneAt: now })
      .where(mine),
    db
      .insert(auditLog)
      .values({
        shop,
        at: now,
        by,
        action: 'erase_person',
        subject: `erasure:${erasureId}`,
        detail,
        requestKey: `erase_person:${erasureId}`,
      })
      .onConflictDoNothing(),
    db
      .update(dataRequests)
      .set({ status: 'done', fulfilledAt: now })
      .where(and(eq(dataRequests.shop, shop), eq(dataRequests.id, requestId ?? -1))),
  ])
}

/** Erasures that broke off, of all shops, those that waited longest first. */
export async function runningErasures(d1: D1Database, limit: number): Promise<Erasure[]> {
  const rows = await openDatabase(d1)
    .select()
    .from(erasures)
    .where(eq(erasures.state, 'running'))
    .orderBy(asc(erasures.tries), asc(erasures.startedAt))
    .limit(limit)
  return rows.map(erasureOf)
}

/** The newest erasure of somebody with one of these keys; null when there was none lately. */
export async function erasureOfSubject(
  d1: D1Database,
  shop: string,
  subjectKeys: readonly string[],
): Promise<Erasure | null> {
  const [row] = await openDatabase(d1)
    .select()
    .from(erasures)
    .where(
      and(
        eq(erasures.shop, shop),
        sql`exists (select 1 from json_each(${erasures.subjectKeys}) where value in (select value from json_each(${JSON.stringify(subjectKeys)})))`,
      ),
    )
    .orderBy(sql`${erasures.startedAt} desc`)
    .limit(1)
  return row ? erasureOf(row) : null
}

/** The erasure that met a data request; null when there was none. */
export async function erasureOfRequest(d1: D1Database, shop: string, requestId: number): Promise<Erasure | null> {
  const [row] = await openDatabase(d1)
    .select()
    .from(erasures)
    .where(and(eq(erasures.shop, shop), eq(erasures.requestId, requestId)))
    .orderBy(sql`${erasures.startedAt} desc`)
    .limit(1)
  return row ? erasureOf(row) : null
}

/** Forgets by which ids and addresses persons were asked for. */
export async function sweepErasures(d1: D1Database, now: number): Promise<void> {
  await openDatabase(d1)
    .update(erasures)
    .set({ subjectKeys: null })
    .where(and(eq(erasures.state, 'done'), lt(erasures.doneAt, now - REPEAT_MS)))
}

function erasureOf({ person, report, ...row }: typeof erasures.$inferSelect): Erasure {
  return {
    ...row,
    work: person === null ? null : (JSON.parse(person) as ErasureWork),
    report: JSON.parse(report) as ErasureReport,
  }
}
