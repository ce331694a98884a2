import { and, asc, eq, gt, lt } from 'drizzle-orm'
import type { ArticleVectors } from '../../core/knowledge/article-vectors'
import { fromBase64, toBase64 } from '../article-vectors/pack'
import { openDatabase } from './database'
import { insertRows } from './insert-rows'
import { articleVectors } from './schema'

/** Rows read at once: about a kilobyte each. */
const PAGE_ROWS = 1_000
/** Vectors of a model that no release has made for this long are of no use to any. */
const KEPT_MS = 60 * 24 * 3_600_000

export type VectorsKey = { readonly shop: string; readonly modelVersion: string; readonly locale: string }

/** All vectors that a model made of a shop's articles in a locale, current ones and such of texts that were changed since. */
export async function readArticleVectors(d1: D1Database, key: VectorsKey): Promise<Map<string, ArticleVectors>> {
  const db = openDatabase(d1)
  const found = new Map<string, ArticleVectors>()
  for (let after = ''; ; ) {
    const rows = await db
      .select({ id: articleVectors.articleId, hash: articleVectors.hash, vectors: articleVectors.vectors })
      .from(articleVectors)
      .where(and(ofKey(key), gt(articleVectors.articleId, after)))
      .orderBy(asc(articleVectors.articleId))
      .limit(PAGE_ROWS)
    for (const { id, hash, vectors } of rows) found.set(id, { hash, values: fromBase64(vectors) })
    const last = rows.at(-1)
    if (!last || rows.length < PAGE_ROWS) return found
    after = last.id
  }
}

/** Keeps vectors in the place of earlier ones of the same articles. The same twice changes nothing. */
export async function writeArticleVectors(
  d1: D1Database,
  key: VectorsKey,
  made: ReadonlyMap<string, ArticleVectors>,
  now: number,
): Promise<void> {
  const rows = [...made].map(([articleId, { hash, values }]) => ({
    ...key,
    articleId,
    hash,
    vectors: toBase64(values),
    madeAt: now,
  }))
  const statements = insertRows(d1, articleVectors, rows)
  if (statements.length > 0) await d1.batch(statements)
}

/** Forgets vectors made long ago: those still wanted are made again. */
export async function sweepArticleVectors(d1: D1Database, now: number): Promise<void> {
  await openDatabase(d1)
    .delete(articleVectors)
    .where(lt(articleVectors.madeAt, now - KEPT_MS))
}

function ofKey({ shop, modelVersion, locale }: VectorsKey) {
  return and(
    eq(articleVectors.shop, shop),
    eq(articleVectors.modelVersion, modelVersion),
    eq(articleVectors.locale, locale),
  )
}
