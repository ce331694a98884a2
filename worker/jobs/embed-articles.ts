import { completeVectors } from '../adapters/article-vectors/complete'
import { recentShops } from '../adapters/d1/bundle'
import { type BundleEnv, getBundle } from '../adapters/kv/bundles'
import { loadWorkerNlu } from '../adapters/onnx/worker-nlu'
import { ARTICLE_TEXTS_PER_SWEEP } from '../config'

/** Shops looked at in one run, those changed last first; the others are completed when they are warmed up. */
const MAX_SHOPS = 50

/** Makes the vectors that articles still lack: of a shop with more than its warm-up takes, or that nobody has opened since a release. */
export async function embedArticles(env: BundleEnv): Promise<void> {
  const shops = await recentShops(env.DB, MAX_SHOPS)
  let left = ARTICLE_TEXTS_PER_SWEEP
  for (const shop of shops) {
    try {
      const bundle = await getBundle(env, shop)
      if (bundle && left > 0) left -= (await completeVectors(env, await loadWorkerNlu(), bundle, left)).texts
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', at: 'embed_articles', shop, error: String(error) }))
    }
  }
}
