import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { type SaveArticle, type SaveArticleError, saveArticle } from '../../adapters/articles/save'
import { findArticle, listArticles, readArticleVersions, readTitles } from '../../adapters/d1/articles'
import {
  articleDraft,
  articleHistory,
  articleId,
  articleQuery,
  MAX_ARTICLES,
  managedArticle,
  managedArticleList,
  openedArticle,
  restoreArticle,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams, query } from '../validate'
import { articleOf, checkDraft, contentAlone, contentOf, historyOf, summaryOf } from './articles-wire'

const TAG = 'Knowledge'
const idParam = v.object({ article_id: articleId })
const archiveQuery = v.object({
  base_version: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a version'), v.transform(Number))),
})
const canRead = requireRole('owner', 'admin', 'analyst')
const canWrite = requireRole('owner', 'admin')

/** Bytes of an article in eight languages with every field full, roughly; far over what people write. */
const MAX_DRAFT_BYTES = 1_000_000
const limitBody = bodyLimit({
  maxSize: MAX_DRAFT_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body may have at most ${MAX_DRAFT_BYTES} bytes.`)
  },
})

const NO_SUCH = 'There is no such article.'
const REFUSED: Readonly<Record<SaveArticleError, readonly [number, string]>> = {
  not_found: [404, NO_SUCH],
  changed: [409, 'This article was changed since it was opened. Load it again.'],
  too_many: [422, `A shop may have at most ${MAX_ARTICLES} articles that are not archived.`],
}

/**
 * The articles as their editors see them, mounted under /v1/shops/:shop. They stand under /knowledge because /articles is the public help
 * page's: the same address would answer a shopper and an editor differently.
 */
export const articleRoutes = new Hono<AppEnv>()
  .get(
    '/knowledge/articles',
    documented({
      summary: 'Articles of every status, without their texts, in the order of the shop',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'A page of them, with what the filters can name', schema: managedArticleList } },
      problems: [401, 403, 404],
    }),
    canRead,
    query(articleQuery),
    async (c) => {
      const { shop, locales, defaultLocale, timeZone } = c.get('bundle').settings
      const { q, limit, offset, ...filter } = c.req.valid('query')
      const { articles, ...page } = await listArticles(c.env.DB, shop, { ...filter, words: q }, { limit, offset })
      c.header('cache-control', 'no-store')
      return c.json({
        articles: articles.map((article) => summaryOf(article, locales)),
        total: page.total,
        counts: { ...page.counts },
        tags: [...page.tags],
        locales: [...locales],
        default_locale: defaultLocale,
        time_zone: timeZone,
      })
    },
  )
  .get(
    '/knowledge/articles/:article_id',
    documented({
      summary: 'One article with everything in it',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As it stands', schema: openedArticle } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(idParam),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const article = await findArticle(c.env.DB, shop, c.req.valid('param').article_id)
      if (!article) throw new ProblemError(404, NO_SUCH)
      const titles = await readTitles(c.env.DB, shop, article.related)
      c.header('cache-control', 'no-store')
      return c.json({ ...articleOf(article), related_titles: Object.fromEntries(titles) })
    },
  )
  .put(
    '/knowledge/articles/:article_id',
    documented({
      summary: 'Save an article as a new version; a published one is live within seconds',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version', schema: managedArticle } },
      problems: [401, 403, 404, 409, 413, 415, 422],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(idParam),
    jsonBody(articleDraft),
    async (c) => {
      const [{ article_id: id }, draft] = [c.req.valid('param'), c.req.valid('json')]
      checkDraft(id, draft, c.get('bundle').settings)
      const [action, baseVersion] = ['save_article', draft.base_version ?? null] as const
      return c.json(await save(c, { id, action, baseVersion, content: () => contentOf(draft) }))
    },
  )
  .delete(
    '/knowledge/articles/:article_id',
    documented({
      summary: 'Archive an article: it is shown no more, its versions are kept and can be restored',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As it stands now', schema: managedArticle } },
      problems: [401, 403, 404, 409],
    }),
    canWrite,
    pathParams(idParam),
    query(archiveQuery),
    async (c) => {
      const { article_id: id } = c.req.valid('param')
      const baseVersion = c.req.valid('query').base_version ?? null
      const content: SaveArticle['content'] = (before) =>
        before && before.status !== 'archived' ? { ...contentAlone(before), status: 'archived' } : null
      return c.json(await save(c, { id, action: 'archive_article', baseVersion, content }))
    },
  )
  .get(
    '/knowledge/articles/:article_id/versions',
    documented({
      summary: 'Every version of an article, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The versions', schema: articleHistory } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(idParam),
    async (c) => {
      const { article_id: id } = c.req.valid('param')
      const versions = await readArticleVersions(c.env.DB, c.get('bundle').settings.shop, id)
      if (versions.length === 0) throw new ProblemError(404, NO_SUCH)
      c.header('cache-control', 'no-store')
      return c.json(historyOf(id, versions))
    },
  )
  .post(
    '/knowledge/articles/:article_id/restore',
    documented({
      summary: 'Save an earlier version again, as a new one; one that was archived comes back as a draft',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version', schema: managedArticle } },
      problems: [401, 403, 404, 409, 413, 415, 422],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(idParam),
    jsonBody(restoreArticle),
    async (c) => {
      const { article_id: id } = c.req.valid('param')
      const { version, base_version: base } = c.req.valid('json')
      const versions = await readArticleVersions(c.env.DB, c.get('bundle').settings.shop, id)
      const old = versions.find((one) => one.version === version)
      if (!old) throw new ProblemError(404, 'There is no such version.')
      const status = old.status === 'archived' ? 'draft' : old.status
      const content = () => ({ ...contentAlone(old), status })
      return c.json(await save(c, { id, action: 'restore_article', baseVersion: base ?? null, content }))
    },
  )

async function save(c: Context<AppEnv>, request: Omit<SaveArticle, 'shop' | 'by'>) {
  const { shop } = c.get('bundle').settings
  const saved = await saveArticle(c.env, { ...request, shop, by: await changerOf(c) })
  if (!saved.ok) throw new ProblemError(...REFUSED[saved.error])
  c.header('cache-control', 'no-store')
  return articleOf(saved.value)
}
