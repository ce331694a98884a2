import { DurableObject } from 'cloudflare:workers'
import type { OrderMemory } from '../../adapters/remember-orders'
import {
  MAX_CONVERSATION_ATTACHMENTS,
  MAX_CONVERSATION_MESSAGES,
  MAX_CONVERSATION_SOCKETS,
  MAX_LOG_PAGE_MESSAGES,
  MAX_WAITING_TURNS,
  OUTBOX_MAX_BACKOFF_MS,
} from '../../config'
import type { AgentCommand } from '../../core/agents/commands'
import type { AgentRef, ConversationEvent } from '../../core/events'
import type { Tracker } from '../../core/tracker'
import type { AgentMessage, Attachment, InboxConversation, InboxDetail, LogPage, PostMessage } from '../../protocol'
import type { Signal } from '../inbox/news'
import { type AgentOutcome, AgentSide, type ConversationHost } from './agent-side'
import { type AwayReply, awayReplyOf } from './away-mail'
import { Chores } from './chores'
import { ConversationLog } from './conversation-log'
import { ERASED_MARKER, type Erased, type EraseRequest, eraseObject } from './erase'
import { outgoingOf } from './outgoing'
import type { OpenRequest, SayOutcome } from './requests'
import { report, runTurn } from './run-turn'
import { ConversationSockets, type SocketHost } from './sockets'
import { ConversationStorage, type Identity, type Outgoing } from './storage'
import { TurnQueue } from './turn-queue'
import { type LogRow, pageAfter } from './view'
import { WakeUp } from './wake-up'
import { warmUp } from './warm-up'

/**
 * One conversation: keeps its log in order and durable, runs its turns one at a time and holds its sockets. The thinking is in core/;
 * this shell only stores, sends and wakes up.
 */
export class Conversation extends DurableObject<Env> implements SocketHost {
  readonly #storage: ConversationStorage
  readonly #log: ConversationLog
  readonly #wakeUp: WakeUp
  readonly #queue = new TurnQueue(MAX_WAITING_TURNS)
  readonly #inFlight = new Map<string, Promise<SayOutcome>>()
  readonly #sockets: ConversationSockets
  readonly #agents: AgentSide
  readonly #chores: Chores
  readonly #orders: OrderMemory = new Map()

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#storage = new ConversationStorage(ctx.storage)
    this.#log = new ConversationLog(this.#storage, () => this.#wakeUp.loaded())
    this.#wakeUp = new WakeUp(ctx, this.#storage, () => this.#log.view())
    this.#sockets = new ConversationSockets(ctx, env, this)
    const host: ConversationHost = {
      view: () => this.#log.view(),
      append: (events, outgoing = []) => this.#append(events, outgoing),
      show: (fromSeq) => this.#show(fromSeq),
    }
    this.#agents = new AgentSide(env, this.#storage, host)
    this.#chores = new Chores(env, this.#storage, {
      ...host,
      facts: () => this.#wakeUp.facts(),
      memory: this.#orders,
      isShopperHere: () => this.#sockets.hasReady(),
      tellInbox: () => this.#agents.tell(null),
      snapshot: () => this.#agents.snapshot(),
    })
  }

  /** Begins the conversation; a repeat changes nothing. */
  async open(request: OpenRequest): Promise<void> {
    if (this.#log.view().lastActivityAt > 0) return
    const { shop, conversationId, channel, locale, shopper } = request
    this.#storage.create({ shop, conversationId })
    this.#append([{ type: 'conversation_started', channel, locale, shopper }], [])
    // The model loads while the shopper types.
    this.ctx.waitUntil(warmUp(this.env, shop))
  }

  /** Runs one message's turn. The same client_message_id again, now or later, gets the stored reply. */
  say(message: PostMessage): Promise<SayOutcome> {
    return this.sayFrom(null, message)
  }

  /** The same for a message that came over one of the sockets: the others are told of the turn. */
  sayFrom(socket: WebSocket | null, message: PostMessage): Promise<SayOutcome> {
    const view = this.#log.view()
    const stored = view.replies.get(message.client_message_id)
    if (stored) return Promise.resolve({ ok: true, reply: stored, timing: null })
    const running = this.#inFlight.get(message.client_message_id)
    if (running) return running
    if (view.lastActivityAt === 0) return Promise.resolve({ ok: false, code: 'unauthorised' })
    if (view.messages.length >= MAX_CONVERSATION_MESSAGES) return Promise.resolve({ ok: false, code: 'full' })
    // The only thing a message refers to that this conversation may not have.
    if (!hasAll(view.tracker, message.attachment_ids ?? [])) return Promise.resolve({ ok: false, code: 'invalid' })
    if (this.#queue.full) return Promise.resolve({ ok: false, code: 'busy' })
    const turn = this.#queue
      .run(() => this.#turn(socket, message))
      .finally(() => this.#inFlight.delete(message.client_message_id))
    this.#inFlight.set(message.client_message_id, turn)
    return turn
  }

  /** Makes room for an image before it is stored; 'full' once there are MAX_CONVERSATION_ATTACHMENTS. */
  async addAttachment(attachment: Attachment, bytes: number): Promise<'added' | 'full' | 'unauthorised'> {
    const { tracker, lastActivityAt } = this.#log.view()
    if (lastActivityAt === 0) return 'unauthorised'
    if (tracker.attachments.length >= MAX_CONVERSATION_ATTACHMENTS) return 'full'
    this.#append([{ type: 'attachment_added', attachment, bytes }], [])
    return 'added'
  }

  /** Takes an image back that could not be stored. */
  async removeAttachment(id: string): Promise<void> {
    if (hasAll(this.#log.view().tracker, [id])) this.#append([{ type: 'attachment_removed', id }], [])
  }

  /** What agents, and routing for them, have done. In the queue: a turn under way must not find the owner changed beneath it. */
  command(command: AgentCommand): Promise<AgentOutcome> {
    return this.#queue.run(() => this.#agents.run(command))
  }

  agentSay(agent: AgentRef, message: AgentMessage): Promise<AgentOutcome> {
    return this.#queue.run(() => this.#agents.say(agent, message))
  }

  async agentDetail(): Promise<InboxDetail | null> {
    return this.#agents.detail()
  }

  async snapshot(): Promise<InboxConversation | null> {
    return this.#agents.snapshot()
  }

  /** Shown to the shopper, never stored; only of who has it. */
  async agentSignal(agent: string, frame: Signal): Promise<void> {
    if (this.#log.view().tracker.agent?.id === agent) this.#sockets.tellAll({ ...frame, author: 'agent' })
  }

  /** What a socket says in passing. */
  shopperSignal(signal: Signal): Promise<void> {
    return this.#agents.signal(signal)
  }

  /** The messages after a seq, a page at a time. */
  async log(afterSeq: number): Promise<LogPage> {
    return this.page(afterSeq)
  }

  /** The same at once: a socket takes its page and is told of what follows without a moment in between. */
  page(afterSeq: number): LogPage {
    const view = this.#log.view()
    return {
      ...pageAfter(view, afterSeq, MAX_LOG_PAGE_MESSAGES),
      status: view.tracker.status,
      last_seq: view.messages.length,
    }
  }

  /** The whole log as it was stored. */
  async history(): Promise<LogRow[]> {
    return [...this.#storage.rows()]
  }

  /** An address for the answer, from a form beside the conversation. False for a conversation that was never opened. */
  async leaveEmail(email: string): Promise<boolean> {
    return this.#queue.run(async () => this.#agents.leaveEmail(email))
  }

  /** What a mail to an absent shopper is to hold; null when they have none, or have been erased meanwhile. */
  async awayReply(fromSeq: number, toSeq: number): Promise<AwayReply | null> {
    return awayReplyOf(this.#log.view(), fromSeq, toSeq)
  }

  /** Which conversation of which shop this is; null before it was opened. */
  identity(): Identity | null {
    return this.#storage.identity()
  }

  /** Forgets everything (erase.ts), after the turns under way. */
  erase(request: EraseRequest = {}): Promise<Erased> {
    return this.#queue.run(async () => {
      // Before the rest: if the inbox cannot be reached the erasure is tried again, and this must be found then.
      const identity = this.identity()
      const isGoing = request.unlessSince === undefined || this.#log.view().lastActivityAt < request.unlessSince
      if (identity && isGoing) await this.#agents.forget(identity)
      const done = await eraseObject(this.ctx, this.#storage, this.#log.view().lastActivityAt, request)
      if (done.outcome !== 'alive') this.#forget()
      return done
    })
  }

  /** Takes somebody's addresses out of a conversation that is another's; the number of log rows changed. */
  redact(needles: readonly string[]): Promise<number> {
    return this.#queue.run(async () => {
      const changed = this.#storage.redact(needles, ERASED_MARKER)
      this.#log.forget()
      this.#orders.clear()
      return changed
    })
  }

  #forget(): void {
    this.#log.forget()
    this.#wakeUp.forget()
    this.#orders.clear()
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return new Response(null, { status: 426 })
    if (this.ctx.getWebSockets().length >= MAX_CONVERSATION_SOCKETS) return new Response(null, { status: 429 })
    const identity = this.identity()
    if (!identity) return new Response(null, { status: 404 })
    this.ctx.waitUntil(warmUp(this.env, identity.shop))
    return this.#sockets.accept()
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    await this.#sockets.receive(socket, data)
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    this.#sockets.closed(socket, code)
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.#sockets.closed(socket, 1011)
  }

  /** Never throws: an alarm is dropped after six failures, its work must not be. */
  override async alarm(): Promise<void> {
    this.#wakeUp.woken()
    const now = Date.now()
    try {
      await this.#chores.drain(now)
      // In the queue: a turn under way must not find the status changed beneath it.
      await this.#queue.run(() => this.#chores.seeTo(now))
      await this.#wakeUp.rearm()
    } catch (error) {
      report('alarm', error)
      await this.ctx.storage.setAlarm(now + OUTBOX_MAX_BACKOFF_MS)
    }
  }

  async #turn(socket: WebSocket | null, message: PostMessage): Promise<SayOutcome> {
    const view = this.#log.view()
    const identity = this.identity()
    if (!identity) return { ok: false, code: 'unauthorised' }
    const { turn, timing } = await runTurn({
      env: this.env,
      tracker: view.tracker,
      identity,
      message,
      memory: this.#orders,
    })
    const wait = await this.#agents.waitEvents(turn.events, turn.tracker.locale)
    const stored = performance.now()
    this.#append([...turn.events, ...wait], outgoingOf(identity, view.tracker, turn, timing))
    const reply = view.replies.get(message.client_message_id)
    if (!reply) throw new Error('the turn left no reply')
    this.#sockets.tellOthers(socket, view.messages.slice(reply.seq - 1), reply.status)
    return { ok: true, reply, timing: { ...timing, storeMs: performance.now() - stored } }
  }

  #append(events: readonly ConversationEvent[], outgoing: readonly Outgoing[]): void {
    const appended = this.#log.append(events, outgoing)
    this.#wakeUp.appended(appended.sends, appended.at)
    // At once for who looks on; the outbox sees to it that it is told.
    if (appended.concernsInbox)
      this.ctx.waitUntil(this.#agents.tell(appended).catch((error: unknown) => report('inbox', error)))
  }

  /** Shows messages from one on, and the status, to the shopper. */
  #show(fromSeq: number): void {
    const { messages, tracker } = this.#log.view()
    this.#sockets.tellOthers(null, messages.slice(fromSeq), tracker.status)
  }
}

function hasAll({ attachments }: Tracker, ids: readonly string[]): boolean {
  return ids.every((id) => attachments.some((attachment) => attachment.id === id))
}
