import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { ConversationPerson } from '../../core/privacy/people'
import { openDatabase } from './database'
import { conversationIndex, erasedConversations } from './schema'
import { hashEmail, normaliseEmail } from './verification'

/** Queues keep a message for at most 14 days, dead letters included: later nothing of an erased conversation can come any more. */
const ERASED_KEPT_MS = 30 * 86_400_000

/** True in SQL for a conversation that was not erased; the arguments are SQL. */
export function notErased(shop: string, conversationId: string): string {
  return `not exists (select 1 from erased_conversations as gone where gone.shop = ${shop} and gone.conversation_id = ${conversationId})`
}

type People = {
  readonly shop: string
  readonly conversationId: string
  readonly at: number
  readonly people: readonly ConversationPerson[]
}

/** Notes whose conversations these are. Addresses are kept as hashes; one that was proven stays so. */
export async function storeConversationPeople(d1: D1Database, facts: readonly People[]): Promise<void> {
  if (facts.length === 0) return
  const rows = await Promise.all(
    facts.flatMap(({ shop, conversationId, people }) =>
      people.map(async ({ email, proven }) => [
        shop,
        conversationId,
        await hashEmail(shop, normaliseEmail(email)),
        proven ? 1 : 0,
      ]),
    ),
  )
  const still = notErased('value ->> 0', 'value ->> 1')
  await d1.batch([
    d1
      .prepare(
        `insert into conversation_index (shop, conversation_id, last_at)
          select value ->> 0, value ->> 1, max(value ->> 2) from json_each(?1) where ${still} group by 1, 2
          on conflict do update set last_at = max(last_at, excluded.last_at)`,
      )
      .bind(JSON.stringify(facts.map(({ shop, conversationId, at }) => [shop, conversationId, at]))),
    d1
      .prepare(
        `insert into conversation_people (shop, conversation_id, email_hash, proven)
          select value ->> 0, value ->> 1, value ->> 2, max(value ->> 3) from json_each(?1) where ${still} group by 1, 2, 3
          on conflict do update set proven = max(proven, excluded.proven)`,
      )
      .bind(JSON.stringify(rows)),
  ])
}

/** Conversations measured before there was an index, oldest first. */
export async function unindexedConversations(
  d1: D1Database,
  limit: number,
): Promise<readonly { readonly shop: string; readonly conversationId: string; readonly lastAt: number }[]> {
  const { results } = await d1
    .prepare(
      `select shop, conversation_id as conversationId, max(at) as lastAt from turn_points as point
        where not exists (select 1 from conversation_index as known where known.shop = point.shop and known.conversation_id = point.conversation_id)
          and conversation_id not like 'erased-%' and ${notErased('point.shop', 'point.conversation_id')}
        group by shop, conversation_id order by lastAt limit ?`,
    )
    .bind(limit)
    .all<{ shop: string; conversationId: string; lastAt: number }>()
  return results
}

const ALL_INDEXED = 'conversations_indexed'

/** Whether every conversation from before there was an index has been looked into: later ones are indexed with their first turn. */
export async function isIndexed(d1: D1Database): Promise<boolean> {
  return (await d1.prepare('select 1 as n from meta where key = ?').bind(ALL_INDEXED).first()) !== null
}

export async function markIndexed(d1: D1Database, now: number): Promise<void> {
  await d1.prepare('insert or ignore into meta (key, value) values (?, ?)').bind(ALL_INDEXED, String(now)).run()
}

/** Conversations of a shop that last said something before `before`, the oldest first. */
export async function silentConversations(
  d1: D1Database,
  shop: string,
  before: number,
  limit: number,
): Promise<string[]> {
  const rows = await openDatabase(d1)
    .select({ conversationId: conversationIndex.conversationId })
    .from(conversationIndex)
    .where(and(eq(conversationIndex.shop, shop), lt(conversationIndex.lastAt, before)))
    .orderBy(asc(conversationIndex.lastAt))
    .limit(limit)
  return rows.map(({ conversationId }) => conversationId)
}

/** Marks a conversation as erased before it is: whatever a queue still brings of it is dropped. */
export async function markErased(d1: D1Database, shop: string, conversationId: string, now: number): Promise<void> {
  await openDatabase(d1)
    .insert(erasedConversations)
    .values({ shop, conversationId, erasedAt: now })
    .onConflictDoNothing()
}

/** It has said something since: the index did not know. */
export async function noteActivity(
  d1: D1Database,
  shop: string,
  conversationId: string,
  lastAt: number,
): Promise<void> {
  await openDatabase(d1)
    .insert(conversationIndex)
    .values({ shop, conversationId, lastAt })
    .onConflictDoUpdate({
      target: [conversationIndex.shop, conversationIndex.conversationId],
      set: { lastAt: sql`max(${conversationIndex.lastAt}, ${lastAt})` },
    })
}

export async function sweepErased(d1: D1Database, now: number): Promise<void> {
  await openDatabase(d1)
    .delete(erasedConversations)
    .where(lt(erasedConversations.erasedAt, now - ERASED_KEPT_MS))
}
