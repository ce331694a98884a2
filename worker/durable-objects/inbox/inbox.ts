import { DurableObject } from 'cloudflare:workers'
import { INBOX_MAX_RETRY_MS, INBOX_RETRY_MS, INBOX_SILENT_MS, MAX_INBOX_SOCKETS } from '../../config'
import type { Outlook } from '../../core/agents/wait'
import type { AgentRef } from '../../core/events'
import { DEFAULT_RULES, inOrder, type Needs } from '../../core/routing/state'
import type { AgentSettings, InboxAgent, InboxConversation, InboxEntry, Message } from '../../protocol'
import type { AgentOutcome } from '../conversation/agent-side'
import { Desk, type DeskChange } from './desk'
import { InboxSockets } from './sockets'
import { InboxStorage, type Sending } from './storage'

/** What a conversation tells its shop's inbox. */
export type InboxNews = {
  readonly conversation: InboxConversation
  readonly lastAgent: string | null
  /** Messages agents have written in it so far. */
  readonly answered: number
  readonly messages: readonly Message[]
  readonly entries: readonly InboxEntry[]
}

export type Signal = { readonly type: 'typing'; readonly on: boolean } | { readonly type: 'read'; readonly seq: number }
export type LiveView = 'mine' | 'unassigned' | 'queued' | 'open' | 'snoozed'

/** Commands sent in one go. */
const SENDING_BATCH = 100

/**
 * The people's side of one shop: which conversations need somebody, who is there, and who has what. Conversations are the truth of who has
 * them; this object decides who should, tells them, and takes what they say for how it is. Agents' consoles hang on it by sockets that hibernate.
 */
export class Inbox extends DurableObject<Env> {
  readonly #storage: InboxStorage
  readonly #desk: Desk
  readonly #sockets: InboxSockets
  readonly #live: Map<string, { readonly changed: number; readonly snapshot: InboxConversation }>
  #flushing: Promise<void> | null = null
  #more = false

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#storage = new InboxStorage(ctx.storage)
    this.#desk = new Desk(this.#storage)
    this.#live = this.#storage.live()
    this.#sockets = new InboxSockets(ctx, env, {
      hello: (agent, revision) => this.#hello(agent, revision),
      gone: (agent) => this.#gone(agent),
      choose: (agent, wanted) => this.#changed(this.#desk.choose(agent, wanted, Date.now())),
      typing: (agent, conversationId, on) => this.#typing(agent, conversationId, on),
      read: (agent, conversationId, seq) => this.#read(agent, conversationId, seq),
    })
  }

  /** How long the line is for one who joins it now. */
  async outlook(needs: Needs): Promise<Outlook> {
    return this.#desk.outlook(needs)
  }

  /** How a conversation stands. Older news than what is known changes nothing, and neither does the same twice. */
  async tell({ conversation, lastAgent, messages, entries }: InboxNews): Promise<void> {
    const now = Date.now()
    const { conversation_id: id, status } = conversation
    const known = this.#live.get(id)
    if (known && known.snapshot.revision > conversation.revision) return
    this.#sockets.toViewers(id, {
      type: 'messages',
      conversation_id: id,
      messages: [...messages],
      entries: [...entries],
    })
    this.#mention(id, entries)
    if (known && known.snapshot.revision === conversation.revision) return
    if (!known && status !== 'queued' && status !== 'open') {
      this.#desk.apply({ type: 'ended', conversationId: id }, now)
      return
    }
    if (status === 'queued' || status === 'open') this.#keep(conversation)
    else this.#drop(conversation, now)
    this.#changed(this.#route(conversation, lastAgent, now))
    this.#show(id, conversation)
  }

  /** What is never stored: somebody types, somebody has read. */
  async signal(conversationId: string, signal: Signal): Promise<void> {
    this.#sockets.toViewers(conversationId, { ...signal, conversation_id: conversationId })
  }

  /** The live conversations of a view, first one first, for an agent. */
  async list(view: LiveView, agent: string): Promise<InboxConversation[]> {
    const all = [...this.#live.values()].map(({ snapshot }) => this.#shown(snapshot))
    const awake = (one: InboxConversation) => one.snoozed_until === null
    if (view === 'snoozed') return byActivity(all.filter((one) => !awake(one)))
    if (view === 'open') return byActivity(all.filter((one) => awake(one) && one.status === 'open'))
    if (view === 'mine') return byActivity(all.filter((one) => awake(one) && one.agent?.id === agent))
    const order = inOrder(this.#desk.state.waiting, DEFAULT_RULES).map(({ conversationId }) => conversationId)
    const place = new Map(order.map((id, index) => [id, index]))
    const queued = all.filter((one) => awake(one) && one.status === 'queued')
    return queued.sort((a, b) => (place.get(a.conversation_id) ?? 0) - (place.get(b.conversation_id) ?? 0))
  }

  async counts(): Promise<Record<string, number>> {
    return this.#counts()
  }

  async agents(): Promise<InboxAgent[]> {
    return this.#desk.agents()
  }

  /** An agent takes a conversation themselves, from the queue, from the bot, or from a colleague with `takeOver`. */
  async claim(conversationId: string, agent: AgentRef, takeOver: boolean): Promise<AgentOutcome> {
    this.#desk.meet(agent, Date.now())
    const holder = this.#desk.agentOf(conversationId)
    const expected = takeOver ? (this.#live.get(conversationId)?.snapshot.agent?.id ?? holder) : null
    return this.#assign(conversationId, agent, expected, 'agent')
  }

  /** Gives a conversation to a colleague, or with a team, or neither, back to the queue. Only who has it may. */
  async transfer(
    conversationId: string,
    by: AgentRef,
    to: { readonly agent?: string | undefined; readonly team?: string | undefined },
  ): Promise<AgentOutcome | { readonly ok: false; readonly code: 'no_agent' }> {
    if (to.agent !== undefined) {
      const target = this.#desk.agent(to.agent)
      if (!target) return { ok: false, code: 'no_agent' }
      return this.#assign(conversationId, { id: target.id, name: target.name }, by.id, 'transfer')
    }
    const outcome = await this.#conversation(conversationId).command({
      type: 'unassign',
      agent: by.id,
      reason: 'returned',
    })
    if (!outcome.ok) return outcome
    const event = { type: 'returned', conversationId, team: to.team ?? null, by: by.id } as const
    if (this.#desk.agentOf(conversationId) === by.id) this.#changed(this.#desk.apply(event, Date.now(), conversationId))
    this.#flush()
    return outcome
  }

  /** Makes an agent known by what they are called, so that they can be given conversations. */
  async meet(agent: AgentRef): Promise<InboxAgent> {
    if (this.#desk.meet(agent, Date.now())) this.#showAgents([agent.id])
    const met = this.#desk.agent(agent.id)
    if (!met) throw new Error('the agent was not kept')
    return met
  }

  /** Null for an agent nobody has met. */
  async setAgent(id: string, settings: AgentSettings): Promise<InboxAgent | null> {
    if (!this.#desk.agent(id)) return null
    this.#changed(this.#desk.settings(id, settings, Date.now()))
    return this.#desk.agent(id)
  }

  async setPresence(agent: AgentRef, wanted: 'online' | 'away'): Promise<InboxAgent> {
    const met = await this.meet(agent)
    this.#changed(this.#desk.choose(agent.id, wanted, Date.now()))
    // Without a console nobody would see what comes: they are there for as long as a reload takes.
    if (!this.#sockets.has(agent.id)) this.#desk.disconnected(agent.id, Date.now())
    await this.#arm()
    return this.#desk.agent(agent.id) ?? met
  }

  /** Who works here no more: their conversations go to others, their consoles are closed. */
  async removeAgent(id: string): Promise<void> {
    this.#sockets.close(id)
    this.#changed(this.#desk.remove(id, Date.now()))
  }

  /** Takes away everything of a conversation. */
  async erase(conversationId: string): Promise<void> {
    this.#desk.apply({ type: 'ended', conversationId }, Date.now())
    this.#live.delete(conversationId)
    this.#storage.erase(conversationId)
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return new Response(null, { status: 426 })
    if (this.ctx.getWebSockets().length >= MAX_INBOX_SOCKETS) return new Response(null, { status: 429 })
    await this.#arm()
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
    const now = Date.now()
    try {
      this.#sockets.closeSilent(now - INBOX_SILENT_MS)
      for (const change of this.#desk.expire(now)) this.#changed(change)
      this.#changed(this.#desk.apply({ type: 'tick' }, now))
      this.#wake(now)
      await this.#flush()
      await this.#arm()
    } catch (error) {
      report('alarm', error)
      await this.ctx.storage.setAlarm(now + INBOX_MAX_RETRY_MS)
    }
  }

  #hello(agent: AgentRef, revision: number) {
    const now = Date.now()
    this.#desk.meet(agent, now)
    this.#changed(this.#desk.connected(agent.id, now))
    const self = this.#desk.agent(agent.id)
    if (!self) throw new Error('the agent was not kept')
    const changed = revision === 0 ? [] : [...this.#live.values()].filter((one) => one.changed > revision)
    return {
      revision: this.#revision(),
      agent: self,
      agents: this.#desk.agents(),
      counts: this.#counts(),
      changed: changed.map(({ snapshot }) => this.#shown(snapshot)),
    }
  }

  #gone(agent: string): void {
    this.#desk.disconnected(agent, Date.now())
    this.#showAgents([agent])
    this.ctx.waitUntil(this.#arm())
  }

  #typing(agent: AgentRef, conversationId: string, on: boolean): void {
    if (this.#live.get(conversationId)?.snapshot.agent?.id !== agent.id) return
    this.ctx.waitUntil(
      this.#conversation(conversationId)
        .agentTyping(agent.id, on)
        .catch((error: unknown) => report('typing', error)),
    )
  }

  #read(agent: AgentRef, conversationId: string, seq: number): void {
    if (this.#live.get(conversationId)?.snapshot.agent?.id !== agent.id) return
    this.ctx.waitUntil(
      this.#conversation(conversationId)
        .agentRead(agent.id, seq)
        .catch((error: unknown) => report('read', error)),
    )
  }

  /** Has the conversation give itself to an agent; routing follows what it did. */
  async #assign(
    conversationId: string,
    agent: AgentRef,
    expected: string | null,
    by: 'agent' | 'transfer',
  ): Promise<AgentOutcome> {
    const outcome = await this.#conversation(conversationId).command({ type: 'assign', agent, by, expected })
    if (!outcome.ok) return outcome
    const needs = this.#desk.needs(outcome.conversation, agent.id)
    const event = { type: 'claimed', needs, agent: agent.id, takeOver: true } as const
    this.#changed(this.#desk.apply(event, Date.now(), conversationId))
    return outcome
  }

  /** What the conversation's own state means for routing. */
  #route(conversation: InboxConversation, lastAgent: string | null, now: number): DeskChange {
    const { conversation_id: conversationId, status, agent, last_message: last } = conversation
    const needs = this.#desk.needs(conversation, lastAgent)
    if (status === 'queued') {
      const change = this.#desk.apply({ type: 'handed_off', needs }, now)
      return merge(change, this.#desk.apply({ type: 'needs_changed', needs }, now))
    }
    if (status !== 'open' || !agent) return this.#desk.apply({ type: 'ended', conversationId }, now)
    this.#desk.meet(agent, now)
    const change =
      this.#desk.agentOf(conversationId) === agent.id
        ? this.#desk.apply({ type: 'needs_changed', needs }, now)
        : this.#desk.apply({ type: 'claimed', needs, agent: agent.id, takeOver: true }, now, conversationId)
    // Who puts it off has seen it.
    if (last?.author !== 'agent' && conversation.snoozed_until === null) return change
    return merge(change, this.#desk.apply({ type: 'answered', conversationId, agent: agent.id }, now))
  }

  #keep(conversation: InboxConversation): void {
    const changed = this.#nextRevision()
    this.#live.set(conversation.conversation_id, { changed, snapshot: conversation })
    this.#storage.putLive(conversation, changed)
  }

  #drop({ conversation_id: id }: InboxConversation, now: number): void {
    this.#nextRevision()
    this.#desk.handled(id, now)
    this.#live.delete(id)
    this.#storage.deleteLive(id)
  }

  /** Shows what has changed at the desk, sends what is to be sent and sees to the alarm. */
  #changed(change: DeskChange): void {
    this.#showAgents([...change.agents])
    for (const id of change.conversations) {
      const live = this.#live.get(id)
      if (live) this.#show(id, live.snapshot)
    }
    for (const { conversationId, agent, by } of change.assigned) {
      const live = this.#live.get(conversationId)
      if (live) this.#sockets.toAgent(agent, { type: 'assigned', conversation: this.#shown(live.snapshot), by })
    }
    this.#flush()
    this.ctx.waitUntil(this.#arm())
  }

  #show(id: string, conversation: InboxConversation): void {
    const frame = { type: 'conversation', revision: this.#revision(), counts: this.#counts() } as const
    this.#sockets.toAll({ ...frame, conversation: this.#shown(this.#live.get(id)?.snapshot ?? conversation) })
  }

  #showAgents(ids: readonly string[]): void {
    for (const id of ids) {
      const agent = this.#desk.agent(id)
      if (agent) this.#sockets.toAll({ type: 'agent', agent })
    }
  }

  #mention(conversationId: string, entries: readonly InboxEntry[]): void {
    for (const { mentions, agent, text } of entries)
      for (const id of mentions ?? [])
        if (agent)
          this.#sockets.toAgent(id, { type: 'mentioned', conversation_id: conversationId, agent, text: text ?? '' })
  }

  #shown(conversation: InboxConversation): InboxConversation {
    return { ...conversation, team: this.#desk.teamOf(conversation.conversation_id) }
  }

  #counts(): Record<string, number> {
    let [queued, open, snoozed] = [0, 0, 0]
    for (const { snapshot } of this.#live.values()) {
      if (snapshot.snoozed_until !== null) snoozed++
      else if (snapshot.status === 'queued') queued++
      else open++
    }
    return { queued, open, snoozed }
  }

  /** Snoozed ones whose time has come. */
  #wake(now: number): void {
    for (const { snapshot } of this.#live.values())
      if (snapshot.snoozed_until !== null && Date.parse(snapshot.snoozed_until) <= now)
        this.#storage.send(snapshot.conversation_id, { type: 'unsnooze' }, now)
  }

  /** Sends what was written down, in order; one run at a time. */
  #flush(): Promise<void> {
    // What was written down while a run is under way must not wait for the next alarm.
    this.#more = true
    this.#flushing ??= this.#sendAll().finally(() => {
      this.#flushing = null
    })
    this.ctx.waitUntil(this.#flushing)
    return this.#flushing
  }

  async #sendAll(): Promise<void> {
    while (this.#more) {
      this.#more = false
      const now = Date.now()
      const due = this.#storage.sending(SENDING_BATCH).filter(({ dueAt }) => dueAt <= now)
      if (due.length === 0) continue
      const byConversation = Map.groupBy(due, ({ conversationId }) => conversationId)
      const sent = await Promise.all([...byConversation.values()].map((orders) => this.#sendInOrder(orders)))
      if (sent.some(Boolean)) this.#more = true
      else await this.#arm()
    }
  }

  /** One after the other: who leaves, leaves before the next joins. Answers whether anything was sent. */
  async #sendInOrder(orders: readonly Sending[]): Promise<boolean> {
    for (const [index, { id, conversationId, command, tries }] of orders.entries()) {
      try {
        const outcome = await this.#conversation(conversationId).command(command)
        this.#storage.sent(id)
        if (!outcome.ok) await this.#reconcile(conversationId)
      } catch (error) {
        report('command', error)
        this.#storage.postpone(id, Date.now() + Math.min(INBOX_RETRY_MS * 2 ** tries, INBOX_MAX_RETRY_MS))
        return index > 0
      }
    }
    return true
  }

  /** The conversation would not: what it says of itself is how it is. */
  async #reconcile(conversationId: string): Promise<void> {
    const snapshot = await this.#conversation(conversationId).snapshot()
    const now = Date.now()
    if (!snapshot) {
      this.#changed(this.#desk.apply({ type: 'ended', conversationId }, now))
      return
    }
    if (snapshot.status === 'queued' || snapshot.status === 'open') this.#keep(snapshot)
    else this.#drop(snapshot, now)
    this.#changed(this.#route(snapshot, null, now))
    this.#show(conversationId, snapshot)
  }

  async #arm(): Promise<void> {
    const now = Date.now()
    const snoozes = [...this.#live.values()].flatMap(({ snapshot }) =>
      snapshot.snoozed_until === null ? [] : [Math.max(Date.parse(snapshot.snoozed_until), now + INBOX_RETRY_MS)],
    )
    const heartbeat = this.ctx.getWebSockets().length > 0 ? [now + INBOX_SILENT_MS] : []
    const others = [this.#desk.nextDue(now), this.#storage.nextSending()].filter((at) => at !== null)
    const dues = [...snoozes, ...heartbeat, ...others]
    if (dues.length === 0) return
    const at = Math.max(Math.min(...dues), now)
    const set = await this.ctx.storage.getAlarm()
    if (set === null || set > at || set < now) await this.ctx.storage.setAlarm(at)
  }

  #conversation(id: string) {
    const name = `${this.#shop()}/${id}`
    return this.env.CONVERSATION.get(this.env.CONVERSATION.idFromName(name))
  }

  #shop(): string {
    const { name } = this.ctx.id
    if (!name) throw new Error('an inbox is reached by its shop')
    return name
  }

  #revision(): number {
    return this.#storage.fact('revision', 0)
  }

  #nextRevision(): number {
    const next = this.#revision() + 1
    this.#storage.setFact('revision', next)
    return next
  }
}

function merge(a: DeskChange, b: DeskChange): DeskChange {
  return {
    agents: new Set([...a.agents, ...b.agents]),
    conversations: new Set([...a.conversations, ...b.conversations]),
    assigned: [...a.assigned, ...b.assigned],
  }
}

function byActivity(list: InboxConversation[]): InboxConversation[] {
  return list.sort((a, b) => (a.last_activity_at < b.last_activity_at ? 1 : -1))
}

function report(at: string, error: unknown): void {
  const text = String(error instanceof Error ? error.stack : error)
  console.error(JSON.stringify({ level: 'error', at: `inbox.${at}`, error: text }))
}
