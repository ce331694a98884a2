import { Hono } from 'hono'
import * as v from 'valibot'
import { saveHandoffRules } from '../../adapters/d1/handoff-rules'
import { writeAudit } from '../../adapters/d1/write-audit'
import { publishBundle } from '../../adapters/kv/bundles'
import {
  agentPath,
  agentSettings,
  type HandoffRules,
  handoffRules,
  inboxAgent,
  inboxAgents,
  presenceBody,
} from '../../protocol'
import type { AppEnv } from '../env'
import { agentOf, inboxOf } from '../inbox-object'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'

const TAG = 'Inbox'
const canAnswer = requireRole('owner', 'admin', 'agent')
const canManage = requireRole('owner', 'admin')

/** Who answers and what routing goes by, mounted under /v1/shops/:shop. */
export const inboxAgentRoutes = new Hono<AppEnv>()
  .get(
    '/inbox/agents',
    documented({
      summary: 'Who works on the inbox: whether they are there, what they have, what routing goes by',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The agents', schema: inboxAgents } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'agent', 'analyst'),
    async (c) => c.json({ agents: await inboxOf(c).agents() }, 200, { 'cache-control': 'no-store' }),
  )
  .put(
    '/inbox/agents/:agent_id',
    documented({
      summary: 'Set what an agent takes: how many at once, languages, skills, teams',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The agent', schema: inboxAgent } },
      problems: [401, 403, 404, 413, 415],
    }),
    canManage,
    limitBody,
    requireJson,
    pathParams(agentPath),
    jsonBody(agentSettings),
    async (c) => {
      const { agent_id: id } = c.req.valid('param')
      const settings = c.req.valid('json')
      const agent = await inboxOf(c).setAgent(id, settings)
      if (!agent) throw new ProblemError(404, 'Nobody of this id has opened the inbox yet.')
      const who = { shop: c.get('bundle').settings.shop, by: await changerOf(c), now: Date.now() }
      await writeAudit(c.env.DB, who, { action: 'set_agent', subject: id, detail: settings })
      return c.json(agent)
    },
  )
  .put(
    '/inbox/presence',
    documented({
      summary: 'Take new conversations, or none for now',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Oneself', schema: inboxAgent } },
      problems: [401, 403, 404, 415],
    }),
    canAnswer,
    requireJson,
    jsonBody(presenceBody),
    async (c) => c.json(await inboxOf(c).setPresence(agentOf(c), c.req.valid('json').presence)),
  )
  .get(
    '/inbox/handoff-rules',
    documented({
      summary: 'What goes to people at once, and to whom',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The rules, the first that fits', schema: handoffRules } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'analyst'),
    (c) => c.json(v.parse(handoffRules, { rules: c.get('bundle').settings.handoffRules ?? [] })),
  )
  .put(
    '/inbox/handoff-rules',
    documented({
      summary: 'Set what goes to people at once; live within a minute',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: handoffRules } },
      problems: [401, 403, 404, 413, 415],
    }),
    canManage,
    limitBody,
    requireJson,
    jsonBody(handoffRules),
    async (c) => {
      const rules: HandoffRules = c.req.valid('json')
      const { shop } = c.get('bundle').settings
      await saveHandoffRules(c.env.DB, { shop, by: await changerOf(c), now: Date.now() }, rules)
      await publishBundle(c.env, shop)
      return c.json(rules)
    },
  )
