import { and, asc, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { ArticleText } from '../../core/domain'
import type { ArticleContent } from '../../core/knowledge/article-content'
import type { ArticleStatusName } from '../../protocol'
import { openDatabase } from './database'
import { articles, articleVersions } from './schema'

/** An article as it is kept; `createdAt` is 0 where it is not known. */
export type StoredArticle = ArticleContent & {
  readonly id: string
  readonly version: number
  readonly changedBy: string
  readonly createdAt: number
  readonly updatedAt: number
}
export type StoredArticleVersion = ArticleContent & {
  readonly version: number
  readonly savedAt: number
  readonly savedBy: string
}
export type ArticleFilter = {
  /** Absent: all but archived ones. */
  readonly status?: ArticleStatusName | undefined
  readonly tag?: string | undefined
  /** Only those not written in this locale. */
  readonly missing?: string | undefined
  /** A part of the id, or of any text. */
  readonly words?: string | undefined
}
export type ArticlePage = {
  readonly articles: readonly StoredArticle[]
  /** How many the filter lets through. */
  readonly total: number
  readonly counts: Readonly<Record<ArticleStatusName, number>>
  /** Every tag of articles that are not archived. */
  readonly tags: readonly string[]
}

export async function listArticles(
  d1: D1Database,
  shop: string,
  filter: ArticleFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<ArticlePage> {
  const db = openDatabase(d1)
  const which = chosen(shop, filter)
  const [rows, [sum], states, tags] = await db.batch([
    db
      .select()
      .from(articles)
      .where(which)
      .orderBy(asc(articles.position), asc(articles.articleId))
      .limit(page.limit)
      .offset(page.offset),
    db.select({ total: sql<number>`count(*)` }).from(articles).where(which),
    db
      .select({ status: articles.status, count: sql<number>`count(*)` })
      .from(articles)
      .where(eq(articles.shop, shop))
      .groupBy(articles.status),
    db
      .selectDistinct({ tag: sql<string>`tag.value` })
      .from(sql`${articles}, json_each(${articles.tags}) as tag`)
      .where(and(eq(articles.shop, shop), ne(articles.status, 'archived')))
      .orderBy(sql`1`),
  ])
  const counts = { draft: 0, published: 0, archived: 0 }
  for (const { status, count } of states) counts[status] = count
  return { articles: rows.map(storedOf), total: sum?.total ?? 0, counts, tags: tags.map(({ tag }) => tag) }
}

export async function findArticle(d1: D1Database, shop: string, id: string): Promise<StoredArticle | null> {
  const [row] = await openDatabase(d1)
    .select()
    .from(articles)
    .where(and(eq(articles.shop, shop), eq(articles.articleId, id)))
  return row ? storedOf(row) : null
}

/** All articles of a shop in their own order, archived ones too. */
export async function readAllArticles(d1: D1Database, shop: string): Promise<readonly StoredArticle[]> {
  const rows = await openDatabase(d1)
    .select()
    .from(articles)
    .where(eq(articles.shop, shop))
    .orderBy(asc(articles.position), asc(articles.articleId))
  return rows.map(storedOf)
}

/** Titles by id and locale. */
export async function readTitles(
  d1: D1Database,
  shop: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Record<string, string>>> {
  const rows = await openDatabase(d1)
    .select({ id: articles.articleId, texts: articles.texts })
    .from(articles)
    .where(and(eq(articles.shop, shop), inArray(articles.articleId, [...ids])))
  return new Map(rows.map(({ id, texts }) => [id, titlesOf(textsOf(texts))]))
}

/** Newest first. The version that stands is among them though it was never changed; empty for an article that never was. */
export async function readArticleVersions(
  d1: D1Database,
  shop: string,
  id: string,
): Promise<readonly StoredArticleVersion[]> {
  const db = openDatabase(d1)
  const [[current], rows] = await db.batch([
    db
      .select()
      .from(articles)
      .where(and(eq(articles.shop, shop), eq(articles.articleId, id))),
    db
      .select()
      .from(articleVersions)
      .where(and(eq(articleVersions.shop, shop), eq(articleVersions.articleId, id)))
      .orderBy(desc(articleVersions.version)),
  ])
  const kept = rows.map((row) => ({
    version: row.version,
    savedAt: row.savedAt,
    savedBy: row.savedBy,
    ...contentOf(row),
  }))
  if (!current || kept.some(({ version }) => version === current.version)) return kept
  const { version, updatedAt, changedBy } = current
  return [{ version, savedAt: updatedAt, savedBy: changedBy, ...contentOf(current) }, ...kept]
}

export function titlesOf(texts: ArticleContent['texts']): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([locale, { title }]) => [locale, title]))
}

function chosen(shop: string, { status, tag, missing, words }: ArticleFilter): SQL | undefined {
  const low = words?.toLowerCase() ?? ''
  return and(
    eq(articles.shop, shop),
    status ? eq(articles.status, status) : ne(articles.status, 'archived'),
    tag ? sql`exists (select 1 from json_each(${articles.tags}) where value = ${tag})` : undefined,
    missing ? sql`not exists (select 1 from json_each(${articles.texts}) where key = ${missing})` : undefined,
    // instr and not like: D1 bounds a pattern at 50 bytes. lower() folds Latin letters only, so both forms are looked for.
    low
      ? sql`(instr(${articles.articleId}, ${low}) or exists (select 1 from json_tree(${articles.texts})
          where type = 'text' and (instr(lower(value), ${low}) or instr(value, ${words}))))`
      : undefined,
  )
}

function storedOf(row: typeof articles.$inferSelect): StoredArticle {
  const { articleId, version, changedBy, createdAt, updatedAt } = row
  return { id: articleId, version, changedBy, createdAt, updatedAt, ...contentOf(row) }
}

type ContentRow = Pick<
  typeof articles.$inferSelect,
  'status' | 'validFrom' | 'validUntil' | 'intents' | 'tags' | 'related' | 'texts'
>

function contentOf(row: ContentRow): ArticleContent {
  return {
    status: row.status,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    intents: JSON.parse(row.intents) as string[],
    tags: JSON.parse(row.tags) as string[],
    related: JSON.parse(row.related) as string[],
    texts: textsOf(row.texts),
  }
}

function textsOf(json: string): Record<string, ArticleText> {
  return JSON.parse(json) as Record<string, ArticleText>
}
