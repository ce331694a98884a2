import { canTake, chooseAgent } from './choose'
import {
  type Held,
  inOrder,
  loadOf,
  loadsOf,
  type Needs,
  type RoutingAgent,
  type RoutingRules,
  type RoutingState,
  type Waiting,
} from './state'

/** What happens to conversations and agents. Each may come twice or late: a repeat changes nothing. */
export type RoutingEvent =
  /** A shopper is to get a person. */
  | { readonly type: 'handed_off'; readonly needs: Needs }
  /** Its language, priority or team is another now. */
  | { readonly type: 'needs_changed'; readonly needs: Needs }
  /** It needs nobody any more: resolved, given back to the bot, or the shopper left the queue. */
  | { readonly type: 'ended'; readonly conversationId: string }
  /** An agent takes it themselves, whatever their capacity. One that somebody has is taken over only with `takeOver`. */
  | { readonly type: 'claimed'; readonly needs: Needs; readonly agent: string; readonly takeOver: boolean }
  /** Given to a team, or back to the queue. */
  | { readonly type: 'returned'; readonly conversationId: string; readonly team: string | null; readonly by: string }
  | { readonly type: 'answered'; readonly conversationId: string; readonly agent: string }
  | { readonly type: 'agent_changed'; readonly agent: Omit<RoutingAgent, 'idleSince'> }
  | { readonly type: 'agent_removed'; readonly id: string }
  /** Time has passed. */
  | { readonly type: 'tick' }

/** What is to be done outside. Doing it twice must do no harm. */
export type RoutingCommand =
  | {
      readonly type: 'assign'
      readonly conversationId: string
      readonly agent: string
      readonly by: 'routing' | 'sticky' | 'agent'
    }
  | {
      readonly type: 'unassign'
      readonly conversationId: string
      readonly agent: string
      readonly reason: 'no_answer' | 'offline' | 'returned'
    }
  | { readonly type: 'set_away'; readonly agent: string }

export type Routed = { readonly state: RoutingState; readonly commands: readonly RoutingCommand[] }

/**
 * The one step of routing: what an event means for who has which conversation. Pure; `now` is epoch milliseconds. Afterwards nobody waits
 * whom somebody could take, no agent was given more than they can take, and a conversation is held by one agent at most.
 */
export function route(state: RoutingState, event: RoutingEvent, rules: RoutingRules, now: number): Routed {
  const commands: RoutingCommand[] = []
  const applied = apply(state, event, now, commands)
  const timed = giveBackUnanswered(applied, rules, now, commands)
  return { state: drain(timed, rules, now, commands), commands }
}

/** When routing has something to do again by itself, or null. */
export function nextTick(
  { waiting, held }: RoutingState,
  { noAnswerMs, overflowMs }: RoutingRules,
  now: number,
): number | null {
  const missed =
    noAnswerMs === null ? [] : held.filter(({ answered }) => !answered).map(({ assignedAt }) => assignedAt + noAnswerMs)
  const overflows =
    overflowMs === null
      ? []
      : waiting.flatMap(({ since }) => [since + overflowMs, since + 2 * overflowMs]).filter((at) => at > now)
  const all = [...missed, ...overflows]
  return all.length > 0 ? Math.min(...all) : null
}

function apply(state: RoutingState, event: RoutingEvent, now: number, commands: RoutingCommand[]): RoutingState {
  switch (event.type) {
    case 'handed_off':
      return isKnown(state, event.needs.conversationId)
        ? state
        : { ...state, waiting: [...state.waiting, { ...event.needs, since: now, missedBy: [] }] }
    case 'needs_changed': {
      const changed = <T extends Waiting>(one: T): T =>
        one.conversationId === event.needs.conversationId ? { ...one, ...event.needs, lastAgent: one.lastAgent } : one
      return { ...state, waiting: state.waiting.map(changed), held: state.held.map(changed) }
    }
    case 'ended':
      return without(state, event.conversationId, now)
    case 'claimed':
      return claim(state, event, now, commands)
    case 'returned':
      return giveBack(
        state,
        ({ conversationId }) => conversationId === event.conversationId,
        (one) => ({ ...one, team: event.team ?? one.team, lastAgent: null, missedBy: [...one.missedBy, one.agent] }),
        'returned',
        now,
        commands,
      )
    case 'answered':
      return { ...state, held: state.held.map((one) => (isOf(one, event) ? { ...one, answered: true } : one)) }
    case 'agent_changed':
      return changeAgent(state, event.agent, now, commands)
    case 'agent_removed': {
      const freed = takeAllFrom(state, event.id, now, commands)
      return { ...freed, agents: freed.agents.filter(({ id }) => id !== event.id) }
    }
    case 'tick':
      return state
  }
}

function isOf(
  one: Held,
  { conversationId, agent }: { readonly conversationId: string; readonly agent: string },
): boolean {
  return one.conversationId === conversationId && one.agent === agent
}

function isKnown({ waiting, held }: RoutingState, id: string): boolean {
  return [...waiting, ...held].some(({ conversationId }) => conversationId === id)
}

function without(state: RoutingState, id: string, now: number): RoutingState {
  const ended = state.held.find(({ conversationId }) => conversationId === id)
  const others = {
    ...state,
    waiting: state.waiting.filter(({ conversationId }) => conversationId !== id),
    held: state.held.filter(({ conversationId }) => conversationId !== id),
  }
  return ended ? touch(others, ended.agent, now) : others
}

/** The agent's idle time begins anew. */
function touch(state: RoutingState, agent: string, now: number): RoutingState {
  return { ...state, agents: state.agents.map((one) => (one.id === agent ? { ...one, idleSince: now } : one)) }
}

function claim(
  state: RoutingState,
  { needs, agent, takeOver }: Extract<RoutingEvent, { type: 'claimed' }>,
  now: number,
  commands: RoutingCommand[],
): RoutingState {
  const { conversationId } = needs
  const holder = state.held.find((one) => one.conversationId === conversationId)
  // Two claim at once: the first has it, unless the second means to take it over.
  if (holder && (holder.agent === agent || !takeOver)) return state
  const waiting = holder ?? state.waiting.find((one) => one.conversationId === conversationId)
  const { since, missedBy } = waiting ?? { since: now, missedBy: [] }
  const held: Held = { ...needs, since, missedBy, agent, assignedAt: now, answered: false }
  commands.push({ type: 'assign', conversationId, agent, by: 'agent' })
  return touch(
    { ...without(state, conversationId, now), held: [...without(state, conversationId, now).held, held] },
    agent,
    now,
  )
}

function giveBack(
  state: RoutingState,
  which: (one: Held) => boolean,
  as: (one: Held) => Held,
  reason: Extract<RoutingCommand, { type: 'unassign' }>['reason'],
  now: number,
  commands: RoutingCommand[],
): RoutingState {
  const back = state.held.filter(which)
  if (back.length === 0) return state
  for (const { conversationId, agent } of back) commands.push({ type: 'unassign', conversationId, agent, reason })
  const waiting = back.map((one): Waiting => {
    const { agent: _agent, assignedAt: _at, answered: _answered, ...rest } = as(one)
    return { ...rest, missedBy: [...new Set(rest.missedBy)] }
  })
  const kept = { ...state, held: state.held.filter((one) => !which(one)), waiting: [...state.waiting, ...waiting] }
  return back.reduce<RoutingState>((sum, { agent }) => touch(sum, agent, now), kept)
}

function changeAgent(
  state: RoutingState,
  agent: Omit<RoutingAgent, 'idleSince'>,
  now: number,
  commands: RoutingCommand[],
): RoutingState {
  const before = state.agents.find(({ id }) => id === agent.id)
  // Who comes back has not been idle all night.
  const came = before?.presence !== 'online' && agent.presence === 'online'
  const idleSince = came || !before ? now : before.idleSince
  const others = state.agents.filter(({ id }) => id !== agent.id)
  const changed = { ...state, agents: [...others, { ...agent, idleSince }] }
  return agent.presence === 'offline' ? takeAllFrom(changed, agent.id, now, commands) : changed
}

function takeAllFrom(state: RoutingState, id: string, now: number, commands: RoutingCommand[]): RoutingState {
  return giveBack(
    state,
    ({ agent }) => agent === id,
    (one) => ({ ...one, lastAgent: id }),
    'offline',
    now,
    commands,
  )
}

/** One who does not answer is away, whatever they forgot to say: else the next conversation would wait for them as well. */
function giveBackUnanswered(
  state: RoutingState,
  { noAnswerMs }: RoutingRules,
  now: number,
  commands: RoutingCommand[],
): RoutingState {
  if (noAnswerMs === null) return state
  const isLate = (one: Held) => !one.answered && now - one.assignedAt >= noAnswerMs
  const late = new Set(state.held.filter(isLate).map(({ agent }) => agent))
  if (late.size === 0) return state
  const back = giveBack(
    state,
    isLate,
    (one) => ({ ...one, lastAgent: null, missedBy: [...one.missedBy, one.agent] }),
    'no_answer',
    now,
    commands,
  )
  for (const agent of late) commands.push({ type: 'set_away', agent })
  return {
    ...back,
    agents: back.agents.map((one) =>
      late.has(one.id) && one.presence === 'online' ? { ...one, presence: 'away' } : one,
    ),
  }
}

/** Gives out what waits, whose turn it is first. One that nobody can take does not hold up those behind it. */
function drain(state: RoutingState, rules: RoutingRules, now: number, commands: RoutingCommand[]): RoutingState {
  const loads = loadsOf(state)
  const given = new Map<string, Held>()
  let { agents } = state
  for (const waiting of inOrder(state.waiting, rules)) {
    if (!agents.some((agent) => canTake(agent, loads))) break
    const chosen = chooseAgent({ ...state, agents }, waiting, rules, now, loads)
    if (!chosen) continue
    const { agent, sticky } = chosen
    const { conversationId } = waiting
    commands.push({ type: 'assign', conversationId, agent: agent.id, by: sticky ? 'sticky' : 'routing' })
    given.set(conversationId, { ...waiting, agent: agent.id, assignedAt: now, answered: false })
    loads.set(agent.id, (loads.get(agent.id) ?? 0) + 1)
    agents = agents.map((one) => (one.id === agent.id ? { ...one, idleSince: now } : one))
  }
  if (given.size === 0) return state
  return {
    agents,
    waiting: state.waiting.filter(({ conversationId }) => !given.has(conversationId)),
    held: [...state.held, ...given.values()],
  }
}

/** Room that is left among agents who take conversations now. */
export function freeCapacity(state: RoutingState): number {
  return state.agents
    .filter(({ presence }) => presence === 'online')
    .reduce((sum, { id, capacity }) => sum + Math.max(0, capacity - loadOf(state, id)), 0)
}
