import { sweepArticleVectors } from '../adapters/d1/article-vectors'
import { sweepVerificationFailures } from '../adapters/d1/sweep-failures'
import { sweepUnanswered } from '../adapters/d1/unanswered'
import { embedArticles } from './embed-articles'

/** Cron, once an hour: takes away what is kept for a time only, and makes what articles still lack. */
export async function sweep(_event: ScheduledController, env: Pick<Env, 'DB' | 'BUNDLES'>): Promise<void> {
  const now = Date.now()
  await sweepVerificationFailures(env.DB, now)
  await sweepUnanswered(env.DB, now)
  await sweepArticleVectors(env.DB, now)
  await embedArticles(env)
}
