import type { ConversationEvent } from '../events'
import type { Tracker } from '../tracker-state'

/** The part of the fold that people's work makes. Events it does not know change nothing. */
export function foldAgentEvent(tracker: Tracker, event: ConversationEvent): Tracker {
  switch (event.type) {
    case 'agent_assigned':
      return {
        ...tracker,
        status: 'open',
        agent: event.agent,
        assignedBy: event.by,
        lastAgent: event.agent,
        snoozedUntil: null,
      }
    case 'agent_unassigned': {
      const status = event.reason === 'released' ? 'bot' : 'queued'
      return { ...tracker, status, agent: null, snoozedUntil: null, team: event.team ?? tracker.team }
    }
    case 'agent_uttered':
      return {
        ...tracker,
        lastSeq: event.seq,
        unanswered: false,
        choices: [],
        pendingMessages: 0,
        agentMessages: tracker.agentMessages + 1,
      }
    case 'system_uttered':
      return { ...tracker, lastSeq: event.seq }
    case 'labels_set':
      return { ...tracker, labels: event.labels }
    case 'priority_set':
      return { ...tracker, priority: event.priority }
    case 'snoozed':
      return { ...tracker, snoozedUntil: event.until }
    case 'unsnoozed':
      return { ...tracker, snoozedUntil: null }
    case 'email_left':
      return { ...tracker, leftEmail: event.email }
    case 'csat_asked':
      return { ...tracker, csat: tracker.csat ?? { score: null, comment: null } }
    case 'csat_given':
      return { ...tracker, csat: { score: event.score, comment: event.comment } }
    default:
      return tracker
  }
}
