import { Hono } from 'hono'
import * as v from 'valibot'
import { recentConversations } from '../../adapters/d1/recent-conversations'
import { traceOf } from '../../core/trace'
import { conversationId, conversationTrace, recentConversations as recentList } from '../../protocol'
import type { AppEnv } from '../env'
import { noteLook } from '../looked'
import { requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, pathParams } from '../validate'

const TAG = 'Conversations'
const RECENT = 20
const canRead = requireRole('owner', 'admin', 'agent')

/** Why the bot said what it said, mounted under /v1/shops/:shop. */
export const traceRoutes = new Hono<AppEnv>()
  .get(
    '/recent-conversations',
    documented({
      summary: `The ${RECENT} conversations of the latest turns`,
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Latest first', schema: recentList } },
      problems: [401, 403, 404],
    }),
    canRead,
    async (c) => {
      const rows = await recentConversations(c.env.DB, c.get('bundle').settings.shop, RECENT)
      c.header('cache-control', 'no-store')
      return c.json({
        conversations: rows.map((row) => ({
          conversation_id: row.conversationId,
          last_at: new Date(row.lastAt).toISOString(),
          turns: row.turns,
          intent: row.intent,
          status: row.status,
        })),
      })
    },
  )
  .get(
    '/conversations/:id/trace',
    documented({
      summary: 'What was understood, decided and done in a conversation, turn by turn; who reads it is noted',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The turns, oldest first', schema: conversationTrace } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(v.object({ id: conversationId })),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const { id } = c.req.valid('param')
      const stub = c.env.CONVERSATION.get(c.env.CONVERSATION.idFromName(`${shop}/${id}`))
      const rows = await stub.history()
      if (rows.length === 0) throw new ProblemError(404, 'There is no such conversation.')
      await noteLook(c, `conversation:${id}`)
      c.header('cache-control', 'no-store')
      return c.json(traceOf(id, rows))
    },
  )
