import { DEFAULT_AGENT_CAPACITY } from '../../config'
import type { AgentRef } from '../../core/events'
import type { RoutingAgent } from '../../core/routing/state'
import type { AgentRow } from './storage'

/** Somebody who was met for the first time. */
export function newAgent({ id, name }: AgentRef, now: number): AgentRow {
  return {
    id,
    name,
    presence: 'offline',
    wanted: 'online',
    capacity: DEFAULT_AGENT_CAPACITY,
    languages: [],
    skills: [],
    teams: [],
    idleSince: now,
    offlineDueAt: null,
  }
}

/** What routing goes by. */
export function routingOf({ id, presence, capacity, languages, skills, teams, idleSince }: AgentRow): RoutingAgent {
  return { id, presence, capacity, languages, skills, teams, idleSince }
}

/** Whether routing has left an agent as they are kept. */
export function sameAgent(row: AgentRow, agent: RoutingAgent): boolean {
  return row.presence === agent.presence && row.idleSince === agent.idleSince && row.capacity === agent.capacity
}
