import { Hono } from 'hono'
import * as v from 'valibot'
import { endOtherSessions, endSession, listSessions } from '../../adapters/d1/account-sessions'
import { accountSessionList, sessionId } from '../../protocol'
import type { AppEnv } from '../env'
import { accountOf, onlyOwnPages, requireAccount } from '../middleware/account'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { documented, pathParams } from '../validate'

const TAG = 'Account'

/** Where an account is signed in, under /v1/account. */
export const sessionRoutes = new Hono<AppEnv>()
  .get(
    '/sessions',
    documented({
      summary: 'Browsers that are signed in to the own account, the last used first',
      tag: TAG,
      success: { 200: { description: 'The sessions', schema: accountSessionList } },
      problems: [401, 403],
    }),
    onlyOwnPages,
    requireAccount,
    async (c) => {
      const { userId, sessionId: own } = accountOf(c)
      const rows = await listSessions(c.env.DB, userId, Date.now())
      return c.json({
        sessions: rows.map((row) => ({
          id: row.id,
          device: row.device ?? '',
          place: row.place ?? '',
          created_at: row.createdAt.toISOString(),
          last_used_at: row.updatedAt.toISOString(),
          is_this: row.id === own,
        })),
      })
    },
  )
  .delete(
    '/sessions',
    documented({
      summary: 'End all sessions of the own account but this one',
      tag: TAG,
      success: { 204: { description: 'Ended' } },
      problems: [401, 403],
    }),
    onlyOwnPages,
    requireAccount,
    async (c) => {
      const { userId, sessionId: own } = accountOf(c)
      await endOtherSessions(c.env.DB, userId, own)
      forgetSessions()
      return c.body(null, 204)
    },
  )
  .delete(
    '/sessions/:session_id',
    documented({
      summary: 'End one session of the own account',
      tag: TAG,
      success: { 204: { description: 'Ended' } },
      problems: [401, 403, 404],
    }),
    onlyOwnPages,
    requireAccount,
    pathParams(v.object({ session_id: sessionId })),
    async (c) => {
      if (!(await endSession(c.env.DB, accountOf(c).userId, c.req.valid('param').session_id)))
        throw new ProblemError(404, 'There is no such session.')
      forgetSessions()
      return c.body(null, 204)
    },
  )
