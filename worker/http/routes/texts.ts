import { type Context, Hono } from 'hono'
import { TEXTS, textName } from '../../adapters/d1/shop-flows'
import { findVersion, listVersioned, listVersions } from '../../adapters/d1/versioned'
import { type SaveBy, saveText } from '../../adapters/shop-flows/save'
import { previewOf, wordingFault } from '../../core/responses/wording'
import {
  baseVersionQuery,
  MAX_SHOP_TEXTS,
  restoreVersion,
  textAddress,
  textDraft,
  textList,
  textPreview,
  textSaved,
  textToPreview,
  textVersions,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams, query } from '../validate'
import { textListOf } from './texts-wire'

const TAG = 'Texts'
const canRead = requireRole('owner', 'admin', 'analyst')
const canWrite = requireRole('owner', 'admin')

/** How the bot words its replies, mounted under /v1/shops/:shop. */
export const textRoutes = new Hono<AppEnv>()
  .get(
    '/texts',
    documented({
      summary: "Every reply in every language, as built in and in the shop's own words, with a preview",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The replies', schema: textList } },
      problems: [401, 403, 404],
    }),
    canRead,
    async (c) => {
      c.header('cache-control', 'no-store')
      return c.json(textListOf(await listVersioned(c.env.DB, TEXTS, c.get('bundle').settings.shop)))
    },
  )
  .post(
    '/texts/preview',
    documented({
      summary: 'How a wording would read, or why it cannot be used; nothing is stored',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The wording with sample values', schema: textPreview } },
      problems: [401, 403, 404, 413, 415],
    }),
    canRead,
    limitBody,
    requireJson,
    jsonBody(textToPreview),
    (c) => {
      const { locale, key, text } = c.req.valid('json')
      return c.json({ problem: wordingFault(locale, key, text), preview: previewOf(locale, text) })
    },
  )
  .put(
    '/texts/:locale/:key',
    documented({
      summary: "Word a reply in the shop's own way: a new version, live within seconds",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version', schema: textSaved } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(textAddress),
    jsonBody(textDraft),
    async (c) => {
      const { text, base_version: baseVersion = null } = c.req.valid('json')
      return save(c, { ...c.req.valid('param'), text }, { baseVersion, by: await changerOf(c) })
    },
  )
  .delete(
    '/texts/:locale/:key',
    documented({
      summary: 'Take the built-in wording of a reply again; the versions are kept',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The version that says so', schema: textSaved } },
      problems: [401, 403, 404, 409],
    }),
    canWrite,
    pathParams(textAddress),
    query(baseVersionQuery),
    async (c) => {
      const { base_version: baseVersion = null } = c.req.valid('query')
      return save(c, { ...c.req.valid('param'), text: null }, { baseVersion, by: await changerOf(c) })
    },
  )
  .get(
    '/texts/:locale/:key/versions',
    documented({
      summary: 'The latest hundred versions of a wording, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The versions', schema: textVersions } },
      problems: [401, 403, 404],
    }),
    canRead,
    pathParams(textAddress),
    async (c) => {
      const { locale, key } = c.req.valid('param')
      const { shop } = c.get('bundle').settings
      const versions = await listVersions(c.env.DB, TEXTS, shop, textName(locale, key))
      c.header('cache-control', 'no-store')
      return c.json({
        versions: versions.map(({ version, savedAt, savedBy, content }) => ({
          version,
          saved_at: new Date(savedAt).toISOString(),
          saved_by: savedBy,
          text: content,
        })),
      })
    },
  )
  .post(
    '/texts/:locale/:key/restore',
    documented({
      summary: 'Save an earlier wording again, as a new version',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The new version', schema: textSaved } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canWrite,
    limitBody,
    requireJson,
    pathParams(textAddress),
    jsonBody(restoreVersion),
    async (c) => {
      const { locale, key } = c.req.valid('param')
      const { version, base_version: baseVersion = null } = c.req.valid('json')
      const at = { name: textName(locale, key), version }
      const found = await findVersion(c.env.DB, TEXTS, c.get('bundle').settings.shop, at)
      if (!found) throw new ProblemError(404, 'There is no such version.')
      return save(c, { locale, key, text: found.content }, { baseVersion, by: await changerOf(c) })
    },
  )

type Wording = { readonly locale: string; readonly key: string; readonly text: string | null }

async function save(c: Context<AppEnv>, wording: Wording, saving: SaveBy) {
  const result = await saveText(c.env, c.get('bundle'), wording, saving)
  if (result.ok) {
    c.header('cache-control', 'no-store')
    return c.json({ locale: wording.locale, key: wording.key, version: result.value })
  }
  const { error } = result
  switch (error.kind) {
    case 'unusable':
      throw new ProblemError(400, 'The text cannot be used so.', [{ field: 'text', message: error.message }])
    case 'changed':
      throw new ProblemError(409, 'This text was changed since it was opened. Load it again.')
    case 'too_many':
      throw new ProblemError(409, `A shop may word at most ${MAX_SHOP_TEXTS} replies anew.`)
    case 'not_found':
      throw new ProblemError(404, 'This text is in the built-in wording already.')
  }
}
