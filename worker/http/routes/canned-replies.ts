import { Hono } from 'hono'
import { deleteCannedReply, listCannedReplies, saveCannedReply } from '../../adapters/d1/canned-replies'
import { MAX_CANNED_REPLIES } from '../../config'
import { localised } from '../../core/actions/order-card'
import { cannedReply, cannedReplyList, cannedReplyQuery, cannedReplyTexts, shortcutPath } from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams, query } from '../validate'

const TAG = 'Inbox'
const canAnswer = requireRole('owner', 'admin', 'agent')

/** Answers that agents write by a shortcut, mounted under /v1/shops/:shop. */
export const cannedReplyRoutes = new Hono<AppEnv>()
  .get(
    '/inbox/canned-replies',
    documented({
      summary: 'Canned replies, by shortcut',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'All of them', schema: cannedReplyList } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    query(cannedReplyQuery),
    async (c) => {
      const { settings } = c.get('bundle')
      const locale = c.req.valid('query').locale ?? settings.defaultLocale
      const stored = await listCannedReplies(c.env.DB, settings.shop)
      const textOf = (texts: Readonly<Record<string, string>>) => localised(texts, locale, settings.defaultLocale)
      return c.json({ canned_replies: stored.map((one) => ({ ...one, text: textOf(one.texts) })) })
    },
  )
  .put(
    '/inbox/canned-replies/:shortcut',
    documented({
      summary: 'Save a canned reply; {shopper_name}, {agent_name}, {shop_name} and {order_number} are filled in',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: cannedReply } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canAnswer,
    limitBody,
    requireJson,
    pathParams(shortcutPath),
    jsonBody(cannedReplyTexts),
    async (c) => {
      const saved = { shortcut: c.req.valid('param').shortcut, texts: c.req.valid('json').texts }
      const change = { shop: c.get('bundle').settings.shop, by: await changerOf(c), now: Date.now() }
      if (!(await saveCannedReply(c.env.DB, change, saved, MAX_CANNED_REPLIES)))
        throw new ProblemError(409, `A shop has at most ${MAX_CANNED_REPLIES} canned replies.`)
      const { defaultLocale } = c.get('bundle').settings
      return c.json({ ...saved, text: localised(saved.texts, defaultLocale, defaultLocale) })
    },
  )
  .delete(
    '/inbox/canned-replies/:shortcut',
    documented({
      summary: 'Delete a canned reply',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Deleted' } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    pathParams(shortcutPath),
    async (c) => {
      const change = { shop: c.get('bundle').settings.shop, by: await changerOf(c), now: Date.now() }
      if (!(await deleteCannedReply(c.env.DB, change, c.req.valid('param').shortcut)))
        throw new ProblemError(404, 'There is no such canned reply.')
      return c.body(null, 204)
    },
  )
