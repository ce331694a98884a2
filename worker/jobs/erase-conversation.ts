import { markErased } from '../adapters/d1/conversation-index'
import { deleteAttachments } from '../adapters/r2/attachments'
import type { Conversation } from '../durable-objects/conversation/conversation'
import type { Erased } from '../durable-objects/conversation/erase'

export type ConversationsEnv = Pick<Env, 'DB' | 'CONVERSATION' | 'ATTACHMENTS'>

/** The object of a conversation. */
export function objectOf(
  env: Pick<Env, 'CONVERSATION'>,
  shop: string,
  conversationId: string,
): DurableObjectStub<Conversation> {
  return env.CONVERSATION.get(env.CONVERSATION.idFromName(`${shop}/${conversationId}`))
}

/**
 * Erases a conversation's log and images; its rows in D1 are left to the caller. The object goes first, so that nothing more is added; a
 * second time it finds nothing. With `unlessSince` one that said something since is left alone. @throws when the object or R2 cannot be
 * reached: call it again.
 */
export async function eraseConversation(
  env: ConversationsEnv,
  place: { readonly shop: string; readonly conversationId: string },
  now: number,
  unlessSince?: number,
): Promise<Erased & { readonly attachments: number }> {
  const { shop, conversationId } = place
  const stub = objectOf(env, shop, conversationId)
  if (unlessSince === undefined) await markErased(env.DB, shop, conversationId, now)
  const erased: Erased = await stub.erase(unlessSince === undefined ? {} : { unlessSince })
  if (erased.outcome === 'alive') return { ...erased, attachments: 0 }
  if (unlessSince !== undefined) await markErased(env.DB, shop, conversationId, now)
  return { ...erased, attachments: await deleteAttachments(env.ATTACHMENTS, place) }
}
