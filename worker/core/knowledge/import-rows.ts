import * as v from 'valibot'
import { type ArticleTextInput, articleFacts, articleId, articleStatus, articleText } from '../../protocol'
import { err, ok, type Result } from '../result'
import type { ArticleContent } from './article-content'
import { readInstant } from './import-instants'
import { type MarkdownFault, markdownFaults, sanitiseMarkdown } from './safe-markdown'

/** One language of one article, as a file has it. What is absent was not said, and what stands is kept. */
export type ImportRow = {
  /** Where it was found, as a person would count: see ArticleImportReport. */
  readonly row: number
  /** The file inside an archive; empty elsewhere. */
  readonly source: string
  readonly id?: string
  readonly locale?: string
  readonly title: string
  readonly questions?: readonly string[]
  readonly answer: string
  readonly tags?: readonly string[]
  readonly related?: readonly string[]
  readonly intents?: readonly string[]
  readonly status?: string
  /** Null: without this bound. */
  readonly validFrom?: string | null
  readonly validUntil?: string | null
}
export type RowNote = {
  readonly row: number
  readonly source: string
  readonly field: string
  readonly message: string
}
export type RowFacts = Partial<Omit<ArticleContent, 'texts'>>
/** A row whose every field is good. */
export type GoodRow = {
  readonly row: number
  readonly source: string
  readonly id: string | null
  readonly locale: string
  readonly text: Omit<ArticleTextInput, 'questions'> & { readonly questions?: string[] }
  readonly facts: RowFacts
  readonly notes: readonly RowNote[]
}
export type ImportShop = {
  readonly locales: readonly string[]
  /** The language of rows that do not say theirs. */
  readonly locale: string
  readonly timeZone: string
  readonly imageHosts?: readonly string[]
}

const CLEANED: Readonly<Record<MarkdownFault, string>> = {
  html: 'HTML was removed',
  link: 'a link was removed: only http, https, mailto and relative addresses may stay',
  image: 'an image of another host was removed',
}
const NO_INSTANT = 'must be an instant such as 2026-11-27T09:00:00Z, or a day such as 2026-11-27'
const idField = v.optional(articleId)
const facts = v.object({
  status: v.optional(articleStatus),
  tags: v.optional(articleFacts.tags.wrapped),
  related: v.optional(articleFacts.related.wrapped),
  intents: v.optional(articleFacts.intents.wrapped),
})

/** Every field of a row read and checked, or all that is wrong with it. */
export function readRow(row: ImportRow, shop: ImportShop): Result<GoodRow, readonly RowNote[]> {
  const errors: RowNote[] = []
  const at = { row: row.row, source: row.source }
  const add = (field: string, message: string) => errors.push({ ...at, field, message })
  const check = <S extends v.GenericSchema>(schema: S, input: unknown, field = ''): v.InferOutput<S> | null => {
    const result = v.safeParse(schema, input)
    if (result.success) return result.output
    for (const issue of result.issues) add(field || (v.getDotPath(issue) ?? ''), issue.message)
    return null
  }
  const locale = localeOf(row.locale ?? shop.locale, shop.locales)
  if (locale === null) add('locale', `must be one of ${shop.locales.join(', ')}`)
  const answer = sanitiseMarkdown(row.answer, shop.imageHosts)
  const text = check(articleText, { title: row.title, questions: row.questions ?? [], answer })
  const id = check(idField, row.id, 'id')
  const { status, tags, related, intents } = row
  const said = check(facts, { status: status?.trim().toLowerCase(), tags, related, intents })
  const from = instantOf(row.validFrom, shop.timeZone)
  const until = instantOf(row.validUntil, shop.timeZone)
  if (from === 'wrong') add('valid_from', NO_INSTANT)
  if (until === 'wrong') add('valid_until', NO_INSTANT)
  if (!text || !said || locale === null || from === 'wrong' || until === 'wrong' || errors.length > 0)
    return err(errors)
  const notes = markdownFaults(row.answer, shop.imageHosts).map((fault) => ({
    ...at,
    field: 'answer',
    message: CLEANED[fault],
  }))
  const { questions, ...words } = text
  return ok({
    ...at,
    id: id ?? null,
    locale,
    text: row.questions ? { ...words, questions } : words,
    facts: withoutAbsent({ ...said, validFrom: from, validUntil: until }),
    notes,
  })
}

/** The shop's locale a tag means: itself, whatever its case, or its language alone; null for none. */
export function localeOf(tag: string, locales: readonly string[]): string | null {
  const low = tag.trim().toLowerCase().replaceAll('_', '-')
  const same = locales.find((one) => one.toLowerCase() === low)
  return same ?? locales.find((one) => one.toLowerCase() === low.split('-')[0]) ?? null
}

function instantOf(text: string | null | undefined, timeZone: string): number | null | undefined | 'wrong' {
  if (text === null || text === undefined) return text
  return readInstant(text.trim(), timeZone) ?? 'wrong'
}

type Sayable = { readonly [Fact in keyof RowFacts]: RowFacts[Fact] | undefined }

function withoutAbsent(said: Sayable): RowFacts {
  return Object.fromEntries(Object.entries(said).filter(([, fact]) => fact !== undefined))
}
