import type { Context } from 'hono'
import * as v from 'valibot'
import type { AgentRef } from '../core/events'
import type { Inbox, InboxOutcome } from '../durable-objects/inbox/inbox'
import { conversationId, type InboxConversation } from '../protocol'
import { conversationOf, persistently } from './conversation-object'
import type { AppEnv } from './env'
import { principalOf } from './principal'
import { ProblemError } from './problem'

/** The inbox of the shop in the path. */
export function inboxOf(c: Context<AppEnv>): DurableObjectStub<Inbox> {
  return c.env.INBOX.get(c.env.INBOX.idFromName(c.get('bundle').settings.shop))
}

/** Who asks, as an agent. Behind requireRole. */
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

type Refusal = Extract<InboxOutcome, { ok: false }>['code']

const REFUSED: Readonly<Record<Refusal, readonly [status: number, detail: string]>> = {
  unknown: [404, 'There is no such conversation.'],
  not_owner: [409, 'Somebody else has this conversation, or nobody: take it first.'],
  changed: [409, 'Somebody else has taken this conversation meanwhile.'],
  ended: [409, 'This conversation has ended: take it to open it again.'],
  no_agent: [404, 'This agent is not there to take it.'],
  no_attachment: [400, 'An attachment is not one of this conversation.'],
}

/** What a command came to. @throws ProblemError with the refusal as the field `code`. */
export function done(outcome: InboxOutcome): Extract<InboxOutcome, { ok: true }> {
  if (outcome.ok) return outcome
  const [status, detail] = REFUSED[outcome.code]
  throw new ProblemError(status, detail, [{ field: 'code', message: outcome.code }])
}

/** How a conversation of the shop stands. @throws ProblemError 404 for one that was never opened. */
export async function snapshotOf(c: Context<AppEnv>, id: string): Promise<InboxConversation> {
  const snapshot = await persistently(async () => conversationOf(c, id).snapshot())
  if (!snapshot) throw new ProblemError(404, 'There is no such conversation.')
  return snapshot
}
