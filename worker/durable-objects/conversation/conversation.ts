import { DurableObject } from 'cloudflare:workers'
import type { OrderMemory } from '../../adapters/remember-orders'
import {
  MAX_CONVERSATION_ATTACHMENTS,
  MAX_CONVERSATION_MESSAGES,
  MAX_CONVERSATION_SOCKETS,
  MAX_LOG_PAGE_MESSAGES,
  MAX_WAITING_TURNS,
  OUTBOX_DELAY_MS,
  OUTBOX_MAX_BACKOFF_MS,
} from '../../config'
import { followUpDueAt } from '../../core/dialogue/follow-up'
import type { ConversationEvent, VerifiedShopper } from '../../core/events'
import type { Tracker } from '../../core/tracker'
import type { Attachment, ErrorCode, LogPage, PostMessage, Reply } from '../../protocol'
import { isIdle, nextAlarm } from './alarm'
import { ERASED_MARKER, type Erased, type EraseRequest, eraseObject } from './erase'
import { drainOutbox } from './outbox'
import { outgoingOf, sendOutgoing } from './outgoing'
import { peopleFacts } from './people-facts'
import { resolvedPoint } from './points'
import { report, runFollowUp, runTurn } from './run-turn'
import { ConversationSockets, type SocketHost } from './sockets'
import { ConversationStorage, type Identity, type Outgoing } from './storage'
import type { TurnTiming } from './timing'
import { TurnQueue } from './turn-queue'
import { addRow, assertFollows, type ConversationView, emptyView, type LogRow, pageAfter } from './view'
import { warmUp } from './warm-up'

export type OpenRequest = {
  readonly shop: string
  readonly conversationId: string
  readonly channel: string
  readonly locale: string
  readonly shopper: VerifiedShopper | null
}

/** A turn's reply, or why there was none. `timing` is absent for a repeat, which ran no turn. */
export type SayOutcome =
  | { readonly ok: true; readonly reply: Reply; readonly timing: TurnTiming | null }
  | { readonly ok: false; readonly code: Extract<ErrorCode, 'busy' | 'full' | 'unauthorised' | 'invalid'> }

/**
 * One conversation: keeps its log in order and durable, runs its turns one at a time and holds its sockets. The thinking is in core/;
 * this shell only stores, sends and wakes up.
 */
export class Conversation extends DurableObject<Env> implements SocketHost {
  readonly #storage: ConversationStorage
  readonly #queue = new TurnQueue(MAX_WAITING_TURNS)
  readonly #inFlight = new Map<string, Promise<SayOutcome>>()
  readonly #sockets: ConversationSockets
  readonly #orders: OrderMemory = new Map()
  #view: ConversationView | null = null
  #alarmAt: number | null = null
  #outboxDueAt: number | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#storage = new ConversationStorage(ctx.storage)
    this.#sockets = new ConversationSockets(ctx, env, this)
  }

  /** Begins the conversation; a repeat changes nothing. */
  async open(request: OpenRequest): Promise<void> {
    if (this.#load().lastActivityAt > 0) return
    const { shop, conversationId, channel, locale, shopper } = request
    this.#storage.create({ shop, conversationId })
    const started = { type: 'conversation_started', channel, locale, shopper } as const
    this.#append([started], peopleFacts({ shop, conversationId }, [started], Date.now()))
    // The model loads while the shopper types.
    this.ctx.waitUntil(warmUp(this.env, shop))
  }

  /** Runs one message's turn. The same client_message_id again, now or later, gets the stored reply. */
  say(message: PostMessage): Promise<SayOutcome> {
    return this.sayFrom(null, message)
  }

  /** The same for a message that came over one of the sockets: the others are told of the turn. */
  sayFrom(socket: WebSocket | null, message: PostMessage): Promise<SayOutcome> {
    const view = this.#load()
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
    const { tracker, lastActivityAt } = this.#load()
    if (lastActivityAt === 0) return 'unauthorised'
    if (tracker.attachments.length >= MAX_CONVERSATION_ATTACHMENTS) return 'full'
    this.#append([{ type: 'attachment_added', attachment, bytes }], [])
    return 'added'
  }

  /** Takes an image back that could not be stored. */
  async removeAttachment(id: string): Promise<void> {
    if (hasAll(this.#load().tracker, [id])) this.#append([{ type: 'attachment_removed', id }], [])
  }

  /** The messages after a seq, a page at a time. */
  async log(afterSeq: number): Promise<LogPage> {
    return this.page(afterSeq)
  }

  /** The same at once: a socket takes its page and is told of what follows without a moment in between. */
  page(afterSeq: number): LogPage {
    const view = this.#load()
    return {
      ...pageAfter(view, afterSeq, MAX_LOG_PAGE_MESSAGES),
      status: view.tracker.status,
      last_seq: view.messages.length,
    }
  }

  /** The whole log as it was stored, for tests and for "why did the bot say this". */
  async history(): Promise<LogRow[]> {
    return [...this.#storage.rows()]
  }

  /** Which conversation of which shop this is; null before it was opened. */
  identity(): Identity | null {
    return this.#storage.identity()
  }

  /** Forgets everything (erase.ts), after the turns under way. */
  erase(request: EraseRequest = {}): Promise<Erased> {
    return this.#queue.run(async () => {
      const done = await eraseObject(this.ctx, this.#storage, this.#load().lastActivityAt, request)
      if (done.outcome !== 'alive') this.#forget()
      return done
    })
  }

  /** Takes somebody's addresses out of a conversation that is another's; the number of log rows changed. */
  redact(needles: readonly string[]): Promise<number> {
    return this.#queue.run(async () => {
      const changed = this.#storage.redact(needles, ERASED_MARKER)
      this.#view = null
      this.#orders.clear()
      return changed
    })
  }

  #forget(): void {
    this.#view = null
    this.#alarmAt = null
    this.#outboxDueAt = null
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

  /**
   * Drains the outbox, then resolves an idle conversation, each whatever becomes of the other. Never throws: an alarm is dropped after six
   * failures, its work must not be.
   */
  override async alarm(): Promise<void> {
    this.#alarmAt = null
    const now = Date.now()
    try {
      await this.#drain(now)
      // In the queue: a turn under way must not find the status changed beneath it.
      await this.#queue.run(async () => this.#resolveIfIdle(now))
      await this.#queue.run(() => this.#followUp(now))
      this.#outboxDueAt = this.#nextDue()
      await this.#arm(true)
    } catch (error) {
      report('alarm', error)
      await this.ctx.storage.setAlarm(now + OUTBOX_MAX_BACKOFF_MS)
    }
  }

  #drain(now: number): Promise<unknown> {
    const storage = this.#storage
    return drainOutbox(
      {
        state: () => storage.outbox(),
        after: (id, limit) => storage.outgoingAfter(id, limit),
        send: (rows) =>
          sendOutgoing(
            this.env,
            rows.flatMap((row) => row.outgoing),
          ),
        setState: (state) => storage.setOutbox(state),
        failed: (error, attempts) => report('outbox', `${error} (failure ${attempts} in a row)`),
      },
      now,
    )
  }

  async #turn(socket: WebSocket | null, message: PostMessage): Promise<SayOutcome> {
    const view = this.#load()
    const identity = this.identity()
    if (!identity) return { ok: false, code: 'unauthorised' }
    const { turn, timing } = await runTurn({
      env: this.env,
      tracker: view.tracker,
      identity,
      message,
      memory: this.#orders,
    })
    const stored = performance.now()
    this.#append(turn.events, outgoingOf(identity, view.tracker, turn, timing))
    const reply = view.replies.get(message.client_message_id)
    if (!reply) throw new Error('the turn left no reply')
    this.#sockets.tellOthers(socket, view.messages.slice(reply.seq - 1), reply.status)
    return { ok: true, reply, timing: { ...timing, storeMs: performance.now() - stored } }
  }

  /** Gives an answer that was late, if it has come by now. A fault is reported and tried again at the next alarm. */
  async #followUp(now: number): Promise<void> {
    const view = this.#load()
    const identity = this.identity()
    const dueAt = followUpDueAt(view.tracker)
    if (!identity || dueAt === null || dueAt > now) return
    const events = await runFollowUp({ env: this.env, tracker: view.tracker, identity, memory: this.#orders })
    if (events.length === 0) return
    const from = view.messages.length
    this.#append(events, peopleFacts(identity, events, now))
    this.#sockets.tellOthers(null, view.messages.slice(from), view.tracker.status)
  }

  #resolveIfIdle(now: number): void {
    const view = this.#load()
    const identity = this.identity()
    if (!identity || !isIdle(this.#alarmFacts(), now)) return
    this.#append(
      [{ type: 'conversation_resolved', how: 'assumed' }],
      [{ kind: 'turn_point', payload: JSON.stringify(resolvedPoint(identity, view.tracker, now)) }],
    )
    this.#sockets.broadcastStatus(view.tracker.status)
  }

  /** Stores first, folds after: what is in memory is never ahead of what is on disk. */
  #append(events: readonly ConversationEvent[], outgoing: readonly Outgoing[]): void {
    const view = this.#load()
    const row = { at: Date.now(), events }
    assertFollows(view, row)
    this.#storage.append(row, outgoing)
    addRow(view, row)
    if (outgoing.length > 0) this.#outboxDueAt ??= row.at + OUTBOX_DELAY_MS
    this.ctx.waitUntil(this.#arm(false))
  }

  #load(): ConversationView {
    if (this.#view) return this.#view
    const view = emptyView()
    for (const row of this.#storage.rows()) addRow(view, row)
    this.#outboxDueAt = this.#nextDue()
    this.#view = view
    // Something waits to be sent: make sure that it is, whatever happened before this object slept.
    if (this.#outboxDueAt !== null) this.ctx.waitUntil(this.#ensureAlarm(this.#outboxDueAt))
    return view
  }

  /** When the outbox wants to be drained, or null when everything was sent. */
  #nextDue(): number | null {
    const { sentId, dueAt } = this.#storage.outbox()
    if (this.#storage.outgoingAfter(sentId, 1).length === 0) return null
    // Never at once: turns that come while the outbox drains would keep the alarm going round.
    return Math.max(dueAt, Date.now() + OUTBOX_DELAY_MS)
  }

  #alarmFacts() {
    const { tracker, lastActivityAt } = this.#load()
    const { status, shopperMessages } = tracker
    const followUpAt = followUpDueAt(tracker)
    return { outboxDueAt: this.#outboxDueAt, followUpDueAt: followUpAt, lastActivityAt, status, shopperMessages }
  }

  /**
   * Sets the alarm when none is known or an earlier one is needed; a later need waits for the alarm to re-arm itself. Nothing is awaited
   * before it is set, so that it is stored together with the row that needs it.
   */
  async #arm(afterAlarm: boolean): Promise<void> {
    const at = nextAlarm(this.#alarmFacts())
    if (at === null || (!afterAlarm && this.#alarmAt !== null && this.#alarmAt <= at)) return
    const set = this.ctx.storage.setAlarm(at)
    this.#alarmAt = at
    await set.catch((error: unknown) => {
      this.#alarmAt = null
      throw error
    })
  }

  async #ensureAlarm(at: number): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(at)
  }
}

function hasAll({ attachments }: Tracker, ids: readonly string[]): boolean {
  return ids.every((id) => attachments.some((attachment) => attachment.id === id))
}
