import { ensureVectors } from '../../adapters/article-vectors/load'
import { createD1Codes } from '../../adapters/d1/codes'
import { createD1Products } from '../../adapters/d1/product-texts'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { createHttpTools } from '../../adapters/http-tools/create-tools'
import { catalogueOf, knowledgeOf } from '../../adapters/knowledge-cache'
import { getBundle } from '../../adapters/kv/bundles'
import { canSendMail } from '../../adapters/mail/transport'
import type { Heard, ModelNlu } from '../../adapters/onnx/create-nlu'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { ordersOf } from '../../adapters/orders-of'
import { type OrderMemory, rememberOrders } from '../../adapters/remember-orders'
import { shopReadingOf } from '../../adapters/shop-reading'
import { FOLLOW_UP_BUDGET_MS, ORDER_LOOKUP_BUDGET_MS, PRODUCT_TEXTS_BUDGET_MS, PROFILE_BUDGET_MS } from '../../config'
import type { TurnDeps } from '../../core/dialogue/context'
import { followUp } from '../../core/dialogue/follow-up'
import { waitsForAddress } from '../../core/dialogue/stack'
import type { ShopBundle } from '../../core/domain'
import type { ConversationEvent } from '../../core/events'
import { extractEntities } from '../../core/nlu/entities'
import { detectLanguage } from '../../core/nlu/language'
import { replyLocale } from '../../core/reply-locale'
import { RESPONSE_LOCALES } from '../../core/responses/render'
import type { Tracker } from '../../core/tracker'
import { handleTurn, type Turn } from '../../core/turn'
import type { PostMessage, Understanding } from '../../protocol'
import type { TurnTiming } from './timing'

/** What a turn needs beside orders and shoppers; the indexes are kept with the bundle. */
export function depsOf(bundle: ShopBundle): Omit<TurnDeps, 'orders' | 'shoppers' | 'codes' | 'products'> {
  return {
    bundle,
    knowledge: (spoken) => knowledgeOf(bundle, spoken),
    catalogue: (spoken) => catalogueOf(bundle, spoken),
  }
}

type TurnRequest = {
  readonly env: Env
  readonly tracker: Tracker
  readonly identity: { readonly shop: string; readonly conversationId: string }
  readonly memory: OrderMemory
}

/** All that a turn may use of a shop; whatever asks the shop's own systems answers within `budgetMs`. */
function shopDeps({ env, identity, memory }: TurnRequest, bundle: ShopBundle, budgetMs: number): TurnDeps {
  const tools = createHttpTools(env, bundle)
  return {
    ...depsOf(bundle),
    ...(tools ? { tools } : {}),
    orders: rememberOrders(ordersOf(env, bundle, budgetMs), memory, Date.now),
    shoppers: createD1Shoppers(env.DB, identity.shop, { budgetMs, readBudgetMs: PROFILE_BUDGET_MS }),
    products: createD1Products(env.DB, identity.shop, { budgetMs: PRODUCT_TEXTS_BUDGET_MS }),
    ...codesOf(env, identity),
  }
}

/** Tries again for an answer that was late: nobody waits for this one, so it may take its time. @throws Error when the shop is gone. */
export async function runFollowUp(request: TurnRequest): Promise<readonly ConversationEvent[]> {
  const { env, tracker, identity } = request
  const bundle = await getBundle(env, identity.shop)
  if (!bundle) throw new Error('the shop of this conversation is gone')
  const deps = shopDeps(request, bundle, FOLLOW_UP_BUDGET_MS)
  return followUp(tracker, { conversationId: identity.conversationId, now: Date.now() }, deps)
}

/** Wires the ports to one turn of core/. @throws Error when the shop is gone. */
export async function runTurn(
  request: TurnRequest & { readonly message: PostMessage },
): Promise<{ turn: Turn; timing: TurnTiming }> {
  const { env, tracker, identity, message } = request
  const startedAt = Date.now()
  const start = performance.now()
  const [nlu, bundle] = await Promise.all([loadModel(), getBundle(env, identity.shop)])
  if (!bundle) throw new Error('the shop of this conversation is gone')
  const beforeNlu = performance.now()
  const [{ understanding, vectors }] = await Promise.all([
    hear(nlu, message.text, bundle),
    nlu && ensureVectors(env, bundle, nlu.modelVersion),
  ])
  const afterNlu = performance.now()
  const locale = replyLocale({
    language: waitsForAddress(tracker, bundle) ? 'und' : understanding.language,
    asked: message.locale,
    current: tracker.locale,
    shopperMessages: tracker.shopperMessages,
    spoken: bundle.settings.locales.filter((entry) => RESPONSE_LOCALES.includes(entry)),
    fallback: bundle.settings.defaultLocale,
  })
  const turn = await handleTurn(
    tracker,
    {
      conversationId: identity.conversationId,
      clientMessageId: message.client_message_id,
      text: message.text,
      understanding,
      locale,
      now: startedAt,
      vectors,
      attachments: tracker.attachments.filter(({ id }) => message.attachment_ids?.includes(id)),
    },
    shopDeps(request, bundle, ORDER_LOOKUP_BUDGET_MS),
    (error) => report('turn', error),
  )
  const end = performance.now()
  return {
    turn,
    timing: { startedAt, nluMs: afterNlu - beforeNlu, dialogueMs: end - afterNlu, storeMs: 0, totalMs: end - start },
  }
}

/** One-time codes, where mails can leave. */
function codesOf(
  env: Env,
  identity: { readonly shop: string; readonly conversationId: string },
): Pick<TurnDeps, 'codes'> {
  if (!canSendMail(env)) return {}
  return { codes: createD1Codes(env.DB, { ...identity, secret: env.TOKEN_SECRET, budgetMs: ORDER_LOOKUP_BUDGET_MS }) }
}

/** Null when the model cannot be loaded now: the conversation goes on without it, and the next turn tries again. */
async function loadModel(): Promise<ModelNlu | null> {
  return loadWorkerNlu().catch((error: unknown) => {
    report('model', error)
    return null
  })
}

/** What the model reads; without a model what the rules alone can tell, so that order numbers and choices still work. */
async function hear(nlu: ModelNlu | null, text: string, bundle: ShopBundle): Promise<Heard> {
  const heard = await nlu
    ?.hear(text, shopReadingOf(bundle, nlu.modelVersion))
    .catch((error: unknown) => report('nlu', error))
  if (heard) return heard
  const understanding = {
    intent: { name: 'nlu_fallback', confidence: 0 },
    alternatives: [],
    sentiment: { label: 'neutral', score: 0 },
    language: detectLanguage(text),
    entities: extractEntities(text),
  } satisfies Understanding
  return { understanding, vectors: new Map() }
}

export function report(at: string, error: unknown): void {
  console.error(
    JSON.stringify({
      level: 'error',
      at: `conversation.${at}`,
      error: String(error instanceof Error ? error.stack : error),
    }),
  )
}
