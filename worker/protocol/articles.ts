import * as v from 'valibot'
import { instant, locale, messageText } from './primitives'

/** Articles of one shop at once, archived ones not counted. */
export const MAX_ARTICLES = 5_000
/** Questions of an article in one language. */
export const MAX_ARTICLE_QUESTIONS = 200
/** Lengths in UTF-16 code units. */
export const MAX_ARTICLE_QUESTION_CHARS = 300
export const MAX_ARTICLE_TITLE_CHARS = 200
export const MAX_ARTICLE_ANSWER_CHARS = 20_000
export const MAX_ARTICLE_ID_CHARS = 100
/** Largest file of articles that is read, in bytes; a packed one may hold four times as much. */
export const MAX_ARTICLE_FILE_BYTES = 4 * 1_024 * 1_024

/** What stands in an article's address: letters of any script, digits, and - _ . between them. Case makes no difference. */
export const articleId = v.pipe(
  v.string(),
  v.transform((id) => id.normalize('NFC').toLowerCase()),
  v.regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]{0,99}$/u,
    'must be 1 to 100 letters, digits and - _ . with a letter or digit first',
  ),
)

const line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .toWellFormed()
        .replace(/[^\S\u00a0\u202f]+/g, ' ')
        .trim(),
    ),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max, `must be at most ${max} characters`),
  )

const each = <T extends v.GenericSchema<string, string>>(item: T, max: number) =>
  v.pipe(
    v.array(item),
    v.transform((texts) => [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()]),
    v.maxLength(max, `must hold at most ${max}`),
  )

/** | and , part the tags of a cell or a field. */
const tag = v.pipe(line(40), v.regex(/^[^|,]+$/, 'must not hold | or ,'))
const intent = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,49}$/, 'must be the name of an intent'))

export const articleStatus = v.picklist(['draft', 'published', 'archived'], 'must be draft, published or archived')
export type ArticleStatusName = v.InferOutput<typeof articleStatus>

/** One language of an article. The answer is Markdown: paragraphs, lists, **bold**, links. */
export const articleText = v.object({
  title: line(MAX_ARTICLE_TITLE_CHARS),
  questions: v.optional(each(line(MAX_ARTICLE_QUESTION_CHARS), MAX_ARTICLE_QUESTIONS), []),
  answer: v.pipe(
    v.string(),
    v.transform((text) => text.toWellFormed().replace(/\r\n?/g, '\n').trim()),
    v.minLength(1, 'must not be empty'),
    v.maxLength(MAX_ARTICLE_ANSWER_CHARS, `must be at most ${MAX_ARTICLE_ANSWER_CHARS} characters`),
  ),
})
export type ArticleTextInput = v.InferOutput<typeof articleText>

/** What of an article is the same in every language. */
export const articleFacts = {
  status: v.optional(articleStatus, 'draft'),
  /** Shown from this instant on; null for no such bound. */
  valid_from: v.optional(v.nullable(instant), null),
  /** No longer shown from this instant on; null for no such bound. */
  valid_until: v.optional(v.nullable(instant), null),
  intents: v.optional(each(intent, 20), []),
  tags: v.optional(each(tag, 30), []),
  /** Ids of other articles. */
  related: v.optional(each(articleId, 20), []),
}

/** Body of PUT /v1/shops/{shop}/knowledge/articles/{id}. */
export const articleDraft = v.object({
  ...articleFacts,
  texts: v.record(locale, articleText),
  /** The version that was edited; when it is no longer the newest, nothing is saved (409). 0 for a new article. Absent: whatever stands is replaced. */
  base_version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})
export type ArticleDraft = v.InferOutput<typeof articleDraft>

/** Body of POST .../articles/{id}/restore; `base_version` as in the draft. */
export const restoreArticle = v.object({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  base_version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})

const content = {
  status: articleStatus,
  valid_from: v.nullable(v.string()),
  valid_until: v.nullable(v.string()),
  intents: v.array(v.string()),
  tags: v.array(v.string()),
  related: v.array(v.string()),
  texts: v.record(v.string(), v.object({ title: v.string(), questions: v.array(v.string()), answer: v.string() })),
}

/** An article as its editors see it. */
export const managedArticle = v.object({
  article_id: v.string(),
  version: v.number(),
  ...content,
  changed_by: v.string(),
  /** Null where it is not known. */
  created_at: v.nullable(v.string()),
  updated_at: v.string(),
})
/** One article alone: with the titles, by locale, of those it is related to. */
export const openedArticle = v.object({
  ...managedArticle.entries,
  related_titles: v.record(v.string(), v.record(v.string(), v.string())),
})
export type OpenedArticle = v.InferOutput<typeof openedArticle>
export type ManagedArticle = v.InferOutput<typeof managedArticle>

export const articleSummary = v.object({
  article_id: v.string(),
  version: v.number(),
  status: articleStatus,
  valid_from: v.nullable(v.string()),
  valid_until: v.nullable(v.string()),
  tags: v.array(v.string()),
  /** By locale. */
  titles: v.record(v.string(), v.string()),
  /** The shop's locales it is not written in. */
  missing: v.array(v.string()),
  updated_at: v.string(),
})
export type ArticleSummary = v.InferOutput<typeof articleSummary>

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/, 'must be a number'),
    v.transform(Number),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  )

/** Query of GET .../knowledge/articles. Without a status: all but archived ones. */
export const articleQuery = v.object({
  status: v.optional(articleStatus),
  tag: v.optional(v.pipe(v.string(), v.maxLength(40, 'must be at most 40 characters'))),
  /** Only articles not written in this locale. */
  missing: v.optional(locale),
  /** Words in the id, a title, a question or an answer. */
  q: v.optional(v.pipe(v.string(), v.maxLength(200, 'must be at most 200 characters'), v.trim())),
  limit: v.optional(wholeNumber(1, 200), '50'),
  offset: v.optional(wholeNumber(0, 100_000), '0'),
})
export type ArticleQuery = v.InferOutput<typeof articleQuery>

export const managedArticleList = v.object({
  articles: v.array(articleSummary),
  /** How many fit the filter, on all pages. */
  total: v.number(),
  /** How many articles the shop has by status, whatever the filter. */
  counts: v.object({ draft: v.number(), published: v.number(), archived: v.number() }),
  tags: v.array(v.string()),
  locales: v.array(v.string()),
  default_locale: v.string(),
  time_zone: v.string(),
})
export type ManagedArticleList = v.InferOutput<typeof managedArticleList>

export const articleHistory = v.object({
  article_id: v.string(),
  /** Newest first. */
  versions: v.array(v.object({ version: v.number(), ...content, saved_at: v.string(), saved_by: v.string() })),
})
export type ArticleHistory = v.InferOutput<typeof articleHistory>

export const ARTICLE_FILE_FORMATS = ['csv', 'json', 'markdown', 'html'] as const
/** Query of POST .../knowledge/import. Without a format it is told from the content. */
export const articleImportQuery = v.object({
  dry_run: v.optional(v.picklist(['0', '1', 'true', 'false'], 'must be 0 or 1'), '0'),
  format: v.optional(v.picklist(ARTICLE_FILE_FORMATS, `must be one of ${ARTICLE_FILE_FORMATS.join(', ')}`)),
  /** The language of texts that do not say theirs; else the shop's default. */
  locale: v.optional(locale),
  /** The status of new articles that do not say theirs. */
  status: v.optional(v.picklist(['draft', 'published'], 'must be draft or published'), 'draft'),
})

const rowNote = v.object({
  /** The row of a table with its header as row 1; else the position of the file, article or question. */
  row: v.number(),
  /** The file inside an archive; empty elsewhere. */
  source: v.string(),
  field: v.string(),
  message: v.string(),
})
export const articleImportReport = v.object({
  dry_run: v.boolean(),
  format: v.string(),
  created: v.number(),
  changed: v.number(),
  unchanged: v.number(),
  /** Rows that were left out. */
  rejected: v.number(),
  articles: v.array(
    v.object({
      article_id: v.string(),
      outcome: v.picklist(['created', 'changed', 'unchanged']),
      title: v.string(),
      locales: v.array(v.string()),
      rows: v.array(v.number()),
    }),
  ),
  errors: v.array(rowNote),
  /** What was changed on the way in, or may be a slip; the row was taken. */
  notes: v.array(rowNote),
})
export type ArticleImportReport = v.InferOutput<typeof articleImportReport>

export const articleExportQuery = v.object({
  format: v.optional(v.picklist(['json', 'csv', 'markdown'], 'must be json, csv or markdown'), 'json'),
})

/** Body and answer of POST .../knowledge/try: which article answers this. */
export const tryArticle = v.object({ text: messageText, locale: v.optional(locale) })
export const triedArticle = v.object({
  intent: v.object({ name: v.string(), confidence: v.number() }),
  locale: v.string(),
  /** Best first. */
  hits: v.array(v.object({ article_id: v.string(), title: v.string(), confidence: v.number(), answers: v.boolean() })),
})
export type TriedArticle = v.InferOutput<typeof triedArticle>
