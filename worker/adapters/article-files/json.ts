import * as v from 'valibot'
import type { ImportRow } from '../../core/knowledge/import-rows'
import { err, ok, type Result } from '../../core/result'
import type { ManagedArticle } from '../../protocol'
import type { ReadFile } from './csv'
import type { FileError } from './read-text'

/** Names the format of an export, so that a later one can be told from it. */
const FORMAT = 'kefu-articles/1'

const list = v.optional(v.array(v.string()))
const bound = v.optional(v.nullable(v.string()))
const entry = v.object({
  article_id: v.optional(v.string()),
  status: v.optional(v.string()),
  valid_from: bound,
  valid_until: bound,
  intents: list,
  tags: list,
  related: list,
  texts: v.record(v.string(), v.object({ title: v.string(), questions: list, answer: v.string() })),
})
const file = v.object({ articles: v.array(v.unknown()) })

export function isArticlesJson(value: unknown): boolean {
  return v.is(file, value)
}

/** The articles of an export, or of any JSON of its shape. */
export function readJson(value: unknown): Result<ReadFile, FileError> {
  const whole = v.safeParse(file, value)
  if (!whole.success) return err({ field: 'articles', message: 'must be a list of articles' })
  const rows: ImportRow[] = []
  const errors: ReadFile['errors'][number][] = []
  whole.output.articles.forEach((one, index) => {
    const row = index + 1
    const read = v.safeParse(entry, one)
    if (read.success && Object.keys(read.output.texts).length > 0) rows.push(...rowsOf(row, read.output))
    else if (read.success) errors.push({ row, source: '', field: 'texts', message: 'must hold at least one language' })
    else
      errors.push(
        ...read.issues.map((issue) => ({
          row,
          source: '',
          field: v.getDotPath(issue) ?? '',
          message: expected(issue),
        })),
      )
  })
  return ok({ rows, errors })
}

export function writeJson(articles: readonly ManagedArticle[]): string {
  const entries = articles.map(({ article_id, status, valid_from, valid_until, intents, tags, related, texts }) => ({
    article_id,
    status,
    valid_from,
    valid_until,
    intents,
    tags,
    related,
    texts,
  }))
  return `${JSON.stringify({ format: FORMAT, articles: entries }, null, 2)}\n`
}

function rowsOf(row: number, { article_id, texts, ...said }: v.InferOutput<typeof entry>): ImportRow[] {
  const { status, valid_from, valid_until, intents, tags, related } = said
  return Object.entries(texts).map(([locale, { title, questions, answer }]) => ({
    row,
    source: '',
    locale,
    title,
    answer,
    ...(questions === undefined ? {} : { questions }),
    ...(article_id === undefined ? {} : { id: article_id }),
    ...(status === undefined ? {} : { status }),
    ...(valid_from === undefined ? {} : { validFrom: valid_from }),
    ...(valid_until === undefined ? {} : { validUntil: valid_until }),
    ...(intents === undefined ? {} : { intents }),
    ...(tags === undefined ? {} : { tags }),
    ...(related === undefined ? {} : { related }),
  }))
}

/** Without the value: an answer must not repeat what came in. */
function expected(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is required'
  return issue.expected ? `must be ${issue.expected}` : 'is not valid'
}
