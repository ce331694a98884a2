import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { findHttpTool, listHttpTools, type StoredHttpTool } from '../../adapters/d1/http-tools'
import { callHttpTool } from '../../adapters/http-tools/call-tool'
import { removeHttpTool, saveHttpTool } from '../../adapters/http-tools/save-tool'
import { toolSecret } from '../../adapters/http-tools/secrets'
import { sayValue } from '../../core/actions/tools'
import {
  type HttpTool,
  httpTool,
  httpToolDraft,
  httpToolList,
  httpToolName,
  triedHttpTool,
  tryHttpTool,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'

const TAG = 'Tools'
const MAX_TOOL_BODY_BYTES = 65_536
const nameParam = v.object({ name: httpToolName })
const NO_SUCH = 'There is no such tool.'
const canUse = requireRole('owner', 'admin')

const limitBody = bodyLimit({
  maxSize: MAX_TOOL_BODY_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body may have at most ${MAX_TOOL_BODY_BYTES} bytes.`)
  },
})

/** Other systems a shop's flows may ask, mounted under /v1/shops/:shop. A secret goes in and never comes out. */
export const toolRoutes = new Hono<AppEnv>()
  .get(
    '/tools',
    documented({
      summary: 'The calls of other systems that flows may make',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'All of them, without their secrets', schema: httpToolList } },
      problems: [401, 403, 404],
    }),
    canUse,
    async (c) => {
      c.header('cache-control', 'no-store')
      return c.json({ tools: (await listHttpTools(c.env.DB, c.get('bundle').settings.shop)).map(wireOf) })
    },
  )
  .get(
    '/tools/:name',
    documented({
      summary: 'One tool',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The tool, without its secret', schema: httpTool } },
      problems: [401, 403, 404],
    }),
    canUse,
    pathParams(nameParam),
    async (c) => {
      c.header('cache-control', 'no-store')
      return c.json(wireOf(await findTool(c.env.DB, c.get('bundle').settings.shop, c.req.valid('param').name)))
    },
  )
  .put(
    '/tools/:name',
    documented({
      summary:
        'Set up a tool; live within seconds. A secret that is left out stays, unless the tool now calls another system',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored, without its secret', schema: httpTool } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canUse,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(httpToolDraft),
    async (c) => {
      const { name } = c.req.valid('param')
      const bundle = c.get('bundle')
      const saved = await saveHttpTool(c.env, bundle, name, c.req.valid('json'), await changerOf(c))
      if (!saved.ok && saved.error.kind === 'invalid')
        throw new ProblemError(400, 'The tool cannot be used so.', saved.error.faults)
      if (!saved.ok && saved.error.kind === 'conflict') throw new ProblemError(409, saved.error.message)
      return c.json(wireOf(await findTool(c.env.DB, bundle.settings.shop, name)))
    },
  )
  .delete(
    '/tools/:name',
    documented({
      summary: 'Take a tool away, with its secret',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Gone' } },
      problems: [401, 403, 404, 409],
    }),
    canUse,
    pathParams(nameParam),
    async (c) => {
      const removed = await removeHttpTool(c.env, c.get('bundle'), c.req.valid('param').name, await changerOf(c))
      if (!removed.ok && removed.error.kind === 'not_found') throw new ProblemError(404, NO_SUCH)
      if (!removed.ok && removed.error.kind === 'conflict') throw new ProblemError(409, removed.error.message)
      return c.body(null, 204)
    },
  )
  .post(
    '/tools/:name/try',
    documented({
      summary: 'Call the other system now, with example slots; the call is a real one',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'What came of it', schema: triedHttpTool } },
      problems: [401, 403, 404, 413, 415],
    }),
    canUse,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(tryHttpTool),
    async (c) => {
      const { shop, currency, defaultLocale, timeZone } = c.get('bundle').settings
      const { name } = c.req.valid('param')
      const { definition: tool } = await findTool(c.env.DB, shop, name)
      const telling = { locale: defaultLocale, timeZone, now: Date.now() }
      const started = performance.now()
      const run = await callHttpTool({
        tool,
        secretOf: () => toolSecret(c.env, shop, tool),
        slots: c.req.valid('json').slots,
        key: `try/${crypto.randomUUID()}`,
        currency,
        allowLoopback: c.env.TOOLS_ALLOW_LOOPBACK === '1',
      })
      const said = Object.entries(run.values).map(([slot, value]) => [slot, sayValue(value, telling)])
      const { outcome, status, problem } = run
      c.header('cache-control', 'no-store')
      return c.json({
        outcome,
        status,
        slots: Object.fromEntries(said) as Record<string, string>,
        ms: Math.round(performance.now() - started),
        problem,
      })
    },
  )

async function findTool(db: D1Database, shop: string, name: string): Promise<StoredHttpTool> {
  const tool = await findHttpTool(db, shop, name)
  if (!tool) throw new ProblemError(404, NO_SUCH)
  return tool
}

function wireOf({ definition, hasSecret, updatedAt }: StoredHttpTool): HttpTool {
  return { ...definition, has_secret: hasSecret, updated_at: new Date(updatedAt).toISOString() }
}
