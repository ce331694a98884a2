import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { listConversations } from '../../adapters/d1/inbox-lists'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { ordersOf } from '../../adapters/orders-of'
import {
  CONNECTOR_CHANGE_BUDGET_MS,
  MAX_SUGGESTIONS,
  ORDER_LOOKUP_BUDGET_MS,
  PROFILE_BUDGET_MS,
  SHOPPER_PANEL_ROWS,
} from '../../config'
import { orderCard } from '../../core/actions/order-card'
import { wordsOf } from '../../core/knowledge/live'
import {
  type InboxConversation,
  type InboxShopper,
  type InboxSuggestions,
  inboxShopper,
  inboxSuggestions,
  orderAction,
  orderActionDone,
} from '../../protocol'
import { conversationOf, persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { agentOf, done, idOf, snapshotOf } from '../inbox-object'
import { noteLook } from '../looked'
import { requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { changeOrder } from '../order-by-agent'
import { ProblemError } from '../problem'
import { tryArticles } from '../try-articles'
import { documented, jsonBody, pathParams } from '../validate'

const TAG = 'Inbox'
const canAnswer = requireRole('owner', 'admin', 'agent')
const orderInPath = pathParams(
  v.object({ order_number: v.pipe(v.string(), v.regex(/^[\w#.-]{1,64}$/, 'must be an order number')) }),
)

/** The shopper beside a conversation, what may answer them, and what agents do to their orders; mounted under /v1/shops/:shop. */
export const inboxShopperRoutes = new Hono<AppEnv>()
  .get(
    '/inbox/conversations/:id/shopper',
    documented({
      summary: 'Who the shopper is: orders, shipments, past conversations, segment; who reads it is noted',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The shopper', schema: inboxShopper } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    async (c) => {
      const id = idOf(c)
      const conversation = await snapshotOf(c, id)
      await noteLook(c, `conversation:${id}`)
      return c.json(await shopperOf(c, conversation), 200, NO_STORE)
    },
  )
  .get(
    '/inbox/conversations/:id/suggestions',
    documented({
      summary: "Articles that may answer the shopper's last message, likeliest first",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The articles', schema: inboxSuggestions } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    async (c) => {
      const id = idOf(c)
      const detail = await persistently(async () => conversationOf(c, id).agentDetail())
      if (!detail) throw new ProblemError(404, 'There is no such conversation.')
      await noteLook(c, `conversation:${id}`)
      const question = detail.messages.findLast(({ author }) => author === 'shopper')?.text ?? null
      return c.json(await suggestionsFor(c, question, detail.conversation.locale), 200, NO_STORE)
    },
  )
  .post(
    '/inbox/conversations/:id/orders/:order_number',
    documented({
      summary: "Change an order of the shopper's on their behalf, by the rules the bot goes by",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Changed', schema: orderActionDone } },
      problems: [401, 403, 404, 409, 413, 415, 503],
    }),
    canAnswer,
    limitBody,
    requireJson,
    orderInPath,
    jsonBody(orderAction),
    async (c) => {
      const id = idOf(c)
      const { order_number: orderNumber } = c.req.valid('param')
      const agent = agentOf(c)
      const before = await snapshotOf(c, id)
      if (before.agent?.id !== agent.id) done({ ok: false, code: 'not_owner' })
      const { settings } = c.get('bundle')
      const orders = ordersOf(c.env, c.get('bundle'), CONNECTOR_CHANGE_BUDGET_MS)
      const who = { by: agent.id, conversationId: id, email: before.shopper.verified ? before.shopper.email : null }
      const changed = await changeOrder(orders, who, orderNumber, c.req.valid('json'), Date.now())
      const { change, detail } = changed
      const noted = await conversationOf(c, id).command({ type: 'note_order', agent, orderNumber, change, detail })
      const order = await orders.get(orderNumber)
      return c.json({
        conversation: noted.ok ? noted.conversation : before,
        order: order.ok ? orderCard(order.value, before.locale, settings, Date.now()) : null,
      })
    },
  )

const NO_STORE = { 'cache-control': 'no-store' }

/** Orders only for a proven address: one that a stranger typed tells nothing about the one who is there. */
async function shopperOf(c: Context<AppEnv>, conversation: InboxConversation): Promise<InboxShopper> {
  const { shopper, locale, conversation_id: id } = conversation
  const { settings } = c.get('bundle')
  const { email } = shopper
  const proven = shopper.verified ? email : null
  const budgets = { budgetMs: ORDER_LOOKUP_BUDGET_MS, readBudgetMs: PROFILE_BUDGET_MS }
  const [profile, orders, past] = await Promise.all([
    proven ? createD1Shoppers(c.env.DB, settings.shop, budgets).profile(proven) : null,
    proven ? ordersOf(c.env, c.get('bundle')).listByEmail(proven, SHOPPER_PANEL_ROWS) : null,
    email ? listConversations(c.env.DB, settings.shop, { view: 'all', q: email }, '') : null,
  ])
  const known = profile?.ok ? profile.value : null
  return {
    ...shopper,
    name: shopper.name ?? known?.name ?? null,
    segment: shopper.segment ?? known?.segment ?? null,
    points: known?.loyalty?.points ?? null,
    tier: known?.loyalty?.tier ?? null,
    newsletter: known?.newsletter ?? null,
    orders: orders?.ok ? orders.value.map((order) => orderCard(order, locale, settings, Date.now())) : [],
    orders_late: orders?.ok === false,
    past_conversations: (past?.conversations ?? [])
      .filter((one) => one.conversation_id !== id)
      .slice(0, SHOPPER_PANEL_ROWS),
  }
}

async function suggestionsFor(c: Context<AppEnv>, question: string | null, locale: string): Promise<InboxSuggestions> {
  if (question === null) return { question, suggestions: [] }
  const bundle = c.get('bundle')
  const { hits } = await tryArticles(bundle, question, locale, Date.now())
  const byId = new Map(bundle.articles.map((article) => [article.id, article]))
  const suggestions = hits.slice(0, MAX_SUGGESTIONS).flatMap(({ article_id, title, confidence }) => {
    const article = byId.get(article_id)
    const text = article && wordsOf(article, locale)?.answer
    return text ? [{ article_id, title, text, confidence }] : []
  })
  return { question, suggestions }
}
