import type { ConversationStorage } from './storage'

/** `unlessSince`: leave one alone that said something at or after this instant. Absent: erase it whatever it is. */
export type EraseRequest = { readonly unlessSince?: number }
export type Erased = { readonly outcome: 'erased' | 'none' } | { readonly outcome: 'alive'; readonly lastAt: number }

/** A socket that is closed because its conversation is no more. */
const CLOSE_ERASED = 4_410
/** What stands in the place of an address that was taken out of somebody else's conversation. */
export const ERASED_MARKER = '[erased]'

/**
 * Forgets a conversation: closes its sockets, clears its alarm and deletes everything it stored. It then answers like one that was never
 * opened, also to who still holds its token. The caller runs it between turns and drops what it holds in memory.
 */
export async function eraseObject(
  ctx: DurableObjectState,
  storage: ConversationStorage,
  lastActivityAt: number,
  { unlessSince }: EraseRequest,
): Promise<Erased> {
  if (unlessSince !== undefined && lastActivityAt >= unlessSince) return { outcome: 'alive', lastAt: lastActivityAt }
  const existed = storage.identity() !== null
  for (const socket of ctx.getWebSockets()) socket.close(CLOSE_ERASED, 'erased')
  await ctx.storage.deleteAlarm()
  await ctx.storage.deleteAll()
  storage.forget()
  return { outcome: existed ? 'erased' : 'none' }
}
