import { type FlowFault, fault, lookUp } from './flow-fault'
import { type Flow, successors } from './flow-schema'

/** States that nothing leads to, that never come to an end, and loops that could spin for ever. */
export function reachFaults(flow: Flow): FlowFault[] {
  if (!lookUp(flow.states, flow.start)) return [fault(['start'], `"${flow.start}" is no state`)]
  const reached = reachable(flow, [flow.start])
  const faults = Object.keys(flow.states)
    .filter((id) => !reached.has(id))
    .map((id) => fault(['states', id], `cannot be reached from "${flow.start}"`))
  for (const id of reached) {
    const ends = [...reachable(flow, [id])].some((next) =>
      ['end', 'handoff'].includes(lookUp(flow.states, next)?.kind ?? ''),
    )
    if (!ends) faults.push(fault(['states', id], 'no way from here to an end'))
  }
  return [...faults, ...silentLoops(flow)]
}

/** Loops that need not wait for the shopper could spin for ever: a call may return at once, and a question passes while its slot is known. */
function silentLoops(flow: Flow): FlowFault[] {
  const waits = waitingStates(flow)
  const loops = Object.entries(flow.states).filter(
    ([id, state]) => !waits.has(id) && reachable(flow, successors(state), (next) => waits.has(next)).has(id),
  )
  return loops.map(([id, state]) => {
    const hint = state.kind === 'collect' ? ` once "${state.slot}" is known: a set state on the way must clear it` : ''
    return fault(['states', id], `stands in a loop that never waits for the shopper${hint}`)
  })
}

/**
 * The states no silent loop runs through: yes-or-no questions, and questions that every silent way back to them clears the slot of.
 * A way through a state that waits is not silent, so one such question can make another: repeated until none is added.
 */
function waitingStates(flow: Flow): ReadonlySet<string> {
  const states = Object.entries(flow.states)
  const waits = new Set(states.filter(([, state]) => state.kind === 'confirm').map(([id]) => id))
  for (let before = -1; before < waits.size; ) {
    before = waits.size
    for (const [id, state] of states)
      if (state.kind === 'collect' && !waits.has(id) && !returnsKnown(flow, id, state.slot, waits)) waits.add(id)
  }
  return waits
}

/** Can the flow come back to a question whose slot it has filled, with the slot still filled, and without waiting? */
function returnsKnown(flow: Flow, start: string, slot: string, waits: ReadonlySet<string>): boolean {
  const seen = new Set<string>()
  const open = [{ id: start, known: true }]
  for (let step = open.pop(); step; step = open.pop()) {
    const state = lookUp(flow.states, step.id)
    if (!state || waits.has(step.id)) continue
    // An unknown slot makes its question wait.
    if (!step.known && state.kind === 'collect' && state.slot === slot) continue
    const set = state.kind === 'set' ? lookUp(state.slots, slot) : undefined
    const known = set === undefined ? step.known : set !== null
    for (const id of successors(state)) {
      if (id === start && known) return true
      const mark = `${id}/${known}`
      if (seen.has(mark)) continue
      seen.add(mark)
      open.push({ id, known })
    }
  }
  return false
}

function reachable(flow: Flow, from: string[], stop: (id: string) => boolean = () => false): Set<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const state = lookUp(flow.states, id)
    if (!state || seen.has(id) || stop(id)) continue
    seen.add(id)
    open.push(...successors(state))
  }
  return seen
}
