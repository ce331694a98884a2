import type { ArticleStatus, ArticleText } from '../domain'

/** What an editor writes of an article. Instants are epoch milliseconds; null is no bound. */
export type ArticleContent = {
  readonly status: ArticleStatus
  readonly validFrom: number | null
  readonly validUntil: number | null
  readonly intents: readonly string[]
  readonly tags: readonly string[]
  readonly related: readonly string[]
  readonly texts: Readonly<Record<string, ArticleText>>
}

/** An article with its content as it stands. */
export type KnownArticle = ArticleContent & { readonly id: string; readonly version: number }

/** Whether two contents say the same, whatever the order of their languages. */
export function sameContent(a: ArticleContent, b: ArticleContent): boolean {
  return canonical(a) === canonical(b)
}

function canonical({ status, validFrom, validUntil, intents, tags, related, texts }: ArticleContent): string {
  const byLocale = Object.entries(texts)
    .map(([locale, { title, questions, answer }]) => [locale, title, questions, answer] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([status, validFrom, validUntil, intents, tags, related, byLocale])
}
