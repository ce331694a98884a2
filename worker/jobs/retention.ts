import {
  isIndexed,
  markIndexed,
  noteActivity,
  silentConversations,
  storeConversationPeople,
  unindexedConversations,
} from '../adapters/d1/conversation-index'
import { forgetConversations, forgetLooks, forgetMeasurements, shopPrivacies } from '../adapters/d1/retention'
import { deleteOldAttachments } from '../adapters/r2/old-attachments'
import { peopleOf } from '../core/privacy/people'
import type { PrivacySettings } from '../core/privacy/settings'
import { type ConversationsEnv, eraseConversation, objectOf } from './erase-conversation'

const DAY_MS = 86_400_000
/** Conversations erased in one run, of all shops: each is a few calls, and an invocation has a thousand. */
const CONVERSATIONS_PER_RUN = 60
/** Conversations from before there was an index that are looked into in one run. */
const INDEXED_PER_RUN = 40

/**
 * Hourly: forgets what every shop has kept for as long as it set, in bounded steps; what is more waits an hour. One shop's failure is not
 * another's. @throws AggregateError of what failed.
 */
export async function enforceRetention(env: ConversationsEnv, now: number): Promise<void> {
  const failed: unknown[] = []
  let room = CONVERSATIONS_PER_RUN
  for (const { shop, privacy } of await shopPrivacies(env.DB)) {
    const steps = [
      async () => {
        room -= await endConversations(env, shop, privacy, now, room)
      },
      () => endRest(env, shop, privacy, now),
    ]
    for (const step of steps) await step().catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw new AggregateError(failed, `retention failed ${failed.length} times`)
}

/** Answers how many conversations were looked at. One that cannot be reached keeps its rows and is tried again. */
async function endConversations(
  env: ConversationsEnv,
  shop: string,
  { retentionDays }: PrivacySettings,
  now: number,
  limit: number,
): Promise<number> {
  if (retentionDays.conversations === null || limit <= 0) return 0
  const before = now - retentionDays.conversations * DAY_MS
  const ids = await silentConversations(env.DB, shop, before, limit)
  const ended: string[] = []
  for (const conversationId of ids) {
    try {
      const done = await eraseConversation(env, { shop, conversationId }, now, before)
      if (done.outcome === 'alive') await noteActivity(env.DB, shop, conversationId, done.lastAt)
      else ended.push(conversationId)
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', at: 'retention', shop, error: String(error) }))
    }
  }
  if (ended.length > 0) await forgetConversations(env.DB, shop, ended)
  return ids.length
}

async function endRest(
  env: ConversationsEnv,
  shop: string,
  { retentionDays }: PrivacySettings,
  now: number,
): Promise<void> {
  const { attachments, looks, measurements } = retentionDays
  if (attachments !== null) await deleteOldAttachments(env.ATTACHMENTS, shop, now - attachments * DAY_MS)
  if (looks !== null) await forgetLooks(env.DB, shop, now - looks * DAY_MS)
  if (measurements !== null) await forgetMeasurements(env.DB, shop, now - measurements * DAY_MS)
}

/** Hourly: looks into conversations that were measured before whose they are was noted, so that they can be found for a person. */
export async function indexConversations(env: ConversationsEnv, now: number): Promise<void> {
  if (await isIndexed(env.DB)) return
  const unindexed = await unindexedConversations(env.DB, INDEXED_PER_RUN)
  if (unindexed.length === 0) await markIndexed(env.DB, now)
  for (const { shop, conversationId, lastAt } of unindexed) {
    const rows = await objectOf(env, shop, conversationId).history()
    const people = peopleOf(rows.flatMap(({ events }) => events))
    await storeConversationPeople(env.DB, [{ shop, conversationId, at: rows.at(-1)?.at ?? lastAt, people }])
  }
}
