import { OUTBOX_BATCH_ROWS, OUTBOX_DELAY_MS, OUTBOX_MAX_BACKOFF_MS } from '../../config'
import type { OutboxRow, OutboxState } from './storage'

export type OutboxDeps = {
  readonly state: () => OutboxState
  readonly after: (id: number, limit: number) => OutboxRow[]
  readonly send: (rows: readonly OutboxRow[]) => Promise<void>
  readonly setState: (state: OutboxState) => void
  /** Told of every failure; `attempts` counts those in a row. */
  readonly failed: (error: unknown, attempts: number) => void
}

/**
 * Sends what was not sent yet, oldest first, in batches, until nothing is left or a batch fails. The cursor moves only after a batch was
 * sent, so a crash in between sends it again: whoever receives it drops repeats by id. A failed batch waits, doubling up to
 * OUTBOX_MAX_BACKOFF_MS.
 */
export async function drainOutbox(deps: OutboxDeps, now: number): Promise<'empty' | 'waiting' | 'postponed'> {
  for (;;) {
    const { sentId, attempts, dueAt } = deps.state()
    if (dueAt > now) return 'waiting'
    const rows = deps.after(sentId, OUTBOX_BATCH_ROWS)
    const last = rows.at(-1)
    if (!last) return 'empty'
    try {
      await deps.send(rows)
    } catch (error) {
      deps.failed(error, attempts + 1)
      deps.setState({ sentId, attempts: attempts + 1, dueAt: now + backoffMs(attempts) })
      return 'postponed'
    }
    deps.setState({ sentId: last.id, attempts: 0, dueAt: 0 })
    if (rows.length < OUTBOX_BATCH_ROWS) return 'empty'
  }
}

/** Once, twice, four times OUTBOX_DELAY_MS after the first, second, third failure, up to OUTBOX_MAX_BACKOFF_MS. */
export function backoffMs(attempts: number): number {
  return Math.min(OUTBOX_DELAY_MS * 2 ** Math.min(attempts, 20), OUTBOX_MAX_BACKOFF_MS)
}
