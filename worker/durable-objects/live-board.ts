import { createDurable, proxyDurable } from 'itty-durable'
import type { TurnPoint } from '../core/metrics/columns'
import { addTurns, type LiveSnapshot, type LiveTurn, snapshot } from '../core/metrics/live'

/** Kept in memory only: what is lost with the object is a quarter of an hour of a board that fills again by itself. */
const MemoryDurable = createDurable({ autoPersist: false, autoReturn: false })

/**
 * What happens in one shop right now, one object a shop. itty-durable answers any method by URL, so this object is only ever called
 * through liveBoardOf(), never with a request from outside.
 */
export class LiveBoard extends MemoryDurable {
  turns: LiveTurn[] = []

  record(turns: readonly LiveTurn[]): { kept: number } {
    this.turns = addTurns(this.turns, turns, Date.now())
    return { kept: this.turns.length }
  }

  snapshot(): LiveSnapshot {
    return snapshot(this.turns, Date.now())
  }
}

export type LiveBoardStub = {
  record(turns: readonly LiveTurn[]): Promise<{ kept: number }>
  snapshot(): Promise<LiveSnapshot>
}

/** The board of a shop; its answers come parsed. */
export function liveBoardOf(env: Pick<Env, 'LIVE_BOARD'>, shop: string): LiveBoardStub {
  return proxyDurable(env.LIVE_BOARD, { parse: true }).get(shop) as LiveBoardStub
}

/**
 * Tells each shop's board of its new turns. A board that cannot be told misses a quarter of an hour at most: it is logged, the others are
 * told, and nothing is tried again.
 */
export async function tellBoards(env: Pick<Env, 'LIVE_BOARD'>, points: readonly TurnPoint[]): Promise<void> {
  const byShop = Map.groupBy(
    points.filter((point) => point.messages_in > 0),
    (point) => point.shop,
  )
  for (const [shop, own] of byShop) {
    try {
      await tellBoard(env, shop, own)
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', at: 'live_board', shop, error: String(error) }))
    }
  }
}

async function tellBoard(env: Pick<Env, 'LIVE_BOARD'>, shop: string, own: readonly TurnPoint[]): Promise<void> {
  for (let from = 0; from < own.length; from += TURNS_PER_CALL) {
    await liveBoardOf(env, shop).record(own.slice(from, from + TURNS_PER_CALL).map(toLiveTurn))
  }
}

/** itty-durable carries a call's arguments in a header: this many turns stay under 6 kB. */
const TURNS_PER_CALL = 50

function toLiveTurn(point: TurnPoint): LiveTurn {
  return { conversationId: point.conversation_id, at: point.at, outcome: point.outcome, latencyMs: point.latency_ms }
}
