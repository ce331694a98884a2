import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import { auditLog, connectors, shops } from './schema'

export type ConnectorKind = (typeof connectors.$inferSelect)['kind']
/** A shop's connector as it is stored; `settings` is JSON, `secrets` sealed JSON. */
export type StoredConnector = typeof connectors.$inferSelect

/** The connector of a shop, or null for the built-in store that was never changed. */
export async function connectorOf(d1: D1Database, shop: string): Promise<StoredConnector | null> {
  const [row] = await openDatabase(d1).select().from(connectors).where(eq(connectors.shop, shop))
  return row ?? null
}

export type ConnectorChange = {
  readonly shop: string
  readonly kind: ConnectorKind
  /** JSON texts; `secrets` sealed, or empty. */
  readonly settings: string
  readonly secrets: string
  readonly by: string
  readonly now: number
}

/** Sets a shop's connector: its version and the shop's rise, and the audit log gets a row, in one transaction. The caller publishes. */
export async function saveConnector(d1: D1Database, change: ConnectorChange): Promise<void> {
  const { shop, kind, settings, secrets, by, now } = change
  const fresh = {
    kind,
    settings,
    secrets,
    cursor: null,
    polledAt: null,
    disconnectedAt: null,
    problem: null,
    updatedAt: now,
  }
  const db = openDatabase(d1)
  await db.batch([
    db
      .insert(connectors)
      .values({ shop, version: 1, ...fresh })
      .onConflictDoUpdate({ target: connectors.shop, set: { ...fresh, version: sql`${connectors.version} + 1` } }),
    raiseShop(d1, shop, now),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'set_connector',
      subject: 'connector',
      detail: JSON.stringify({ kind }),
      requestKey: `connector:${crypto.randomUUID()}`,
    }),
  ])
}

/**
 * Marks a connector as thrown out by its shop system and forgets its secrets; nothing when it has been set anew since `version`.
 * The caller publishes when this answers true.
 */
export async function disconnect(
  d1: D1Database,
  { shop, version, problem, now }: { shop: string; version: number; problem: string; now: number },
): Promise<boolean> {
  const db = openDatabase(d1)
  const isThis = and(eq(connectors.shop, shop), eq(connectors.version, version), isNull(connectors.disconnectedAt))
  const [done] = await db.batch([
    db
      .update(connectors)
      .set({ secrets: '', disconnectedAt: now, problem, version: version + 1, updatedAt: now })
      .where(isThis)
      .returning({ shop: connectors.shop }),
    raiseShop(d1, shop, now),
  ])
  return done.length > 0
}

/** The shops that are connected to a shop system, those polled longest ago first. */
export async function connectedShops(d1: D1Database, limit: number): Promise<StoredConnector[]> {
  return openDatabase(d1)
    .select()
    .from(connectors)
    .where(and(ne(connectors.kind, 'built_in'), isNull(connectors.disconnectedAt)))
    .orderBy(asc(sql`coalesce(${connectors.polledAt}, 0)`))
    .limit(limit)
}

/**
 * Keeps where polling goes on and what is in its way, null for nothing; nothing when the connector has been set anew meanwhile: its first
 * run begins at the beginning.
 */
export async function saveCursor(
  d1: D1Database,
  polled: { shop: string; version: number; cursor: string; problem: string | null; now: number },
): Promise<void> {
  const { shop, version, cursor, problem, now } = polled
  await openDatabase(d1)
    .update(connectors)
    .set({ cursor, problem, polledAt: now })
    .where(and(eq(connectors.shop, shop), eq(connectors.version, version)))
}

function raiseShop(d1: D1Database, shop: string, now: number) {
  return openDatabase(d1)
    .update(shops)
    .set({ version: sql`${shops.version} + 1`, updatedAt: now })
    .where(eq(shops.shop, shop))
}
