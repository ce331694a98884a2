import * as v from 'valibot'
import { parseJson } from '../../core/parse-json'
import { err, ok, type Result } from '../../core/result'
import type { ARTICLE_FILE_FORMATS } from '../../protocol'
import { type ReadFile, readCsv } from './csv'
import { readHtml } from './html'
import { isArticlesJson, readJson } from './json'
import { isZip, readMarkdownFiles, unzip } from './markdown'
import { type FileError, readText } from './read-text'

export type ArticleFileFormat = (typeof ARTICLE_FILE_FORMATS)[number]
export type ReadArticles = ReadFile & { readonly format: ArticleFileFormat }

/** Files of Markdown without an archive: `{path: text}`. */
const texts = v.record(v.string(), v.string())

/** The rows of a file of articles. Without a format it is told from what the file begins with. */
export function readArticles(
  bytes: Uint8Array,
  format: ArticleFileFormat | undefined,
  locales: readonly string[],
): Result<ReadArticles, FileError> {
  if (isZip(bytes)) return readZip(bytes, format, locales)
  const text = readText(bytes)
  if (!text.ok) return text
  const told = format ?? formatOf(text.value)
  if (told === 'csv') return withFormat('csv', readCsv(text.value))
  if (told === 'html') return ok({ format: 'html', ...readHtml(text.value) })
  const json = parseJson(text.value)
  if (told === 'json') return withFormat('json', readJson(json))
  const files = v.safeParse(texts, json)
  return ok({
    format: 'markdown',
    ...readMarkdownFiles(files.success ? files.output : { 'article.md': text.value }, locales),
  })
}

function readZip(
  bytes: Uint8Array,
  format: ArticleFileFormat | undefined,
  locales: readonly string[],
): Result<ReadArticles, FileError> {
  if (format && format !== 'markdown') return err({ field: 'file', message: `is an archive, not ${format}` })
  const files = unzip(bytes)
  if (!files.ok) return files
  const read = readMarkdownFiles(files.value, locales)
  if (read.rows.length + read.errors.length > 0) return ok({ format: 'markdown', ...read })
  return err({ field: 'file', message: 'holds no Markdown files' })
}

function formatOf(text: string): ArticleFileFormat {
  const start = text.trimStart().slice(0, 1_000)
  if (start.startsWith('{') || start.startsWith('[')) return isArticlesJson(parseJson(text)) ? 'json' : 'markdown'
  if (/^<(!--|(!doctype|html|head|body|div|section|main|details|dl|script|h[1-6]|ul|p)\b)/i.test(start)) return 'html'
  return /^(---\r?\n|# )/.test(start) ? 'markdown' : 'csv'
}

function withFormat(format: ArticleFileFormat, read: Result<ReadFile, FileError>): Result<ReadArticles, FileError> {
  return read.ok ? ok({ format, ...read.value }) : read
}
