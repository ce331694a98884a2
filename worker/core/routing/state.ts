/** How soon a person is needed. Each counts as so much waiting already done (RoutingRules.headStartMs). */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Whether an agent takes conversations. 'away' keeps those there are and gets no new ones. */
export const PRESENCES = ['online', 'away', 'offline'] as const
export type Presence = (typeof PRESENCES)[number]

/** An agent as routing sees them. Empty languages or skills: all. */
export type RoutingAgent = {
  readonly id: string
  readonly presence: Presence
  /** Conversations at once; 0 takes none but what they claim themselves. */
  readonly capacity: number
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly teams: readonly string[]
  /** Since when they have got nothing new, epoch milliseconds. */
  readonly idleSince: number
}

/** What a conversation asks of who takes it; null: nothing. */
export type Needs = {
  readonly conversationId: string
  readonly priority: Priority
  readonly language: string | null
  readonly skill: string | null
  readonly team: string | null
  /** Who had it, or the shopper's last one, before. */
  readonly lastAgent: string | null
}

/** One that waits. `since` is when the shopper was told so: it is kept however often it comes back. */
export type Waiting = Needs & {
  readonly since: number
  /** Agents who did not answer it. */
  readonly missedBy: readonly string[]
}

/** One that somebody has. */
export type Held = Waiting & {
  readonly agent: string
  readonly assignedAt: number
  /** Whether the agent has written since. */
  readonly answered: boolean
}

/** Plain data: it is stored as it is. A conversation is in one of the two lists at most. */
export type RoutingState = {
  readonly agents: readonly RoutingAgent[]
  readonly waiting: readonly Waiting[]
  readonly held: readonly Held[]
}

export const EMPTY_ROUTING: RoutingState = { agents: [], waiting: [], held: [] }

export type RoutingRules = {
  readonly strategy: 'longest_idle' | 'least_busy'
  /** Waiting that a priority counts as: everybody's turn comes, since all wait at one pace. */
  readonly headStartMs: Readonly<Record<Priority, number>>
  /** An agent who has not written after this gives the conversation back and is set away. Null: they keep it. */
  readonly noAnswerMs: number | null
  /** After this the team is not asked for any more, after twice this the skill neither. Null: never. */
  readonly overflowMs: number | null
}

export const DEFAULT_RULES: RoutingRules = {
  strategy: 'longest_idle',
  headStartMs: { low: -5 * 60_000, normal: 0, high: 10 * 60_000, urgent: 60 * 60_000 },
  noAnswerMs: 3 * 60_000,
  overflowMs: 2 * 60_000,
}

export function loadOf({ held }: Pick<RoutingState, 'held'>, agent: string): number {
  return held.filter((one) => one.agent === agent).length
}

/** Conversations by agent; who has none is not in it. */
export type Loads = ReadonlyMap<string, number>

export function loadsOf({ held }: Pick<RoutingState, 'held'>): Map<string, number> {
  const loads = new Map<string, number>()
  for (const { agent } of held) loads.set(agent, (loads.get(agent) ?? 0) + 1)
  return loads
}

/** Who comes first, first: the longest wait, priorities counted as waiting; of equals the one that came first, then by id. */
export function inOrder(waiting: readonly Waiting[], { headStartMs }: RoutingRules): Waiting[] {
  const turn = ({ since, priority }: Waiting) => since - headStartMs[priority]
  return [...waiting].sort(
    (a, b) => turn(a) - turn(b) || a.since - b.since || (a.conversationId < b.conversationId ? -1 : 1),
  )
}
