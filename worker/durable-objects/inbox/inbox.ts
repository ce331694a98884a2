import { DurableObject } from 'cloudflare:workers'
import { INBOX_MAX_RETRY_MS, INBOX_RETRY_MS, INBOX_SILENT_MS, MAX_INBOX_SOCKETS } from '../../config'
import type { AgentCommand } from '../../core/agents/commands'
import type { Outlook } from '../../core/agents/wait'
import type { AgentRef, AssignedBy } from '../../core/events'
import type { Needs } from '../../core/routing/state'
import type { AgentSettings, InboxAgent, InboxConversation } from '../../protocol'
import type { AgentOutcome } from '../conversation/agent-side'
import type { Conversation } from '../conversation/conversation'
import { Desk } from './desk'
import { LiveList, type LiveView } from './live-list'
import { type InboxNews, News, type Signal } from './news'
import { report } from './report'
import { Sender } from './sender'
import { InboxSockets } from './sockets'
import { InboxStorage } from './storage'

/** What an agent asked for that the inbox itself refuses. 'no_agent': nobody of that id is here. */
export type InboxOutcome = AgentOutcome | { readonly ok: false; readonly code: 'no_agent' }

/**
 * The people's side of one shop: which conversations need somebody, who is there, and who has what. Conversations are the truth of who has
 * them; this object decides who should, tells them, and takes what they say for how it is. Agents' consoles hang on it by sockets that hibernate.
 */
export class Inbox extends DurableObject<Env> {
  readonly #storage: InboxStorage
  readonly #desk: Desk
  readonly #live: LiveList
  readonly #sockets: InboxSockets
  readonly #sender: Sender
  readonly #news: News

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#storage = new InboxStorage(ctx.storage)
    this.#desk = new Desk(this.#storage)
    this.#live = new LiveList(this.#storage)
    this.#sockets = new InboxSockets(ctx, env, {
      welcome: (agent, revision) => this.#welcome(agent, revision),
      came: (agent) => this.#news.changed(this.#desk.connected(agent.id, Date.now())),
      gone: (agent) => this.#gone(agent),
      choose: (agent, wanted) => this.#news.changed(this.#desk.choose(agent, wanted, Date.now())),
      signal: (agent, id, signal) => this.#pass(agent, id, signal),
    })
    this.#sender = new Sender(this.#storage, {
      command: (id, command) => this.#conversation(id).command(command),
      refused: (id) => this.#ask(id),
    })
    this.#news = new News(this.#desk, this.#live, this.#sockets, () => this.#work())
  }

  /** How the line is for one who joins it now. */
  async outlook(needs: Needs): Promise<Outlook> {
    return this.#desk.outlook(needs)
  }

  /** How a conversation stands. Older news than what is known changes nothing, and neither does the same twice. */
  async tell(news: InboxNews): Promise<void> {
    this.#news.told(news)
  }

  /** What is never stored: somebody types, somebody has read. */
  async signal(conversationId: string, signal: Signal): Promise<void> {
    this.#sockets.toViewers(conversationId, { ...signal, conversation_id: conversationId })
  }

  /** The live conversations of a view, first one first, for an agent. */
  async list(view: LiveView, agent: string): Promise<InboxConversation[]> {
    return this.#live.list(view, agent, this.#desk.turns())
  }

  async counts(): Promise<Record<string, number>> {
    return this.#live.counts()
  }

  async agents(): Promise<InboxAgent[]> {
    return this.#desk.agents()
  }

  /** An agent takes a conversation themselves, from the queue, from the bot, or from a colleague with `takeOver`. */
  async claim(conversationId: string, agent: AgentRef, takeOver: boolean): Promise<AgentOutcome> {
    await this.meet(agent)
    const holder = this.#live.get(conversationId)?.agent?.id ?? null
    return this.#do(conversationId, { type: 'assign', agent, by: 'agent', expected: takeOver ? holder : null })
  }

  /** Gives a conversation to a colleague, or with a team, or neither, back to the queue. Only who has it may. */
  async transfer(
    conversationId: string,
    by: AgentRef,
    to: { readonly agent?: string | undefined; readonly team?: string | undefined },
  ): Promise<InboxOutcome> {
    if (to.agent !== undefined) {
      const agent = this.#desk.agent(to.agent)
      if (!agent || agent.presence === 'offline') return { ok: false, code: 'no_agent' }
      const given = { id: agent.id, name: agent.name }
      return this.#do(conversationId, { type: 'assign', agent: given, by: 'transfer', expected: by.id })
    }
    const team = to.team ? { team: to.team } : {}
    const outcome = await this.#do(conversationId, { type: 'unassign', agent: by.id, reason: 'returned', ...team })
    return outcome.ok && outcome.conversation.agent ? { ok: false, code: 'not_owner' } : outcome
  }

  /** Makes an agent known by what they are called, so that they can be given conversations. */
  async meet(agent: AgentRef): Promise<InboxAgent> {
    if (this.#desk.meet(agent, Date.now())) this.#news.showAgents([agent.id])
    const met = this.#desk.agent(agent.id)
    if (!met) throw new Error('the agent was not kept')
    return met
  }

  /** Null for an agent nobody has met. */
  async setAgent(id: string, settings: AgentSettings): Promise<InboxAgent | null> {
    if (!this.#desk.agent(id)) return null
    this.#news.changed(this.#desk.settings(id, settings, Date.now()))
    return this.#desk.agent(id)
  }

  async setPresence(agent: AgentRef, wanted: 'online' | 'away'): Promise<InboxAgent> {
    const met = await this.meet(agent)
    this.#news.changed(this.#desk.choose(agent.id, wanted, Date.now()))
    // Without a console nobody would see what comes: they are there for as long as a reload takes.
    if (!this.#sockets.has(agent.id)) this.#desk.disconnected(agent.id, Date.now())
    await this.#arm()
    return this.#desk.agent(agent.id) ?? met
  }

  /** Who works here no more: their conversations go to others, their consoles are closed. */
  async removeAgent(id: string): Promise<void> {
    if (!this.#desk.agent(id)) return
    this.#news.changed(this.#desk.remove(id, Date.now()))
    this.#sockets.close(id)
  }

  /** Takes away everything of a conversation. */
  async erase(conversationId: string): Promise<void> {
    this.#news.changed(this.#desk.apply({ type: 'ended', conversationId }, Date.now()))
    this.#live.erase(conversationId)
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
      for (const change of this.#desk.expire(now)) this.#news.changed(change)
      this.#news.changed(this.#desk.apply({ type: 'tick' }, now))
      for (const { conversation_id: id, snoozed_until: until } of this.#live.live())
        if (until !== null && Date.parse(until) <= now) this.#storage.send(id, { type: 'unsnooze' }, now)
      this.#live.prune(now)
      await this.#sender.flush()
      await this.#arm()
    } catch (error) {
      report('alarm', error)
      await this.ctx.storage.setAlarm(now + INBOX_MAX_RETRY_MS)
    }
  }

  #welcome(agent: AgentRef, revision: number) {
    this.#desk.meet(agent, Date.now())
    const self = this.#desk.agent(agent.id)
    if (!self) throw new Error('the agent was not kept')
    const { changed, reload } = this.#live.since(revision)
    return {
      revision: this.#live.revision,
      agent: self,
      agents: this.#desk.agents(),
      counts: this.#live.counts(),
      changed,
      reload,
    }
  }

  #gone(agent: string): void {
    this.#desk.disconnected(agent, Date.now())
    this.#news.showAgents([agent])
    this.ctx.waitUntil(this.#arm())
  }

  /** Passes on what is never stored, of who has the conversation. */
  #pass(agent: AgentRef, id: string, signal: Signal): void {
    if (this.#live.get(id)?.agent?.id !== agent.id) return
    const passed = this.#conversation(id).agentSignal(agent.id, signal)
    this.ctx.waitUntil(passed.catch((error: unknown) => report('pass', error)))
  }

  /** Has the conversation do what an agent asked; routing follows what it did. */
  async #do(conversationId: string, command: AgentCommand & { readonly by?: AssignedBy }): Promise<AgentOutcome> {
    const outcome = await this.#conversation(conversationId).command(command)
    if (outcome.ok) this.#news.seen(outcome.conversation, command.by ?? null)
    return outcome
  }

  /** Asks a conversation how it stands, whatever is known. */
  async #ask(id: string): Promise<void> {
    const conversation = await this.#conversation(id).snapshot()
    if (conversation) this.#news.seen(conversation, null)
    else this.#news.changed(this.#desk.apply({ type: 'ended', conversationId: id }, Date.now()))
  }

  /** Something was written down to be sent, or is due at another time. */
  #work(): void {
    const sent = this.#sender.flush().then(() => this.#arm())
    this.ctx.waitUntil(sent.catch((error: unknown) => report('work', error)))
    this.ctx.waitUntil(this.#arm())
  }

  async #arm(): Promise<void> {
    const now = Date.now()
    const snoozes = this.#live
      .live()
      .flatMap(({ snoozed_until: until }) => (until === null ? [] : Math.max(Date.parse(until), now + INBOX_RETRY_MS)))
    const heartbeat = this.ctx.getWebSockets().length > 0 ? [now + INBOX_SILENT_MS] : []
    const others = [this.#desk.nextDue(now), this.#storage.nextSending(), this.#live.nextPrune()]
    const dues = [...snoozes, ...heartbeat, ...others.filter((at) => at !== null)]
    if (dues.length === 0) return
    const at = Math.max(Math.min(...dues), now)
    const set = await this.ctx.storage.getAlarm()
    if (set === null || set > at || set < now) await this.ctx.storage.setAlarm(at)
  }

  #conversation(id: string): DurableObjectStub<Conversation> {
    const { name } = this.ctx.id
    if (!name) throw new Error('an inbox is reached by its shop')
    return this.env.CONVERSATION.get(this.env.CONVERSATION.idFromName(`${name}/${id}`))
  }
}
