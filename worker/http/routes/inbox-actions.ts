import { type Context, Hono } from 'hono'
import { writeAudit } from '../../adapters/d1/write-audit'
import { MAX_SNOOZE_MS } from '../../config'
import type { AgentCommand } from '../../core/agents/commands'
import type { InboxOutcome } from '../../durable-objects/inbox/inbox'
import {
  agentMessage,
  agentMessageSent,
  attachment,
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
import { agentOf, done, idOf, inboxOf, snapshotOf } from '../inbox-object'
import { requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody } from '../validate'
import { limitUpload, takeImage } from './attachments'

const canAnswer = requireRole('owner', 'admin', 'agent')

/** A route's line of documentation: all of these answer the conversation as it stands then. */
const action = (summary: string) =>
  documented({
    summary,
    tag: 'Inbox',
    security: 'api_key',
    success: { 200: { description: 'The conversation as it stands then', schema: inboxAction } },
    problems: [401, 403, 404, 409, 413, 415],
  })

/** What agents do to conversations, mounted under /v1/shops/:shop. A 409 says by the field `code` why it was not done. */
export const inboxActionRoutes = new Hono<AppEnv>()
  .post(
    '/inbox/conversations/:id/messages',
    documented({
      summary: 'Write to the shopper; the same client_message_id again is the same message',
      tag: 'Inbox',
      security: 'api_key',
      success: { 200: { description: 'The message', schema: agentMessageSent } },
      problems: [401, 403, 404, 409, 413, 415],
    }),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(agentMessage),
    async (c) => {
      const conversation = conversationOf(c, idOf(c))
      const said = done(await persistently(async () => conversation.agentSay(agentOf(c), c.req.valid('json'))))
      if (!said.message) throw new Error('the command left no message')
      return c.json({ message: said.message, conversation: said.conversation })
    },
  )
  .post(
    '/inbox/conversations/:id/attachments',
    documented({
      summary: 'Upload an image; its id goes with a message',
      tag: 'Inbox',
      security: 'api_key',
      success: { 201: { description: 'Stored', schema: attachment } },
      problems: [401, 403, 404, 409, 413, 415, 503],
    }),
    canAnswer,
    limitUpload,
    async (c) => {
      const { agent } = await snapshotOf(c, idOf(c))
      if (agent?.id !== agentOf(c).id) done({ ok: false, code: 'not_owner' })
      return c.json(await takeImage(c), 201)
    },
  )
  .post(
    '/inbox/conversations/:id/claim',
    action(
      'Take it: from the queue, from the bot, or with take_over from a colleague; one that is resolved opens again',
    ),
    canAnswer,
    requireJson,
    jsonBody(claimBody),
    async (c) => {
      const id = idOf(c)
      await snapshotOf(c, id)
      const outcome = await inboxOf(c).claim(id, agentOf(c), c.req.valid('json').take_over)
      return c.json(await noted(c, 'claim', outcome))
    },
  )
  .post(
    '/inbox/conversations/:id/transfer',
    action('Give it to a colleague, to a team, or with neither back to the queue'),
    canAnswer,
    requireJson,
    jsonBody(transferBody),
    async (c) => {
      const id = idOf(c)
      await snapshotOf(c, id)
      const outcome = await inboxOf(c).transfer(id, agentOf(c), c.req.valid('json'))
      return c.json(await noted(c, 'transfer', outcome))
    },
  )
  .post('/inbox/conversations/:id/release', action('Give it back to the bot'), canAnswer, async (c) =>
    c.json(await run(c, idOf(c), { type: 'release', agent: agentOf(c) })),
  )
  .post(
    '/inbox/conversations/:id/resolve',
    action('Resolve it; the shopper is asked how it was'),
    canAnswer,
    async (c) => c.json(await run(c, idOf(c), { type: 'resolve', agent: agentOf(c) })),
  )
  .post(
    '/inbox/conversations/:id/notes',
    action('Write a note that shoppers never see; the same note_id again is the same note'),
    canAnswer,
    limitBody,
    requireJson,
    jsonBody(newNote),
    async (c) => {
      const { note_id: noteId, text, mentions } = c.req.valid('json')
      const command = { type: 'note', agent: agentOf(c), noteId, text, mentions } as const
      return c.json(await run(c, idOf(c), command))
    },
  )
  .put(
    '/inbox/conversations/:id/labels',
    action('Set its labels'),
    canAnswer,
    requireJson,
    jsonBody(labelsBody),
    async (c) => {
      const labels = [...new Set(c.req.valid('json').labels)]
      return c.json(await run(c, idOf(c), { type: 'label', agent: agentOf(c), labels }))
    },
  )
  .put(
    '/inbox/conversations/:id/priority',
    action('Set its priority'),
    canAnswer,
    requireJson,
    jsonBody(priorityBody),
    async (c) => {
      const { priority } = c.req.valid('json')
      return c.json(await run(c, idOf(c), { type: 'prioritise', agent: agentOf(c), priority }))
    },
  )
  .post(
    '/inbox/conversations/:id/snooze',
    action('Put it out of sight until then, or until the shopper writes'),
    canAnswer,
    requireJson,
    jsonBody(snoozeBody),
    async (c) => {
      const until = Date.parse(c.req.valid('json').until)
      const ahead = until - Date.now()
      if (!(ahead > 0 && ahead <= MAX_SNOOZE_MS))
        throw new ProblemError(400, 'A snooze ends in the future, within 90 days.', [
          { field: 'until', message: 'must be in the future, within 90 days' },
        ])
      return c.json(await run(c, idOf(c), { type: 'snooze', agent: agentOf(c), until }))
    },
  )
  .delete('/inbox/conversations/:id/snooze', action('Bring it back into sight'), canAnswer, async (c) =>
    c.json(await run(c, idOf(c), { type: 'unsnooze' })),
  )

async function run(c: Context<AppEnv>, id: string, command: AgentCommand) {
  const outcome = await persistently(async () => conversationOf(c, id).command(command))
  return noted(c, command.type, outcome)
}

/** What the command came to; who has a conversation and how it stands is noted in the audit log when an agent has changed it. */
async function noted(c: Context<AppEnv>, type: string, outcome: InboxOutcome) {
  const { conversation } = done(outcome)
  if (NOTED.has(type)) {
    const who = { shop: c.get('bundle').settings.shop, by: agentOf(c).id, now: Date.now() }
    const { conversation_id: id, revision } = conversation
    const subject = `conversation:${id}`
    await writeAudit(c.env.DB, who, { action: `conversation_${type}`, subject, key: `${type}:${id}:${revision}` })
  }
  return { conversation }
}

const NOTED: ReadonlySet<string> = new Set(['claim', 'transfer', 'release', 'resolve', 'label', 'prioritise', 'snooze'])
