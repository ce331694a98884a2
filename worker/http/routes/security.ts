import { Hono } from 'hono'
import * as v from 'valibot'
import {
  createIdentityKey,
  deleteIdentityKey,
  listIdentityKeys,
  MAX_IDENTITY_KEYS,
} from '../../adapters/d1/identity-keys'
import { publishBundle } from '../../adapters/kv/bundles'
import { identityKeyCreated, identityKeyId, identityKeyList } from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, pathParams } from '../validate'

const TAG = 'Security'

/** The keys that sign identity tokens, mounted under /v1/shops/:shop. */
export const securityRoutes = new Hono<AppEnv>()
  .get(
    '/identity-keys',
    documented({
      summary: 'Ids and ages of the keys that sign identity tokens',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Live keys, oldest first', schema: identityKeyList } },
      problems: [401, 403, 404],
    }),
    requireRole('owner'),
    async (c) => {
      const keys = await listIdentityKeys(c.env.DB, c.get('bundle').settings.shop)
      c.header('cache-control', 'no-store')
      return c.json({
        keys: keys.map(({ keyId, createdAt }) => ({
          key_id: keyId,
          created_at: createdAt === null ? null : new Date(createdAt).toISOString(),
        })),
      })
    },
  )
  .post(
    '/identity-keys',
    documented({
      summary: 'Make a second key that signs identity tokens; shown this once, live within two minutes',
      tag: TAG,
      security: 'api_key',
      success: { 201: { description: 'The key', schema: identityKeyCreated } },
      problems: [401, 403, 404, 409],
    }),
    requireRole('owner'),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const made = await createIdentityKey(c.env.DB, { shop, by: await changerOf(c), now: Date.now() })
      if (!made)
        throw new ProblemError(409, `There are ${MAX_IDENTITY_KEYS} keys already. Delete the one no longer in use.`)
      await publishBundle(c.env, shop)
      c.header('cache-control', 'no-store')
      return c.json({ key_id: made.keyId, key: made.key }, 201)
    },
  )
  .delete(
    '/identity-keys/:key_id',
    documented({
      summary: 'Delete a key that signs identity tokens; what it signed is refused within two minutes',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Deleted' } },
      problems: [401, 403, 404],
    }),
    requireRole('owner'),
    pathParams(v.object({ key_id: identityKeyId })),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const change = { shop, by: await changerOf(c), now: Date.now() }
      if (!(await deleteIdentityKey(c.env.DB, c.req.valid('param').key_id, change)))
        throw new ProblemError(404, 'There is no such key.')
      await publishBundle(c.env, shop)
      return c.body(null, 204)
    },
  )
