import * as v from 'valibot'
import { INBOX_TICKET_TTL_S } from '../../config'
import type { AgentRef } from '../../core/events'
import { signOwn, verifyOwn } from './own-token'

const AUDIENCE = 'kefu:inbox'
const claims = v.object({ sub: v.string(), name: v.string(), shop: v.string() })

/** Opens one socket of a shop's inbox for an agent, within INBOX_TICKET_TTL_S: a socket cannot send the header that says who asks. */
export async function signInboxTicket(secret: string, shop: string, agent: AgentRef, nowMs: number): Promise<string> {
  const { id: subject, name } = agent
  return signOwn(secret, { audience: AUDIENCE, subject, claims: { shop, name }, nowMs, ttlS: INBOX_TICKET_TTL_S })
}

/** Whose ticket it is; null for one that is not ours, of another shop, or too old. */
export async function verifyInboxTicket(
  secret: string,
  ticket: string,
  shop: string,
  nowMs: number,
): Promise<AgentRef | null> {
  const read = await verifyOwn(secret, ticket, { audience: AUDIENCE, schema: claims, nowMs })
  return read.ok && read.value.shop === shop ? { id: read.value.sub, name: read.value.name } : null
}
