import { type Context, Hono } from 'hono'
import { type SettingsChange, saveShopSettings } from '../../adapters/d1/shop-settings'
import { publishBundle } from '../../adapters/kv/bundles'
import {
  appearanceSettings,
  hoursSettings,
  originsSettings,
  returnSettings,
  type ShopSettingsWire,
  shopSettings,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody } from '../validate'
import { appearanceOf, hoursOf, returnsOf, settingsWire } from './shop-settings-wire'

const canSet = requireRole('owner', 'admin')
const settingRoute = (summary: string) =>
  documented({
    summary: `${summary}; live within a minute`,
    tag: 'Settings',
    security: 'api_key',
    success: { 200: { description: 'All settings as stored', schema: shopSettings } },
    problems: [401, 403, 404, 413, 415],
  })

/** What a merchant sets on the pages of the console, mounted under /v1/shops/:shop. Each part is replaced whole. */
export const shopSettingsRoutes = new Hono<AppEnv>()
  .get(
    '/settings',
    documented({
      summary: 'What the merchant has set: origins, appearance, business hours, returns',
      tag: 'Settings',
      security: 'api_key',
      success: { 200: { description: 'All settings', schema: shopSettings } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'analyst'),
    (c) => {
      c.header('cache-control', 'no-store')
      return c.json(settingsWire(c.get('bundle'), Date.now()))
    },
  )
  .put(
    '/settings/origins',
    settingRoute('Set the origins whose pages may carry the widget'),
    canSet,
    limitBody,
    requireJson,
    jsonBody(originsSettings),
    async (c) => c.json(await save(c, 'origins', { allowedOrigins: c.req.valid('json').origins })),
  )
  .put(
    '/settings/appearance',
    settingRoute('Set how the widget looks and begins'),
    canSet,
    limitBody,
    requireJson,
    jsonBody(appearanceSettings),
    async (c) => {
      const form = c.req.valid('json')
      refuseUnspoken(c, form.default_locale)
      return c.json(await save(c, 'appearance', appearanceOf(form)))
    },
  )
  .put(
    '/settings/hours',
    settingRoute('Set when people answer, for the shop and for teams, and what the bot says of it'),
    canSet,
    limitBody,
    requireJson,
    jsonBody(hoursSettings),
    async (c) => c.json(await save(c, 'hours', hoursOf(c.req.valid('json')))),
  )
  .put(
    '/settings/returns',
    settingRoute('Set what may be sent back, for how long and how'),
    canSet,
    limitBody,
    requireJson,
    jsonBody(returnSettings),
    async (c) => c.json(await save(c, 'returns', returnsOf(c.req.valid('json')))),
  )

async function save(
  c: Context<AppEnv>,
  part: SettingsChange['part'],
  set: SettingsChange['set'],
): Promise<ShopSettingsWire> {
  const { shop } = c.get('bundle').settings
  await saveShopSettings(c.env.DB, { shop, part, set, by: await changerOf(c), now: Date.now() })
  const bundle = await publishBundle(c.env, shop)
  if (!bundle) throw new ProblemError(404, 'There is no such shop.')
  return settingsWire(bundle, Date.now())
}

function refuseUnspoken(c: Context<AppEnv>, locale: string): void {
  if (c.get('bundle').settings.locales.includes(locale)) return
  const message = 'must be one of the languages of the shop'
  throw new ProblemError(400, 'The widget cannot begin so.', [{ field: 'default_locale', message }])
}
