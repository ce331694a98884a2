/** A turn as the live board keeps it: who, when, and how it went. */
export type LiveTurn = {
  readonly conversationId: string
  readonly at: number
  readonly outcome: string
  readonly latencyMs: number
}

export type LiveSnapshot = {
  /** Conversations with a message in the last ACTIVE_MS. */
  readonly active_conversations: number
  /** Turns in each of the last LIVE_MINUTES minutes, oldest first; the last is the running minute. */
  readonly turns_per_minute: readonly number[]
  /** Handoffs asked for within the window. */
  readonly handed_off: number
  /** The slowest reply of the window, in milliseconds; null when there was none. */
  readonly slowest_ms: number | null
}

export const LIVE_MINUTES = 15
const MINUTE_MS = 60_000
const ACTIVE_MS = 5 * MINUTE_MS
/** Turns kept at most: a busy shop's quarter of an hour, a few hundred bytes each. Beyond it the oldest go first. */
const MAX_TURNS = 20_000

/** The turns of the window with new ones added, in order of time. */
export function addTurns(kept: readonly LiveTurn[], added: readonly LiveTurn[], now: number): LiveTurn[] {
  const from = windowStart(now)
  return [...kept, ...added]
    .filter((turn) => turn.at >= from)
    .sort((a, b) => a.at - b.at)
    .slice(-MAX_TURNS)
}

export function snapshot(turns: readonly LiveTurn[], now: number): LiveSnapshot {
  const from = windowStart(now)
  const perMinute = new Array<number>(LIVE_MINUTES).fill(0)
  const active = new Set<string>()
  let handedOff = 0
  let slowest: number | null = null
  for (const turn of turns) {
    const minute = Math.floor((turn.at - from) / MINUTE_MS)
    if (minute < 0 || minute >= LIVE_MINUTES) continue
    perMinute[minute] = (perMinute[minute] ?? 0) + 1
    if (now - turn.at <= ACTIVE_MS) active.add(turn.conversationId)
    if (turn.outcome === 'handed_off') handedOff++
    slowest = Math.max(slowest ?? 0, turn.latencyMs)
  }
  return { active_conversations: active.size, turns_per_minute: perMinute, handed_off: handedOff, slowest_ms: slowest }
}

/** Whole minutes, so that a turn stays in its column while the window moves. */
function windowStart(now: number): number {
  return Math.floor(now / MINUTE_MS) * MINUTE_MS - (LIVE_MINUTES - 1) * MINUTE_MS
}
