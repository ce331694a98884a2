import { jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { INBOX_TICKET_TTL_S } from '../../config'
import type { AgentRef } from '../../core/events'

const ISSUER = 'kefu'
const AUDIENCE = 'kefu:inbox'
const encoder = new TextEncoder()
const claims = v.object({ sub: v.string(), name: v.string(), shop: v.string() })

/** Opens one socket of a shop's inbox for an agent, within INBOX_TICKET_TTL_S: a socket cannot send the header that says who asks. */
export async function signInboxTicket(secret: string, shop: string, agent: AgentRef, nowMs: number): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1_000)
  return new SignJWT({ shop, name: agent.name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(agent.id)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + INBOX_TICKET_TTL_S)
    .sign(encoder.encode(secret))
}

/** Whose ticket it is; null for one that is not ours, of another shop, or too old. */
export async function verifyInboxTicket(secret: string, ticket: string, shop: string): Promise<AgentRef | null> {
  const verified = await jwtVerify(ticket, encoder.encode(secret), {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: ['HS256'],
  }).catch(() => null)
  const parsed = v.safeParse(claims, verified?.payload)
  if (!parsed.success || parsed.output.shop !== shop) return null
  return { id: parsed.output.sub, name: parsed.output.name }
}
