import type { Article, ArticleText } from '../domain'

/** What an article says in a locale, else in English; undefined where it says nothing in either. */
export function wordsOf(article: Article, locale: string): ArticleText | undefined {
  return article.texts[locale] ?? article.texts.en
}

/** True for an article that may be shown at all, now or at another time; drafts and archived ones may not. */
export function isPublished(article: Article): boolean {
  return (article.status ?? 'published') === 'published'
}

/** True while an article may be shown: published, and `now` (epoch milliseconds) from `validFrom` on and before `validUntil`. */
export function isLive(article: Article | undefined, now: number): boolean {
  if (!article || !isPublished(article)) return false
  return (
    now >= (article.validFrom ?? Number.NEGATIVE_INFINITY) && now < (article.validUntil ?? Number.POSITIVE_INFINITY)
  )
}
