import { actionByName, optionsByName } from '../actions/registry'
import type { Choice, HandoffReason } from '../events'
import type { TextValues } from '../responses/render'
import type { TurnContext } from './context'
import { fillFromOpening } from './fill'
import type { Flow, FlowState } from './flow-schema'
import { flowByName } from './flows'
import { owe } from './owed'
import { callPerson, intentChoice, personChoice } from './person'
import { type Active, abandonFlow, activeState, endFrame, isCalled, move, rootFlow } from './stack'

/** More silent steps than any flow needs; past it a flow is looping, which the validator should have refused. */
const MAX_STEPS = 60
/** Times a task's question is put again after something else, without an answer in between. */
const MAX_RESUMED = 2

/**
 * Starts a flow on top of whatever is under way and runs it until it waits or ends. Task slots of an earlier run are forgotten; `slots` are
 * filled as far as the flow has them.
 */
export async function startFlow(
  ctx: TurnContext,
  flow: Flow,
  intent: string,
  slots: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const [slot, spec] of Object.entries(flow.slots)) if (!spec.keep) ctx.setSlot(slot, null)
  for (const [slot, value] of Object.entries(flow.trigger.set[intent] ?? {})) ctx.setSlot(slot, value)
  fillFromOpening(ctx, flow)
  for (const [slot, value] of Object.entries(slots)) if (Object.hasOwn(flow.slots, slot)) ctx.setSlot(slot, value)
  ctx.emit({ type: 'flow_started', flow: flow.flow, version: flow.version, state: flow.start })
  await runFlow(ctx)
}

/** Sends the active flow back to its start, keeping its slots: a correction must pass the same checks again. */
export async function restartFlow(ctx: TurnContext): Promise<void> {
  const root = ctx.tracker.stack.length > 1 && isCalled(ctx) ? ctx.tracker.stack.at(-2) : ctx.tracker.stack.at(-1)
  if (!root) return
  if (ctx.tracker.stack.at(-1) !== root) endFrame(ctx, 'abandoned')
  const flow = flowByName(ctx.deps.bundle, root.flow)
  if (!flow) return
  // What was picked from the old order's lines says nothing about the new one's.
  for (const state of Object.values(flow.states))
    if (state.kind === 'collect' && state.options) ctx.setSlot(state.slot, null)
  ctx.emit({ type: 'flow_moved', flow: root.flow, state: flow.start })
  await runFlow(ctx)
}

/** Moves the active flow on from its waiting state and runs it until it waits or ends. */
export async function moveTo(ctx: TurnContext, next: string): Promise<void> {
  move(ctx, next)
  await runFlow(ctx)
}

/** Runs states from the active one until one waits for the shopper or nothing is left. */
export async function runFlow(ctx: TurnContext): Promise<void> {
  for (let step = 0; step < MAX_STEPS; step++) {
    const active = activeState(ctx)
    if (!active) return
    if ((await runState(ctx, active)) === 'waits') return
  }
  throw new Error(`flow ${ctx.tracker.stack.at(-1)?.flow} does not come to rest`)
}

async function runState(ctx: TurnContext, active: Active): Promise<'goes_on' | 'waits'> {
  const { state } = active
  switch (state.kind) {
    case 'collect':
      return runCollect(ctx, state)
    case 'confirm':
      await prompt(ctx, active)
      return 'waits'
    case 'action':
      await runAction(ctx, state, active.flow.flow)
      return 'goes_on'
    case 'call':
      return runCall(ctx, state)
    case 'say':
      ctx.say({ key: state.say, values: slotValues(ctx) })
      move(ctx, state.next)
      return 'goes_on'
    case 'set':
      for (const [slot, value] of Object.entries(state.slots)) ctx.setSlot(slot, value)
      move(ctx, state.next)
      return 'goes_on'
    case 'handoff':
      callPerson(ctx, state.reason)
      return 'waits'
    case 'end':
      return runEnd(ctx, state)
  }
}

async function runCollect(
  ctx: TurnContext,
  state: Extract<FlowState, { kind: 'collect' }>,
): Promise<'goes_on' | 'waits'> {
  if (ctx.tracker.slots[state.slot] !== undefined) {
    move(ctx, state.next)
    return 'goes_on'
  }
  ctx.say({ key: state.prompt, values: slotValues(ctx), choices: await choicesOf(ctx, state) })
  return 'waits'
}

/** Outcomes of an action that the shop's system was too slow for. */
const LATE: ReadonlySet<string> = new Set(['late', 'change_late'])

async function runAction(ctx: TurnContext, state: Extract<FlowState, { kind: 'action' }>, flow: string): Promise<void> {
  const { stack, slots } = ctx.tracker
  const outcome = await actionByName(state.action).run(ctx, { flow, tool: state.tool })
  ctx.action = state.action
  ctx.emit({ type: 'action_executed', action: state.action, outcome })
  if (LATE.has(outcome)) ctx.emit(owe(ctx, stack, slots))
  const next = state.outcomes[outcome]
  if (!next) throw new Error(`${state.action} has no way for outcome ${outcome}`)
  move(ctx, next)
}

function runCall(ctx: TurnContext, state: Extract<FlowState, { kind: 'call' }>): 'goes_on' {
  const flow = flowByName(ctx.deps.bundle, state.flow)
  if (!flow) throw new Error(`no flow ${state.flow}`)
  ctx.emit({ type: 'flow_started', flow: flow.flow, version: flow.version, state: flow.start })
  return 'goes_on'
}

async function runEnd(ctx: TurnContext, state: Extract<FlowState, { kind: 'end' }>): Promise<'goes_on' | 'waits'> {
  const choices = [
    ...(state.offer ?? []).map((intent) => intentChoice(ctx, intent)),
    ...(state.offer_person ? [personChoice(ctx, reasonOf(ctx))] : []),
  ]
  if (state.say) ctx.say({ key: state.say, values: slotValues(ctx), choices })
  const called = isCalled(ctx)
  endFrame(ctx, state.outcome)
  const parent = activeState(ctx)
  if (!parent) return 'goes_on'
  if (called && parent.state.kind === 'call') {
    move(ctx, parent.state.outcomes[state.outcome === 'completed' ? 'completed' : 'failed'])
    return 'goes_on'
  }
  // The flow below was left by a digression: say so and ask again what it waits for.
  await backToFlow(ctx)
  return 'waits'
}

/** Why a person is offered at the end of a flow. */
function reasonOf(ctx: TurnContext): HandoffReason {
  const last = ctx.events.findLast((event) => event.type === 'action_executed')
  return last?.outcome === 'locked' ? 'verification' : 'flow'
}

/** After another task was done or dropped on top of it: the slots stand again as the task left them, then as resumeFlow. */
export async function backToFlow(ctx: TurnContext): Promise<void> {
  const before = ctx.tracker.stack.at(-1)?.slots
  if (!before) return
  // What was asked before the order was changed is stale: a polite word must not carry it out.
  if (activeState(ctx)?.state.kind === 'confirm' && ctx.events.some((event) => event.type === 'order_changed')) {
    endFrame(ctx, 'abandoned')
    await backToFlow(ctx)
    return
  }
  for (const slot of Object.keys({ ...ctx.tracker.slots, ...before })) ctx.setSlot(slot, before[slot] ?? null)
  await resumeFlow(ctx)
}

/** After a digression: asks the question of the task that was left again, and names that task unless `named` is false. */
export async function resumeFlow(ctx: TurnContext, named = true): Promise<void> {
  const active = activeState(ctx)
  if (!active) return
  if (named && isWeary(ctx)) return park(ctx)
  if (named) ctx.emit({ type: 'flow_resumed', flow: active.frame.flow })
  if (named) ctx.say({ key: 'back_to', values: { flow: flowTitle(rootFlow(ctx) ?? active.flow, ctx.input.locale) } })
  await prompt(ctx, active)
}

/** Who twice turned to something else is not led back a third time. */
function isWeary({ tracker }: TurnContext): boolean {
  return (tracker.stack.at(-1)?.resumed ?? 0) >= MAX_RESUMED
}

/** Sets the active task aside with a word about it; one below it is taken up as after any other. */
async function park(ctx: TurnContext): Promise<void> {
  const root = rootFlow(ctx)
  abandonFlow(ctx)
  if (root) ctx.say({ key: 'flow_parked', values: { flow: flowTitle(root, ctx.input.locale) } })
  await backToFlow(ctx)
}

/** Asks again what the active state waits for; `again` takes the wording for an answer that did not fit. */
export async function prompt(ctx: TurnContext, { state }: Active, again = false): Promise<void> {
  if (state.kind === 'collect') {
    const key = again && state.reprompt ? state.reprompt : state.prompt
    ctx.say({ key, values: slotValues(ctx), choices: await choicesOf(ctx, state) })
  } else if (state.kind === 'confirm') {
    ctx.say({ key: state.prompt, values: slotValues(ctx), choices: yesNoChoices(ctx) })
  } else {
    await runFlow(ctx)
  }
}

/** The choices a collect state offers, made afresh so that they are right after a digression too. */
export async function choicesOf(ctx: TurnContext, state: Extract<FlowState, { kind: 'collect' }>): Promise<Choice[]> {
  const fixed = state.choices.map(({ title, value }) => ({ title: ctx.text(title), value }))
  const offered = state.options ? await optionsByName(state.options)(ctx) : []
  // What is offered by number comes first; the fixed ones are the ways out.
  const choices: Choice[] = [...offered, ...fixed].map(({ title, value }) => ({
    title,
    text: title,
    effect: { kind: 'slot', slot: state.slot, value },
  }))
  return state.offer_person ? [...choices, personChoice(ctx, state.offer_person)] : choices
}

function yesNoChoices(ctx: TurnContext): Choice[] {
  return ['affirm', 'deny'].map((intent) => {
    const title = ctx.text(`choice_${intent}`)
    return { title, text: title, effect: { kind: 'intent', intent } }
  })
}

function flowTitle(flow: Flow, locale: string): string {
  return flow.title[locale] ?? flow.title.en ?? flow.flow
}

function slotValues(ctx: TurnContext): TextValues {
  return {
    shop: ctx.deps.bundle.settings.name,
    currency: ctx.deps.bundle.settings.currency,
    window: ctx.deps.bundle.settings.returnWindowDays,
    ...DEFAULTS,
    ...ctx.tracker.slots,
  }
}

/** Values every prompt may name; a text with an unfilled placeholder must not throw in front of a shopper. */
const DEFAULTS: TextValues = {
  order_number: '',
  email: '',
  address: '',
  item: '',
  kind: 'return',
  status: '',
  left: 0,
  return_id: '',
}
