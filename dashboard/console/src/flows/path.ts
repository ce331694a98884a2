import type { ConversationTrace } from '../../../../worker/protocol'

/** One state a conversation came to in a flow. */
export type PathStep = {
  /** Index of the turn in the trace. */
  readonly turn: number
  readonly state: string
  /** The state it came from in this run of the flow; null at a start. */
  readonly from: string | null
  /** The action and outcome that led on from `from`; empty where none was run there. */
  readonly by: string
}

/** The states that a conversation went through in one flow, in order; a flow that was run twice is told twice. */
export function pathIn({ turns }: ConversationTrace, flow: string): PathStep[] {
  const path: PathStep[] = []
  /** The flows under way, each with its state: a flow called by another moves while that one waits. */
  const stack: { readonly flow: string; state: string }[] = []
  let by = ''
  turns.forEach((turn, index) => {
    for (const step of turn.steps) {
      const top = stack.at(-1)
      if (step.type === 'flow_started') {
        stack.push({ flow: step.flow, state: step.state })
        if (step.flow === flow) path.push({ turn: index, state: step.state, from: null, by: '' })
        by = ''
      } else if (step.type === 'flow_moved') {
        if (step.flow === flow) path.push({ turn: index, state: step.state, from: top?.state ?? null, by })
        if (top) top.state = step.state
        by = ''
      } else if (step.type === 'flow_ended') {
        stack.pop()
      } else if (step.type === 'action') {
        by = `${step.action}: ${step.outcome}`
      }
    }
  })
  return path
}

/** The flows a conversation went through, in the order it came to them. */
export function flowsIn({ turns }: ConversationTrace): string[] {
  const started = turns.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.type === 'flow_started' ? [step.flow] : [])),
  )
  return [...new Set(started)]
}
