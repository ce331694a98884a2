import { AGENT_GRACE_MS, MAX_AGENTS } from '../../config'
import type { AgentCommand } from '../../core/agents/commands'
import { needsOf } from '../../core/agents/snapshot'
import type { Outlook } from '../../core/agents/wait'
import type { AgentRef } from '../../core/events'
import { nextTick, type RoutingCommand, type RoutingEvent, route } from '../../core/routing/route'
import {
  DEFAULT_RULES,
  inOrder,
  type Loads,
  loadsOf,
  type Needs,
  type Presence,
  type RoutingRules,
  type RoutingState,
} from '../../core/routing/state'
import { expectedWaitMs } from '../../core/routing/wait'
import type { AgentSettings, InboxAgent, InboxConversation } from '../../protocol'
import { newAgent, routingOf, sameAgent } from './agent-row'
import type { AgentRow, InboxStorage } from './storage'

/** Handling times kept to tell the next shopper's wait from. */
const HANDLE_SAMPLES = 50

/** The agents whose state or load is another. */
export type DeskChange = { readonly agents: ReadonlySet<string> }

/**
 * Who has which conversation and who is there: routing's state with what is kept of agents, in memory as it is on disk. Commands that follow
 * are written beside it, in the same event, so that nothing decided is lost.
 */
export class Desk {
  #state: RoutingState
  readonly #agents: Map<string, AgentRow>
  readonly #rules: RoutingRules = DEFAULT_RULES

  constructor(readonly storage: InboxStorage) {
    const rows = storage.agents()
    this.#agents = new Map(rows.map((row) => [row.id, row]))
    this.#state = { agents: rows.map(routingOf), ...storage.routing() }
  }

  get state(): RoutingState {
    return this.#state
  }

  /**
   * Runs one event of routing: keeps what it changes and writes down what is to be sent. `done`: the conversation has done it already, so
   * that it is told of the others only.
   */
  apply(event: RoutingEvent, now: number, done: string | null = null): DeskChange {
    const before = this.#state
    const { state, commands } = route(before, event, this.#rules, now)
    this.#state = state
    this.storage.saveRouting(before, state)
    const agents = new Set<string>()
    for (const agent of state.agents) {
      const row = this.#agents.get(agent.id)
      if (!row || sameAgent(row, agent)) continue
      this.#put({ ...row, ...agent })
      if (row.presence !== agent.presence) agents.add(agent.id)
    }
    const loads = [loadsOf(before), loadsOf(state)] as const
    for (const { id } of state.agents) if (loads[0].get(id) !== loads[1].get(id)) agents.add(id)
    this.#order(commands, now, done)
    return { agents }
  }

  /** Someone who works on the inbox is known from then on. Answers whether they are new or have another name. */
  meet(agent: AgentRef, now: number): boolean {
    const known = this.#agents.get(agent.id)
    if (known?.name === agent.name) return false
    if (!known && this.#agents.size >= MAX_AGENTS) throw new Error('the inbox has too many agents')
    this.#put(known ? { ...known, name: agent.name } : newAgent(agent, now))
    if (!known) this.#state = { ...this.#state, agents: [...this.#state.agents, routingOf(newAgent(agent, now))] }
    return true
  }

  /** A console was connected: they are there, as they last chose. */
  connected(id: string, now: number): DeskChange {
    const row = this.#agents.get(id)
    if (!row) throw new Error('nobody has met this agent')
    this.#put({ ...row, offlineDueAt: null })
    return this.#present(id, row.wanted, now)
  }

  /** Their last console has gone: they count as gone when none comes back in a while. */
  disconnected(id: string, now: number): void {
    const row = this.#agents.get(id)
    if (row && row.presence !== 'offline') this.#put({ ...row, offlineDueAt: now + AGENT_GRACE_MS })
  }

  choose(id: string, wanted: AgentRow['wanted'], now: number): DeskChange {
    const row = this.#agents.get(id)
    if (!row) throw new Error('nobody has met this agent')
    this.#put({ ...row, wanted })
    return this.#present(id, wanted, now)
  }

  settings(id: string, settings: AgentSettings, now: number): DeskChange {
    const row = this.#agents.get(id)
    if (!row) throw new Error('nobody has met this agent')
    this.#put({ ...row, ...settings })
    const { idleSince: _idle, ...agent } = routingOf({ ...row, ...settings })
    const change = this.apply({ type: 'agent_changed', agent }, now)
    return { ...change, agents: new Set([...change.agents, id]) }
  }

  remove(id: string, now: number): DeskChange {
    const change = this.apply({ type: 'agent_removed', id }, now)
    this.#agents.delete(id)
    this.storage.deleteAgent(id)
    return change
  }

  /** Who has been gone long enough is. */
  expire(now: number): DeskChange[] {
    const gone = [...this.#agents.values()].filter(({ offlineDueAt }) => offlineDueAt !== null && offlineDueAt <= now)
    return gone.map((row) => {
      this.#put({ ...row, offlineDueAt: null })
      return this.#present(row.id, 'offline', now)
    })
  }

  /** When something is to be done by itself, or null. */
  nextDue(now: number): number | null {
    const dues = [...this.#agents.values()].flatMap(({ offlineDueAt }) => offlineDueAt ?? [])
    const tick = nextTick(this.#state, this.#rules, now)
    const all = [...dues, ...(tick === null ? [] : [tick])]
    return all.length > 0 ? Math.min(...all) : null
  }

  outlook(needs: Needs): Outlook {
    const online = this.#state.agents.filter(({ presence }) => presence === 'online')
    const loads = loadsOf(this.#state)
    const free = online.some(({ id, capacity }) => (loads.get(id) ?? 0) < capacity)
    const ahead = inOrder(
      [
        ...this.#state.waiting.filter((one) => one.conversationId !== needs.conversationId),
        { ...needs, since: Date.now(), missedBy: [] },
      ],
      this.#rules,
    )
    const place = ahead.findIndex(({ conversationId }) => conversationId === needs.conversationId) + 1
    const position = free && this.#state.waiting.length === 0 ? 0 : place
    return { agents: this.#agents.size, online: online.length, position, waitMs: this.#wait(position) }
  }

  /** Whose turn it is: 0 for who comes first. */
  turns(): ReadonlyMap<string, number> {
    return new Map(inOrder(this.#state.waiting, this.#rules).map((one, index) => [one.conversationId, index]))
  }

  agentOf(conversationId: string): string | null {
    return this.#state.held.find((one) => one.conversationId === conversationId)?.agent ?? null
  }

  /** What a conversation asks of who takes it; a skill is kept where only the snapshot is known. */
  needs(snapshot: InboxConversation, lastAgent: string | null, skill: string | null): Needs {
    const all = [...this.#state.waiting, ...this.#state.held]
    const known = all.find((one) => one.conversationId === snapshot.conversation_id)
    return needsOf(snapshot, lastAgent ?? known?.lastAgent ?? null, skill ?? known?.skill ?? null)
  }

  handled(conversationId: string, now: number): void {
    const held = this.#state.held.find((one) => one.conversationId === conversationId)
    if (!held?.answered) return
    const samples = this.storage.fact<number[]>('handle_ms', [])
    this.storage.setFact('handle_ms', [...samples, now - held.assignedAt].slice(-HANDLE_SAMPLES))
  }

  agent(id: string, loads: Loads = loadsOf(this.#state)): InboxAgent | null {
    const row = this.#agents.get(id)
    if (!row) return null
    const { name, presence, capacity, languages, skills, teams, offlineDueAt } = row
    return {
      id,
      name,
      presence,
      connected: presence !== 'offline' && offlineDueAt === null,
      capacity,
      load: loads.get(id) ?? 0,
      languages: [...languages],
      skills: [...skills],
      teams: [...teams],
    }
  }

  agents(): InboxAgent[] {
    const loads = loadsOf(this.#state)
    return [...this.#agents.keys()].flatMap((id) => this.agent(id, loads) ?? [])
  }

  /** Gives back what an agent got who is not there. */
  takeBackIfGone(id: string, now: number): DeskChange {
    const row = this.#agents.get(id)
    return row?.presence === 'offline' ? this.#present(id, 'offline', now) : { agents: new Set() }
  }

  #present(id: string, presence: Presence, now: number): DeskChange {
    const row = this.#agents.get(id)
    if (!row) throw new Error('nobody has met this agent')
    const { idleSince: _idle, ...agent } = routingOf({ ...row, presence })
    const change = this.apply({ type: 'agent_changed', agent }, now)
    return { ...change, agents: new Set([...change.agents, id]) }
  }

  #wait(position: number): number | null {
    return expectedWaitMs(position, this.#state, this.storage.fact<number[]>('handle_ms', []))
  }

  /** Writes down what routing commands; what it did to agents is done. */
  #order(commands: readonly RoutingCommand[], now: number, done: string | null): void {
    for (const command of commands) {
      if (command.type === 'set_away' || command.conversationId === done) continue
      const order = this.#orderOf(command)
      if (order) this.storage.send(command.conversationId, order, now)
    }
  }

  #orderOf(command: Exclude<RoutingCommand, { type: 'set_away' }>): AgentCommand | null {
    if (command.type === 'unassign') return { type: 'unassign', agent: command.agent, reason: command.reason }
    const row = this.#agents.get(command.agent)
    // Whoever it is given to was met: routing knows nobody else.
    if (!row) return null
    return { type: 'assign', agent: { id: row.id, name: row.name }, by: command.by, expected: null }
  }

  #put(row: AgentRow): void {
    this.#agents.set(row.id, row)
    this.storage.putAgent(row)
  }
}
