import { knowledgeOf } from '../adapters/knowledge-cache'
import { loadWorkerNlu } from '../adapters/onnx/worker-nlu'
import { shopReadingOf } from '../adapters/shop-reading'
import { answersFrom } from '../core/dialogue/policies/knowledge'
import type { ShopBundle } from '../core/domain'
import { isLive, wordsOf } from '../core/knowledge/live'
import type { TriedArticle } from '../protocol'

/** The search as a turn does it: with the intent the model read, none where it is unsure. */
export async function tryArticles(
  bundle: ShopBundle,
  text: string,
  asked: string | undefined,
  now: number,
): Promise<TriedArticle> {
  const nlu = await loadWorkerNlu()
  const { understanding, vectors } = await nlu.hear(text, shopReadingOf(bundle, nlu.modelVersion))
  const { intent, alternatives } = understanding
  const locale = asked ?? bundle.settings.defaultLocale
  const least = answersFrom(intent.name)
  const byId = new Map(bundle.articles.map((article) => [article.id, article]))
  const hits = knowledgeOf(bundle, locale)
    .search({ text, intents: [intent, ...alternatives], vector: vectors.get(text) ?? null, now })
    .flatMap(({ articleId, confidence }) => {
      const article = byId.get(articleId)
      if (!article || !isLive(article, now)) return []
      const title = wordsOf(article, locale)?.title ?? articleId
      return [{ article_id: articleId, title, confidence, answers: confidence >= least }]
    })
  return { intent, locale, hits: hits.map((hit, i) => ({ ...hit, answers: hit.answers && i === 0 })) }
}
