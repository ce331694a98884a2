import type { ConversationListed } from '../../core/agents/listed'
import { searchTerms } from '../../core/knowledge/tokenise'
import { notErased } from './conversation-index'

/** What a queue brings late of a conversation that was erased is dropped. */
const STILL_THERE = notErased("value ->> 'shop'", "value ->> 'id'")

/** What comes in one statement travels in one parameter, so that its number does not meet D1's limit of 100. */
const CONVERSATIONS = `INSERT INTO inbox_conversations (shop, conversation_id, revision, status, channel, agent_id, team, priority, labels,
    snoozed_until, email, last_activity_at, snapshot)
  SELECT value ->> 'shop', value ->> 'id', value ->> 'revision', value ->> 'status', value ->> 'channel', value ->> 'agent', value ->> 'team',
    value ->> 'priority', value ->> 'labels', value ->> 'snoozed', value ->> 'email', value ->> 'at', value ->> 'snapshot'
  FROM json_each(?1) WHERE ${STILL_THERE}
  ON CONFLICT (shop, conversation_id) DO UPDATE SET revision = excluded.revision, status = excluded.status, channel = excluded.channel,
    agent_id = excluded.agent_id, team = excluded.team, priority = excluded.priority, labels = excluded.labels,
    snoozed_until = excluded.snoozed_until, email = excluded.email, last_activity_at = excluded.last_activity_at,
    snapshot = excluded.snapshot
  WHERE excluded.revision > inbox_conversations.revision`
const MESSAGES = `INSERT OR IGNORE INTO inbox_messages (shop, conversation_id, seq)
  SELECT value ->> 'shop', value ->> 'id', value ->> 'seq' FROM json_each(?1) WHERE ${STILL_THERE}`
const TERMS = `INSERT INTO inbox_search (rowid, terms)
  SELECT m.id, value ->> 'terms' FROM json_each(?1) JOIN inbox_messages m
    ON m.shop = value ->> 'shop' AND m.conversation_id = value ->> 'id' AND m.seq = value ->> 'seq'
  WHERE NOT EXISTS (SELECT 1 FROM inbox_search s WHERE s.rowid = m.id) GROUP BY m.id`

/** Keeps how conversations stand and what was said in them, in one transaction. Repeats and what came late change nothing. */
export async function storeListed(db: D1Database, listed: readonly ConversationListed[]): Promise<void> {
  if (listed.length === 0) return
  const messages = listed.flatMap(({ shop, conversation, messages: said }) =>
    said.map(({ seq, text }) => ({
      shop,
      id: conversation.conversation_id,
      seq,
      terms: [...new Set(searchTerms(text))].join(' '),
    })),
  )
  await db.batch([
    db.prepare(CONVERSATIONS).bind(JSON.stringify(listed.map(rowOf))),
    db.prepare(MESSAGES).bind(JSON.stringify(messages)),
    db.prepare(TERMS).bind(JSON.stringify(messages)),
  ])
}

function rowOf({ shop, conversation }: ConversationListed) {
  return {
    shop,
    id: conversation.conversation_id,
    revision: conversation.revision,
    status: conversation.status,
    channel: conversation.channel,
    agent: conversation.agent?.id ?? null,
    team: conversation.team,
    priority: conversation.priority,
    labels: JSON.stringify(conversation.labels),
    snoozed: conversation.snoozed_until === null ? null : Date.parse(conversation.snoozed_until),
    email: conversation.shopper.email,
    at: Date.parse(conversation.last_activity_at),
    snapshot: JSON.stringify(conversation),
  }
}

/** Forgets conversations: their rows, and what the search knows of them. Counts of what people did stay: nothing in them names a shopper. */
export async function eraseListed(db: D1Database, shop: string, conversationIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify(conversationIds)
  const its = 'shop = ?1 AND conversation_id IN (SELECT value FROM json_each(?2))'
  await db.batch([
    db.prepare(`DELETE FROM inbox_search WHERE rowid IN (SELECT id FROM inbox_messages WHERE ${its})`).bind(shop, ids),
    db.prepare(`DELETE FROM inbox_messages WHERE ${its}`).bind(shop, ids),
    db.prepare(`DELETE FROM inbox_conversations WHERE ${its}`).bind(shop, ids),
  ])
}

/** Ids of the conversations that a shopper's address stands in. */
export async function conversationsOfEmail(db: D1Database, shop: string, email: string): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT conversation_id FROM inbox_conversations WHERE shop = ? AND email = ?')
    .bind(shop, email)
    .all<{ conversation_id: string }>()
  return results.map((row) => row.conversation_id)
}
