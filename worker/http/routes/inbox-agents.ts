import { Hono } from 'hono'
import * as v from 'valibot'
import { writeAudit } from '../../adapters/d1/write-audit'
import { agentId, agentSettings, inboxAgent, inboxAgents, presenceBody } from '../../protocol'
import { persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { agentOf, inboxOf } from '../inbox-object'
import { requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'

const TAG = 'Inbox'

/** Who answers, and what routing goes by, mounted under /v1/shops/:shop. */
export const inboxAgentRoutes = new Hono<AppEnv>()
  .get(
    '/inbox/agents',
    documented({
      summary: 'Everybody who has worked on the inbox: who is there and how much they have',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The agents', schema: inboxAgents } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'agent', 'analyst'),
    async (c) => {
      const agents = await persistently(() => inboxOf(c).agents())
      c.header('cache-control', 'no-store')
      return c.json({ agents: structuredClone(agents) })
    },
  )
  .put(
    '/inbox/presence',
    documented({
      summary: 'Take conversations (online) or keep those there are and get no new ones (away)',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The agent', schema: inboxAgent } },
      problems: [401, 403, 404, 413, 415],
    }),
    requireRole('owner', 'admin', 'agent'),
    limitBody,
    requireJson,
    jsonBody(presenceBody),
    async (c) => {
      const agent = await inboxOf(c).setPresence(agentOf(c), c.req.valid('json').presence)
      return c.json(structuredClone(agent))
    },
  )
  .put(
    '/inbox/agents/:agent_id',
    documented({
      summary: 'What routing goes by for an agent: conversations at once, languages, skills, teams',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The agent', schema: inboxAgent } },
      problems: [401, 403, 404, 413, 415],
    }),
    requireRole('owner', 'admin'),
    limitBody,
    requireJson,
    pathParams(v.object({ agent_id: agentId })),
    jsonBody(agentSettings),
    async (c) => {
      const { agent_id: id } = c.req.valid('param')
      const settings = c.req.valid('json')
      const agent = await inboxOf(c).setAgent(id, settings)
      if (!agent) throw new ProblemError(404, 'This agent has not opened the inbox yet.')
      const now = Date.now()
      const by = { shop: c.get('bundle').settings.shop, by: agentOf(c).id, now }
      await writeAudit(c.env.DB, by, { action: 'set_agent', subject: `agent:${id}`, key: `set_agent:${id}:${now}` })
      return c.json(structuredClone(agent))
    },
  )
