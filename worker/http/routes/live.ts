import { Hono } from 'hono'
import { liveBoardOf } from '../../durable-objects/live-board'
import { liveSnapshot } from '../../protocol'
import type { AppEnv } from '../env'
import { requireRole } from '../middleware/api-key'
import { documented } from '../validate'

export const liveRoutes = new Hono<AppEnv>().get(
  '/live',
  documented({
    summary: 'What happens right now: active conversations, turns by minute, handoffs of the last quarter of an hour',
    tag: 'Reports',
    security: 'api_key',
    success: { 200: { description: 'The live board', schema: liveSnapshot } },
    problems: [401, 403, 404],
  }),
  requireRole('owner', 'admin', 'agent', 'analyst'),
  async (c) => {
    const board = await liveBoardOf(c.env, c.get('bundle').settings.shop).snapshot()
    c.header('cache-control', 'no-store')
    return c.json({ ...board, turns_per_minute: [...board.turns_per_minute] })
  },
)
