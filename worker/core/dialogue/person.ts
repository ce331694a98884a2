import type { Choice, HandoffPriority, HandoffReason } from '../events'
import { type HandoffRule, ruleFor } from '../routing/handoff-rules'
import type { TurnContext } from './context'
import { endStack } from './stack'

/** The choice that calls a person; `reason` is kept for when it is taken. */
export function personChoice(ctx: TurnContext, reason: HandoffReason): Choice {
  const title = ctx.text('choice_person')
  return { title, text: title, effect: { kind: 'intent', intent: 'human_agent', reason } }
}

/** The choice that begins a flow. */
export function flowChoice(ctx: TurnContext, flow: string, titleKey: string): Choice {
  const title = ctx.text(titleKey)
  return { title, text: title, effect: { kind: 'flow', flow } }
}

/** The choice that asks for a task by its intent. */
export function intentChoice(ctx: TurnContext, intent: string): Choice {
  const title = ctx.text(`intent_${intent}`)
  return { title, text: title, effect: { kind: 'intent', intent } }
}

/** Why a person was offered in the last turn; null when none was. */
export function offeredReason(ctx: TurnContext): HandoffReason | null {
  for (const { effect } of ctx.tracker.choices)
    if (effect.kind === 'intent' && effect.intent === 'human_agent') return effect.reason ?? 'asked'
  return null
}

/** Puts the shopper into the queue and ends everything under way; one who waits already is told so. */
export function callPerson(ctx: TurnContext, reason: HandoffReason, urgent = isUpset(ctx)): void {
  endStack(ctx, 'handed_off')
  const waits = ctx.tracker.status === 'queued'
  if (!waits) ctx.emit({ type: 'handoff_requested', reason, ...(urgent ? HIGH : {}), ...routedBy(ctx) })
  ctx.say({ key: waits ? 'handoff_waiting' : 'handoff_queued', values: { hours: supportHours(ctx) } })
}

const HIGH = { priority: 'high' } as const

/** The first of the shop's rules that fits this message; null for none. */
export function handoffRule({ input, tracker, deps }: TurnContext): HandoffRule | null {
  const { intent, sentiment } = input.understanding
  const facts = { intent: intent.name, segment: tracker.recognised?.segment ?? null, mood: sentiment.mood }
  return ruleFor(deps.bundle.settings.handoffRules ?? [], facts)
}

/** Whom the shop's rules want for it. */
function routedBy(ctx: TurnContext): { team?: string; skill?: string; priority?: HandoffPriority } {
  const { team, skill, priority } = handoffRule(ctx) ?? {}
  return { ...(team ? { team } : {}), ...(skill ? { skill } : {}), ...(priority ? { priority } : {}) }
}

/** Messages in a row with a bad mood that make a shopper upset, whatever the mood of each. */
const UPSET_AFTER = 2

/** The shopper is angry now, or has been in a bad mood for a while. */
export function isUpset(ctx: TurnContext): boolean {
  return ctx.input.understanding.sentiment.mood === 'angry' || ctx.tracker.negative >= UPSET_AFTER
}

/** When people answer, in the words of the shop. */
export function supportHours(ctx: TurnContext): string {
  const { supportHours: hours } = ctx.deps.bundle.settings
  return hours[ctx.input.locale] ?? hours.en ?? ''
}
