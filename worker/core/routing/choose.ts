import { type Loads, loadsOf, type RoutingAgent, type RoutingRules, type RoutingState, type Waiting } from './state'

/**
 * Who gets a conversation now, or null when nobody can: the agent who had it before, else the one idle longest or with most room. Agents
 * who did not answer it are asked again only when it has overflowed, since the others had their chance by then.
 */
export function chooseAgent(
  state: RoutingState,
  waiting: Waiting,
  rules: RoutingRules,
  now: number,
  loads: Loads = loadsOf(state),
): { readonly agent: RoutingAgent; readonly sticky: boolean } | null {
  const stage = overflowStage(waiting, rules, now)
  const fits = state.agents.filter((agent) => canTake(agent, loads) && serves(state, agent, waiting, stage))
  const last = fits.find(({ id }) => id === waiting.lastAgent)
  if (last) return { agent: last, sticky: true }
  const [best] = fits.sort(rules.strategy === 'least_busy' ? byRoom(loads) : byIdle)
  return best ? { agent: best, sticky: false } : null
}

/** 0: as asked; 1: any team, and who missed it before; 2: any skill. */
export function overflowStage({ since }: Waiting, { overflowMs }: RoutingRules, now: number): 0 | 1 | 2 {
  if (overflowMs === null) return 0
  const waited = now - since
  return waited >= 2 * overflowMs ? 2 : waited >= overflowMs ? 1 : 0
}

export function canTake({ id, presence, capacity }: RoutingAgent, loads: Loads): boolean {
  return presence === 'online' && (loads.get(id) ?? 0) < capacity
}

function serves(state: RoutingState, agent: RoutingAgent, waiting: Waiting, stage: 0 | 1 | 2): boolean {
  const { language, skill, team, missedBy } = waiting
  if (stage < 1 && missedBy.includes(agent.id)) return false
  if (stage < 1 && team !== null && !agent.teams.includes(team)) return false
  if (stage < 2 && skill !== null && !has(agent.skills, skill)) return false
  // Somebody who reads the language comes some time, if there is such a person at all.
  return (
    language === null || has(agent.languages, language) || !state.agents.some((one) => has(one.languages, language))
  )
}

function has(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value)
}

function byIdle(a: RoutingAgent, b: RoutingAgent): number {
  return a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1)
}

function byRoom(loads: Loads): (a: RoutingAgent, b: RoutingAgent) => number {
  const busy = ({ id, capacity }: RoutingAgent) => (loads.get(id) ?? 0) / capacity
  return (a, b) => busy(a) - busy(b) || byIdle(a, b)
}
