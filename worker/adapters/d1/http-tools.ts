import { and, asc, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { type HttpToolDefinition, httpToolDefinition, MAX_HTTP_TOOLS } from '../../protocol'
import { type Database, openDatabase } from './database'
import { httpTools } from './schema'

export type StoredHttpTool = {
  readonly definition: HttpToolDefinition
  readonly hasSecret: boolean
  readonly updatedAt: number
}
type Row = Pick<typeof httpTools.$inferSelect, 'definition' | 'secret' | 'updatedAt'>

/** The read of a bundle's tools, to stand in one batch with its others. */
export function httpToolReads(db: Database, shop: string) {
  return db
    .select({ definition: httpTools.definition })
    .from(httpTools)
    .where(eq(httpTools.shop, shop))
    .orderBy(asc(httpTools.name))
}

/** Undefined where the shop has none. What no longer fits the schema is left out rather than breaking every turn of the shop. */
export function httpToolsOf(rows: readonly { readonly definition: string }[]): HttpToolDefinition[] | undefined {
  const tools = rows.flatMap((row) => {
    const parsed = v.safeParse(httpToolDefinition, JSON.parse(row.definition))
    return parsed.success ? [parsed.output] : []
  })
  return tools.length > 0 ? tools : undefined
}

export async function listHttpTools(d1: D1Database, shop: string): Promise<StoredHttpTool[]> {
  const rows = await openDatabase(d1)
    .select()
    .from(httpTools)
    .where(eq(httpTools.shop, shop))
    .orderBy(asc(httpTools.name))
  return rows.map(storedOf)
}

export async function findHttpTool(d1: D1Database, shop: string, name: string): Promise<StoredHttpTool | null> {
  const [row] = await openDatabase(d1)
    .select()
    .from(httpTools)
    .where(and(eq(httpTools.shop, shop), eq(httpTools.name, name)))
  return row ? storedOf(row) : null
}

export async function sealedToolSecret(d1: D1Database, shop: string, name: string): Promise<string | null> {
  const [row] = await openDatabase(d1)
    .select({ secret: httpTools.secret })
    .from(httpTools)
    .where(and(eq(httpTools.shop, shop), eq(httpTools.name, name)))
  return row?.secret ?? null
}

export type HttpToolChange = {
  readonly shop: string
  readonly name: string
  /** Null takes it away. */
  readonly definition: HttpToolDefinition | null
  /** Sealed; undefined leaves what is there, null takes it away. */
  readonly secret: string | null | undefined
  readonly by: string
  readonly now: number
  /** Names this change in the audit log. */
  readonly key: string
}

/**
 * Writes a change with its audit row and a new version of the shop, in one transaction; the caller publishes the bundle. False when the
 * shop has MAX_HTTP_TOOLS already, or there is nothing to take away.
 */
export async function writeHttpTool(d1: D1Database, change: HttpToolChange): Promise<boolean> {
  const { shop, name, definition, now, by, key } = change
  const write = definition
    ? save(d1, change, definition)
    : d1.prepare('delete from http_tools where shop = ? and name = ?').bind(shop, name)
  const [written] = await d1.batch([
    write,
    // Of the statement before this one: with nothing written there is nothing to tell.
    d1
      .prepare(
        `insert into audit_log (shop, at, by, action, subject, detail, request_key)
          select ?, ?, ?, ?, ?, ?, ? where changes() > 0`,
      )
      .bind(shop, now, by, definition ? 'save_tool' : 'delete_tool', `tool:${name}`, detailOf(change), key),
    d1
      .prepare(
        `update shops set version = version + 1, updated_at = ?1 where shop = ?2
          and exists (select 1 from audit_log where shop = ?2 and request_key = ?3)`,
      )
      .bind(now, shop, key),
  ])
  return (written?.meta.changes ?? 0) > 0
}

function save(d1: D1Database, change: HttpToolChange, definition: HttpToolDefinition): D1PreparedStatement {
  const { shop, name, secret, now, by } = change
  return d1
    .prepare(
      `insert into http_tools (shop, name, definition, secret, created_at, updated_at, updated_by)
        select ?1, ?2, ?3, ?4, ?5, ?5, ?6
        where exists (select 1 from http_tools where shop = ?1 and name = ?2)
          or (select count(*) from http_tools where shop = ?1) < ?8
        on conflict (shop, name) do update set definition = excluded.definition, updated_at = excluded.updated_at,
          updated_by = excluded.updated_by, secret = case when ?7 then secret else excluded.secret end`,
    )
    .bind(shop, name, JSON.stringify(definition), secret ?? null, now, by, secret === undefined ? 1 : 0, MAX_HTTP_TOOLS)
}

/** What was set, for the audit log: never the secret, only whether it was changed. */
function detailOf({ definition, secret }: HttpToolChange): string {
  return JSON.stringify(definition ? { definition, secret_changed: secret !== undefined } : {})
}

function storedOf(row: Row): StoredHttpTool {
  const definition = v.parse(httpToolDefinition, JSON.parse(row.definition))
  return { definition, hasSecret: row.secret !== null, updatedAt: row.updatedAt }
}
