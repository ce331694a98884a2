import { describe, expect, it } from 'vitest'
import { OUTBOX_BATCH_ROWS, OUTBOX_DELAY_MS, OUTBOX_MAX_BACKOFF_MS } from '../../config'
import { backoffMs, drainOutbox, type OutboxDeps } from './outbox'
import type { OutboxRow } from './storage'

/** An outbox in memory with `count` rows, all due at 0. */
function outbox(count: number) {
  const rows = new Map(
    Array.from({ length: count }, (_, n) => [
      n + 1,
      { row: { id: n + 1, kind: 'turn_point', payload: `${n + 1}`, attempts: 0 }, dueAt: 0 },
    ]),
  )
  const sent: number[][] = []
  const deps: OutboxDeps = {
    due: (now, limit) =>
      [...rows.values()]
        .filter((entry) => entry.dueAt <= now)
        .map((entry): OutboxRow => entry.row)
        .slice(0, limit),
    send: async (batch) => void sent.push(batch.map((row) => row.id)),
    done: (ids) => {
      for (const id of ids) rows.delete(id)
    },
    postpone: (ids, dueAt) => {
      for (const id of ids) {
        const entry = rows.get(id)
        if (entry) rows.set(id, { row: { ...entry.row, attempts: entry.row.attempts + 1 }, dueAt })
      }
    },
  }
  return { rows, sent, deps }
}

const refuse = async () => {
  throw new Error('the queue is down')
}

describe('drainOutbox', () => {
  it('sends all that is due, in order and in batches, each row once', async () => {
    const { rows, sent, deps } = outbox(OUTBOX_BATCH_ROWS * 2 + 1)
    expect(await drainOutbox(deps, 0)).toBe('empty')
    expect(sent.map((batch) => batch.length)).toEqual([OUTBOX_BATCH_ROWS, OUTBOX_BATCH_ROWS, 1])
    expect(sent.flat()).toEqual(Array.from({ length: OUTBOX_BATCH_ROWS * 2 + 1 }, (_, n) => n + 1))
    expect(rows.size).toBe(0)
  })

  it('sends nothing when nothing is due', async () => {
    const { sent, deps } = outbox(3)
    expect(await drainOutbox(deps, -1)).toBe('empty')
    expect(sent).toEqual([])
  })

  it('keeps a row until it was sent', async () => {
    const { rows, deps } = outbox(1)
    let held = 0
    const send = async () => {
      held = rows.size
    }
    await drainOutbox({ ...deps, send }, 0)
    expect(held).toBe(1)
    expect(rows.size).toBe(0)
  })

  it('sends again what a crash left between sending and its note', async () => {
    const { rows, sent, deps } = outbox(2)
    const crash = () => {
      throw new Error('evicted')
    }
    await expect(drainOutbox({ ...deps, done: crash }, 0)).rejects.toThrow('evicted')
    expect(rows.size).toBe(2)
    await drainOutbox(deps, 0)
    expect(sent).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(rows.size).toBe(0)
  })

  it('stops at a batch that fails, and puts it off', async () => {
    const { rows, deps } = outbox(OUTBOX_BATCH_ROWS + 1)
    let tries = 0
    const send = async () => {
      tries++
      await refuse()
    }
    expect(await drainOutbox({ ...deps, send }, 0)).toBe('postponed')
    expect(tries).toBe(1)
    expect(rows.get(1)).toMatchObject({ dueAt: OUTBOX_DELAY_MS, row: { attempts: 1 } })
    expect(rows.get(OUTBOX_BATCH_ROWS + 1)).toMatchObject({ dueAt: 0, row: { attempts: 0 } })
  })

  it('waits twice as long after each failure, and sends in the end', async () => {
    const { rows, sent, deps } = outbox(1)
    const waits: number[] = []
    let now = 0
    for (let n = 0; n < 4; n++) {
      await drainOutbox({ ...deps, send: refuse }, now)
      const dueAt = rows.get(1)?.dueAt ?? now
      waits.push(dueAt - now)
      now = dueAt
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(await drainOutbox(deps, now)).toBe('empty')
    expect(sent).toEqual([[1]])
  })

  it('leaves out rows that wait for their time', async () => {
    const { sent, deps } = outbox(2)
    deps.postpone([1], 5_000)
    await drainOutbox(deps, 4_999)
    expect(sent).toEqual([[2]])
    await drainOutbox(deps, 5_000)
    expect(sent).toEqual([[2], [1]])
  })
})

describe('backoffMs', () => {
  it('never falls and never passes the longest wait', () => {
    let before = 0
    for (let attempts = 0; attempts < 2_000; attempts++) {
      const wait = backoffMs(attempts)
      expect(wait).toBeGreaterThanOrEqual(before)
      expect(wait).toBeLessThanOrEqual(OUTBOX_MAX_BACKOFF_MS)
      before = wait
    }
    expect(backoffMs(1e9)).toBe(OUTBOX_MAX_BACKOFF_MS)
  })
})
