import { INBOX_PAGE } from '../../config'
import { searchTerms } from '../../core/knowledge/tokenise'
import type { InboxConversation, InboxQuery } from '../../protocol'

/** Words of a search that are looked for; each must be somewhere in the conversation. */
const MAX_TERMS = 8

export type ListedPage = { readonly conversations: InboxConversation[]; readonly next: string | null }
type Clause = { readonly sql: string; readonly params: readonly (string | number)[] }

/** A page of a shop's conversations, latest first. `agent` is who asks, for the view 'mine'. */
export async function listConversations(
  db: D1Database,
  shop: string,
  query: InboxQuery,
  agent: string,
): Promise<ListedPage> {
  const clauses = [
    { sql: 'c.shop = ?', params: [shop] },
    ...viewClauses(query, agent),
    ...filterClauses(query),
    ...searchClauses(shop, query.q),
    ...afterClause(query.cursor),
  ]
  const { results } = await db
    .prepare(
      `SELECT c.snapshot FROM inbox_conversations c WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}
       ORDER BY c.last_activity_at DESC, c.conversation_id DESC LIMIT ${INBOX_PAGE + 1}`,
    )
    .bind(...clauses.flatMap(({ params }) => params))
    .all<{ snapshot: string }>()
  const conversations = results.slice(0, INBOX_PAGE).map(({ snapshot }): InboxConversation => JSON.parse(snapshot))
  const last = conversations.at(-1)
  const more = results.length > INBOX_PAGE && last
  return { conversations, next: more ? `${Date.parse(last.last_activity_at)}.${last.conversation_id}` : null }
}

function viewClauses({ view }: InboxQuery, agent: string): Clause[] {
  const awake = { sql: 'c.snoozed_until IS NULL', params: [] }
  switch (view) {
    case 'all':
      return []
    case 'bot':
    case 'resolved':
      return [{ sql: 'c.status = ?', params: [view] }]
    case 'snoozed':
      return [{ sql: 'c.snoozed_until IS NOT NULL', params: [] }]
    case 'mine':
      return [{ sql: `c.status = 'open' AND c.agent_id = ?`, params: [agent] }, awake]
    case 'open':
      return [{ sql: `c.status = 'open'`, params: [] }, awake]
    case 'queued':
    case 'unassigned':
      return [{ sql: `c.status = 'queued'`, params: [] }, awake]
  }
}

function filterClauses({ label, team, channel, priority, assignee }: InboxQuery): Clause[] {
  return [
    ...equal('c.team', team),
    ...equal('c.channel', channel),
    ...equal('c.priority', priority),
    ...equal('c.agent_id', assignee),
    ...(label ? [{ sql: 'EXISTS (SELECT 1 FROM json_each(c.labels) WHERE value = ?)', params: [label] }] : []),
  ]
}

function equal(column: string, value: string | undefined): Clause[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }]
}

/** An address finds its conversations; words find those that have all of them, the last one perhaps only begun. */
function searchClauses(shop: string, q: string | undefined): Clause[] {
  if (q === undefined) return []
  if (/^\S+@\S+$/.test(q)) return [{ sql: 'c.email = ?', params: [q.toLowerCase()] }]
  const terms = [...new Set(searchTerms(q))].slice(0, MAX_TERMS)
  // Nothing to look for finds nothing, rather than everything.
  if (terms.length === 0) return [{ sql: 'false', params: [] }]
  return terms.map((term, index) => ({
    sql: `c.conversation_id IN (SELECT m.conversation_id FROM inbox_search s JOIN inbox_messages m ON m.id = s.rowid
            WHERE s.terms MATCH ? AND m.shop = ?)`,
    params: [`"${term}"${index === terms.length - 1 ? '*' : ''}`, shop],
  }))
}

function afterClause(cursor: string | undefined): Clause[] {
  const parts = /^(\d{1,15})\.([0-9A-Z]{26})$/.exec(cursor ?? '')
  if (!parts) return []
  return [{ sql: '(c.last_activity_at, c.conversation_id) < (?, ?)', params: [Number(parts[1]), parts[2] ?? ''] }]
}

/** Labels in use, the most used first. */
export async function labelsInUse(db: D1Database, shop: string, limit: number): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT value AS label FROM inbox_conversations, json_each(labels) WHERE shop = ?
       GROUP BY value ORDER BY count(*) DESC, value LIMIT ?`,
    )
    .bind(shop, limit)
    .all<{ label: string }>()
  return results.map(({ label }) => label)
}
