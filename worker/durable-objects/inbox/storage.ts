import type { AgentCommand } from '../../core/agents/commands'
import type { Held, Presence, RoutingAgent, RoutingState, Waiting } from '../../core/routing/state'
import type { InboxConversation } from '../../protocol'

/** An agent as they are kept: what routing goes by, and what it does not need to know. */
export type AgentRow = RoutingAgent & {
  readonly name: string
  /** What they chose: where they go back to when their console is connected again. */
  readonly wanted: Exclude<Presence, 'offline'>
  /** When they count as gone, epoch milliseconds; null while a console of theirs is connected, or they are gone. */
  readonly offlineDueAt: number | null
}

/** A command on its way to its conversation. */
export type Sending = {
  readonly id: number
  readonly conversationId: string
  readonly command: AgentCommand
  readonly tries: number
  readonly dueAt: number
}

type RoutingRow = ({ readonly kind: 'waiting' } & Waiting) | ({ readonly kind: 'held' } & Held)

/** The SQLite tables of a shop's inbox: one row a live conversation, an agent, a command under way. */
export class InboxStorage {
  readonly #sql: SqlStorage

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql
    // Layout 1.
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS live (conversation_id TEXT PRIMARY KEY, changed INTEGER NOT NULL, snapshot TEXT NOT NULL)`,
    )
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS routing (conversation_id TEXT PRIMARY KEY, row TEXT NOT NULL)`)
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS agents (id TEXT PRIMARY KEY, row TEXT NOT NULL)`)
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS sending (id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id TEXT NOT NULL, command TEXT NOT NULL,
         tries INTEGER NOT NULL, due_at INTEGER NOT NULL)`,
    )
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`)
  }

  live(): Map<string, { readonly changed: number; readonly snapshot: InboxConversation }> {
    const rows = this.#sql.exec<{ conversation_id: string; changed: number; snapshot: string }>(`SELECT * FROM live`)
    return new Map(
      [...rows].map((row) => [row.conversation_id, { changed: row.changed, snapshot: JSON.parse(row.snapshot) }]),
    )
  }

  putLive(snapshot: InboxConversation, changed: number): void {
    const { conversation_id: id } = snapshot
    this.#sql.exec(`INSERT OR REPLACE INTO live VALUES (?, ?, ?)`, id, changed, JSON.stringify(snapshot))
  }

  deleteLive(id: string): void {
    this.#sql.exec(`DELETE FROM live WHERE conversation_id = ?`, id)
  }

  agents(): AgentRow[] {
    return [...this.#sql.exec<{ row: string }>(`SELECT row FROM agents ORDER BY id`)].map(({ row }) => JSON.parse(row))
  }

  putAgent(agent: AgentRow): void {
    this.#sql.exec(`INSERT OR REPLACE INTO agents VALUES (?, ?)`, agent.id, JSON.stringify(agent))
  }

  deleteAgent(id: string): void {
    this.#sql.exec(`DELETE FROM agents WHERE id = ?`, id)
  }

  routing(): Pick<RoutingState, 'waiting' | 'held'> {
    const waiting: Waiting[] = []
    const held: Held[] = []
    for (const { row } of this.#sql.exec<{ row: string }>(`SELECT row FROM routing`)) {
      const { kind, ...rest }: RoutingRow = JSON.parse(row)
      if (kind === 'held') held.push(rest as Held)
      else waiting.push(rest)
    }
    return { waiting, held }
  }

  /** Writes what differs between two states: rows that did not change are the same objects. */
  saveRouting(before: RoutingState, after: RoutingState): void {
    const old = new Map([...before.waiting, ...before.held].map((one) => [one.conversationId, one]))
    const put = (kind: RoutingRow['kind'], one: Waiting | Held): void => {
      if (old.get(one.conversationId) !== one)
        this.#sql.exec(
          `INSERT OR REPLACE INTO routing VALUES (?, ?)`,
          one.conversationId,
          JSON.stringify({ kind, ...one }),
        )
      old.delete(one.conversationId)
    }
    for (const one of after.waiting) put('waiting', one)
    for (const one of after.held) put('held', one)
    for (const id of old.keys()) this.#sql.exec(`DELETE FROM routing WHERE conversation_id = ?`, id)
  }

  send(conversationId: string, command: AgentCommand, dueAt: number): void {
    this.#sql.exec(
      `INSERT INTO sending (conversation_id, command, tries, due_at) VALUES (?, ?, 0, ?)`,
      conversationId,
      JSON.stringify(command),
      dueAt,
    )
  }

  /** Commands that are due, oldest first. */
  sending(now: number, limit: number): Sending[] {
    const rows = this.#sql.exec<{
      id: number
      conversation_id: string
      command: string
      tries: number
      due_at: number
    }>(`SELECT * FROM sending WHERE due_at <= ? ORDER BY id LIMIT ?`, now, limit)
    return [...rows].map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      command: JSON.parse(row.command),
      tries: row.tries,
      dueAt: row.due_at,
    }))
  }

  sent(id: number): void {
    this.#sql.exec(`DELETE FROM sending WHERE id = ?`, id)
  }

  /** Has all that goes to a conversation wait. */
  postpone(conversationId: string, dueAt: number): void {
    this.#sql.exec(`UPDATE sending SET tries = tries + 1, due_at = ? WHERE conversation_id = ?`, dueAt, conversationId)
  }

  nextSending(): number | null {
    const [row] = this.#sql.exec<{ at: number | null }>(`SELECT min(due_at) AS at FROM sending`)
    return row?.at ?? null
  }

  fact<T>(key: string, otherwise: T): T {
    const [row] = this.#sql.exec<{ value: string }>(`SELECT value FROM facts WHERE key = ?`, key)
    return row ? JSON.parse(row.value) : otherwise
  }

  setFact(key: string, value: unknown): void {
    this.#sql.exec(`INSERT OR REPLACE INTO facts VALUES (?, ?)`, key, JSON.stringify(value))
  }

  /** Everything of one conversation. */
  erase(id: string): void {
    for (const table of ['live', 'routing', 'sending'])
      this.#sql.exec(`DELETE FROM ${table} WHERE conversation_id = ?`, id)
  }
}
