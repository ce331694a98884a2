import type { LogRow } from './view'

/** A row waiting to go outward. */
export type OutboxRow = {
  readonly id: number
  readonly kind: string
  readonly payload: string
  readonly attempts: number
}
export type Outgoing = { readonly kind: string; readonly payload: string }

/** The SQLite tables of one conversation. Every method is synchronous: what one call writes is one transaction. */
export class ConversationStorage {
  readonly #sql: SqlStorage
  readonly #transaction: (job: () => void) => void

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql
    this.#transaction = (job) => storage.transactionSync(job)
    // The layout inside a conversation; a later version adds steps here, never edits these.
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, events TEXT NOT NULL)`)
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL)`,
    )
    this.#sql.exec(`CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL)`)
  }

  fact(key: string): string | null {
    return this.#sql.exec<{ value: string }>(`SELECT value FROM facts WHERE key = ?`, key).toArray()[0]?.value ?? null
  }

  setFact(key: string, value: string): void {
    this.#sql.exec(
      `INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      key,
      value,
    )
  }

  *rows(): Iterable<LogRow> {
    for (const row of this.#sql.exec<{ at: number; events: string }>(`SELECT at, events FROM log ORDER BY id`)) {
      yield { at: row.at, events: JSON.parse(row.events) }
    }
  }

  /** Stores one turn and what it sends outward, together or not at all. */
  append(row: LogRow, outgoing: readonly Outgoing[], dueAt: number): void {
    this.#transaction(() => {
      this.#sql.exec(`INSERT INTO log (at, events) VALUES (?, ?)`, row.at, JSON.stringify(row.events))
      for (const { kind, payload } of outgoing) {
        this.#sql.exec(`INSERT INTO outbox (kind, payload, due_at) VALUES (?, ?, ?)`, kind, payload, dueAt)
      }
    })
  }

  outboxDue(now: number, limit: number): OutboxRow[] {
    return this.#sql
      .exec<{ id: number; kind: string; payload: string; attempts: number }>(
        `SELECT id, kind, payload, attempts FROM outbox WHERE due_at <= ? ORDER BY id LIMIT ?`,
        now,
        limit,
      )
      .toArray()
  }

  /** When the next outbox row is due, or null when the outbox is empty. */
  nextDue(): number | null {
    return this.#sql.exec<{ due: number | null }>(`SELECT MIN(due_at) AS due FROM outbox`).one().due
  }

  outboxDone(ids: readonly number[]): void {
    this.#sql.exec(`DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))
  }

  outboxPostpone(ids: readonly number[], dueAt: number): void {
    this.#sql.exec(
      `UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE id IN (SELECT value FROM json_each(?))`,
      dueAt,
      JSON.stringify(ids),
    )
  }
}
