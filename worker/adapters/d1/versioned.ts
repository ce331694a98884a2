/** The two tables of a kind of thing that a merchant edits: as it stands, and every version of it. */
export type VersionedKind = {
  readonly table: 'shop_flows' | 'shop_texts'
  readonly versions: 'shop_flow_versions' | 'shop_text_versions'
  /** As the audit log calls it: "save_flow", "flow:track_order". */
  readonly noun: 'flow' | 'text'
  /** With content at once, in one shop. */
  readonly max: number
}

export type Stored = {
  readonly name: string
  readonly version: number
  /** Null: taken back. */
  readonly content: string | null
  readonly updatedAt: number
}
export type StoredVersion = {
  readonly version: number
  readonly content: string | null
  readonly savedAt: number
  readonly savedBy: string
}

/** All of a shop, those taken back too, by name. */
export async function listVersioned(d1: D1Database, kind: VersionedKind, shop: string): Promise<Stored[]> {
  const { results } = await d1
    .prepare(`select name, version, content, updated_at as updatedAt from ${kind.table} where shop = ? order by name`)
    .bind(shop)
    .all<Stored>()
  return results
}

/** Versions told of at once, newest first; older ones stay stored. */
const MAX_VERSIONS = 100

export async function listVersions(
  d1: D1Database,
  kind: VersionedKind,
  shop: string,
  name: string,
): Promise<StoredVersion[]> {
  const { results } = await d1
    .prepare(
      `select version, content, saved_at as savedAt, saved_by as savedBy from ${kind.versions}
        where shop = ? and name = ? order by version desc limit ?`,
    )
    .bind(shop, name, MAX_VERSIONS)
    .all<StoredVersion>()
  return results
}

/** One version, however old; null where there is none. */
export async function findVersion(
  d1: D1Database,
  kind: VersionedKind,
  shop: string,
  at: { readonly name: string; readonly version: number },
): Promise<StoredVersion | null> {
  return d1
    .prepare(
      `select version, content, saved_at as savedAt, saved_by as savedBy from ${kind.versions}
        where shop = ? and name = ? and version = ?`,
    )
    .bind(shop, at.name, at.version)
    .first<StoredVersion>()
}

export type VersionedChange = {
  readonly shop: string
  readonly name: string
  /** Null takes it back. */
  readonly content: string | null
  /** The version that was edited, 0 for none; null replaces whatever stands. */
  readonly baseVersion: number | null
  readonly by: string
  readonly now: number
  /** Names this change in the audit log; never the same twice. */
  readonly key: string
}
export type Refusal = 'changed' | 'too_many' | 'not_found'

/**
 * Stores a change as a new version with its audit row and a new version of the shop, all or nothing; the caller publishes the bundle.
 * Whoever comes second with the same base version is told 'changed'. 'too_many': the shop has `max` already; 'not_found': there is
 * nothing to take back.
 */
export async function writeVersioned(
  d1: D1Database,
  kind: VersionedKind,
  change: VersionedChange,
): Promise<{ readonly version: number } | Refusal> {
  const { shop, name, by, now, key, content } = change
  const action = `${content === null ? 'reset' : 'save'}_${kind.noun}`
  const [, , , , standing, audited] = await d1.batch<{ version: number; content: string | null }>([
    insertVersion(d1, kind, change),
    // Of the statement before this one: with nothing written there is nothing to tell.
    d1
      .prepare(
        `insert into audit_log (shop, at, by, action, subject, detail, request_key)
          select ?1, ?2, ?3, ?4, ?5, json_object('version', version), ?6 from ${kind.versions}
          where changes() > 0 and shop = ?1 and name = ?7 order by version desc limit 1`,
      )
      .bind(shop, now, by, action, `${kind.noun}:${name}`, key, name),
    d1
      .prepare(
        `insert into ${kind.table} (shop, name, version, content, updated_at)
          select shop, name, version, content, saved_at from ${kind.versions}
          where shop = ?1 and name = ?2 and ${MADE} order by version desc limit 1
          on conflict (shop, name) do update
            set version = excluded.version, content = excluded.content, updated_at = excluded.updated_at`,
      )
      .bind(shop, name, key),
    d1
      .prepare(`update shops set version = version + 1, updated_at = ?2 where shop = ?1 and ${MADE}`)
      .bind(shop, now, key),
    d1.prepare(`select version, content from ${kind.table} where shop = ? and name = ?`).bind(shop, name),
    d1.prepare(`select 1 as version from audit_log where shop = ? and request_key = ?`).bind(shop, key),
  ])
  const stands = standing?.results[0]
  if (audited?.results.length && stands) return { version: stands.version }
  return refusalOf(change, stands)
}

/** True in SQL once the audit row of this very change stands; the parameters are the shop (1) and the change's key (3). */
const MADE = `exists (select 1 from audit_log where shop = ?1 and request_key = ?3)`

function insertVersion(d1: D1Database, kind: VersionedKind, change: VersionedChange): D1PreparedStatement {
  const { shop, name, content, baseVersion, by, now } = change
  const standing = `(select coalesce(max(version), 0) from ${kind.versions} where shop = ?1 and name = ?2)`
  const isThere = `exists (select 1 from ${kind.table} where shop = ?1 and name = ?2 and content is not null)`
  const hasRoom = `(select count(*) from ${kind.table} where shop = ?1 and content is not null) < ?7`
  return d1
    .prepare(
      `insert into ${kind.versions} (shop, name, version, content, saved_at, saved_by)
        select ?1, ?2, ${standing} + 1, ?3, ?4, ?5
        where (?6 is null or ${standing} = ?6) and (${isThere} or (?3 is not null and ${hasRoom}))`,
    )
    .bind(shop, name, content, now, by, baseVersion, kind.max)
}

/** Why nothing was written, from what stood in the same transaction. */
function refusalOf(
  { baseVersion, content }: VersionedChange,
  standing: { readonly version: number; readonly content: string | null } | undefined,
): Refusal {
  if (baseVersion !== null && (standing?.version ?? 0) !== baseVersion) return 'changed'
  return content === null ? 'not_found' : 'too_many'
}
