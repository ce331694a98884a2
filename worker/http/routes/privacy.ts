import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Erasure } from '../../adapters/d1/erasures'
import { findPerson } from '../../adapters/d1/personal/find-person'
import { recordExport, savePrivacy } from '../../adapters/d1/privacy-settings'
import { publishBundle } from '../../adapters/kv/bundles'
import { privacyOf } from '../../core/privacy/settings'
import { erasePerson } from '../../jobs/erase-person'
import { exportPerson } from '../../jobs/export-person'
import {
  contactId,
  type ErasureReportWire,
  erasureReport,
  type PrivacySettingsWire,
  personExport,
  personQuery,
  privacySettings,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, fieldErrors, jsonBody, pathParams } from '../validate'

const TAG = 'Privacy'
const NO_STORE = { 'cache-control': 'no-store' }
/** Whoever calls these holds a whole person's data in their hands. */
const mayHold = requireRole('owner', 'admin')
const path = v.object({ id: contactId })
const NOBODY = 'Nothing is kept of such a person.'

/** One person's data, all of it in one call; mounted under /v1/shops/:shop. */
export const privacyRoutes = new Hono<AppEnv>()
  .post(
    '/contacts/:id/export',
    documented({
      summary: 'Everything held of one person; by id of the contact, or by e-mail in the body with - for the id',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'One document', schema: personExport } },
      problems: [401, 403, 404, 413],
    }),
    mayHold,
    limitBody,
    pathParams(path),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const now = Date.now()
      const found = await exportPerson(c.env, shop, await queryOf(c, c.req.valid('param').id), {
        now,
        provenOnly: false,
      })
      if (!found) throw new ProblemError(404, NOBODY)
      await recordExport(c.env.DB, { shop, by: await changerOf(c), now })
      return c.json(found, 200, NO_STORE)
    },
  )
  .post(
    '/contacts/:id/erase',
    documented({
      summary: 'Erase one person everywhere; what cannot be done now is gone on with every hour',
      tag: TAG,
      security: 'api_key',
      success: {
        200: { description: 'Erased, with a report', schema: erasureReport },
        202: { description: 'Begun; some of it is done later', schema: erasureReport },
      },
      problems: [401, 403, 404, 413],
    }),
    mayHold,
    limitBody,
    pathParams(path),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const query = await queryOf(c, c.req.valid('param').id)
      const erasure = await erasePerson(c.env, shop, query, { by: await changerOf(c), now: Date.now() })
      if (!erasure) throw new ProblemError(404, NOBODY)
      return c.json(reportOf(erasure), erasure.state === 'done' ? 200 : 202, NO_STORE)
    },
  )
  .get(
    '/privacy',
    documented({
      summary: 'What is kept for how long, and what becomes of erased persons’ orders',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As it is set', schema: privacySettings } },
      problems: [401, 403, 404],
    }),
    mayHold,
    (c) => c.json(wireOf(c)),
  )
  .put(
    '/privacy',
    documented({
      summary: 'Set what is kept for how long, and which requests are met without being asked',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: privacySettings } },
      problems: [401, 403, 404, 413, 415],
    }),
    requireRole('owner'),
    limitBody,
    requireJson,
    jsonBody(privacySettings),
    async (c) => {
      const set = c.req.valid('json')
      const { shop } = c.get('bundle').settings
      const { orders, automatic, retention_days: retentionDays } = set
      const privacy = { orders, automatic, retentionDays }
      await savePrivacy(c.env.DB, { shop, privacy, by: await changerOf(c), now: Date.now() })
      await publishBundle(c.env, shop)
      return c.json(set)
    },
  )

/**
 * Who is asked for. A body may be left out. An address beside an id counts where no contact has the id; beside one that has, it must be the
 * same person's, so that a slip does not erase two.
 */
async function queryOf(c: Context<AppEnv>, id: string) {
  const text = await c.req.text()
  const parsed = v.safeParse(personQuery, text === '' ? {} : parsedJson(text))
  if (!parsed.success) throw new ProblemError(400, 'The request does not fit the schema.', fieldErrors(parsed.issues))
  const { email = null } = parsed.output
  if (id === '-' && email === null)
    throw new ProblemError(400, 'Say who it is.', [{ field: 'email', message: 'is required where the id is -' }])
  if (id === '-' || email === null) return { contactId: id === '-' ? null : id, email }
  const known = await findPerson(c.env.DB, c.get('bundle').settings.shop, { contactId: id, email: null }, Date.now())
  if (!known) return { contactId: null, email }
  if (known.emails.includes(email)) return { contactId: id, email }
  throw new ProblemError(400, 'These are two persons.', [
    { field: 'email', message: 'is not of the contact in the path' },
  ])
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError(400, 'The body is not JSON.', [{ field: 'body', message: 'must be JSON' }])
  }
}

/** An erasure as it is told. */
export function reportOf({ erasureId, state, startedAt, doneAt, work, report, problem }: Erasure): ErasureReportWire {
  const left = (work?.left.length ?? 0) + (work?.mentions.length ?? 0)
  return {
    erasure_id: erasureId,
    status: state,
    started_at: new Date(startedAt).toISOString(),
    done_at: doneAt === null ? null : new Date(doneAt).toISOString(),
    tables: Object.fromEntries(Object.entries(report.tables).map(([name, table]) => [name, { ...table }])),
    conversations: { ...report.conversations, left },
    attachments: { deleted: report.attachments },
    key_value: { deleted: 0, why: 'Holds what shops have set and nothing of persons.' },
    analytics: { deleted: 0, why: 'Points name no person; the conversation they point to is gone.' },
    problem,
  }
}

function wireOf(c: Context<AppEnv>): PrivacySettingsWire {
  const { orders, automatic, retentionDays } = privacyOf(c.get('bundle').settings)
  return { orders, automatic: { ...automatic }, retention_days: { ...retentionDays } }
}
