import { conversationsOfEmail, eraseListed } from '../../adapters/d1/inbox-listed'

/**
 * Takes conversations out of what people see: the live inbox, the lists, the search. Their own objects and what R2 keeps are erased apart.
 * Doing it twice does no harm.
 */
export async function eraseFromInbox(
  env: Pick<Env, 'DB' | 'INBOX'>,
  shop: string,
  conversationIds: readonly string[],
): Promise<void> {
  const inbox = env.INBOX.get(env.INBOX.idFromName(shop))
  for (const id of conversationIds) await inbox.erase(id)
  await eraseListed(env.DB, shop, conversationIds)
}

/** The same for all conversations that an address stands in. Answers their ids, for what else is kept of them. */
export async function eraseContactFromInbox(
  env: Pick<Env, 'DB' | 'INBOX'>,
  shop: string,
  email: string,
): Promise<string[]> {
  const ids = await conversationsOfEmail(env.DB, shop, email)
  await eraseFromInbox(env, shop, ids)
  return ids
}
