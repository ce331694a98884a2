import type { ManagedArticle } from '../../../../worker/protocol'
import type { MessageKey } from '../i18n'
import { linesOf } from '../own-intents/draft'
import { instantOf, localOf } from './zone'

/** As the API has them; it has the last word. */
export const MAX_QUESTIONS = 200
export const MAX_ANSWER_CHARS = 20_000
const ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]{0,99}$/u

export type Status = ManagedArticle['status']
/** One language as it stands in the fields; questions one a line. */
export type DraftText = { readonly title: string; readonly questions: string; readonly answer: string }
/** An article while it is written. Times are the fields' own, in the shop's zone. */
export type Draft = {
  readonly id: string
  readonly texts: Readonly<Record<string, DraftText>>
  readonly tags: string
  readonly related: readonly string[]
  readonly intents: readonly string[]
  readonly validFrom: string
  readonly validUntil: string
}
export type Problem = { readonly key: MessageKey; readonly locale?: string }

export const EMPTY_TEXT: DraftText = { title: '', questions: '', answer: '' }
export const EMPTY_DRAFT: Draft = {
  id: '',
  texts: {},
  tags: '',
  related: [],
  intents: [],
  validFrom: '',
  validUntil: '',
}

type Content = Pick<ManagedArticle, 'texts' | 'tags' | 'related' | 'intents' | 'valid_from' | 'valid_until'>

export function draftOf(article: Content & { readonly article_id: string }, zone: string): Draft {
  return {
    id: article.article_id,
    texts: Object.fromEntries(
      Object.entries(article.texts).map(([locale, text]) => [
        locale,
        { ...text, questions: text.questions.join('\n') },
      ]),
    ),
    tags: article.tags.join(', '),
    related: article.related,
    intents: article.intents,
    validFrom: localOf(article.valid_from, zone),
    validUntil: localOf(article.valid_until, zone),
  }
}

const isBlank = ({ title, questions, answer }: DraftText): boolean => `${title}${questions}${answer}`.trim() === ''

/** Languages something is written in. */
export function written(draft: Draft): [string, DraftText][] {
  return Object.entries(draft.texts).filter(([, text]) => !isBlank(text))
}

/** The body of PUT. `version` is the one being edited, 0 for a new article. */
export function bodyOf(draft: Draft, status: Status, version: number, zone: string): Record<string, unknown> {
  const tags = draft.tags.split(/[,，|]/).map((tag) => tag.trim())
  return {
    status,
    valid_from: instantOf(draft.validFrom, zone),
    valid_until: instantOf(draft.validUntil, zone),
    intents: draft.intents,
    tags: tags.filter(Boolean),
    related: draft.related,
    texts: Object.fromEntries(
      written(draft).map(([locale, { title, questions, answer }]) => [
        locale,
        { title, questions: linesOf(questions), answer },
      ]),
    ),
    base_version: version,
  }
}

/** What must be put right before it can be saved; null when nothing must. */
export function problemOf(draft: Draft): Problem | null {
  if (!ID.test(draft.id)) return { key: 'know_error_id' }
  const texts = written(draft)
  if (texts.length === 0) return { key: 'know_error_empty' }
  const half = texts.find(([, { title, answer }]) => title.trim() === '' || answer.trim() === '')
  if (half) return { key: 'know_error_half', locale: half[0] }
  const many = texts.find(([, { questions }]) => linesOf(questions).length > MAX_QUESTIONS)
  if (many) return { key: 'know_error_many', locale: many[0] }
  const { validFrom, validUntil } = draft
  return validFrom !== '' && validUntil !== '' && validFrom >= validUntil ? { key: 'know_error_until' } : null
}

/** What people type for an id, or a title, as the API wants an id. */
export function idOfInput(input: string): string {
  return input
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 100)
}

/** A content as lines, for comparing two versions. */
export function linesOfContent(content: Content & { readonly status: string }): string[] {
  const facts = [
    `status: ${content.status}`,
    ...(content.tags.length > 0 ? [`tags: ${content.tags.join(', ')}`] : []),
    ...(content.related.length > 0 ? [`related: ${content.related.join(', ')}`] : []),
    ...(content.valid_from ? [`valid_from: ${content.valid_from}`] : []),
    ...(content.valid_until ? [`valid_until: ${content.valid_until}`] : []),
  ]
  const texts = Object.entries(content.texts).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    ...facts,
    ...texts.flatMap(([locale, { title, questions, answer }]) => [
      `[${locale}] ${title}`,
      ...questions.map((question) => `? ${question}`),
      ...answer.split('\n'),
    ]),
  ]
}

/** Whether a language is written from right to left. */
export function directionOf(locale: string): 'rtl' | 'ltr' {
  return /^(ar|he|fa|ur)\b/i.test(locale) ? 'rtl' : 'ltr'
}
