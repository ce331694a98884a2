import { IDLE_RESOLVE_MS } from '../../config'
import type { ConversationStatus } from '../../protocol'

export type AlarmFacts = {
  readonly outboxDueAt: number | null
  /** When an answer that was late is tried for again. */
  readonly followUpDueAt: number | null
  /** When it is to be seen whether the shopper has gone without an agent's answer. */
  readonly awayMailDueAt: number | null
  readonly lastActivityAt: number
  readonly status: ConversationStatus
  readonly shopperMessages: number
}

/** When the object must wake by itself, or null when nothing is left to do. One alarm serves every reason. */
export function nextAlarm(facts: AlarmFacts): number | null {
  const idleAt = canResolve(facts) ? facts.lastActivityAt + IDLE_RESOLVE_MS : null
  const reasons = [facts.outboxDueAt, facts.followUpDueAt, facts.awayMailDueAt, idleAt].filter((at) => at !== null)
  return reasons.length > 0 ? Math.min(...reasons) : null
}

/** True when the conversation has been silent so long that it counts as resolved, assumed. */
export function isIdle(facts: AlarmFacts, now: number): boolean {
  return canResolve(facts) && now - facts.lastActivityAt >= IDLE_RESOLVE_MS
}

/** One that waits for a person or has one is theirs to resolve; an empty one has nothing to resolve. */
function canResolve({ status, shopperMessages }: AlarmFacts): boolean {
  return status === 'bot' && shopperMessages > 0
}
