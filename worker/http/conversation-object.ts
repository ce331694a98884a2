import type { Context } from 'hono'
import type { Conversation } from '../durable-objects/conversation/conversation'
import type { AppEnv } from './env'

/**
 * Calls an object, twice if need be: a deploy or a reset can break a call under way. Only for calls that a second time does no harm.
 */
export async function persistently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const { retryable, overloaded } = error as { retryable?: boolean; overloaded?: boolean }
    if (!retryable || overloaded) throw error
    return call()
  }
}

/** A conversation of the shop in the path. */
export function conversationOf(c: Context<AppEnv>, id: string): DurableObjectStub<Conversation> {
  const { shop } = c.get('bundle').settings
  return c.env.CONVERSATION.get(c.env.CONVERSATION.idFromName(`${shop}/${id}`))
}
