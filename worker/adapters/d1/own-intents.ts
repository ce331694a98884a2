import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { OwnIntent, OwnIntentAction, ShopOwnIntents } from '../../core/domain'
import type { Learned } from '../../core/nlu/own-intents/learn'
import type { OwnIntentsReport } from '../../core/nlu/own-intents/report'
import type { OwnIntentsHead } from '../../core/nlu/shop-reading'
import { type Database, openDatabase } from './database'
import { auditLog, ownIntentHeads, ownIntentRevisions, ownIntents, ownIntentVersions, shops } from './schema'

/** What a merchant writes of an intent. */
export type OwnIntentContent = Omit<OwnIntent, 'name'> & { readonly examples: readonly string[] }
export type StoredOwnIntent = OwnIntentContent & {
  readonly name: string
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly archivedAt: number | null
}
export type OwnIntentVersion = OwnIntentContent & {
  readonly version: number
  readonly savedAt: number
  readonly savedBy: string
}

/** All own intents of a shop, archived ones too, by name, as of one revision. */
export type OwnIntentsState = { readonly revision: number; readonly intents: readonly StoredOwnIntent[] }

export async function readOwnIntents(d1: D1Database, shop: string): Promise<OwnIntentsState> {
  const db = openDatabase(d1)
  const [[row], rows] = await db.batch([
    db.select().from(ownIntentRevisions).where(eq(ownIntentRevisions.shop, shop)),
    db.select().from(ownIntents).where(eq(ownIntents.shop, shop)).orderBy(asc(ownIntents.name)),
  ])
  const intents = rows.map((stored) => {
    const { name, version, createdAt, updatedAt, archivedAt } = stored
    return { name, version, createdAt, updatedAt, archivedAt, ...contentOf(stored) }
  })
  return { revision: row?.revision ?? 0, intents }
}

/** What the newest revision taught this model; null when that is still to be learned. */
export async function readReport(d1: D1Database, shop: string, model: string): Promise<OwnIntentsReport | null> {
  const [row] = await openDatabase(d1)
    .select({ report: ownIntentHeads.report })
    .from(ownIntentHeads)
    .innerJoin(ownIntentRevisions, newestHeads)
    .where(and(eq(ownIntentHeads.shop, shop), eq(ownIntentHeads.modelVersion, model)))
  return row ? (JSON.parse(row.report) as OwnIntentsReport) : null
}

/** Newest first. */
export async function readVersions(d1: D1Database, shop: string, name: string): Promise<readonly OwnIntentVersion[]> {
  const rows = await openDatabase(d1)
    .select()
    .from(ownIntentVersions)
    .where(and(eq(ownIntentVersions.shop, shop), eq(ownIntentVersions.name, name)))
    .orderBy(desc(ownIntentVersions.version))
  return rows.map((row) => ({
    version: row.version,
    savedAt: row.savedAt,
    savedBy: row.savedBy,
    ...contentOf(row),
  }))
}

/** The reads of a bundle's own intents, to stand in one batch with its others. */
export function ownIntentReads(db: Database, shop: string) {
  return [
    db
      .select()
      .from(ownIntents)
      .where(and(eq(ownIntents.shop, shop), isNull(ownIntents.archivedAt)))
      .orderBy(asc(ownIntents.name)),
    db
      .select({ head: ownIntentHeads.head })
      .from(ownIntentHeads)
      .innerJoin(ownIntentRevisions, newestHeads)
      .where(eq(ownIntentHeads.shop, shop))
      .orderBy(asc(ownIntentHeads.modelVersion)),
  ] as const
}

/** Undefined where the shop has none. */
export function ownIntentsOf(
  rows: readonly (typeof ownIntents.$inferSelect)[],
  heads: readonly { readonly head: string }[],
): ShopOwnIntents | undefined {
  if (rows.length === 0) return undefined
  const intents = rows.map((row) => {
    const { answer, quickReplies, action } = contentOf(row)
    return { name: row.name, answer, quickReplies, action }
  })
  return { intents, heads: heads.map(({ head }) => JSON.parse(head) as OwnIntentsHead) }
}

export type OwnIntentChange = {
  readonly shop: string
  readonly name: string
  /** Null archives it. */
  readonly content: OwnIntentContent | null
  readonly version: number
  /** What all of the shop's intents, this one as it will be, have taught the running model; null when none is left. */
  readonly learned: Learned | null
  /** The revision it was learned on. */
  readonly revision: number
  readonly by: string
  readonly now: number
}

/** Writes a change whole, or not at all when another change came first: false then. */
export async function writeOwnIntent(d1: D1Database, change: OwnIntentChange, writeId: string): Promise<boolean> {
  const db = openDatabase(d1)
  const { shop, name, revision, learned, by, now } = change
  const mine = sql`exists (select 1 from ${ownIntentRevisions} where ${ownIntentRevisions.writeId} = ${writeId})`
  const detail = JSON.stringify({ version: change.version })
  const action = change.content ? 'save_own_intent' : 'archive_own_intent'
  const [made] = await db.batch([
    db
      .insert(ownIntentRevisions)
      .values({ shop, revision: revision + 1, writeId })
      .onConflictDoUpdate({
        target: ownIntentRevisions.shop,
        set: { revision: revision + 1, writeId },
        setWhere: eq(ownIntentRevisions.revision, revision),
      })
      .returning({ revision: ownIntentRevisions.revision }),
    ...contentWrites(db, change, mine),
    db.delete(ownIntentHeads).where(and(eq(ownIntentHeads.shop, shop), mine)),
    ...(learned ? [insertHead(db, { ...change, learned, revision: revision + 1 }, mine)] : []),
    db
      .insert(auditLog)
      .select(
        sql`select null, ${shop}, ${now}, ${by}, ${action}, ${`own_intent:${name}`}, ${detail}, ${`own_intent:${writeId}`} where ${mine}`,
      ),
    raiseVersion(db, shop, now, mine),
  ])
  return made.length > 0
}

/** Keeps what another model learned of a revision; false when that revision is past or it was kept already. */
export async function addHead(
  d1: D1Database,
  head: { readonly shop: string; readonly revision: number; readonly learned: Learned; readonly now: number },
): Promise<boolean> {
  const db = openDatabase(d1)
  const { shop, revision, now } = head
  const current = sql`exists (select 1 from ${ownIntentRevisions}
    where ${ownIntentRevisions.shop} = ${shop} and ${ownIntentRevisions.revision} = ${revision})`
  const added = await insertHead(db, head, current).returning({ shop: ownIntentHeads.shop })
  if (added.length > 0) await raiseVersion(db, shop, now, sql`true`)
  return added.length > 0
}

const newestHeads = and(
  eq(ownIntentRevisions.shop, ownIntentHeads.shop),
  eq(ownIntentRevisions.revision, ownIntentHeads.revision),
)

function contentWrites(db: Database, { shop, name, content, version, by, now }: OwnIntentChange, mine: SQL) {
  if (!content) {
    const archived = { archivedAt: now, updatedAt: now }
    return [
      db
        .update(ownIntents)
        .set(archived)
        .where(and(eq(ownIntents.shop, shop), eq(ownIntents.name, name), mine)),
    ]
  }
  const columns = {
    version,
    examples: JSON.stringify(content.examples),
    answer: JSON.stringify(content.answer),
    quickReplies: JSON.stringify(content.quickReplies),
    action: JSON.stringify(content.action),
  }
  const { examples, answer, quickReplies, action } = columns
  const row = sql`select ${shop}, ${name}, ${version}, ${examples}, ${answer}, ${quickReplies}, ${action}`
  return [
    db
      .insert(ownIntents)
      .select(sql`${row}, ${now}, ${now}, null where ${mine}`)
      .onConflictDoUpdate({
        target: [ownIntents.shop, ownIntents.name],
        set: { ...columns, updatedAt: now, archivedAt: null },
      }),
    db.insert(ownIntentVersions).select(sql`${row}, ${now}, ${by} where ${mine}`),
  ]
}

function insertHead(
  db: Database,
  head: { readonly shop: string; readonly revision: number; readonly learned: Learned; readonly now: number },
  condition: SQL,
) {
  const { shop, revision, learned, now } = head
  const columns = {
    revision,
    head: JSON.stringify(learned.head),
    report: JSON.stringify(learned.report),
    learnedAt: now,
  }
  return db
    .insert(ownIntentHeads)
    .select(
      sql`select ${shop}, ${learned.head.modelVersion}, ${revision}, ${columns.head}, ${columns.report}, ${now} where ${condition}`,
    )
    .onConflictDoUpdate({
      target: [ownIntentHeads.shop, ownIntentHeads.modelVersion],
      set: columns,
      setWhere: sql`${ownIntentHeads.revision} < ${revision}`,
    })
}

function raiseVersion(db: Database, shop: string, now: number, condition: SQL) {
  return db
    .update(shops)
    .set({ version: sql`${shops.version} + 1`, updatedAt: now })
    .where(and(eq(shops.shop, shop), condition))
}

type ContentRow = Pick<typeof ownIntents.$inferSelect, 'examples' | 'answer' | 'quickReplies' | 'action'>

function contentOf(row: ContentRow): OwnIntentContent {
  return {
    examples: JSON.parse(row.examples) as string[],
    answer: JSON.parse(row.answer) as Record<string, string>,
    quickReplies: JSON.parse(row.quickReplies) as Record<string, string[]>,
    action: JSON.parse(row.action) as OwnIntentAction,
  }
}
