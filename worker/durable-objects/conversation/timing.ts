/** Where a turn's time went, in milliseconds. Production clocks stand still between I/O, so there nluMs may read 0. */
export type TurnTiming = {
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly nluMs: number
  readonly dialogueMs: number
  readonly storeMs: number
  readonly totalMs: number
}

/** The value of the Server-Timing header (W3C) of a reply; a repeat, answered from the store, ran no turn. */
export function serverTiming(timing: TurnTiming | null): string {
  if (!timing) return 'stored;dur=0'
  const total = timing.totalMs + timing.storeMs
  const parts = { nlu: timing.nluMs, dialogue: timing.dialogueMs, store: timing.storeMs, total }
  return Object.entries(parts)
    .map(([name, ms]) => `${name};dur=${ms.toFixed(2)}`)
    .join(', ')
}
