import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { listPromotions, writePromotion } from '../../adapters/d1/promotion-changes'
import { publishBundle } from '../../adapters/kv/bundles'
import { MAX_PROMOTIONS, type PromotionList, promotionCode, promotionDraft, promotionList } from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'
import { productTagsOf } from './shop-settings-wire'

const TAG = 'Settings'
const canSet = requireRole('owner', 'admin')
const byCode = pathParams(v.object({ code: promotionCode }))

/** Codes that the bot may tell and check, mounted under /v1/shops/:shop. */
export const promotionRoutes = new Hono<AppEnv>()
  .get(
    '/promotions',
    documented({
      summary: 'All promotions, past ones too, and how often each was used',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Promotions by code', schema: promotionList } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'analyst'),
    async (c) => {
      c.header('cache-control', 'no-store')
      return c.json(await listOf(c))
    },
  )
  .put(
    '/promotions/:code',
    documented({
      summary: 'Set a promotion; live within a minute',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'All promotions', schema: promotionList } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canSet,
    limitBody,
    requireJson,
    byCode,
    jsonBody(promotionDraft),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const draft = c.req.valid('json')
      const change = { shop, code: c.req.valid('param').code, draft, by: await changerOf(c), now: Date.now() }
      if (!(await writePromotion(c.env.DB, change)))
        throw new ProblemError(409, `A shop may have at most ${MAX_PROMOTIONS} promotions.`)
      await publishBundle(c.env, shop)
      return c.json(await listOf(c))
    },
  )
  .delete(
    '/promotions/:code',
    documented({
      summary: 'Take a promotion away: its code is unknown then; to let it expire set valid_until',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'All promotions', schema: promotionList } },
      problems: [401, 403, 404],
    }),
    canSet,
    byCode,
    async (c) => {
      const { shop } = c.get('bundle').settings
      const change = { shop, code: c.req.valid('param').code, draft: null, by: await changerOf(c), now: Date.now() }
      if (!(await writePromotion(c.env.DB, change))) throw new ProblemError(404, 'There is no such promotion.')
      await publishBundle(c.env, shop)
      return c.json(await listOf(c))
    },
  )

async function listOf(c: Context<AppEnv>): Promise<PromotionList> {
  const { settings, products } = c.get('bundle')
  const { shop, currency, timeZone, locales, defaultLocale } = settings
  const named = products.map(({ id, name }) => ({ id, name: name[defaultLocale] ?? Object.values(name)[0] ?? id }))
  return {
    promotions: await listPromotions(c.env.DB, shop),
    currency,
    time_zone: timeZone,
    locales: [...locales],
    product_tags: productTagsOf(products),
    products: named,
  }
}
