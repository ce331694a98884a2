import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import manifest from '../../../wasm/model/manifest.json' with { type: 'json' }
import { type OwnIntentContent, readOwnIntents, readReport, readVersions } from '../../adapters/d1/own-intents'
import type { ModelNlu } from '../../adapters/onnx/create-nlu'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { previewOwnIntent, type Saved, type SaveError, saveOwnIntent } from '../../adapters/own-intents/save'
import { shopReadingOf } from '../../adapters/shop-reading'
import { MAX_OWN_INTENT_BODY_BYTES } from '../../config'
import { scoreOwnIntents } from '../../core/nlu/own-intents/score'
import {
  MAX_OWN_INTENTS,
  ownIntent,
  ownIntentDraft,
  ownIntentHistory,
  ownIntentList,
  ownIntentName,
  ownIntentPreview,
  ownIntentSaved,
  ownIntentsReport,
  restoreOwnIntent,
  triedMessage,
  tryMessage,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'
import { checkContent, contentOf, flowNames, historyOf, intentOf, reportOf } from './own-intents-wire'

const TAG = 'Own intents'
const nameParam = v.object({ name: ownIntentName })
const canRead = requireRole('owner', 'admin', 'analyst')
const canWrite = requireRole('owner', 'admin')

/** Two hundred examples of three hundred characters are more than a shopper's message. */
const limitBody = bodyLimit({
  maxSize: MAX_OWN_INTENT_BODY_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body may have at most ${MAX_OWN_INTENT_BODY_BYTES} bytes.`)
  },
})

const NO_SUCH = 'There is no such intent.'
const REFUSED: Readonly<Record<Exclude<SaveError['kind'], 'unreadable'>, readonly [number, string]>> = {
  not_found: [404, NO_SUCH],
  changed: [409, 'This intent was changed since it was opened. Load it again.'],
  too_many: [409, `A shop may have at most ${MAX_OWN_INTENTS} own intents.`],
  busy: [503, "Other changes of this shop's own intents are under way. Try again."],
}

/** What a merchant teaches the bot, mounted under /v1/shops/:shop. */
export const ownIntentRoutes = new Hono<AppEnv>()
  .get(
    '/own-intents',
    documented({
      summary: "The shop's own intents, with the estimate of how well they are told apart",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'All that are not archived', schema: ownIntentList } },
      problems: [401, 403, 404],
    }),
    canRead,
    async (c) => {
      const { settings } = c.get('bundle')
      // Not from the model itself: a list need not wait for it to load.
      const modelVersion = manifest.version
      const [{ intents }, report] = await Promise.all([
        readOwnIntents(c.env.DB, settings.shop),
        readReport(c.env.DB, settings.shop, modelVersion),
      ])
      c.header('cache-control', 'no-store')
      return c.json({
        intents: intents.filter(({ archivedAt }) => archivedAt === null).map(intentOf),
        report: report && reportOf(report),
        locales: [...settings.locales],
        default_locale: settings.defaultLocale,
        flows: flowNames(c.get('bundle')),
        model_version: modelVersion,
      })
    },
  )
  .post(
    '/own-intents/preview',
    documented({
      summary: 'What saving an intent with these examples would teach; nothing is stored',
      tag: TAG,
      security: 'api_key',
      success: {
        200: { description: 'Leave-one-out estimate, misread examples, collisions', schema: ownIntentsReport },
      },
      problems: [401, 403, 404, 413, 415],
    }),
    canWrite,
    limitBody,
    requireJson,
    jsonBody(ownIntentPreview),
    async (c) => {
      const { shop, locales } = c.get('bundle').settings
      const body = c.req.valid('json')
      const report = await previewOwnIntent(c.env, await loadWorkerNlu(), { shop, locales, ...body })
      if (!report.ok) throw refusal({ kind: 'unreadable', ...report.error }, body.name)
      if (!report.value) throw new ProblemError(404, NO_SUCH)
      return c.json(reportOf(report.value))
    },
  )
  .post(
    '/own-intents/try',
    documented({
      summary: 'What the bot understands of a message right now, own intents included',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The reading', schema: triedMessage } },
      problems: [401, 403, 404, 413, 415],
    }),
    canRead,
    limitBody,
    requireJson,
    jsonBody(tryMessage),
    async (c) => c.json(await tried(await loadWorkerNlu(), c.get('bundle'), c.req.valid('json').text)),
  )
  .put(
    '/own-intents/:name',
    documented({
      summary: 'Save an intent: learns it, stores a new version and publishes it, live within seconds',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version and the estimate', schema: ownIntentSaved } },
      problems: [401, 403, 404, 409, 413, 415, 503],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(ownIntentDraft),
    async (c) => {
      const draft = c.req.valid('json')
      checkContent(draft, c.get('bundle'))
      return c.json(await teach(c, c.req.valid('param').name, contentOf(draft), draft.base_version ?? null))
    },
  )
  .delete(
    '/own-intents/:name',
    documented({
      summary: 'Archive an intent: the bot forgets it, its versions are kept and can be restored',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As it stood', schema: ownIntent } },
      problems: [401, 403, 404, 503],
    }),
    canWrite,
    pathParams(nameParam),
    async (c) => c.json(intentOf((await save(c, c.req.valid('param').name, null, null)).intent)),
  )
  .get(
    '/own-intents/:name/history',
    documented({
      summary: 'Every version of an intent, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The versions', schema: ownIntentHistory } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(nameParam),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const { name } = c.req.valid('param')
      const [{ intents }, versions] = await Promise.all([
        readOwnIntents(c.env.DB, shop),
        readVersions(c.env.DB, shop, name),
      ])
      const stored = intents.find((intent) => intent.name === name)
      if (!stored) throw new ProblemError(404, NO_SUCH)
      c.header('cache-control', 'no-store')
      return c.json(historyOf(stored, versions))
    },
  )
  .post(
    '/own-intents/:name/restore',
    documented({
      summary: 'Save an earlier version again, as a new one; brings back an archived intent too',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version and the estimate', schema: ownIntentSaved } },
      problems: [401, 403, 404, 409, 413, 415, 503],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(nameParam),
    jsonBody(restoreOwnIntent),
    async (c) => {
      const { name } = c.req.valid('param')
      const versions = await readVersions(c.env.DB, c.get('bundle').settings.shop, name)
      const version = versions.find((one) => one.version === c.req.valid('json').version)
      if (!version) throw new ProblemError(404, 'There is no such version.')
      const { examples, answer, quickReplies, action } = version
      return c.json(await teach(c, name, { examples, answer, quickReplies, action }, null))
    },
  )

/** Saves an intent that stays, and tells what it taught. */
async function teach(c: Context<AppEnv>, name: string, content: OwnIntentContent, baseVersion: number | null) {
  const { intent, report } = await save(c, name, content, baseVersion)
  if (!report) throw new ProblemError(404, NO_SUCH)
  return { intent: intentOf(intent), report: reportOf(report) }
}

async function save(
  c: Context<AppEnv>,
  name: string,
  content: OwnIntentContent | null,
  baseVersion: number | null,
): Promise<Saved> {
  const { shop, locales } = c.get('bundle').settings
  const by = await changerOf(c)
  const saved = await saveOwnIntent(c.env, await loadWorkerNlu(), { shop, locales, name, content, baseVersion, by })
  if (!saved.ok) throw refusal(saved.error, name)
  c.header('cache-control', 'no-store')
  return saved.value
}

function refusal(error: SaveError, name: string): ProblemError {
  if (error.kind !== 'unreadable') return new ProblemError(...REFUSED[error.kind])
  const field = `examples.${error.index}`
  if (error.intent === name)
    return new ProblemError(400, 'An example cannot be read.', [{ field, message: 'must hold words' }])
  return new ProblemError(409, `An example of the intent ${error.intent} can no longer be read. Save that one first.`)
}

async function tried(nlu: ModelNlu, bundle: AppEnv['Variables']['bundle'], text: string) {
  const reading = shopReadingOf(bundle, nlu.modelVersion)
  const understanding = await nlu.understand(text, reading)
  const { ownIntents: head } = reading
  const message = head ? await nlu.readMessage(text) : null
  const scores = head && message ? scoreOwnIntents(head, text, message.vector, message.reading) : []
  return { understanding, own_intents: scores.slice(0, 3).map((score) => ({ ...score })) }
}
