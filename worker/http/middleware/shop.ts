import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import { noteSighting } from '../../adapters/d1/widget-sightings'
import { getBundle } from '../../adapters/kv/bundles'
import { shopId } from '../../protocol'
import type { AppEnv } from '../env'
import { originAllowed } from '../origins'
import { ProblemError } from '../problem'

const PREFLIGHT_SECONDS = '600'

/** What a shop's route answers depends on the page that asks: no cache may give one page the answer of another. */
const VARY = { vary: 'origin' }

/** Finds the shop of /v1/shops/:shop/*, answers preflights and lets pages of foreign origins no further. */
export const withShop = createMiddleware<AppEnv>(async (c, next) => {
  const shop = c.req.param('shop')
  const bundle = v.is(shopId, shop) ? await getBundle(c.env, shop, c.executionCtx) : null
  const origin = c.req.header('origin')
  // The refusal itself may be read anywhere: a widget that is set up wrongly can then say so.
  const readable = origin ? { ...VARY, 'access-control-allow-origin': origin } : VARY
  if (!bundle) throw new ProblemError(404, 'There is no such shop.', undefined, readable)
  const allowed = originAllowed(origin, bundle.settings, c.req.url, c.req.header('host'))
  noteWidget(c, bundle.settings.shop, allowed)
  if (!allowed) {
    throw new ProblemError(403, "This origin is not among the shop's allowed origins.", undefined, readable)
  }
  c.set('bundle', bundle)
  if (c.req.method === 'OPTIONS' && origin) return new Response(null, { status: 204, headers: corsHeaders(origin) })
  await next()
  if (c.res.status === 101) return
  for (const [name, value] of Object.entries(origin ? corsHeaders(origin) : VARY)) c.header(name, value)
})

/** Routes that only the widget asks: one of them tells that the script tag works. */
const WIDGET_ROUTE = /\/widget-(?:config|look)$/

/** A page of Kefu itself sends no Origin with a GET; its browser says so in another way. */
function noteWidget(c: Context<AppEnv>, shop: string, allowed: boolean): void {
  if (c.req.method !== 'GET' || !WIDGET_ROUTE.test(c.req.path)) return
  const own = c.req.header('sec-fetch-site') === 'same-origin' ? new URL(c.req.url).origin : null
  const origin = c.req.header('origin') ?? own
  // "null" is a page in a sandbox, the console's own preview among them.
  if (!origin || !URL.canParse(origin)) return
  c.executionCtx.waitUntil(noteSighting(c.env.DB, { shop, origin, allowed, now: Date.now() }))
}

function corsHeaders(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-expose-headers': 'retry-after, server-timing',
    'access-control-max-age': PREFLIGHT_SECONDS,
    ...VARY,
  }
}
