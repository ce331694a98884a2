import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import * as v from 'valibot'
import { parse, stringify } from 'yaml'
import { slugOf } from '../../core/knowledge/import-plan'
import { type ImportRow, localeOf, type RowNote } from '../../core/knowledge/import-rows'
import { err, ok, type Result } from '../../core/result'
import type { ManagedArticle } from '../../protocol'
import type { ReadFile } from './csv'
import { type FileError, readText } from './read-text'

/** All files of an archive together, unpacked: four times what may come packed. */
const MAX_UNPACKED_BYTES = 16 * 1_024 * 1_024
const MAX_FILES = 20_000
const IS_MARKDOWN = /\.(md|markdown|mdx)$/i
const FRONT = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/
/** Any fixed day: the same articles give the same bytes. */
const ZIP_DAY = new Date('2020-01-01T00:00:00Z')

const words = v.pipe(v.union([v.string(), v.number()]), v.transform(String))
const list = v.optional(
  v.union([
    v.pipe(
      v.string(),
      v.transform((text) =>
        text
          .split(/[|,\n]/)
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ),
    v.array(words),
    v.pipe(
      v.null(),
      v.transform((): string[] => []),
    ),
  ]),
)
const bound = v.optional(v.nullable(v.string()))
const front = v.object({
  id: v.optional(words),
  locale: v.optional(v.string()),
  title: v.optional(words),
  questions: v.optional(v.array(words)),
  tags: list,
  related: list,
  intents: list,
  status: v.optional(v.string()),
  valid_from: bound,
  valid_until: bound,
})

/** The files of a zip archive by path. */
export function unzip(bytes: Uint8Array): Result<Readonly<Record<string, string>>, FileError> {
  let size = 0
  let files = 0
  try {
    const unpacked = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!IS_MARKDOWN.test(name) || /(^|\/)(__MACOSX|\.)/.test(name)) return false
        size += originalSize
        files += 1
        return size <= MAX_UNPACKED_BYTES && files <= MAX_FILES
      },
    })
    if (size > MAX_UNPACKED_BYTES || files > MAX_FILES)
      return err({
        field: 'file',
        message: `must hold at most ${MAX_FILES} files and ${MAX_UNPACKED_BYTES} bytes, unpacked`,
      })
    const texts = Object.entries(unpacked).map(([path, content]) => [path, readText(content)] as const)
    const wrong = texts.find(([, text]) => !text.ok)
    if (wrong) return err({ field: wrong[0], message: 'must be text in UTF-8' })
    return ok(Object.fromEntries(texts.map(([path, text]) => [path, text.ok ? text.value : ''])))
  } catch {
    return err({ field: 'file', message: 'must be a zip archive that can be unpacked' })
  }
}

/**
 * Articles from Markdown files by path, one a language. The language is a folder's (en/returns.md), the end of the name's (returns.zh.md)
 * or the front matter's; the rest of the path is the article's id unless the front matter has one. The title is the front matter's, else the
 * first heading.
 */
export function readMarkdownFiles(files: Readonly<Record<string, string>>, locales: readonly string[]): ReadFile {
  const rows: ImportRow[] = []
  const errors: RowNote[] = []
  const paths = Object.keys(files)
    .filter((path) => IS_MARKDOWN.test(path))
    .sort()
  paths.forEach((path, index) => {
    const read = readMarkdown(index + 1, path, files[path] ?? '', locales)
    if (read.ok) rows.push(read.value)
    else errors.push({ row: index + 1, source: path, ...read.error })
  })
  return { rows, errors }
}

function readMarkdown(
  row: number,
  path: string,
  text: string,
  locales: readonly string[],
): Result<ImportRow, FileError> {
  const found = FRONT.exec(text)
  const said = readFront(found?.[1] ?? '')
  if (!said.ok) return said
  const { id, locale, title, questions, tags, related, intents, status, valid_from, valid_until } = said.value
  const place = placeOf(path, locales)
  const body = text.slice(found?.[0].length ?? 0).trim()
  const heading = /^#[ \t]+(.+?)[ \t#]*(?:\r?\n|$)/.exec(body)
  const language = locale ?? place.locale
  return ok({
    row,
    source: path,
    id: id ?? place.id,
    title: title ?? heading?.[1] ?? '',
    answer: title === undefined && heading ? body.slice(heading[0].length) : body,
    ...(language === null ? {} : { locale: language }),
    ...(questions === undefined ? {} : { questions }),
    ...(tags === undefined ? {} : { tags }),
    ...(related === undefined ? {} : { related }),
    ...(intents === undefined ? {} : { intents }),
    ...(status === undefined ? {} : { status }),
    ...(valid_from === undefined ? {} : { validFrom: valid_from }),
    ...(valid_until === undefined ? {} : { validUntil: valid_until }),
  })
}

function readFront(yaml: string): Result<v.InferOutput<typeof front>, FileError> {
  let value: unknown
  try {
    // The core schema leaves dates as they are written; few aliases, or a few lines could grow to gigabytes.
    value = parse(yaml, { schema: 'core', maxAliasCount: 10 }) ?? {}
  } catch {
    return err({ field: 'front matter', message: 'must be YAML' })
  }
  const read = v.safeParse(front, value)
  if (read.success) return ok(read.output)
  return err({
    field: v.getDotPath(read.issues[0]) ?? 'front matter',
    message: 'is not of the kind that is expected here',
  })
}

/** Language and id from a path; the language is taken off it. */
function placeOf(path: string, locales: readonly string[]): { locale: string | null; id: string } {
  const parts = path
    .replace(IS_MARKDOWN, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const name = parts.at(-1) ?? ''
  const suffix = /^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)$/.exec(name)
  if (suffix?.[1] && suffix[2] && localeOf(suffix[2], locales)) {
    return { locale: suffix[2], id: idOf([...parts.slice(0, -1), suffix[1]]) }
  }
  const folder = parts.slice(0, -1).findIndex((part) => localeOf(part, locales) !== null)
  const rest = folder >= 0 ? parts.slice(folder + 1) : parts
  return { locale: parts[folder] ?? null, id: idOf(rest) }
}

const idOf = (parts: readonly string[]): string => parts.map(slugOf).filter(Boolean).join('-') || 'article'

/** An archive with a file a language, in a folder a language. */
export function zipMarkdown(articles: readonly ManagedArticle[]): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  for (const article of articles) {
    for (const [locale, text] of Object.entries(article.texts)) {
      files[`${locale}/${article.article_id}.md`] = strToU8(markdownOf(article, text))
    }
  }
  return zipSync(files, { mtime: ZIP_DAY, level: 6 })
}

function markdownOf(article: ManagedArticle, { title, questions, answer }: ManagedArticle['texts'][string]): string {
  const { article_id: id, tags, related, intents, status, valid_from, valid_until } = article
  const facts = { id, title, questions, tags, related, intents, status, valid_from, valid_until }
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${answer}\n`
}

export const isZip = (bytes: Uint8Array): boolean => strFromU8(bytes.subarray(0, 2), true) === 'PK'
