import type { Attachment } from '../../protocol'
import type { AgentRef, AssignedBy, ConversationEvent, SystemKey, UnassignedReason } from '../events'
import { err, ok, type Result } from '../result'
import type { Priority } from '../routing/state'
import type { Tracker } from '../tracker'

/** What agents, and routing for them, do to a conversation. */
export type AgentCommand =
  /** `expected` is who has it as far as the sender knows, null for nobody: if another has it by now, nothing is done. */
  | {
      readonly type: 'assign'
      readonly agent: AgentRef
      readonly by: AssignedBy
      readonly expected: string | null
    }
  /** `team`: who is asked for instead. */
  | {
      readonly type: 'unassign'
      readonly agent: string
      readonly reason: Exclude<UnassignedReason, 'released'>
      readonly team?: string
    }
  /** Back to the bot. */
  | { readonly type: 'release'; readonly agent: AgentRef }
  | {
      readonly type: 'say'
      readonly agent: AgentRef
      readonly clientMessageId: string
      readonly text: string
      readonly attachments: readonly Attachment[]
    }
  | {
      readonly type: 'note'
      readonly agent: AgentRef
      readonly noteId: string
      readonly text: string
      readonly mentions: readonly string[]
    }
  | { readonly type: 'label'; readonly agent: AgentRef; readonly labels: readonly string[] }
  | { readonly type: 'prioritise'; readonly agent: AgentRef; readonly priority: Priority }
  | { readonly type: 'snooze'; readonly agent: AgentRef; readonly until: number }
  | { readonly type: 'unsnooze' }
  | { readonly type: 'resolve'; readonly agent: AgentRef }
  /** Notes what an agent has done to an order of the shopper's. */
  | {
      readonly type: 'note_order'
      readonly agent: AgentRef
      readonly orderNumber: string
      readonly change: string
      readonly detail: string
    }

/**
 * Why nothing was done. 'not_owner': somebody else has the conversation, or nobody. 'changed': it is another's by now. 'ended': it is
 * resolved, or the bot's again.
 */
export type AgentRefusal = 'not_owner' | 'changed' | 'ended'

/** Words a line to the shopper is made of, in their language. */
export type SystemText = (key: SystemKey, values: Readonly<Record<string, string | number>>) => string

/**
 * The events a command makes; none where it was done already. Pure: what is refused here is refused wherever it comes from, so that a
 * conversation has one owner at a time.
 */
export function agentEvents(
  tracker: Tracker,
  command: AgentCommand,
  words: SystemText,
): Result<readonly ConversationEvent[], AgentRefusal> {
  switch (command.type) {
    case 'assign':
      return assign(tracker, command, words)
    case 'unassign': {
      const { agent } = tracker
      if (agent === null || agent.id !== command.agent) return ok([])
      const { reason, team } = command
      const left = { type: 'agent_unassigned', agent, reason, ...(team ? { team } : {}) } as const
      return ok([left, line(tracker, 1, 'agent_left', words, { name: agent.name })])
    }
    case 'release': {
      if (tracker.status === 'bot') return ok([])
      if (!isOwner(tracker, command.agent)) return err('not_owner')
      const left = { type: 'agent_unassigned', agent: command.agent, reason: 'released' } as const
      return ok([left, line(tracker, 1, 'back_to_bot', words, { name: command.agent.name })])
    }
    case 'say':
      return say(tracker, command)
    case 'note': {
      const { agent, noteId, text, mentions } = command
      return ok([{ type: 'note_added', noteId, agent, text, mentions }])
    }
    case 'label':
      return same(tracker.labels, command.labels)
        ? ok([])
        : ok([{ type: 'labels_set', labels: command.labels, by: command.agent }])
    case 'prioritise':
      return tracker.priority === command.priority
        ? ok([])
        : ok([{ type: 'priority_set', priority: command.priority, by: command.agent }])
    case 'snooze':
      if (tracker.status === 'open' && !isOwner(tracker, command.agent)) return err('not_owner')
      if (tracker.status === 'resolved') return err('ended')
      return ok([{ type: 'snoozed', until: command.until, by: command.agent }])
    case 'unsnooze':
      return ok(tracker.snoozedUntil === null ? [] : [{ type: 'unsnoozed' }])
    case 'resolve':
      return resolve(tracker, command.agent, words)
    case 'note_order': {
      const { agent: by, orderNumber, change, detail } = command
      return ok([{ type: 'order_changed', orderNumber, change, detail, by }])
    }
  }
}

function assign(
  tracker: Tracker,
  { agent, by, expected }: Extract<AgentCommand, { type: 'assign' }>,
  words: SystemText,
): Result<readonly ConversationEvent[], AgentRefusal> {
  const { status, agent: owner } = tracker
  if (owner?.id === agent.id) return ok([])
  if ((owner?.id ?? null) !== expected) return err('changed')
  // Routing may be late: what was resolved or went back to the bot meanwhile is nobody's. An agent takes what they please, and opens it again.
  if (by !== 'agent' && by !== 'transfer' && status !== 'queued') return err('ended')
  const reopened = status === 'resolved' ? [{ type: 'conversation_reopened' } as const] : []
  const left = owner ? [{ type: 'agent_unassigned', agent: owner, reason: 'transfer' } as const] : []
  const key = owner ? 'agent_changed' : 'agent_joined'
  return ok([
    ...reopened,
    ...left,
    { type: 'agent_assigned', agent, by },
    line(tracker, 1, key, words, { name: agent.name }),
  ])
}

function say(
  tracker: Tracker,
  command: Extract<AgentCommand, { type: 'say' }>,
): Result<readonly ConversationEvent[], AgentRefusal> {
  const { agent, clientMessageId, text, attachments } = command
  if (tracker.status === 'resolved') return err('ended')
  if (!isOwner(tracker, agent)) return err('not_owner')
  const sent = attachments.length > 0 ? { attachments } : {}
  return ok([{ type: 'agent_uttered', seq: tracker.lastSeq + 1, clientMessageId, agent, text, ...sent }])
}

function resolve(
  tracker: Tracker,
  agent: AgentRef,
  words: SystemText,
): Result<readonly ConversationEvent[], AgentRefusal> {
  if (tracker.status === 'resolved') return ok([])
  if (tracker.status === 'open' && !isOwner(tracker, agent)) return err('not_owner')
  return ok([
    { type: 'conversation_resolved', how: 'agent', by: agent },
    { type: 'csat_asked' },
    line(tracker, 1, 'resolved_by_agent', words, { name: agent.name }),
  ])
}

function isOwner({ agent: owner }: Tracker, agent: AgentRef): boolean {
  return owner !== null && owner.id === agent.id
}

function line(
  { lastSeq }: Tracker,
  after: number,
  key: SystemKey,
  words: SystemText,
  values: Readonly<Record<string, string | number>>,
): ConversationEvent {
  return { type: 'system_uttered', seq: lastSeq + after, key, text: words(key, values) }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
