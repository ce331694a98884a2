import type { ArticleContent } from '../../core/knowledge/article-content'
import { planImport } from '../../core/knowledge/import-plan'
import { err, ok, type Result } from '../../core/result'
import { MAX_ARTICLES } from '../../protocol'
import { findArticle, listArticles, readAllArticles, type StoredArticle } from '../d1/articles'
import { type ArticleWrite, writeArticles } from '../d1/write-articles'
import type { BundleEnv } from '../kv/bundles'
import { publishBundle } from '../kv/bundles'

export type SaveArticle = Omit<ArticleWrite, 'changes' | 'now'> & {
  readonly id: string
  /** What is to stand, made of what stands now; null where there is nothing to make it of. */
  readonly content: (before: StoredArticle | null) => ArticleContent | null
  /** The version that must still stand, 0 for none; null replaces whatever there is. */
  readonly baseVersion: number | null
}
export type SaveArticleError = 'not_found' | 'changed' | 'too_many'

/** Stores an article as a new version and publishes the shop's bundle. A change that came first is never lost: 'changed' then. */
export async function saveArticle(
  env: BundleEnv,
  { id, content, baseVersion, ...write }: SaveArticle,
): Promise<Result<StoredArticle, SaveArticleError>> {
  const before = await findArticle(env.DB, write.shop, id)
  const next = content(before)
  if (!next) return err('not_found')
  if (baseVersion !== null && baseVersion !== (before?.version ?? 0)) return err('changed')
  if (next.status !== 'archived' && (!before || before.status === 'archived') && (await isFull(env.DB, write.shop)))
    return err('too_many')
  const now = Date.now()
  const changes = [{ id, content: next, baseVersion: before?.version ?? 0 }]
  const written = await writeArticles(env.DB, { ...write, changes, now }, crypto.randomUUID())
  const version = written.get(id)
  if (version === undefined) return err('changed')
  await publishBundle(env, write.shop)
  const createdAt = before ? before.createdAt : now
  return ok({ ...next, id, version, changedBy: write.by, createdAt, updatedAt: now })
}

export type ImportWrite = Pick<ArticleWrite, 'shop' | 'by'> & { readonly dryRun: boolean }
export type ImportOutcome = ReturnType<typeof planImport> & {
  /** Articles that somebody else changed meanwhile: they were left as they are. */
  readonly overtaken: ReadonlySet<string>
}

/** Plans an import and, unless it is a dry run, writes all that is good in one batch and publishes it once. */
export async function importArticles(
  env: BundleEnv,
  { shop, by, dryRun }: ImportWrite,
  rows: Parameters<typeof planImport>[0],
  options: Omit<Parameters<typeof planImport>[2], 'maxArticles'>,
): Promise<ImportOutcome> {
  const existing = await readAllArticles(env.DB, shop)
  const plan = planImport(rows, existing, { ...options, maxArticles: MAX_ARTICLES })
  const changes = plan.articles.filter(({ outcome }) => outcome !== 'unchanged')
  if (dryRun || changes.length === 0) return { ...plan, overtaken: new Set() }
  const write = { shop, changes, action: 'import_articles', by, now: Date.now() } as const
  const written = await writeArticles(env.DB, write, crypto.randomUUID())
  if (written.size > 0) await publishBundle(env, shop)
  return { ...plan, overtaken: new Set(changes.flatMap(({ id }) => (written.has(id) ? [] : [id]))) }
}

async function isFull(d1: D1Database, shop: string): Promise<boolean> {
  const { total } = await listArticles(d1, shop, {}, { limit: 1, offset: 0 })
  return total >= MAX_ARTICLES
}
