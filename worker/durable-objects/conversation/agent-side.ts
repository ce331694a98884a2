import { getBundle } from '../../adapters/kv/bundles'
import { WAIT_OUTLOOK_BUDGET_MS } from '../../config'
import { type AgentCommand, type AgentRefusal, agentEvents, type SystemText } from '../../core/agents/commands'
import { needsOf, priorityOf, snapshotOf, summaryOf } from '../../core/agents/snapshot'
import { waitEvents } from '../../core/agents/wait'
import type { ShopBundle } from '../../core/domain'
import type { AgentRef, ConversationEvent } from '../../core/events'
import { text } from '../../core/responses/render'
import { foldEvents } from '../../core/tracker'
import type { AgentMessage, InboxConversation, InboxDetail, Message } from '../../protocol'
import type { InboxNews, Signal } from '../inbox/news'
import { report } from './run-turn'
import type { ConversationStorage, Identity, Outgoing } from './storage'
import type { ConversationView } from './view'

/** What a command came to: the conversation as it stands then, and the message it made. */
export type AgentOutcome =
  | { readonly ok: true; readonly conversation: InboxConversation; readonly message: Message | null }
  | { readonly ok: false; readonly code: AgentRefusal | 'unknown' | 'no_attachment' }

/** What the sides of a conversation need of it. */
export type ConversationHost = {
  view(): ConversationView
  append(events: readonly ConversationEvent[], outgoing?: readonly Outgoing[]): void
  /** Shows new messages and the status to the shopper's sockets. */
  show(fromSeq: number): void
}

/**
 * The side of a conversation that people work on: commands of agents and of routing, and telling the shop's inbox what has changed. Runs in
 * the conversation's queue, so that a turn and a command never interleave.
 */
export class AgentSide {
  constructor(
    readonly env: Env,
    readonly storage: ConversationStorage,
    readonly host: ConversationHost,
  ) {}

  /** Does what an agent or routing asks, if it may be done now. A repeat answers as the first time and does nothing. */
  async run(command: AgentCommand): Promise<AgentOutcome> {
    const identity = this.storage.identity()
    const view = this.host.view()
    if (!identity || view.lastActivityAt === 0) return { ok: false, code: 'unknown' }
    if (command.type === 'say') {
      const sent = view.agentSent.get(command.clientMessageId)
      if (sent !== undefined) return this.#done(view.messages[sent - 1] ?? null)
    }
    if (command.type === 'note' && view.noteIds.has(command.noteId)) return this.#done(null)
    const bundle = await getBundle(this.env, identity.shop)
    const events = agentEvents(view.tracker, command, wordsIn(bundle, view.tracker.locale))
    if (!events.ok) return { ok: false, code: events.error }
    if (events.value.length === 0) return this.#done(null)
    const from = view.messages.length
    this.host.append(events.value)
    this.host.show(from)
    return this.#done(view.messages[from] ?? null)
  }

  /** An agent's message, with images of this conversation. */
  async say(agent: AgentRef, message: AgentMessage): Promise<AgentOutcome> {
    const { attachments: known } = this.host.view().tracker
    const ids = message.attachment_ids ?? []
    const attachments = known.filter(({ id }) => ids.includes(id))
    if (attachments.length < new Set(ids).size) return { ok: false, code: 'no_attachment' }
    const { client_message_id: clientMessageId, text } = message
    return this.run({ type: 'say', agent, clientMessageId, text, attachments })
  }

  /** What an agent opens: everything the shopper sees and what only agents do. */
  detail(): InboxDetail | null {
    const conversation = this.snapshot()
    if (!conversation) return null
    const { tracker, messages, entries } = this.host.view()
    const words = messages.filter(({ author }) => author === 'shopper').map((message) => message.text)
    return {
      conversation,
      messages: [...messages],
      entries: [...entries],
      summary: summaryOf(tracker, words),
      attachments: [...tracker.attachments],
      shopper_read_seq: this.storage.shopperReadSeq(),
    }
  }

  /** The conversation as lists show it; null before it was opened. */
  snapshot(): InboxConversation | null {
    const identity = this.storage.identity()
    const view = this.host.view()
    if (!identity || view.lastActivityAt === 0) return null
    return snapshotOf(view.tracker, {
      conversationId: identity.conversationId,
      revision: view.revision,
      createdAt: view.createdAt,
      lastActivityAt: view.lastActivityAt,
      waitingSince: view.tracker.status === 'queued' ? view.waitingSince : null,
      lastMessage: view.messages.at(-1) ?? null,
    })
  }

  /** What the shopper is told of the wait when these events called a person; none where nobody can say. */
  async waitEvents(events: readonly ConversationEvent[], locale: string): Promise<readonly ConversationEvent[]> {
    const identity = this.storage.identity()
    if (!identity || !events.some(({ type }) => type === 'handoff_requested')) return []
    const tracker = foldEvents(events, this.host.view().tracker)
    if (tracker.status !== 'queued') return []
    const snapshot = this.snapshot()
    const bundle = await getBundle(this.env, identity.shop)
    if (!bundle || !snapshot) return []
    const needs = needsOf(
      {
        ...snapshot,
        team: tracker.team,
        priority: priorityOf(tracker),
        locale: tracker.locale,
        language: tracker.lastUnderstanding?.language ?? 'und',
      },
      tracker.lastAgent?.id ?? null,
      tracker.skill,
    )
    const outlook = await within(this.#inbox(identity.shop).outlook(needs), WAIT_OUTLOOK_BUDGET_MS).catch(
      (error: unknown) => {
        report('outlook', error)
        return null
      },
    )
    return waitEvents(tracker, { outlook, settings: bundle.settings, now: Date.now() }, wordsIn(bundle, locale))
  }

  /** Has the inbox forget the conversation. @throws when it cannot be reached. */
  async forget({ shop, conversationId }: Identity): Promise<void> {
    await this.#inbox(shop).erase(conversationId)
  }

  /** Tells the inbox how things stand now, and what is new. @throws when it cannot be reached: the outbox tries again. */
  async tell(news: { readonly fromSeq: number; readonly fromEntry: number } | null): Promise<void> {
    const identity = this.storage.identity()
    const conversation = this.snapshot()
    if (!identity || !conversation) return
    const { messages, entries, tracker, answered } = this.host.view()
    const told: InboxNews = {
      conversation,
      lastAgent: tracker.lastAgent?.id ?? null,
      skill: tracker.skill,
      assignedBy: tracker.assignedBy,
      answered,
      messages: news ? messages.slice(news.fromSeq) : [],
      entries: news ? entries.slice(news.fromEntry) : [],
    }
    await this.#inbox(identity.shop).tell(told)
  }

  /** Keeps where the shopper wants the answer; the same again changes nothing. */
  leaveEmail(email: string): boolean {
    const { tracker, lastActivityAt } = this.host.view()
    if (lastActivityAt === 0) return false
    if (tracker.leftEmail !== email) this.host.append([{ type: 'email_left', email }])
    return true
  }

  /** Passes on what the shopper does in passing; lost when the inbox cannot be reached. How far they have read is kept. */
  async signal(signal: Signal): Promise<void> {
    const identity = this.storage.identity()
    const { tracker, messages } = this.host.view()
    if (signal.type === 'read') {
      const isNew = signal.seq > this.storage.shopperReadSeq() && signal.seq <= messages.length
      if (!isNew) return
      this.storage.setShopperReadSeq(signal.seq)
    }
    if (!identity || tracker.status !== 'open') return
    await this.#inbox(identity.shop)
      .signal(identity.conversationId, signal)
      .catch((error: unknown) => report('signal', error))
  }

  #done(message: Message | null): AgentOutcome {
    const conversation = this.snapshot()
    return conversation ? { ok: true, conversation, message } : { ok: false, code: 'unknown' }
  }

  #inbox(shop: string) {
    return this.env.INBOX.get(this.env.INBOX.idFromName(shop))
  }
}

/** Does what happened concern the shop's people? What the bot does by itself does not. */
export function concernsInbox(
  before: { readonly status: string },
  after: { readonly status: string },
  events: readonly ConversationEvent[],
): boolean {
  const live = (status: string) => status === 'queued' || status === 'open'
  return live(before.status) || live(after.status) || events.some((event) => PEOPLE.has(event.type))
}

const PEOPLE: ReadonlySet<string> = new Set<ConversationEvent['type']>([
  'note_added',
  'labels_set',
  'priority_set',
  'snoozed',
  'unsnoozed',
  'csat_given',
  'email_left',
])

function wordsIn(bundle: ShopBundle | null, locale: string): SystemText {
  return (key, values) => text(key, locale, values, 'neutral', bundle?.texts)
}

async function within<T>(promise: Promise<T>, budgetMs: number): Promise<T | null> {
  return Promise.race([promise, new Promise<null>((resolve) => setTimeout(() => resolve(null), budgetMs))])
}
