import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { FLOWS, storedDefinition } from '../../adapters/d1/shop-flows'
import { findVersion, listVersions } from '../../adapters/d1/versioned'
import { readFlows } from '../../adapters/shop-flows/read'
import { flowFaults, intentsOf, resetFlow, type SaveFlowError, saveFlow } from '../../adapters/shop-flows/save'
import { MAX_FLOW_BODY_BYTES } from '../../config'
import type { Result } from '../../core/result'
import {
  baseVersionQuery,
  flowCheck,
  flowDetail,
  flowDraft,
  flowList,
  flowName,
  flowSaved,
  flowToCheck,
  flowVersions,
  MAX_SHOP_FLOWS,
  restoreVersion,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams, query } from '../validate'
import { detailOf, partsOf, problemsOf, summariesOf } from './flows-wire'

const TAG = 'Flows'
const nameParam = v.object({ name: flowName })
const canRead = requireRole('owner', 'admin', 'analyst')
const canWrite = requireRole('owner', 'admin')
const NO_SUCH = 'There is no such flow.'

const limitBody = bodyLimit({
  maxSize: MAX_FLOW_BODY_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body may have at most ${MAX_FLOW_BODY_BYTES} bytes.`)
  },
})

/** The state machines the bot follows, mounted under /v1/shops/:shop. */
export const flowRoutes = new Hono<AppEnv>()
  .get(
    '/flows',
    documented({
      summary: 'Every flow, built in and own, and what a flow may name',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The flows', schema: flowList } },
      problems: [401, 403, 404],
    }),
    canRead,
    async (c) => {
      const bundle = c.get('bundle')
      const stored = await readFlows(c.env.DB, bundle)
      const tools = (bundle.tools ?? []).map(({ name }) => name)
      c.header('cache-control', 'no-store')
      return c.json({ flows: summariesOf(stored), parts: partsOf(stored, intentsOf(bundle), tools) })
    },
  )
  .get(
    '/flows/:name',
    documented({
      summary: 'One flow, with the words its texts stand for',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The flow', schema: flowDetail } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(nameParam),
    async (c) => {
      const detail = detailOf(await readFlows(c.env.DB, c.get('bundle')), c.req.valid('param').name)
      if (!detail) throw new ProblemError(404, NO_SUCH)
      c.header('cache-control', 'no-store')
      return c.json(detail)
    },
  )
  .post(
    '/flows/:name/validate',
    documented({
      summary: 'Everything that is wrong with a flow, each with its path; nothing is stored',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The problems', schema: flowCheck } },
      problems: [401, 403, 404, 413, 415],
    }),
    canRead,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(flowToCheck),
    async (c) => {
      const { name } = c.req.valid('param')
      const faults = await flowFaults(c.env, c.get('bundle'), name, c.req.valid('json').definition)
      return c.json({ ok: faults.length === 0, problems: problemsOf(faults) })
    },
  )
  .put(
    '/flows/:name',
    documented({
      summary: 'Save a flow, in the place of a built-in one or as a new one: a new version, live within seconds',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version', schema: flowSaved } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(flowDraft),
    async (c) => {
      const { name } = c.req.valid('param')
      const { definition, base_version: baseVersion = null } = c.req.valid('json')
      const saving = { baseVersion, by: await changerOf(c) }
      return saved(c, name, await saveFlow(c.env, c.get('bundle'), { name, definition }, saving))
    },
  )
  .delete(
    '/flows/:name',
    documented({
      summary: "Take a shop's own flow back: the built-in one of this name holds again. Its versions are kept",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The version that says so', schema: flowSaved } },
      problems: [401, 403, 404, 409],
    }),
    canWrite,
    pathParams(nameParam),
    query(baseVersionQuery),
    async (c) => {
      const { name } = c.req.valid('param')
      const { base_version: baseVersion = null } = c.req.valid('query')
      return saved(c, name, await resetFlow(c.env, c.get('bundle'), name, { baseVersion, by: await changerOf(c) }))
    },
  )
  .get(
    '/flows/:name/versions',
    documented({
      summary: 'The latest hundred versions of a flow, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The versions', schema: flowVersions } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(nameParam),
    async (c) => {
      const { name } = c.req.valid('param')
      const versions = await listVersions(c.env.DB, FLOWS, c.get('bundle').settings.shop, name)
      c.header('cache-control', 'no-store')
      return c.json({
        name,
        versions: versions.map(({ version, savedAt, savedBy, content }) => ({
          version,
          saved_at: new Date(savedAt).toISOString(),
          saved_by: savedBy,
          definition: asJson(storedDefinition({ content, version })),
        })),
      })
    },
  )
  .post(
    '/flows/:name/restore',
    documented({
      summary: 'Save an earlier version again, as a new one; it is checked again',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version', schema: flowSaved } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(restoreVersion),
    async (c) => {
      const { name } = c.req.valid('param')
      const { version, base_version: baseVersion = null } = c.req.valid('json')
      const bundle = c.get('bundle')
      const found = await findVersion(c.env.DB, FLOWS, bundle.settings.shop, { name, version })
      if (!found) throw new ProblemError(404, 'There is no such version.')
      const saving = { baseVersion, by: await changerOf(c) }
      if (found.content === null) return saved(c, name, await resetFlow(c.env, bundle, name, saving))
      const definition = storedDefinition({ content: found.content, version })
      return saved(c, name, await saveFlow(c.env, bundle, { name, definition }, saving))
    },
  )

function asJson(definition: unknown) {
  return v.is(v.record(v.string(), v.unknown()), definition) ? definition : null
}

function saved(c: Context<AppEnv>, name: string, result: Result<number, SaveFlowError>) {
  if (!result.ok) throw refusal(result.error)
  c.header('cache-control', 'no-store')
  return c.json({ name, version: result.value })
}

function refusal(error: SaveFlowError): ProblemError {
  switch (error.kind) {
    case 'invalid': {
      const errors = error.faults.map(({ path, message }) => ({ field: ['definition', ...path].join('.'), message }))
      return new ProblemError(400, 'The flow cannot be used so.', errors)
    }
    case 'needed':
      return new ProblemError(409, `Still needed by ${error.by.join(', ')}.`)
    case 'changed':
      return new ProblemError(409, 'This flow was changed since it was opened. Load it again.')
    case 'too_many':
      return new ProblemError(409, `A shop may have at most ${MAX_SHOP_FLOWS} own flows.`)
    case 'not_found':
      return new ProblemError(404, 'The shop has no flow of its own under this name.')
  }
}
