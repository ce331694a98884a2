import * as v from 'valibot'
import { storeListed } from '../adapters/d1/inbox-listed'
import { storeServicePoints } from '../adapters/d1/service-points'
import type { ConversationListed } from '../core/agents/listed'
import { SERVICE_KINDS, type ServicePoint } from '../core/agents/service-points'
import { inboxConversation } from '../protocol'

/** Longest id or label, in UTF-16 code units. */
const MAX_LABEL_CHARS = 128

const label = v.pipe(v.string(), v.maxLength(MAX_LABEL_CHARS))
const id = v.pipe(label, v.minLength(1))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const listedFact = v.object({
  kind: v.literal('listed'),
  shop: id,
  conversation: inboxConversation,
  messages: v.array(v.object({ seq: count, text: v.string() })),
}) satisfies v.GenericSchema<unknown, ConversationListed>

export const serviceFact = v.object({
  kind: v.literal('service'),
  point_id: id,
  shop: id,
  conversation_id: id,
  service: v.picklist(SERVICE_KINDS),
  agent_id: label,
  team: label,
  channel: label,
  language: label,
  intent: label,
  detail: label,
  value: v.pipe(v.number(), v.finite(), v.minValue(0)),
  at: count,
}) satisfies v.GenericSchema<unknown, ServicePoint>

export type PeopleFact = v.InferOutput<typeof listedFact> | v.InferOutput<typeof serviceFact>

/** Stores how conversations stand and what people did; repeats change nothing. @throws what D1 throws. */
export async function storePeopleFacts(db: D1Database, facts: readonly PeopleFact[]): Promise<void> {
  // Of several tellings of one conversation only the latest counts, and what was said in all of them.
  const listed = facts.flatMap((one) => (one.kind === 'listed' ? [one] : []))
  await storeListed(
    db,
    listed.sort((a, b) => a.conversation.revision - b.conversation.revision),
  )
  await storeServicePoints(
    db,
    facts.flatMap((one) => (one.kind === 'service' ? [one] : [])),
  )
}
