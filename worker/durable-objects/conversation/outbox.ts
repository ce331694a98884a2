import { OUTBOX_BATCH_ROWS, OUTBOX_DELAY_MS, OUTBOX_MAX_BACKOFF_MS } from '../../config'
import type { OutboxRow } from './storage'

export type OutboxDeps = {
  readonly due: (now: number, limit: number) => OutboxRow[]
  readonly send: (rows: readonly OutboxRow[]) => Promise<void>
  readonly done: (ids: readonly number[]) => void
  readonly postpone: (ids: readonly number[], dueAt: number) => void
}

/**
 * Sends what is due, in batches, until nothing is or a batch fails. Rows leave the outbox only after they were sent, so a crash in between
 * sends them again: whoever receives them drops repeats by id. A failed batch waits, doubling up to OUTBOX_MAX_BACKOFF_MS.
 */
export async function drainOutbox(deps: OutboxDeps, now: number): Promise<'empty' | 'postponed'> {
  for (;;) {
    const rows = deps.due(now, OUTBOX_BATCH_ROWS)
    if (rows.length === 0) return 'empty'
    const ids = rows.map((row) => row.id)
    try {
      await deps.send(rows)
    } catch {
      const attempts = Math.max(...rows.map((row) => row.attempts))
      deps.postpone(ids, now + backoffMs(attempts))
      return 'postponed'
    }
    deps.done(ids)
  }
}

/** 1, 2, 4 ... seconds after the first, second, third failure, up to OUTBOX_MAX_BACKOFF_MS. */
export function backoffMs(attempts: number): number {
  return Math.min(OUTBOX_DELAY_MS * 2 ** Math.min(attempts, 20), OUTBOX_MAX_BACKOFF_MS)
}
