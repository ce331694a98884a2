import type { ShopBundle } from '../../core/domain'
import { mustRelearn } from '../../core/nlu/shop-reading'
import { addHead, readOwnIntents } from '../d1/own-intents'
import type { BundleEnv } from '../kv/bundles'
import { publishBundle } from '../kv/bundles'
import type { ModelNlu } from '../onnx/create-nlu'
import { learnFrom } from './learn'
import { withChange } from './save'

/**
 * Learns a shop's own intents for the model of this release, when they were saved under another one. What the other model learned stays
 * beside it until the next change, so that two releases running at once do not undo each other's. True when something was published.
 */
export async function relearnOwnIntents(env: BundleEnv, nlu: ModelNlu, bundle: ShopBundle): Promise<boolean> {
  if (!mustRelearn(bundle, nlu.modelVersion)) return false
  const { shop, locales } = bundle.settings
  const { revision, intents } = await readOwnIntents(env.DB, shop)
  const learned = await learnFrom(nlu, withChange(intents, '', null), locales)
  if (!learned.ok || !learned.value) return false
  const added = await addHead(env.DB, { shop, revision, learned: learned.value, now: Date.now() })
  if (added) await publishBundle(env, shop)
  return added
}
