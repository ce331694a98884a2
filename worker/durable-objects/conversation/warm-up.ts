import { completeVectors } from '../../adapters/article-vectors/complete'
import { ensureVectors } from '../../adapters/article-vectors/load'
import { getBundle } from '../../adapters/kv/bundles'
import type { ModelNlu } from '../../adapters/onnx/create-nlu'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { relearnOwnIntents } from '../../adapters/own-intents/relearn'
import { shopReadingOf } from '../../adapters/shop-reading'
import { ARTICLE_TEXTS_PER_WARM_UP } from '../../config'
import type { ShopBundle } from '../../core/domain'
import type { Orders, Shoppers } from '../../core/ports'
import { EMPTY_TRACKER } from '../../core/tracker'
import { handleTurn } from '../../core/turn'
import { depsOf, report } from './run-turn'

/**
 * Loads the model, the shop's bundle and its search indexes, and runs one message a language through the dialogue, so that the first
 * shopper need not wait for any of it. Once per isolate and shop. A failure is left to the turn that needs what failed.
 */
export async function warmUp(env: Env, shop: string): Promise<void> {
  try {
    // The model starts in one long synchronous step: let the answer of this request out first.
    await scheduler.wait(0)
    const [bundle, nlu] = await Promise.all([getBundle(env, shop), loadWorkerNlu()])
    if (!bundle || warmed.has(bundle)) return
    warmed.add(bundle)
    await ensureVectors(env, bundle, nlu.modelVersion)
    for (const [locale, texts] of Object.entries(REHEARSAL)) {
      if (bundle.settings.locales.includes(locale)) await rehearse(bundle, nlu, locale, texts)
    }
    // After a release with another model: until this is done, own intents are left to the built-in ones.
    await relearnOwnIntents(env, nlu, bundle)
    // A shop with more articles than fit goes on when it is warmed up next.
    const { isWhole } = await completeVectors(env, nlu, bundle, ARTICLE_TEXTS_PER_WARM_UP)
    if (!isWhole) warmed.delete(bundle)
  } catch (error) {
    report('warm', error)
  }
}

const warmed = new WeakSet<ShopBundle>()

/** Messages that touch what a first message may: entities, a flow, an article, a product, small talk. Nothing of it is stored. */
const REHEARSAL: Readonly<Record<string, readonly string[]>> = {
  en: [
    'where is my order 1001, ana@example.com',
    'how long do I have to return something?',
    'how much is the lamp?',
    'hello',
  ],
  zh: ['我的订单1001到哪了，11月24日', '退货期限是几天', '台灯多少钱', '你好'],
}

async function rehearse(bundle: ShopBundle, nlu: ModelNlu, locale: string, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const input = {
      conversationId: '',
      clientMessageId: '',
      text,
      ...(await nlu.hear(text, shopReadingOf(bundle, nlu.modelVersion))),
      locale,
      now: Date.now(),
    }
    const deps = { ...depsOf(bundle), orders: NO_ORDERS, shoppers: NO_SHOPPERS, products: { texts: late } }
    await handleTurn(EMPTY_TRACKER, input, deps, (error) => report('rehearsal', error))
  }
}

/** Orders and products for a rehearsal: there are none. */
const late = async () => ({ ok: false, error: 'late' }) as const
const NO_ORDERS: Orders = {
  verify: late,
  get: late,
  listByEmail: late,
  cancel: late,
  changeAddress: late,
  changeItems: late,
  undoCancel: late,
  sendInvoice: late,
  createReturn: late,
  openClaim: late,
}
const NO_SHOPPERS: Shoppers = {
  profile: late,
  setNewsletter: late,
  subscribeStock: late,
  requestData: late,
  leaveReview: late,
  openCase: late,
}
