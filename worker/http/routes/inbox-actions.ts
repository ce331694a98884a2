import { type Context, Hono } from 'hono'
import { writeAudit } from '../../adapters/d1/write-audit'
import type { AgentCommand } from '../../core/agents/commands'
import type { AgentOutcome } from '../../durable-objects/conversation/agent-side'
import {
  agentMessage,
  agentMessageSent,
  claimBody,
  inboxAction,
  labelsBody,
  newNote,
  priorityBody,
  snoozeBody,
  transferBody,
} from '../../protocol'
import { conversationOf, persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { agentOf, idOf, inboxOf, outcomeOf } from '../inbox-object'
import { requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody } from '../validate'

const TAG = 'Inbox'
const canAnswer = requireRole('owner', 'admin', 'agent')
/** Longest snooze: what is further away is forgotten, not snoozed. */
const MAX_SNOOZE_MS = 366 * 86_400_000

const action = (summary: string) =>
  documented({
    summary,
    tag: TAG,
    security: 'api_key',
    success: { 200: { description: 'The conversation as it stands then', schema: inboxAction } },
    problems: [401, 403, 404, 409, 413, 415],
  })

/** What agents do to a conversation, mounted under /v1/shops/:shop. */
export const inboxActionRoutes = new Hono<AppEnv>()
  .post(
    '/inbox/conversations/:id/claim',
    action('Take a conversation, from the queue or the bot; from a colleague with take_over'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(claimBody),
    async (c) => {
      const id = idOf(c)
      const outcome = await inboxOf(c).claim(id, agentOf(c), c.req.valid('json').take_over)
      return done(c, outcome, 'claim', id)
    },
  )
  .post(
    '/inbox/conversations/:id/transfer',
    action('Give a conversation to a colleague, to a team, or back to the queue'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(transferBody),
    async (c) => {
      const id = idOf(c)
      const { agent, team } = c.req.valid('json')
      const outcome = await inboxOf(c).transfer(id, agentOf(c), { agent, team })
      return done(c, outcome, 'transfer', id)
    },
  )
  .post('/inbox/conversations/:id/release', action('Give a conversation back to the bot'), canAnswer, async (c) => {
    const id = idOf(c)
    return done(c, await command(c, id, { type: 'release', agent: agentOf(c) }), 'release', id)
  })
  .post(
    '/inbox/conversations/:id/resolve',
    action('Close a conversation; the shopper may rate it'),
    canAnswer,
    async (c) => {
      const id = idOf(c)
      return done(c, await command(c, id, { type: 'resolve', agent: agentOf(c) }), 'resolve', id)
    },
  )
  .post(
    '/inbox/conversations/:id/messages',
    documented({
      summary: 'Write to the shopper; the same client_message_id again is the same message',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The message', schema: agentMessageSent } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(agentMessage),
    async (c) => {
      const id = idOf(c)
      const { client_message_id: clientMessageId, text, attachment_ids: ids = [] } = c.req.valid('json')
      const attachments = ids.length > 0 ? await attachmentsOf(c, id, ids) : []
      const agent = agentOf(c)
      const outcome = await command(c, id, { type: 'say', agent, clientMessageId, text, attachments })
      const conversation = outcomeOf(outcome)
      if (!outcome.ok || !outcome.message) throw new Error('the message left no trace')
      c.header('cache-control', 'no-store')
      return c.json({ message: structuredClone(outcome.message), conversation: structuredClone(conversation) })
    },
  )
  .post(
    '/inbox/conversations/:id/notes',
    action('Write a note for colleagues; shoppers never see it'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(newNote),
    async (c) => {
      const id = idOf(c)
      const { note_id: noteId, text, mentions } = c.req.valid('json')
      return done(c, await command(c, id, { type: 'note', agent: agentOf(c), noteId, text, mentions }), null, id)
    },
  )
  .put(
    '/inbox/conversations/:id/labels',
    action('Set the labels of a conversation'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(labelsBody),
    async (c) => {
      const id = idOf(c)
      const labels = [...new Set(c.req.valid('json').labels)]
      return done(c, await command(c, id, { type: 'label', agent: agentOf(c), labels }), 'label', id)
    },
  )
  .put(
    '/inbox/conversations/:id/priority',
    action('Set how soon a conversation needs a person'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(priorityBody),
    async (c) => {
      const id = idOf(c)
      const { priority } = c.req.valid('json')
      return done(c, await command(c, id, { type: 'prioritise', agent: agentOf(c), priority }), 'prioritise', id)
    },
  )
  .post(
    '/inbox/conversations/:id/snooze',
    action('Put a conversation out of sight until then, or until the shopper writes'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(snoozeBody),
    async (c) => {
      const id = idOf(c)
      const until = Date.parse(c.req.valid('json').until)
      const now = Date.now()
      if (until <= now || until > now + MAX_SNOOZE_MS)
        throw new ProblemError(400, 'The request does not fit the schema.', [
          { field: 'until', message: 'must lie ahead, within a year' },
        ])
      return done(c, await command(c, id, { type: 'snooze', agent: agentOf(c), until }), 'snooze', id)
    },
  )
  .delete('/inbox/conversations/:id/snooze', action('Bring a snoozed conversation back'), canAnswer, async (c) => {
    const id = idOf(c)
    return done(c, await command(c, id, { type: 'unsnooze' }), null, id)
  })

async function command(c: Context<AppEnv>, id: string, order: AgentCommand): Promise<AgentOutcome> {
  return persistently(async () => conversationOf(c, id).command(order))
}

/** Answers the conversation; what changes who has it is noted in the audit log. */
async function done(c: Context<AppEnv>, outcome: Parameters<typeof outcomeOf>[0], noted: string | null, id: string) {
  const conversation = outcomeOf(outcome)
  if (noted !== null) {
    const by = { shop: c.get('bundle').settings.shop, by: agentOf(c).id, now: Date.now() }
    const subject = `conversation:${id}`
    const key = `${noted}:${id}:${conversation.revision}`
    await writeAudit(c.env.DB, by, { action: `conversation_${noted}`, subject, key })
  }
  c.header('cache-control', 'no-store')
  return c.json({ conversation: structuredClone(conversation) })
}

/** @throws ProblemError 400 for one that is not of this conversation. */
async function attachmentsOf(c: Context<AppEnv>, id: string, ids: readonly string[]) {
  const detail = await persistently(async () => conversationOf(c, id).agentDetail())
  const found = ids.map((one) => detail?.attachments.find((attachment) => attachment.id === one))
  return found.map((attachment) => {
    if (attachment) return attachment
    throw new ProblemError(400, 'An attachment is not one of this conversation.', [
      { field: 'attachment_ids', message: 'must be of this conversation' },
    ])
  })
}
