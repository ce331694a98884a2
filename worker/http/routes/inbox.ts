import { Hono } from 'hono'
import { signInboxTicket } from '../../adapters/jwt/inbox-ticket'
import { INBOX_PAGE, INBOX_TICKET_TTL_S } from '../../config'
import {
  type InboxConversation,
  type InboxQuery,
  inboxDetail,
  inboxList,
  inboxQuery,
  inboxTicket,
} from '../../protocol'
import { conversationOf, persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { agentOf, idOf, inboxOf } from '../inbox-object'
import { noteLook } from '../looked'
import { requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, query } from '../validate'

const TAG = 'Inbox'
const canAnswer = requireRole('owner', 'admin', 'agent')
const LIVE_VIEWS = ['mine', 'unassigned', 'queued', 'open', 'snoozed'] as const

/** What agents look at, mounted under /v1/shops/:shop. */
export const inboxRoutes = new Hono<AppEnv>()
  .post(
    '/inbox/ticket',
    documented({
      summary: 'A ticket for the socket of the inbox, good for a minute',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The ticket and who it is for', schema: inboxTicket } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    async (c) => {
      const now = Date.now()
      const agent = agentOf(c)
      const ticket = await signInboxTicket(c.env.TOKEN_SECRET, c.get('bundle').settings.shop, agent, now)
      c.header('cache-control', 'no-store')
      return c.json({
        ticket,
        expires_at: new Date(now + INBOX_TICKET_TTL_S * 1_000).toISOString(),
        agent: { ...agent },
      })
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
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
        throw new ProblemError(426, 'This route speaks WebSocket.', undefined, { upgrade: 'websocket' })
      }
      return inboxOf(c).fetch(c.req.raw)
    },
  )
  .get(
    '/inbox/conversations',
    documented({
      summary:
        'Conversations of a view: mine, unassigned (queued), open, snoozed, bot, resolved, all; by filter and by what was said',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'A page of them', schema: inboxList } },
      problems: [401, 403, 404],
    }),
    canAnswer,
    query(inboxQuery),
    async (c) => {
      const asked = c.req.valid('query')
      const view = LIVE_VIEWS.find((one) => one === asked.view)
      const inbox = inboxOf(c)
      c.header('cache-control', 'no-store')
      const counts = await persistently(() => inbox.counts())
      if (!view || asked.q) return c.json({ conversations: [], next_cursor: null, counts: { ...counts } })
      const live = await persistently(() => inbox.list(view, agentOf(c).id))
      return c.json({
        ...page(
          live.filter((one) => fits(one, asked)),
          asked.cursor,
        ),
        counts: { ...counts },
      })
    },
  )
  .get(
    '/inbox/conversations/:id',
    documented({
      summary:
        'A conversation with its messages, notes and what was known when a person was called; who looks is noted',
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
      c.header('cache-control', 'no-store')
      return c.json(structuredClone(detail))
    },
  )

function fits(one: InboxConversation, asked: InboxQuery): boolean {
  const { label, team, channel, priority, assignee } = asked
  if (label !== undefined && !one.labels.includes(label)) return false
  if (team !== undefined && one.team !== team) return false
  if (channel !== undefined && one.channel !== channel) return false
  if (priority !== undefined && one.priority !== priority) return false
  return assignee === undefined || one.agent?.id === assignee
}

/** A page after the conversation the cursor names; one that has left the list meanwhile begins it anew. */
function page(list: InboxConversation[], cursor: string | undefined) {
  const after = cursor === undefined ? -1 : list.findIndex((one) => one.conversation_id === cursor)
  const conversations = list.slice(after + 1, after + 1 + INBOX_PAGE)
  const more = list.length > after + 1 + INBOX_PAGE
  return { conversations, next_cursor: more ? (conversations.at(-1)?.conversation_id ?? null) : null }
}
