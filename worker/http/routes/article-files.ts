import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { writeCsv } from '../../adapters/article-files/csv'
import { writeJson } from '../../adapters/article-files/json'
import { zipMarkdown } from '../../adapters/article-files/markdown'
import { readArticles } from '../../adapters/article-files/read-articles'
import { type ImportOutcome, importArticles } from '../../adapters/articles/save'
import { readAllArticles } from '../../adapters/d1/articles'
import type { RowNote } from '../../core/knowledge/import-rows'
import {
  type ArticleImportReport,
  articleExportQuery,
  articleImportQuery,
  articleImportReport,
  MAX_ARTICLE_FILE_BYTES,
  triedArticle,
  tryArticle,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { tryArticles } from '../try-articles'
import { documented, jsonBody, query } from '../validate'
import { articleOf } from './articles-wire'

const TAG = 'Knowledge'
const canRead = requireRole('owner', 'admin', 'analyst')
const canWrite = requireRole('owner', 'admin')

const limitFile = bodyLimit({
  maxSize: MAX_ARTICLE_FILE_BYTES,
  onError: () => {
    throw new ProblemError(413, `The file may have at most ${MAX_ARTICLE_FILE_BYTES} bytes.`)
  },
})

/** Articles by the file, and the question which of them answers; mounted under /v1/shops/:shop. */
export const articleFileRoutes = new Hono<AppEnv>()
  .post(
    '/knowledge/import',
    documented({
      summary:
        'Import articles: CSV, JSON, Markdown (one file, a zip or {path: text}) or an FAQ page; the body is the file',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'What was done, or with dry_run=1 would be', schema: articleImportReport } },
      problems: [401, 403, 404, 413],
    }),
    canWrite,
    limitFile,
    query(articleImportQuery),
    async (c) => {
      const { settings } = c.get('bundle')
      const { dry_run, format, locale = settings.defaultLocale, status } = c.req.valid('query')
      const read = readArticles(new Uint8Array(await c.req.arrayBuffer()), format, settings.locales)
      if (!read.ok) throw new ProblemError(400, 'The file cannot be read.', [read.error])
      const [dryRun, by] = [dry_run === '1' || dry_run === 'true', await changerOf(c)]
      const options = { locales: settings.locales, locale, timeZone: settings.timeZone, status }
      const done = await importArticles(c.env, { shop: settings.shop, by, dryRun }, read.value.rows, options)
      c.header('cache-control', 'no-store')
      return c.json(reportOf(done, read.value, dryRun, settings.defaultLocale))
    },
  )
  .get(
    '/knowledge/export',
    documented({
      summary:
        'Every article that is not archived: JSON, CSV, or a zip of Markdown files. Imported again, it changes nothing',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The file' } },
      problems: [401, 403, 404],
    }),
    canRead,
    query(articleExportQuery),
    (c) => exported(c, c.req.valid('query').format),
  )
  .post(
    '/knowledge/try',
    documented({
      summary: 'Which published articles answer a message right now, and how surely',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The best, best first', schema: triedArticle } },
      problems: [401, 403, 404, 413, 415],
    }),
    canRead,
    limitBody,
    requireJson,
    jsonBody(tryArticle),
    async (c) => {
      const { text, locale } = c.req.valid('json')
      return c.json(await tryArticles(c.get('bundle'), text, locale, Date.now()))
    },
  )

function reportOf(
  done: ImportOutcome,
  read: { readonly format: string; readonly errors: readonly RowNote[] },
  dryRun: boolean,
  locale: string,
): ArticleImportReport {
  const taken = done.articles.filter(({ id }) => !done.overtaken.has(id))
  const overtaken = done.articles.filter(({ id }) => done.overtaken.has(id))
  const late = overtaken.flatMap(({ rows }) =>
    rows.map((row) => ({
      row,
      source: '',
      field: 'id',
      message: 'was changed by somebody else meanwhile: import it again',
    })),
  )
  const count = (outcome: string) => taken.filter((article) => article.outcome === outcome).length
  const unread = new Set(read.errors.map(({ row }) => row)).size
  return {
    dry_run: dryRun,
    format: read.format,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejected: done.rejected + unread + late.length,
    articles: taken.map(({ id, outcome, content, locales, rows }) => ({
      article_id: id,
      outcome,
      title: (content.texts[locale] ?? Object.values(content.texts)[0])?.title ?? id,
      locales: [...locales],
      rows: [...rows],
    })),
    errors: [...read.errors, ...done.errors, ...late].sort((a, b) => a.row - b.row),
    notes: [...done.notes],
  }
}

async function exported(c: Context<AppEnv>, format: 'json' | 'csv' | 'markdown'): Promise<Response> {
  const { shop } = c.get('bundle').settings
  const stored = await readAllArticles(c.env.DB, shop)
  const articles = stored.filter(({ status }) => status !== 'archived').map(articleOf)
  const headers = (name: string, type: string) => ({
    'content-type': type,
    'content-disposition': `attachment; filename="${shop}-articles${name}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (format === 'csv') return c.body(writeCsv(articles), 200, headers('.csv', 'text/csv; charset=utf-8'))
  if (format === 'json') return c.body(writeJson(articles), 200, headers('.json', 'application/json'))
  return c.body(Uint8Array.from(zipMarkdown(articles)).buffer, 200, headers('-markdown.zip', 'application/zip'))
}
