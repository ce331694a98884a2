import { describe, expect, it } from 'vitest'
import { OUTBOX_BATCH_ROWS, OUTBOX_DELAY_MS, OUTBOX_MAX_BACKOFF_MS } from '../../config'
import { backoffMs, drainOutbox, type OutboxDeps } from './outbox'
import type { OutboxRow, OutboxState } from './storage'

/** An outbox in memory with `count` rows. */
function outbox(count: number) {
  const rows = Array.from({ length: count }, (_, n): OutboxRow => ({ id: n + 1, outgoing: [] }))
  const memory: { state: OutboxState } = { state: { sentId: 0, attempts: 0, dueAt: 0 } }
  const sent: number[][] = []
  const failures: number[] = []
  const deps: OutboxDeps = {
    state: () => memory.state,
    after: (id, limit) => rows.filter((row) => row.id > id).slice(0, limit),
    send: async (batch) => void sent.push(batch.map((row) => row.id)),
    setState: (state) => {
      memory.state = state
    },
    failed: (_error, attempts) => void failures.push(attempts),
  }
  return { memory, sent, failures, deps }
}

const refuse = async () => {
  throw new Error('the queue is down')
}

describe('drainOutbox', () => {
  it('sends everything, in order and in batches, each row once', async () => {
    const { sent, deps } = outbox(OUTBOX_BATCH_ROWS * 2 + 1)
    expect(await drainOutbox(deps, 0)).toBe('empty')
    expect(sent.map((batch) => batch.length)).toEqual([OUTBOX_BATCH_ROWS, OUTBOX_BATCH_ROWS, 1])
    expect(sent.flat()).toEqual(Array.from({ length: OUTBOX_BATCH_ROWS * 2 + 1 }, (_, n) => n + 1))
    expect(await drainOutbox(deps, 0)).toBe('empty')
    expect(sent).toHaveLength(3)
  })

  it('keeps its place until a batch was sent', async () => {
    const { memory, deps } = outbox(1)
    let held = -1
    const send = async () => {
      held = memory.state.sentId
    }
    await drainOutbox({ ...deps, send }, 0)
    expect(held).toBe(0)
    expect(memory.state.sentId).toBe(1)
  })

  it('sends again what a crash left between sending and its note', async () => {
    const { memory, sent, deps } = outbox(2)
    const crash = () => {
      throw new Error('evicted')
    }
    await expect(drainOutbox({ ...deps, setState: crash }, 0)).rejects.toThrow('evicted')
    expect(memory.state.sentId).toBe(0)
    await drainOutbox(deps, 0)
    expect(sent).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('stops at a batch that fails, and puts it off', async () => {
    const { memory, deps } = outbox(OUTBOX_BATCH_ROWS + 1)
    let tries = 0
    const send = async () => {
      tries++
      await refuse()
    }
    expect(await drainOutbox({ ...deps, send }, 0)).toBe('postponed')
    expect(tries).toBe(1)
    expect(memory.state).toEqual({ sentId: 0, attempts: 1, dueAt: OUTBOX_DELAY_MS })
  })

  it('waits twice as long after each failure, and sends in the end', async () => {
    const { memory, sent, failures, deps } = outbox(1)
    const waits: number[] = []
    let now = 0
    for (let n = 0; n < 4; n++) {
      await drainOutbox({ ...deps, send: refuse }, now)
      waits.push(memory.state.dueAt - now)
      now = memory.state.dueAt
    }
    expect(waits).toEqual([1, 2, 4, 8].map((times) => times * OUTBOX_DELAY_MS))
    expect(await drainOutbox(deps, now - 1)).toBe('waiting')
    expect(await drainOutbox(deps, now)).toBe('empty')
    expect(sent).toEqual([[1]])
    expect(failures).toEqual([1, 2, 3, 4])
    expect(memory.state).toEqual({ sentId: 1, attempts: 0, dueAt: 0 })
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
