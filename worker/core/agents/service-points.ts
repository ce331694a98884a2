import type { ConversationEvent } from '../events'
import type { Tracker } from '../tracker'

export const SERVICE_KINDS = ['handoff', 'assigned', 'first_response', 'left', 'resolved', 'reopened', 'csat'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

/**
 * One thing that people did, or that was asked of them, measured. The bot's turns are measured apart and never stand here. Milliseconds.
 * `value`: for 'assigned' the wait for it, for 'first_response' the time from being assigned to the first message, for 'left' and
 * 'resolved' how long the agent had it, for 'csat' the score. `detail`: why, by what, or how.
 */
export type ServicePoint = {
  readonly kind: 'service'
  readonly point_id: string
  readonly shop: string
  readonly conversation_id: string
  readonly service: ServiceKind
  /** Empty where nobody is meant: a call for a person, a rating of the bot. */
  readonly agent_id: string
  readonly team: string
  readonly channel: string
  readonly language: string
  readonly intent: string
  readonly detail: string
  readonly value: number
  readonly at: number
}

/** How a conversation stood before the events. Instants in epoch milliseconds; null where nobody waits or has it. */
export type ServiceState = {
  readonly tracker: Tracker
  readonly waitingSince: number | null
  readonly assignedAt: number | null
  /** Whether who has it has written since. */
  readonly answered: boolean
}

type Measured = Pick<ServicePoint, 'service' | 'agent_id' | 'detail' | 'value'>

/** What the events of one row say about people's work. `row` numbers the row: a repeat makes the same ids. */
export function servicePoints(
  identity: { readonly shop: string; readonly conversationId: string },
  before: ServiceState,
  events: readonly ConversationEvent[],
  { row, at }: { readonly row: number; readonly at: number },
): ServicePoint[] {
  const { tracker } = before
  const team = (event: ConversationEvent) => ('team' in event ? event.team : undefined) ?? tracker.team ?? ''
  return events.flatMap((event, index) => {
    const measured = measure(before, event, at)
    if (!measured) return []
    return {
      kind: 'service',
      point_id: `${identity.conversationId}:${row}.${index}`,
      shop: identity.shop,
      conversation_id: identity.conversationId,
      ...measured,
      team: team(event),
      channel: tracker.channel,
      language: tracker.lastUnderstanding?.language ?? 'und',
      intent: tracker.lastUnderstanding?.intent.name ?? '',
      at,
    }
  })
}

function measure(before: ServiceState, event: ConversationEvent, at: number): Measured | null {
  const { tracker, waitingSince, assignedAt, answered } = before
  const had = assignedAt === null ? 0 : at - assignedAt
  switch (event.type) {
    case 'handoff_requested':
      return { service: 'handoff', agent_id: '', detail: event.reason, value: 0 }
    case 'agent_assigned': {
      const wait = waitingSince === null ? 0 : at - waitingSince
      return { service: 'assigned', agent_id: event.agent.id, detail: event.by, value: wait }
    }
    case 'agent_uttered':
      return answered ? null : { service: 'first_response', agent_id: event.agent.id, detail: '', value: had }
    case 'agent_unassigned':
      return { service: 'left', agent_id: event.agent.id, detail: event.reason, value: had }
    case 'conversation_resolved':
      return event.by ? { service: 'resolved', agent_id: event.by.id, detail: event.how, value: had } : null
    case 'conversation_reopened':
      return tracker.resolvedHow === 'agent'
        ? { service: 'reopened', agent_id: tracker.lastAgent?.id ?? '', detail: '', value: 0 }
        : null
    case 'csat_given':
      return { service: 'csat', agent_id: ratedAgent(tracker), detail: '', value: event.score }
    default:
      return null
  }
}

/** Whom a rating is for: the agent who resolved it, else the bot, who is nobody here. */
function ratedAgent({ resolvedHow, lastAgent }: Tracker): string {
  return resolvedHow === 'agent' ? (lastAgent?.id ?? '') : ''
}
