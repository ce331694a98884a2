import { type Context, Hono } from 'hono'
import { labelsInUse, listConversations } from '../../adapters/d1/inbox-lists'
import { signInboxTicket } from '../../adapters/jwt/inbox-ticket'
import { INBOX_PAGE, INBOX_TICKET_TTL_S, MAX_LABELS_LISTED } from '../../config'
import {
  type InboxConversation,
  type InboxQuery,
  inboxDetail,
  inboxList,
  inboxQuery,
  inboxTicket,
  labelList,
} from '../../protocol'
import { conversationOf, persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { agentOf, idOf, inboxOf } from '../inbox-object'
import { noteLook } from '../looked'
import { requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, query } from '../validate'

const TAG = 'Inbox'
const LIVE = ['mine', 'unassigned', 'queued', 'open', 'snoozed'] as const
const canAnswer = requireRole('owner', 'admin', 'agent')

/** What agents see of conversations, mounted under /v1/shops/:shop. */
export const inboxRoutes = new Hono<AppEnv>()
  .post(
    '/inbox/ticket',
    documented({
      summary: 'A ticket that opens one socket of the inbox, within a minute',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The ticket', schema: inboxTicket } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    async (c) => {
      const agent = agentOf(c)
      const now = Date.now()
      const ticket = await signInboxTicket(c.env.TOKEN_SECRET, c.get('bundle').settings.shop, agent, now)
      const expiresAt = new Date(now + INBOX_TICKET_TTL_S * 1_000).toISOString()
      return c.json({ ticket, expires_at: expiresAt, agent }, 200, NO_STORE)
    },
  )
  .get(
    '/inbox/socket',
    documented({
      summary: 'WebSocket of the inbox; the first frame is {type: "hello", ticket, revision}',
      tag: TAG,
      success: { 101: { description: 'Switched to WebSocket' } },
      problems: [403, 404, 426, 429],
    }),
    async (c) => {
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
        throw new ProblemError(426, 'This route speaks WebSocket.', undefined, { upgrade: 'websocket' })
      return inboxOf(c).fetch(c.req.raw)
    },
  )
  .get(
    '/inbox/conversations',
    documented({
      summary: `Conversations of a view, ${INBOX_PAGE} a page; q searches what was said, or an address`,
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'A page, and how many are live', schema: inboxList } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    query(inboxQuery),
    async (c) => {
      await noteLook(c, 'inbox:list')
      const asked = c.req.valid('query')
      const [page, counts] = await Promise.all([pageOf(c, asked), inboxOf(c).counts()])
      return c.json({ ...page, counts: { ...counts } }, 200, NO_STORE)
    },
  )
  .get(
    '/inbox/conversations/:id',
    documented({
      summary: 'A conversation with notes, who had it and why, and what is known; who reads it is noted',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The conversation', schema: inboxDetail } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    async (c) => {
      const id = idOf(c)
      const detail = await persistently(async () => conversationOf(c, id).agentDetail())
      if (!detail) throw new ProblemError(404, 'There is no such conversation.')
      await noteLook(c, `conversation:${id}`)
      return c.json(detail, 200, NO_STORE)
    },
  )
  .get(
    '/inbox/labels',
    documented({
      summary: 'Labels in use, the most used first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The labels', schema: labelList } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    async (c) => c.json({ labels: await labelsInUse(c.env.DB, c.get('bundle').settings.shop, MAX_LABELS_LISTED) }),
  )

const NO_STORE = { 'cache-control': 'no-store' }
type Page = { readonly conversations: InboxConversation[]; readonly next_cursor: string | null }

/** Live views come from the inbox, which knows them to the moment; what ended, the bot's own and searches from the database. */
async function pageOf(c: Context<AppEnv>, asked: InboxQuery): Promise<Page> {
  const agent = agentOf(c)
  const live = LIVE.find((view) => view === asked.view)
  if (!live || asked.q !== undefined) {
    const { shop } = c.get('bundle').settings
    const { conversations, next } = await listConversations(c.env.DB, shop, asked, agent.id)
    return { conversations, next_cursor: next }
  }
  const all = await inboxOf(c).list(live, agent.id)
  const fitting = all.filter((one) => fits(one, asked))
  const from = asked.cursor === undefined ? 0 : fitting.findIndex((one) => one.conversation_id === asked.cursor) + 1
  const conversations = fitting.slice(from, from + INBOX_PAGE)
  const last = conversations.at(-1)
  return {
    conversations,
    next_cursor: last && fitting.length > from + INBOX_PAGE ? last.conversation_id : null,
  }
}

function fits(one: InboxConversation, { label, team, channel, priority, assignee }: InboxQuery): boolean {
  return (
    (label === undefined || one.labels.includes(label)) &&
    (team === undefined || one.team === team) &&
    (channel === undefined || one.channel === channel) &&
    (priority === undefined || one.priority === priority) &&
    (assignee === undefined || one.agent?.id === assignee)
  )
}
