import { type BundleEnv, publishBundle } from '../kv/bundles'

/** KV takes one write a second of a key: the next is refused. */
const AGAIN_MS = 1_100
const MAX_TRIES = 5

/** Publishes a shop, again where KV refuses because somebody has just published it: what is stored must go live. @throws what KV threw last. */
export async function publishSurely(env: BundleEnv, shop: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await publishBundle(env, shop)
      return
    } catch (error) {
      if (tries === MAX_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}
