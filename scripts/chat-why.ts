import type { ConversationTrace, TraceStep, TraceTurn } from '../worker/protocol/index.ts'

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`

/** Why the bot gave its last reply: what it understood, decided and did, a line each. */
export function whyLines({ turns }: ConversationTrace): string[] {
  const turn = turns.at(-1)
  if (!turn) return ['      Nothing was said yet.']
  return [
    ...understoodLines(turn),
    line('decided', turn.policy ? `${turn.policy}: ${turn.reason ?? ''}` : 'nothing'),
    ...pathLines(turn.steps),
    line(
      'actions',
      listOf(turn.steps.flatMap((step) => (step.type === 'action' ? [`${step.action} ▸ ${step.outcome}`] : []))),
    ),
    line(
      'slots set',
      listOf(
        turn.steps.flatMap((step) => (step.type === 'slot' ? [`${step.name} = ${step.value ?? '(cleared)'}`] : [])),
      ),
    ),
    ...turn.steps.flatMap((step) =>
      step.type === 'event' ? [line('event', `${step.event} ${step.detail}`.trim())] : [],
    ),
    line('said', listOf(turn.replies.map(({ key }) => key))),
  ]
}

/** What is remembered, a slot a line. */
export function slotLines({ turns }: ConversationTrace): string[] {
  const slots = Object.entries(turns.at(-1)?.slots ?? {})
  return slots.length > 0 ? slots.map(([name, value]) => line(name, value)) : ['      No slot is set.']
}

/** What is under way, the flow begun first on top. */
export function flowLines({ turns }: ConversationTrace): string[] {
  const stack = turns.at(-1)?.stack ?? []
  return stack.length > 0 ? stack.map(({ flow, state }) => line(flow, state)) : ['      No flow is under way.']
}

function understoodLines({ understanding }: TraceTurn): string[] {
  if (!understanding) return [line('understood', 'nothing: the bot spoke by itself')]
  const { intent, alternatives, sentiment, language, entities, requests = [] } = understanding
  const named = ({ name, confidence }: typeof intent) => `${name} ${percent(confidence)}`
  const mood = sentiment.mood ? `${sentiment.label}, ${sentiment.mood}` : sentiment.label
  return [
    line('intent', named(intent)),
    line('or else', listOf(alternatives.map(named))),
    line('sentiment', `${mood} (${sentiment.score.toFixed(2)})`),
    line('language', language),
    line('entities', listOf(entities.map(({ type, value }) => `${type} = ${value}`))),
    ...(requests.length > 0 ? [line('requests', listOf(requests.map((request) => named(request.intent))))] : []),
  ]
}

/** Each run of states of one flow in a line: "track_order  verify ▸ show ▸ done (completed)". */
function pathLines(steps: readonly TraceStep[]): string[] {
  const runs: { flow: string; states: string[]; outcome: string }[] = []
  for (const step of steps) {
    if (step.type !== 'flow_started' && step.type !== 'flow_moved' && step.type !== 'flow_ended') continue
    const last = runs.at(-1)
    const run =
      last && last.flow === step.flow && step.type !== 'flow_started'
        ? last
        : { flow: step.flow, states: [], outcome: '' }
    if (run !== last) runs.push(run)
    if (step.type === 'flow_ended') run.outcome = ` (${step.outcome})`
    else run.states.push(step.state)
  }
  return runs.map(({ flow, states, outcome }) => line('flow', `${flow}: ${states.join(' ▸ ')}${outcome}`))
}

function listOf(items: readonly string[]): string {
  return items.length > 0 ? items.join(', ') : '–'
}

function line(name: string, value: string): string {
  return `      ${name.padEnd(12)} ${value}`
}
