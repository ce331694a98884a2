import type { TurnContext } from '../context'

/** Answers with the article that fits a question best, with its source; false where none reaches `confidence`. */
export function articleFor(ctx: TurnContext, question: string, intent: string, confidence: number): boolean {
  const { articles, settings } = ctx.deps.bundle
  const { locale } = ctx.input
  const [best] = ctx.deps.knowledge(locale).search(question, intent)
  const article = best && best.confidence >= confidence && articles.find(({ id }) => id === best.articleId)
  const words = article && (article.texts[locale] ?? article.texts.en)
  if (!article || !words) return false
  const link = (id: string) => {
    const entry = articles.find((one) => one.id === id)
    const title = entry && (entry.texts[locale] ?? entry.texts.en)?.title
    return title ? [{ article_id: id, title, url: settings.articleUrl.replace('{id}', encodeURIComponent(id)) }] : []
  }
  const related = article.related.flatMap(link).slice(0, 3)
  const cards = link(article.id).map((source) => ({ type: 'article' as const, ...source, related }))
  ctx.emit({ type: 'action_executed', action: 'answer_from_article', outcome: article.id })
  ctx.say({ key: 'article', literal: words.answer, cards })
  return true
}
