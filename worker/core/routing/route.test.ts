import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseAgent } from './choose'
import { freeCapacity, nextTick, type RoutingCommand, type RoutingEvent, route } from './route'
import {
  DEFAULT_RULES,
  EMPTY_ROUTING,
  loadOf,
  type Needs,
  PRIORITIES,
  type RoutingRules,
  type RoutingState,
} from './state'
import { expectedWaitMs, positionOf } from './wait'

const MINUTE = 60_000
const RULES = DEFAULT_RULES

const needs = (conversationId: string, more: Partial<Needs> = {}): Needs => ({
  conversationId,
  priority: 'normal',
  language: null,
  skill: null,
  team: null,
  lastAgent: null,
  ...more,
})
const agent = (id: string, more: object = {}) =>
  ({
    type: 'agent_changed',
    agent: { id, presence: 'online', capacity: 1, languages: [], skills: [], teams: [], ...more },
  }) as const
const handedOff = (id: string, more: Partial<Needs> = {}): RoutingEvent => ({
  type: 'handed_off',
  needs: needs(id, more),
})

/** Runs events, one a second unless they say when; answers the last state, all commands and who has what by the commands alone. */
function run(events: readonly (RoutingEvent | number)[], rules: RoutingRules = RULES) {
  let state: RoutingState = EMPTY_ROUTING
  let now = 1_000_000
  const commands: RoutingCommand[] = []
  for (const event of events) {
    if (typeof event === 'number') now += event
    const routed = route(state, typeof event === 'number' ? { type: 'tick' } : event, rules, now)
    state = routed.state
    commands.push(...routed.commands)
    now += 1_000
  }
  return { state, commands, now, owners: ownersOf(commands) }
}

function ownersOf(commands: readonly RoutingCommand[]): Map<string, string> {
  const owners = new Map<string, string>()
  for (const command of commands) {
    if (command.type === 'assign') owners.set(command.conversationId, command.agent)
    if (command.type === 'unassign') owners.delete(command.conversationId)
  }
  return owners
}

describe('route', () => {
  it('gives a conversation to who is there, and what waits to who comes', () => {
    expect(run([agent('ann'), handedOff('c1')]).owners).toEqual(new Map([['c1', 'ann']]))
    expect(run([handedOff('c1'), handedOff('c2'), agent('ann', { capacity: 2 })]).owners.size).toBe(2)
  })

  it('takes the longest wait first, a higher priority as if it had waited longer', () => {
    const one = run([handedOff('old'), handedOff('high', { priority: 'high' }), agent('ann')])
    expect(one.owners.get('high')).toBe('ann')
    const later = run([handedOff('old'), 11 * MINUTE, handedOff('high', { priority: 'high' }), agent('ann')])
    expect(later.owners.get('old')).toBe('ann')
  })

  it('asks for language, skill and team', () => {
    const { owners } = run([
      agent('de', { languages: ['de'], capacity: 9 }),
      agent('zh', { languages: ['zh'], skills: ['refunds'], teams: ['after'], capacity: 9 }),
      handedOff('c1', { language: 'zh' }),
      handedOff('c2', { language: 'de' }),
      handedOff('c3', { skill: 'refunds' }),
      handedOff('c4', { team: 'after' }),
    ])
    expect(Object.fromEntries(owners)).toEqual({ c1: 'zh', c2: 'de', c3: 'zh', c4: 'zh' })
  })

  it('gives a language nobody reads to anybody, and one somebody reads to them alone', () => {
    expect(run([agent('ann', { languages: ['en'] }), handedOff('c1', { language: 'ja' })]).owners.get('c1')).toBe('ann')
    const away = agent('yui', { languages: ['ja'], presence: 'away' })
    expect(run([agent('ann', { languages: ['en'] }), away, handedOff('c1', { language: 'ja' })]).owners.size).toBe(0)
  })

  it('overflows to other teams, then to other skills', () => {
    const asked = handedOff('c1', { team: 'vip', skill: 'refunds' })
    const ann = agent('ann', { teams: ['all'], skills: ['sizes'] })
    expect(run([ann, asked, 3 * MINUTE]).owners.size).toBe(0)
    expect(run([ann, asked, 5 * MINUTE]).owners.get('c1')).toBe('ann')
    expect(run([agent('bo', { teams: ['all'] }), asked, 3 * MINUTE]).owners.get('c1')).toBe('bo')
  })

  it('goes back to the agent who had it before', () => {
    const { commands } = run([
      agent('ann', { capacity: 5 }),
      agent('bo', { capacity: 5 }),
      handedOff('c1', { lastAgent: 'bo' }),
    ])
    expect(commands).toEqual([{ type: 'assign', conversationId: 'c1', agent: 'bo', by: 'sticky' }])
  })

  it('spreads by idle time or by room', () => {
    const agents = [agent('ann', { capacity: 6 }), agent('bo', { capacity: 2 })]
    const three = [handedOff('c1'), handedOff('c2'), handedOff('c3')]
    expect(run([...agents, ...three]).state.held.map((one) => one.agent)).toEqual(['ann', 'bo', 'ann'])
    const { state } = run([...agents, ...three, handedOff('c4')], { ...RULES, strategy: 'least_busy' })
    expect([loadOf(state, 'ann'), loadOf(state, 'bo')]).toEqual([3, 1])
  })

  it('takes a conversation back from who does not answer, sets them away and gives it to another', () => {
    const { commands, state } = run([agent('ann'), handedOff('c1'), agent('bo'), 3 * MINUTE])
    expect(commands.slice(1)).toEqual([
      { type: 'unassign', conversationId: 'c1', agent: 'ann', reason: 'no_answer' },
      { type: 'set_away', agent: 'ann' },
      { type: 'assign', conversationId: 'c1', agent: 'bo', by: 'routing' },
    ])
    expect(state.agents.find(({ id }) => id === 'ann')?.presence).toBe('away')
  })

  it('lets who has answered keep it', () => {
    const answered: RoutingEvent = { type: 'answered', conversationId: 'c1', agent: 'ann' }
    expect(run([agent('ann'), handedOff('c1'), answered, 60 * MINUTE]).owners.get('c1')).toBe('ann')
  })

  it('takes everything from who goes offline, at its old place in the queue, and nothing from who is away', () => {
    const gone = [agent('ann', { presence: 'offline' })]
    const { state, owners } = run([agent('ann'), handedOff('c1'), handedOff('c2'), ...gone])
    expect(owners.size).toBe(0)
    expect(positionOf(state, RULES, 'c1')).toBe(1)
    expect(positionOf(state, RULES, 'c2')).toBe(2)
    expect(run([agent('ann'), handedOff('c1'), agent('ann', { presence: 'away' })]).owners.get('c1')).toBe('ann')
  })

  it('lets one of two who claim at once have it, and who takes over on purpose', () => {
    const claim = (who: string, takeOver = false): RoutingEvent => ({
      type: 'claimed',
      needs: needs('c1'),
      agent: who,
      takeOver,
    })
    const away = [agent('ann', { presence: 'away' }), agent('bo', { presence: 'away' })]
    expect(run([...away, handedOff('c1'), claim('ann'), claim('bo')]).owners.get('c1')).toBe('ann')
    expect(run([...away, handedOff('c1'), claim('ann'), claim('bo', true)]).owners.get('c1')).toBe('bo')
    // Also one that never waited: taken from the bot.
    expect(run([...away, claim('ann')]).owners.get('c1')).toBe('ann')
  })

  it('gives a returned one to somebody else', () => {
    const back: RoutingEvent = { type: 'returned', conversationId: 'c1', team: null, by: 'ann' }
    expect(run([agent('ann'), handedOff('c1'), agent('bo'), back]).owners.get('c1')).toBe('bo')
  })

  it('knows when it has to look again by itself', () => {
    const { state, now } = run([handedOff('c1')])
    expect(nextTick(state, RULES, now)).toBe(1_000_000 + 2 * MINUTE)
    const held = run([agent('ann'), handedOff('c1')])
    expect(nextTick(held.state, RULES, held.now)).toBe(1_001_000 + 3 * MINUTE)
    expect(nextTick(EMPTY_ROUTING, RULES, 0)).toBeNull()
  })
})

const IDS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
const AGENTS = ['ann', 'bo', 'cy']
const id = fc.constantFrom(...IDS)
const who = fc.constantFrom(...AGENTS)
const anyNeeds = fc.record({
  conversationId: id,
  priority: fc.constantFrom(...PRIORITIES),
  language: fc.constantFrom(null, 'en', 'zh'),
  skill: fc.constantFrom(null, 'refunds'),
  team: fc.constantFrom(null, 'vip'),
  lastAgent: fc.constantFrom(null, ...AGENTS),
})
const routed: fc.Arbitrary<RoutingEvent | number> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('handed_off' as const), needs: anyNeeds }) },
  fc.record({ type: fc.constant('needs_changed' as const), needs: anyNeeds }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('ended' as const), conversationId: id }) },
  fc.record({
    type: fc.constant('returned' as const),
    conversationId: id,
    team: fc.constantFrom(null, 'vip'),
    by: who,
  }),
  fc.record({ type: fc.constant('answered' as const), conversationId: id, agent: who }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('agent_changed' as const),
      agent: fc.record({
        id: who,
        presence: fc.constantFrom('online' as const, 'away' as const, 'offline' as const),
        capacity: fc.constant(2),
        languages: fc.constantFrom([], ['en'], ['zh']),
        skills: fc.constantFrom([], ['refunds']),
        teams: fc.constantFrom([], ['vip']),
      }),
    }),
  },
  fc.record({ type: fc.constant('agent_removed' as const), id: who }),
  fc.integer({ min: 0, max: 10 * MINUTE }),
)
const claims = fc.record({ type: fc.constant('claimed' as const), needs: anyNeeds, agent: who, takeOver: fc.boolean() })

/** What must hold after any events whatsoever. */
function expectSound({ state, owners, now }: ReturnType<typeof run>): void {
  const all = [...state.waiting, ...state.held].map(({ conversationId }) => conversationId)
  expect(new Set(all).size).toBe(all.length)
  // Who has what by the commands is who has it in the state.
  const held = new Map(state.held.map((one) => [one.conversationId, one.agent]))
  for (const [conversationId, owner] of held) expect(owners.get(conversationId)).toBe(owner)
  // Nobody waits whom somebody could take.
  for (const waiting of state.waiting) expect(chooseAgent(state, waiting, RULES, now - 1_000)).toBeNull()
}

describe('routing, whatever happens in whatever order', () => {
  it('loses no conversation, gives none to two and leaves nobody waiting whom somebody could take', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: routed }, claims), { maxLength: 60 }), (events) => {
        const end = run(events)
        expectSound(end)
        const open = new Set<string>()
        for (const event of events) {
          if (typeof event === 'number') continue
          if (event.type === 'handed_off' || event.type === 'claimed') open.add(event.needs.conversationId)
          if (event.type === 'ended') open.delete(event.conversationId)
        }
        const known = [...end.state.waiting, ...end.state.held].map(({ conversationId }) => conversationId)
        expect(new Set(known)).toEqual(open)
      }),
      { numRuns: 500 },
    )
  })

  it('never gives an agent more than they take', () => {
    fc.assert(
      fc.property(fc.array(routed, { maxLength: 60 }), (events) => {
        const { state } = run(events)
        for (const one of AGENTS) expect(loadOf(state, one)).toBeLessThanOrEqual(2)
        expect(freeCapacity(state)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  it('changes nothing when an event comes twice', () => {
    fc.assert(
      fc.property(fc.array(routed, { maxLength: 30 }), routed, (events, last) => {
        if (typeof last === 'number' || last.type === 'returned') return
        const { state, now } = run([...events, last])
        const again = route(state, last, { ...RULES, noAnswerMs: null, overflowMs: null }, now - 1_000)
        if (last.type === 'agent_changed' || last.type === 'needs_changed' || last.type === 'agent_removed') return
        expect(again.commands.filter(({ type }) => type === 'unassign')).toEqual([])
      }),
    )
  })

  it('lets nobody starve: the least urgent is served in spite of endless urgent ones', () => {
    let state = route(EMPTY_ROUTING, agent('ann'), RULES, 0).state
    state = route(state, handedOff('busy'), RULES, 0).state
    state = route(state, handedOff('low', { priority: 'low' }), RULES, 0).state
    let served: number | null = null
    for (let minute = 1; minute < 300 && served === null; minute++) {
      const now = minute * MINUTE
      state = route(state, handedOff(`u${minute}`, { priority: 'urgent' }), RULES, now).state
      const current = state.held[0]?.conversationId ?? ''
      state = route(state, { type: 'ended', conversationId: current }, RULES, now).state
      state = route(
        state,
        { type: 'answered', conversationId: state.held[0]?.conversationId ?? '', agent: 'ann' },
        RULES,
        now,
      ).state
      if (state.held[0]?.conversationId === 'low') served = minute
    }
    // An hour's head start and five minutes' handicap.
    expect(served).not.toBeNull()
    expect(served).toBeLessThanOrEqual(70)
  })
})

describe('waiting', () => {
  it('is estimated from what handling took, and not at all where nothing is known', () => {
    const { state } = run([agent('ann', { capacity: 2 }), handedOff('a'), handedOff('b'), handedOff('c')])
    expect(positionOf(state, RULES, 'c')).toBe(1)
    expect(positionOf(state, RULES, 'a')).toBeNull()
    const handled = [4, 5, 6, 7, 8].map((minutes) => minutes * MINUTE)
    expect(expectedWaitMs(1, state, handled)).toBe(3 * MINUTE)
    expect(expectedWaitMs(1, state, handled.slice(1))).toBeNull()
    expect(expectedWaitMs(1, EMPTY_ROUTING, handled)).toBeNull()
  })
})
