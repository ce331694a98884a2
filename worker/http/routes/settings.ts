import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { saveNumberPatterns } from '../../adapters/d1/number-patterns'
import { saveOptionTexts } from '../../adapters/d1/option-texts'
import { publishBundle } from '../../adapters/kv/bundles'
import type { OptionTexts } from '../../core/domain'
import { checkPattern } from '../../core/nlu/entities/check-pattern'
import {
  MAX_OPTION_LOCALES,
  type NumberPatterns,
  numberPatterns,
  type OptionTextsInput,
  optionLocale,
  optionTexts,
  optionTextsByLocale,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'

const TAG = 'Settings'
const localePath = v.object({ locale: optionLocale })

/** What a merchant sets about understanding, mounted under /v1/shops/:shop. */
export const settingsRoutes = new Hono<AppEnv>()
  .get(
    '/number-patterns',
    documented({
      summary: "How the shop's order and tracking numbers look",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Patterns in use beside the usual formats', schema: numberPatterns } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'analyst'),
    (c) => c.json(mutable(c.get('bundle').settings.numberPatterns ?? { order: [], tracking: [] })),
  )
  .put(
    '/number-patterns',
    documented({
      summary: "Set how the shop's order and tracking numbers look; live within a minute",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: numberPatterns } },
      problems: [401, 403, 404, 413, 415],
    }),
    requireRole('owner', 'admin'),
    requireJson,
    jsonBody(numberPatterns),
    async (c) => {
      const patterns = c.req.valid('json')
      refuseUnsafe(patterns)
      const by = await changerOf(c)
      const { shop } = c.get('bundle').settings
      await saveNumberPatterns(c.env.DB, {
        shop,
        patterns,
        by,
        now: Date.now(),
        key: `number_patterns:${crypto.randomUUID()}`,
      })
      await publishBundle(c.env, shop)
      return c.json(patterns)
    },
  )
  .get(
    '/option-texts',
    documented({
      summary: 'What option values are called by language',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'By language code', schema: optionTextsByLocale } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'analyst'),
    (c) => c.json(onTheWire(c.get('bundle').settings.optionTexts ?? {})),
  )
  .put(
    '/option-texts/:locale',
    documented({
      summary: 'Set what option values are called in one language, all at once; live within a minute',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: optionTexts } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    requireRole('owner', 'admin'),
    requireJson,
    pathParams(localePath),
    jsonBody(optionTexts),
    async (c) => {
      const { locale } = c.req.valid('param')
      const known = Object.keys(c.get('bundle').settings.optionTexts ?? {})
      if (!known.includes(locale) && known.length >= MAX_OPTION_LOCALES)
        throw new ProblemError(409, `There can be texts in at most ${MAX_OPTION_LOCALES} languages.`)
      const { values, by_name: byName } = c.req.valid('json')
      await changeOptionTexts(c, locale, { values, byName })
      return c.json({ values, by_name: byName })
    },
  )
  .delete(
    '/option-texts/:locale',
    documented({
      summary: 'Take the option texts of one language away; values are told in the own language then',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Gone, or never there' } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin'),
    pathParams(localePath),
    async (c) => {
      await changeOptionTexts(c, c.req.valid('param').locale, null)
      return c.body(null, 204)
    },
  )

async function changeOptionTexts(c: Context<AppEnv>, locale: string, texts: OptionTexts | null): Promise<void> {
  const by = await changerOf(c)
  const { shop } = c.get('bundle').settings
  const key = `option_texts:${crypto.randomUUID()}`
  await saveOptionTexts(c.env.DB, { shop, locale, texts, by, now: Date.now(), key })
  await publishBundle(c.env, shop)
}

function onTheWire(texts: Readonly<Record<string, OptionTexts>>): Record<string, OptionTextsInput> {
  return Object.fromEntries(
    Object.entries(texts).map(([locale, { values, byName = {} }]) => [
      locale,
      {
        values: { ...values },
        by_name: Object.fromEntries(Object.entries(byName).map(([name, of]) => [name, { ...of }])),
      },
    ]),
  )
}

function mutable({ order, tracking }: { readonly order: readonly string[]; readonly tracking: readonly string[] }) {
  return { order: [...order], tracking: [...tracking] }
}

/** @throws ProblemError that names each pattern that could not be run safely, and why. */
function refuseUnsafe(patterns: NumberPatterns): void {
  const errors = (['order', 'tracking'] as const).flatMap((kind) =>
    patterns[kind].flatMap((source, i) => {
      const message = checkPattern(source)
      return message === null ? [] : [{ field: `${kind}.${i}`, message }]
    }),
  )
  if (errors.length > 0) throw new ProblemError(400, 'A pattern cannot be used.', errors)
}
