import type { ArticleContent } from '../../core/knowledge/article-content'

export type ArticleChange = {
  readonly id: string
  readonly content: ArticleContent
  /** The version this replaces, 0 for an article that is not there: another one by then, and nothing is written. */
  readonly baseVersion: number
}
export type ArticleWrite = {
  readonly shop: string
  readonly changes: readonly ArticleChange[]
  /** What the audit log calls it. */
  readonly action: 'save_article' | 'archive_article' | 'restore_article' | 'import_articles'
  readonly by: string
  readonly now: number
}

/** Characters of JSON one argument carries: with four bytes a character it stays under D1's 2 MB. */
const CHARS_PER_STATEMENT = 400_000

/** The version that is replaced, where no earlier write has kept it: articles that came with the shop have none. */
const KEEP_REPLACED = `
  insert or ignore into article_versions
    (shop, article_id, version, status, valid_from, valid_until, intents, tags, related, texts, saved_at, saved_by)
  select a.shop, a.article_id, a.version, a.status, a.valid_from, a.valid_until, a.intents, a.tags, a.related, a.texts,
    a.updated_at, a.changed_by
  from json_each(?2) as change
  join articles as a on a.shop = ?1 and a.article_id = change.value ->> 'id'
  where a.version = change.value ->> 'base'`

/** A version number is never given twice, though an article was taken away and came again. */
const WRITE = `
  insert into articles (shop, article_id, position, status, valid_from, valid_until, intents, tags, related, texts,
    version, changed_by, created_at, updated_at, write_id)
  select ?1, change.value ->> 'id',
    (select coalesce(max(position), -1) + 1 from articles where shop = ?1) + change.key,
    change.value ->> 'status', change.value ->> 'valid_from', change.value ->> 'valid_until',
    change.value ->> 'intents', change.value ->> 'tags', change.value ->> 'related', change.value ->> 'texts',
    1 + max(change.value ->> 'base', coalesce((select max(version) from article_versions as kept
      where kept.shop = ?1 and kept.article_id = change.value ->> 'id'), 0)),
    ?3, ?4, ?4, ?5
  from json_each(?2) as change
  left join articles as a on a.shop = ?1 and a.article_id = change.value ->> 'id'
  where coalesce(a.version, 0) = change.value ->> 'base'
  on conflict (shop, article_id) do update set status = excluded.status, valid_from = excluded.valid_from,
    valid_until = excluded.valid_until, intents = excluded.intents, tags = excluded.tags, related = excluded.related,
    texts = excluded.texts, version = excluded.version, changed_by = excluded.changed_by,
    updated_at = excluded.updated_at, write_id = excluded.write_id
  returning article_id, version`

const KEEP_WRITTEN = `
  insert into article_versions
    (shop, article_id, version, status, valid_from, valid_until, intents, tags, related, texts, saved_at, saved_by)
  select shop, article_id, version, status, valid_from, valid_until, intents, tags, related, texts, updated_at, changed_by
  from articles where write_id = ?1 and shop = ?2`

const AUDIT = `
  insert into audit_log (shop, at, by, action, subject, detail, request_key)
  select ?1, ?2, ?3, ?4, case count(*) when 1 then 'article:' || min(article_id) else 'articles' end,
    case count(*) when 1 then json_object('version', min(version)) else json_object('articles', count(*)) end, 'article:' || ?5
  from articles where write_id = ?5 and shop = ?1 having count(*) > 0`

const RAISE_VERSION = `
  update shops set version = version + 1, updated_at = ?2
  where shop = ?1 and exists (select 1 from articles where write_id = ?3 and shop = ?1)`

/**
 * Writes changes in one atomic batch, each only where the version it replaces still stands; gives the new version by id of those that were
 * written. `writeId` must be new.
 */
export async function writeArticles(
  d1: D1Database,
  write: ArticleWrite,
  writeId: string,
): Promise<ReadonlyMap<string, number>> {
  const { shop, action, by, now } = write
  const statements: D1PreparedStatement[] = []
  for (const json of chunksOf(write.changes)) {
    statements.push(d1.prepare(KEEP_REPLACED).bind(shop, json))
    statements.push(d1.prepare(WRITE).bind(shop, json, by, now, writeId))
  }
  const results = await d1.batch<{ article_id?: string; version?: number }>([
    ...statements,
    d1.prepare(KEEP_WRITTEN).bind(writeId, shop),
    d1.prepare(AUDIT).bind(shop, now, by, action, writeId),
    d1.prepare(RAISE_VERSION).bind(shop, now, writeId),
  ])
  const written = results.flatMap(({ results: rows }) => rows)
  return new Map(
    written.flatMap(({ article_id, version }) =>
      article_id !== undefined && version !== undefined ? [[article_id, version] as const] : [],
    ),
  )
}

function chunksOf(changes: readonly ArticleChange[]): string[] {
  const chunks: string[][] = []
  let chars = Number.POSITIVE_INFINITY
  for (const change of changes) {
    const json = JSON.stringify(cellsOf(change))
    if (chars + json.length > CHARS_PER_STATEMENT) {
      chunks.push([])
      chars = 0
    }
    chunks.at(-1)?.push(json)
    chars += json.length
  }
  return chunks.map((chunk) => `[${chunk.join(',')}]`)
}

function cellsOf({ id, content, baseVersion }: ArticleChange) {
  return {
    id,
    base: baseVersion,
    status: content.status,
    valid_from: content.validFrom,
    valid_until: content.validUntil,
    intents: JSON.stringify(content.intents),
    tags: JSON.stringify(content.tags),
    related: JSON.stringify(content.related),
    texts: JSON.stringify(content.texts),
  }
}
