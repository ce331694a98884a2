import { Hono } from 'hono'
import { widgetSightingsOf } from '../../adapters/d1/widget-sightings'
import { WIDGET_LOOK_CACHE_S } from '../../config'
import { installState, widgetLook, widgetLookQuery } from '../../protocol'
import type { AppEnv } from '../env'
import { requireRole } from '../middleware/api-key'
import { documented, query } from '../validate'
import { lookOf } from './shop-settings-wire'

/** The script tag on the shop's pages: how it looks, and where it was seen. Mounted under /v1/shops/:shop. */
export const installRoutes = new Hono<AppEnv>()
  .get(
    '/widget-look',
    documented({
      summary: 'What the launcher needs before the panel is opened; small, and it warms nothing',
      tag: 'Widget',
      success: { 200: { description: 'The look', schema: widgetLook } },
      problems: [404],
    }),
    query(widgetLookQuery),
    (c) => {
      const { settings } = c.get('bundle')
      c.header('cache-control', `public, max-age=${WIDGET_LOOK_CACHE_S}`)
      return c.json(lookOf(settings, c.req.valid('query').locale ?? settings.defaultLocale))
    },
  )
  .get(
    '/install',
    documented({
      summary: 'On which pages the widget was seen, and which were refused',
      tag: 'Settings',
      security: 'api_key',
      success: { 200: { description: 'The last page first', schema: installState } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'analyst'),
    async (c) => {
      const { shop, allowedOrigins } = c.get('bundle').settings
      const sightings = await widgetSightingsOf(c.env.DB, shop)
      c.header('cache-control', 'no-store')
      return c.json({
        origins: [...allowedOrigins],
        sightings: sightings.map(({ origin, allowed, seenAt }) => ({
          origin,
          allowed,
          seen_at: new Date(seenAt).toISOString(),
        })),
        now: new Date().toISOString(),
      })
    },
  )
