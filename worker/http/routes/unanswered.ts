import { Hono } from 'hono'
import * as v from 'valibot'
import { dismissUnanswered, listUnanswered } from '../../adapters/d1/unanswered'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { clusterUnanswered, type Wish } from '../../adapters/unanswered-clusters'
import type { ShopBundle } from '../../core/domain'
import { MAX_CLUSTERED } from '../../core/knowledge/cluster'
import { isPublished, wordsOf } from '../../core/knowledge/live'
import { dismissedQuestions, dismissQuestions, language, type UnansweredCluster, unansweredList } from '../../protocol'
import type { AppEnv } from '../env'
import { requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { documented, jsonBody } from '../validate'

const TAG = 'Articles'
const isEditor = requireRole('owner', 'admin')
/** Examples shown of one wish. */
const MAX_EXAMPLES = 5

/** What shoppers asked and no article answered, mounted under /v1/shops/:shop before any route that takes an article's id. */
export const unansweredRoutes = new Hono<AppEnv>()
  .get(
    '/articles/unanswered',
    documented({
      summary: 'Questions that no article answered, those that mean the same together',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Greatest group first', schema: unansweredList } },
      problems: [401, 403, 404],
    }),
    isEditor,
    async (c) => {
      const bundle = c.get('bundle')
      const found = await listUnanswered(c.env.DB, bundle.settings.shop, MAX_CLUSTERED + 1)
      const questions = found.slice(0, MAX_CLUSTERED)
      const wishes = questions.length > 0 ? await clusterUnanswered(await loadWorkerNlu(), questions) : []
      c.header('cache-control', 'no-store')
      return c.json({
        clusters: wishes.map((wish) => clusterOf(bundle, wish)),
        questions: questions.length,
        more: found.length > questions.length,
      })
    },
  )
  .post(
    '/articles/unanswered/dismiss',
    documented({
      summary: 'Take questions off the list: answered by an article since, or of no matter',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'How many were on the list', schema: dismissedQuestions } },
      problems: [401, 403, 404, 413, 415],
    }),
    isEditor,
    limitBody,
    requireJson,
    jsonBody(dismissQuestions),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const { question_ids: ids } = c.req.valid('json')
      return c.json({ dismissed: await dismissUnanswered(c.env.DB, shop, ids, Date.now()) })
    },
  )

function clusterOf(bundle: ShopBundle, { label, members }: Wish): UnansweredCluster {
  const instants = members.map(({ at }) => at)
  const examples = [...new Set(members.map(({ text }) => text))].filter((text) => text !== label.text)
  return {
    label: label.text,
    language: v.is(language, label.language) ? label.language : 'und',
    count: members.length,
    examples: examples.slice(0, MAX_EXAMPLES),
    first_asked_at: new Date(Math.min(...instants)).toISOString(),
    last_asked_at: new Date(Math.max(...instants)).toISOString(),
    nearest: nearestTo(bundle, label.language, members),
    question_ids: members.map(({ id }) => id),
  }
}

/** The article that came nearest to most of them. */
function nearestTo(bundle: ShopBundle, spoken: string, members: Wish['members']): UnansweredCluster['nearest'] {
  const groups = Map.groupBy(members, ({ article }) => article)
  const [id] = [...groups].sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  const article = bundle.articles.find((one) => one.id === id && isPublished(one))
  const words = article && (wordsOf(article, spoken) ?? wordsOf(article, bundle.settings.defaultLocale))
  if (!article || !words) return null
  const url = bundle.settings.articleUrl.replace('{id}', encodeURIComponent(article.id))
  return { article_id: article.id, title: words.title, url }
}
