import { catalogueOf, knowledgeOf } from '../../adapters/knowledge-cache'
import { getBundle } from '../../adapters/kv/bundles'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { type OrderMemory, rememberOrders } from '../../adapters/remember-orders'
import { shopOrders } from '../../adapters/shop-orders'
import { shopReadingOf } from '../../adapters/shop-reading'
import type { TurnDeps } from '../../core/dialogue/context'
import type { ShopBundle } from '../../core/domain'
import { extractEntities } from '../../core/nlu/entities'
import { detectLanguage } from '../../core/nlu/language'
import type { Nlu } from '../../core/ports'
import { replyLocale } from '../../core/reply-locale'
import { RESPONSE_LOCALES } from '../../core/responses/render'
import type { Tracker } from '../../core/tracker'
import { handleTurn, type Turn } from '../../core/turn'
import type { PostMessage, Understanding } from '../../protocol'
import type { TurnTiming } from './timing'

/** What a turn needs beside orders; the indexes are kept with the bundle. */
export function depsOf(bundle: ShopBundle): Omit<TurnDeps, 'orders'> {
  return {
    bundle,
    knowledge: (spoken) => knowledgeOf(bundle, spoken),
    catalogue: (spoken) => catalogueOf(bundle, spoken),
  }
}

/** Wires the ports to one turn of core/. @throws Error when the shop is gone. */
export async function runTurn(request: {
  readonly env: Env
  readonly tracker: Tracker
  readonly identity: { readonly shop: string; readonly conversationId: string }
  readonly message: PostMessage
  readonly memory: OrderMemory
}): Promise<{ turn: Turn; timing: TurnTiming }> {
  const { env, tracker, identity, message } = request
  const startedAt = Date.now()
  const start = performance.now()
  const [nlu, bundle] = await Promise.all([loadModel(), getBundle(env, identity.shop)])
  if (!bundle) throw new Error('the shop of this conversation is gone')
  const beforeNlu = performance.now()
  const understanding = await understand(nlu, message.text, bundle)
  const afterNlu = performance.now()
  const locale = replyLocale({
    language: understanding.language,
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
      attachments: tracker.attachments.filter(({ id }) => message.attachment_ids?.includes(id)),
    },
    {
      ...depsOf(bundle),
      orders: rememberOrders(shopOrders(env, identity.shop), request.memory, Date.now),
    },
    (error) => report('turn', error),
  )
  const end = performance.now()
  return {
    turn,
    timing: { startedAt, nluMs: afterNlu - beforeNlu, dialogueMs: end - afterNlu, storeMs: 0, totalMs: end - start },
  }
}

/** Null when the model cannot be loaded now: the conversation goes on without it, and the next turn tries again. */
async function loadModel(): Promise<Nlu | null> {
  return loadWorkerNlu().catch((error: unknown) => {
    report('model', error)
    return null
  })
}

/** What the model reads; without a model what the rules alone can tell, so that order numbers and choices still work. */
async function understand(nlu: Nlu | null, text: string, bundle: ShopBundle): Promise<Understanding> {
  const read = await nlu
    ?.understand(text, shopReadingOf(bundle, nlu.modelVersion))
    .catch((error: unknown) => report('nlu', error))
  return (
    read ?? {
      intent: { name: 'nlu_fallback', confidence: 0 },
      alternatives: [],
      sentiment: { label: 'neutral', score: 0 },
      language: detectLanguage(text),
      entities: extractEntities(text),
    }
  )
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
