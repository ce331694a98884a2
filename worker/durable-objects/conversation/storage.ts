import { redacted } from '../../core/privacy/people'
import type { LogRow } from './view'

/** Something a turn sends outward. */
export type Outgoing = { readonly kind: string; readonly payload: string }
/** What one log row sends outward; `id` is the row's. */
export type OutboxRow = { readonly id: number; readonly outgoing: readonly Outgoing[] }
/** How far the outbox was sent, and when the next try is due after a failure. */
export type OutboxState = { readonly sentId: number; readonly attempts: number; readonly dueAt: number }
export type Identity = { readonly shop: string; readonly conversationId: string }

const NOTHING_SENT: OutboxState = { sentId: 0, attempts: 0, dueAt: 0 }

/**
 * The SQLite tables of one conversation. What goes outward stands in the same row as the turn it belongs to: one written row a turn, stored
 * whole or not at all. A cursor tells how far it was sent.
 */
export class ConversationStorage {
  readonly #sql: SqlStorage
  #exists: boolean
  #outbox: OutboxState | null = null
  #identity: Identity | null = null

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql
    const tables = this.#sql.exec(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'log'`)
    this.#exists = [...tables].length > 0
  }

  /** Makes the tables. Only an opened conversation has any: a made-up id must leave nothing behind. */
  create(identity: Identity): void {
    // Layout 1. A later version reads `layout` and adds steps; what is written here is never edited.
    this.#sql.exec(
      `CREATE TABLE log (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, events TEXT NOT NULL, outgoing TEXT)`,
    )
    this.#sql.exec(`CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`)
    this.#exists = true
    this.#setFact('layout', 1)
    this.#setFact('identity', identity)
    this.#identity = identity
  }

  /** Which conversation of which shop this is; null before it was opened. */
  identity(): Identity | null {
    this.#identity ??= this.#fact<Identity>('identity')
    return this.#identity
  }

  /** How far the shopper has read. Beside the log: it changes often and says nothing about the dialogue. */
  shopperReadSeq(): number {
    return this.#fact<number>('shopper_read') ?? 0
  }

  setShopperReadSeq(seq: number): void {
    this.#setFact('shopper_read', seq)
  }

  /** Up to which agent's message it was seen to that an absent shopper gets it by mail. */
  awaySettledSeq(): number {
    return this.#fact<number>('away_settled') ?? 0
  }

  setAwaySettledSeq(seq: number): void {
    this.#setFact('away_settled', seq)
  }

  /** Up to which message the shop's search has them. */
  listedSeq(): number {
    return this.#fact<number>('listed_seq') ?? 0
  }

  setListedSeq(seq: number): void {
    this.#setFact('listed_seq', seq)
  }

  /** Drops what is held in memory of tables that have been deleted. */
  forget(): void {
    this.#exists = false
    this.#identity = null
    this.#outbox = null
  }

  /** Replaces needles in what is stored, the one exception to a log that is only added to; the number of rows changed. */
  redact(needles: readonly string[], marker: string): number {
    if (!this.#exists) return 0
    let changed = 0
    const rows = [
      ...this.#sql.exec<{ id: number; events: string; outgoing: string | null }>(
        `SELECT id, events, outgoing FROM log`,
      ),
    ]
    for (const { id, events, outgoing } of rows) {
      const clean = redacted(events, needles, marker)
      const cleanOutgoing = outgoing === null ? null : redacted(outgoing, needles, marker)
      if (clean === events && cleanOutgoing === outgoing) continue
      this.#sql.exec(`UPDATE log SET events = ?, outgoing = ? WHERE id = ?`, clean, cleanOutgoing, id)
      changed++
    }
    return changed
  }

  *rows(): Iterable<LogRow> {
    if (!this.#exists) return
    for (const row of this.#sql.exec<{ at: number; events: string }>(`SELECT at, events FROM log ORDER BY id`)) {
      yield { at: row.at, events: JSON.parse(row.events) }
    }
  }

  /** Stores one turn and what it sends outward. */
  append(row: LogRow, outgoing: readonly Outgoing[]): void {
    const sends = outgoing.length > 0 ? JSON.stringify(outgoing) : null
    this.#sql.exec(`INSERT INTO log (at, events, outgoing) VALUES (?, ?, ?)`, row.at, JSON.stringify(row.events), sends)
  }

  outbox(): OutboxState {
    this.#outbox ??= this.#fact<OutboxState>('outbox') ?? NOTHING_SENT
    return this.#outbox
  }

  setOutbox(state: OutboxState): void {
    this.#setFact('outbox', state)
    this.#outbox = state
  }

  /** The rows after a row that send something outward, oldest first. */
  outgoingAfter(id: number, limit: number): OutboxRow[] {
    if (!this.#exists) return []
    const rows = this.#sql.exec<{ id: number; outgoing: string }>(
      `SELECT id, outgoing FROM log WHERE id > ? AND outgoing IS NOT NULL ORDER BY id LIMIT ?`,
      id,
      limit,
    )
    return [...rows].map((row) => ({ id: row.id, outgoing: JSON.parse(row.outgoing) }))
  }

  #fact<T>(key: string): T | null {
    if (!this.#exists) return null
    const [row] = this.#sql.exec<{ value: string }>(`SELECT value FROM facts WHERE key = ?`, key)
    return row ? JSON.parse(row.value) : null
  }

  #setFact(key: string, value: unknown): void {
    this.#sql.exec(
      `INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      key,
      JSON.stringify(value),
    )
  }
}
