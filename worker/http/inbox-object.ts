import type { Context } from 'hono'
import * as v from 'valibot'
import type { AgentRef } from '../core/events'
import type { AgentOutcome } from '../durable-objects/conversation/agent-side'
import type { Inbox } from '../durable-objects/inbox/inbox'
import { conversationId, type InboxConversation } from '../protocol'
import type { AppEnv } from './env'
import { principalOf } from './principal'
import { ProblemError } from './problem'

/** The inbox of the shop in the path. */
export function inboxOf(c: Context<AppEnv>): DurableObjectStub<Inbox> {
  return c.env.INBOX.get(c.env.INBOX.idFromName(c.get('bundle').settings.shop))
}

/** Who asks, as an agent. */
export function agentOf(c: Context<AppEnv>): AgentRef {
  const { id, name } = principalOf(c)
  return { id, name }
}

/** The conversation id in the path. @throws ProblemError 404 for what can be none. */
export function idOf(c: Context<AppEnv>): string {
  const id = c.req.param('id')
  if (!v.is(conversationId, id)) throw new ProblemError(404, 'There is no such conversation.')
  return id
}

const REFUSED = {
  unknown: [404, 'There is no such conversation.'],
  not_owner: [409, 'The conversation is not yours. Take it first.'],
  changed: [409, 'Somebody else has the conversation by now.'],
  ended: [409, 'The conversation is resolved.'],
  no_agent: [404, 'There is no such agent.'],
} as const

/** The conversation after a command. @throws ProblemError for one that was refused. */
export function outcomeOf(
  outcome: AgentOutcome | { readonly ok: false; readonly code: 'no_agent' },
): InboxConversation {
  if (outcome.ok) return outcome.conversation
  const [status, detail] = REFUSED[outcome.code]
  throw new ProblemError(status, detail)
}
