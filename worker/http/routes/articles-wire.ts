import { type StoredArticle, type StoredArticleVersion, titlesOf } from '../../adapters/d1/articles'
import type { ShopSettings } from '../../core/domain'
import type { ArticleContent } from '../../core/knowledge/article-content'
import { type MarkdownFault, markdownFaults } from '../../core/knowledge/safe-markdown'
import type { ArticleDraft, ArticleHistory, ArticleSummary, ManagedArticle } from '../../protocol'
import { type FieldError, ProblemError } from '../problem'

const FAULT: Readonly<Record<MarkdownFault, string>> = {
  html: 'must not hold HTML, only Markdown',
  link: 'may link to http, https, mailto and relative addresses only',
  image: 'must not show images of other hosts',
}

/** What the schema cannot know: the shop's languages, safe Markdown, and that the bounds are in order. @throws ProblemError naming the field. */
export function checkDraft(id: string, draft: ArticleDraft, settings: ShopSettings): void {
  const errors: FieldError[] = []
  const add = (field: string, message: string) => errors.push({ field, message })
  const texts = Object.entries(draft.texts)
  if (texts.length === 0) add('texts', 'must hold at least one language')
  for (const [locale, { answer }] of texts) {
    if (!settings.locales.includes(locale)) add(`texts.${locale}`, `must be one of ${settings.locales.join(', ')}`)
    for (const fault of markdownFaults(answer)) add(`texts.${locale}.answer`, FAULT[fault])
  }
  const { valid_from: from, valid_until: until } = draft
  if (from !== null && until !== null && Date.parse(from) >= Date.parse(until))
    add('valid_until', 'must be after valid_from')
  if (draft.related.includes(id)) add('related', 'must not hold the article itself')
  if (errors.length > 0) throw new ProblemError(400, 'The request does not fit the shop.', errors)
}

export function contentOf({
  status,
  valid_from,
  valid_until,
  intents,
  tags,
  related,
  texts,
}: ArticleDraft): ArticleContent {
  const bounds = { validFrom: epoch(valid_from), validUntil: epoch(valid_until) }
  return { status, ...bounds, intents, tags, related, texts }
}

/** The article alone, of whatever carries one. */
export function contentAlone(from: ArticleContent): ArticleContent {
  const { status, validFrom, validUntil, intents, tags, related, texts } = from
  return { status, validFrom, validUntil, intents, tags, related, texts }
}

function wireContent({ status, validFrom, validUntil, intents, tags, related, texts }: ArticleContent) {
  return {
    status,
    valid_from: iso(validFrom),
    valid_until: iso(validUntil),
    intents: [...intents],
    tags: [...tags],
    related: [...related],
    texts: Object.fromEntries(
      Object.entries(texts).map(([locale, { title, questions, answer }]) => [
        locale,
        { title, questions: [...questions], answer },
      ]),
    ),
  }
}

export function articleOf(article: StoredArticle): ManagedArticle {
  return {
    article_id: article.id,
    version: article.version,
    ...wireContent(article),
    changed_by: article.changedBy,
    created_at: article.createdAt === 0 ? null : iso(article.createdAt),
    updated_at: new Date(article.updatedAt).toISOString(),
  }
}

export function summaryOf(article: StoredArticle, locales: readonly string[]): ArticleSummary {
  const { id, version, status, validFrom, validUntil, tags, texts, updatedAt } = article
  return {
    article_id: id,
    version,
    status,
    valid_from: iso(validFrom),
    valid_until: iso(validUntil),
    tags: [...tags],
    titles: titlesOf(texts),
    missing: locales.filter((locale) => !(locale in texts)),
    updated_at: new Date(updatedAt).toISOString(),
  }
}

export function historyOf(id: string, versions: readonly StoredArticleVersion[]): ArticleHistory {
  return {
    article_id: id,
    versions: versions.map((one) => ({
      version: one.version,
      ...wireContent(one),
      saved_at: new Date(one.savedAt).toISOString(),
      saved_by: one.savedBy,
    })),
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function epoch(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant)
}
