import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import { verifyToken } from '../../adapters/jwt/tokens'
import { conversationId } from '../../protocol'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'

const CHALLENGE = { 'www-authenticate': 'Bearer' }

/** Lets only the holder of this conversation's token through. */
export const requireConversationToken = createMiddleware<AppEnv>(async (c, next) => {
  const id = c.req.param('id')
  if (!v.is(conversationId, id)) throw new ProblemError(404, 'There is no such conversation.')
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (!token) throw new ProblemError(401, 'Send the conversation token as a bearer token.', undefined, CHALLENGE)
  const claims = await verifyToken(c.env.TOKEN_SECRET, token, Date.now())
  if (!claims.ok) {
    throw new ProblemError(
      401,
      claims.error === 'expired' ? 'The token has expired.' : 'The token is not valid.',
      undefined,
      CHALLENGE,
    )
  }
  if (claims.value.conversationId !== id || claims.value.shop !== c.req.param('shop')) {
    throw new ProblemError(403, 'The token is for another conversation.')
  }
  await next()
})
