import type { FlowOutcome } from '../events'
import type { FlowFrame, Tracker } from '../tracker'
import type { TurnContext } from './context'
import type { Flow, FlowState } from './flow-schema'
import { type FlowSource, flowByName } from './flows'

/** The active frame with its flow and the state it stands in. */
export type Active = { readonly frame: FlowFrame; readonly flow: Flow; readonly state: FlowState }

/** What is under way now, or null when nothing is. */
export function activeState(ctx: TurnContext): Active | null {
  const frame = ctx.tracker.stack.at(-1)
  const flow = frame && flowByName(ctx.deps.bundle, frame.flow)
  const state = frame && flow && stateOf(flow, frame)
  return frame && flow && state ? { frame, flow, state } : null
}

/** The flow a shopper knows: the caller of a called flow. */
export function rootFlow(ctx: TurnContext): Flow | null {
  const frame = isCalled(ctx) ? ctx.tracker.stack.at(-2) : ctx.tracker.stack.at(-1)
  return (frame && flowByName(ctx.deps.bundle, frame.flow)) ?? null
}

/** True when the active flow was called by the one below it (rather than begun as a digression from it). */
export function isCalled(ctx: TurnContext): boolean {
  const [below, top] = ctx.tracker.stack.slice(-2)
  if (!below || !top) return false
  const flow = flowByName(ctx.deps.bundle, below.flow)
  const state = flow && stateOf(flow, below)
  return state?.kind === 'call' && state.flow === top.flow
}

/** Puts the active frame into another state. */
export function move(ctx: TurnContext, state: string): void {
  const frame = ctx.tracker.stack.at(-1)
  if (frame) ctx.emit({ type: 'flow_moved', flow: frame.flow, state })
}

/** Ends the active frame alone. */
export function endFrame(ctx: TurnContext, outcome: FlowOutcome): void {
  const frame = ctx.tracker.stack.at(-1)
  if (frame) ctx.emit({ type: 'flow_ended', flow: frame.flow, outcome })
}

/** Ends the active flow and the one it was called by. */
export function abandonFlow(ctx: TurnContext): void {
  while (ctx.tracker.stack.length > 0) {
    const called = isCalled(ctx)
    endFrame(ctx, 'abandoned')
    if (!called) return
  }
}

/** True when something under way waits for a yes or no to a change. */
export function waitsForConsent(ctx: TurnContext): boolean {
  return ctx.tracker.stack.some((frame) => {
    const flow = flowByName(ctx.deps.bundle, frame.flow)
    return flow !== undefined && stateOf(flow, frame)?.kind === 'confirm'
  })
}

/** Ends everything under way. */
export function endStack(ctx: TurnContext, outcome: FlowOutcome): void {
  while (ctx.tracker.stack.length > 0) endFrame(ctx, outcome)
}

/**
 * Ends everything under way when a newer version no longer knows part of it: that part could never come to an end by itself, and a "yes"
 * meant for it must not confirm what lies below.
 */
export function dropUnknownFlows(ctx: TurnContext): void {
  const isUnknown = (frame: FlowFrame) => {
    const flow = flowByName(ctx.deps.bundle, frame.flow)
    return !flow || !stateOf(flow, frame)
  }
  if (ctx.tracker.stack.some(isUnknown)) endStack(ctx, 'failed')
}

/** Whether what is under way waits for an address: a foreign street is no change of language. */
export function waitsForAddress({ stack }: Pick<Tracker, 'stack'>, source: FlowSource): boolean {
  const frame = stack.at(-1)
  const flow = frame && flowByName(source, frame.flow)
  const state = frame && flow && stateOf(flow, frame)
  return state?.kind === 'collect' && state.slot === 'address'
}

function stateOf(flow: Flow, frame: FlowFrame): FlowState | undefined {
  return Object.hasOwn(flow.states, frame.state) ? flow.states[frame.state] : undefined
}
