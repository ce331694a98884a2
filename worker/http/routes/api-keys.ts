import { Hono } from 'hono'
import * as v from 'valibot'
import { createApiKey, hashApiKey, listApiKeys, revokeApiKey } from '../../adapters/d1/api-keys'
import { writeAudit } from '../../adapters/d1/write-audit'
import { MAX_API_KEYS } from '../../config'
import { mayGrant, mayManage } from '../../core/people/team-rules'
import { apiKeyCreated, apiKeyId, apiKeyList, apiKeyRequest } from '../../protocol'
import type { AppEnv } from '../env'
import { inboxOf } from '../inbox-object'
import { forgetKeys, principalOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'
import { changeOf } from './team'

const TAG = 'Security'
const ID_CHARS = 8
const isManager = requireRole('owner', 'admin')

/** Keys of programs, mounted under /v1/shops/:shop. */
export const apiKeyRoutes = new Hono<AppEnv>()
  .get(
    '/api-keys',
    documented({
      summary: 'API keys of the shop, newest first, revoked ones too; never the keys themselves',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The keys', schema: apiKeyList } },
      problems: [401, 403, 404],
    }),
    isManager,
    async (c) => {
      const { role } = principalOf(c)
      const keys = await listApiKeys(c.env.DB, c.get('bundle').settings.shop)
      c.header('cache-control', 'no-store')
      return c.json({
        keys: keys.map((key) => ({
          id: key.keyHash.slice(0, ID_CHARS),
          label: key.label,
          role: key.role,
          scopes: key.scopes && [...key.scopes],
          created_at: new Date(key.createdAt).toISOString(),
          created_by: key.createdBy,
          last_used_at: instantOf(key.lastUsedAt),
          revoked_at: instantOf(key.revokedAt),
          may_revoke: mayManage(role, key.role),
        })),
        may_grant: [...mayGrant(role)],
      })
    },
  )
  .post(
    '/api-keys',
    documented({
      summary: 'Make an API key; shown this once',
      tag: TAG,
      security: 'api_key',
      success: { 201: { description: 'The key', schema: apiKeyCreated } },
      problems: [401, 403, 404, 409],
    }),
    isManager,
    limitBody,
    requireJson,
    jsonBody(apiKeyRequest),
    async (c) => {
      const { label, role, scopes = null } = c.req.valid('json')
      const change = changeOf(c)
      if (!mayGrant(principalOf(c).role).includes(role))
        throw new ProblemError(403, 'Your role may not give this role.')
      const live = (await listApiKeys(c.env.DB, change.shop)).filter(({ revokedAt }) => revokedAt === null)
      if (live.length >= MAX_API_KEYS)
        throw new ProblemError(409, 'There are too many keys. Revoke those no longer in use.')
      const key = await createApiKey(c.env.DB, {
        shop: change.shop,
        role,
        label,
        scopes,
        createdBy: change.by,
        now: change.now,
      })
      const id = (await hashApiKey(key)).slice(0, ID_CHARS)
      await writeAudit(c.env.DB, change, {
        action: 'create_api_key',
        subject: `api_key:${id}`,
        detail: { after: { label, role, scopes } },
      })
      // The isolate may have been asked for this very key before it was one; a moment of patience less.
      forgetKeys()
      c.header('cache-control', 'no-store')
      return c.json({ id, key }, 201)
    },
  )
  .delete(
    '/api-keys/:key_id',
    documented({
      summary: 'Revoke an API key; refused at once here, everywhere within 30 seconds',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Revoked' } },
      problems: [401, 403, 404],
    }),
    isManager,
    pathParams(v.object({ key_id: apiKeyId })),
    async (c) => {
      const { key_id: id } = c.req.valid('param')
      const change = changeOf(c)
      const keys = await listApiKeys(c.env.DB, change.shop)
      const found = keys.find(({ keyHash, revokedAt }) => revokedAt === null && keyHash.startsWith(id))
      if (!found) throw new ProblemError(404, 'There is no such key in use.')
      if (!mayManage(principalOf(c).role, found.role)) throw new ProblemError(403, 'Only an owner may revoke this key.')
      if (await revokeApiKey(c.env.DB, change.shop, found.keyHash, change.now)) {
        const detail = { before: { label: found.label, role: found.role, scopes: found.scopes } }
        await writeAudit(c.env.DB, change, { action: 'revoke_api_key', subject: `api_key:${id}`, detail })
      }
      forgetKeys()
      await inboxOf(c).removeAgent(`api_key:${found.keyHash.slice(0, 8)}`)
      return c.body(null, 204)
    },
  )

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
