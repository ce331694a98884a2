import { asks, asksWhenItComes, replacesTask, startsWithCorrection } from '../../nlu/cues'
import type { TurnContext } from '../context'
import { prompt, restartFlow, resumeFlow, startFlow } from '../engine'
import { fillEntities, saidFor, toldFor } from '../fill'
import type { Flow } from '../flow-schema'
import { callPerson, personChoice } from '../person'
import { isPriority } from '../recognise'
import { type Active, abandonFlow, activeState, endStack, isCalled, rootFlow, waitsForConsent } from '../stack'
import { actOf, onlyMentions, refuses } from './acts'
import { cataloguePolicy, namesProduct } from './catalogue'
import { CALL_PERSON_AT } from './fallback'
import { answersSurely } from './knowledge'
import { meantFlow } from './meant'
import { intentOf } from './policy'
import { takeAnswer } from './take-answer'

/** Answers that did not fit, in a row, after which a person is offered beside the question; sooner to whom the shop must not lose. */
const OFFER_PERSON_AFTER = 2
const OFFER_PRIORITY_AFTER = 1
/** Flows left by digressions at most; a further task replaces the one it interrupts. */
const MAX_STACK = 4
/** From here on the model alone is believed. */
const SURE = 0.85
/** Below it what the model hears is no reason to leave the question that waits. */
const SURE_ENOUGH = 0.6
/** The same for a message that asks something. */
const SURE_OF_QUESTION = 0.45

/** Reads the message as an answer to what the active flow waits for; null when it is something else, to be answered first. */
export async function continueFlow(ctx: TurnContext, active: Active): Promise<string | null> {
  const answered = await takeAnswer(ctx, active)
  if (answered) return answered
  if (correctsKnownSlot(ctx, active)) {
    await restartFlow(ctx)
    return 'the shopper corrected a value'
  }
  const changed = changesKind(ctx, active)
  if (changed) {
    const { return_kind: kind } = changed
    ctx.say(kind === undefined ? { key: 'noted' } : { key: 'kind_changed', values: { kind } })
    await prompt(ctx, active)
    return 'the shopper wants it done the other way'
  }
  const digression = await digress(ctx, active)
  if (digression !== undefined) return digression
  const aside = await answerAside(ctx)
  if (aside) return aside
  return askAgain(ctx, active)
}

/** Something about goods that the model made nothing of: answered, and the question put again. */
async function answerAside(ctx: TurnContext): Promise<string | null> {
  const reason = asks(ctx.input.text) || namesProduct(ctx) ? await cataloguePolicy.decide(ctx) : null
  if (reason !== null) await resumeFlow(ctx)
  return reason
}

/** The answer did not fit: the question again, later with a person beside it, at last a person. */
async function askAgain(ctx: TurnContext, active: Active): Promise<string> {
  const unclear = ctx.tracker.unclear + 1
  ctx.emit({ type: 'unclear_counted', count: unclear })
  if (unclear >= CALL_PERSON_AT) {
    callPerson(ctx, 'unclear')
    return `the answer did not fit for the ${unclear}. time, a person is called`
  }
  // At the question whose order it is, that is what the answer takes; anywhere else a colleague may know.
  const asked = asks(ctx.input.text) && !isCalled(ctx)
  if (asked) ctx.say({ key: 'unknown_in_task' })
  else if (active.state.kind === 'confirm') ctx.say({ key: 'confirm_again' })
  await prompt(ctx, active, true)
  offerPerson(ctx, asked ? Math.max(unclear, OFFER_PERSON_AFTER) : unclear)
  return 'the answer did not fit, asked again'
}

/** "Actually, can I exchange it instead?" while an item is asked for: the task stays, what it is to do changes. Null when nothing does. */
function changesKind(ctx: TurnContext, active: Active): Readonly<Record<string, string>> | null {
  // At the question for the order, too, it is about the task and not about finding the order.
  const flow = rootFlow(ctx) ?? active.flow
  const { confidence } = ctx.input.understanding.intent
  const isHeard = confidence >= SURE_ENOUGH || replacesTask(ctx.input.text)
  const heard = isHeard ? Object.entries(flow.trigger.set[intentOf(ctx)] ?? {}) : []
  const kinds = new Set(Object.values(flow.trigger.set).flatMap((set) => Object.keys(set)))
  const told = [...kinds].flatMap((slot) => {
    const value = asks(ctx.input.text) ? null : toldFor(ctx, flow.slots[slot])
    return value === null ? [] : [[slot, value] as const]
  })
  const slots = told.length > 0 ? told : heard
  const changed = slots.filter(([slot, value]) => (ctx.tracker.slots[slot] ?? value) !== value)
  for (const [slot, value] of changed) ctx.setSlot(slot, value)
  return changed.length > 0 ? Object.fromEntries(changed) : null
}

/** The message holds a new value for a slot that was already filled. */
function correctsKnownSlot(ctx: TurnContext, active: Active): boolean {
  const before = ctx.tracker.slots
  const fields = Object.entries(active.flow.slots).filter(
    ([slot, spec]) => spec.from === 'entity' && before[slot] !== undefined,
  )
  const differs = fields.some(([slot, spec]) => {
    const value = spec.from === 'entity' ? saidFor(ctx, spec) : null
    return value !== null && value !== before[slot]
  })
  // Another task that names another order is a digression, not a correction; "sorry, I meant 1002" is one whatever the model hears in it.
  const other = meantFlow(ctx)
  const { confidence } = ctx.input.understanding.intent
  const isSlip = confidence < (startsWithCorrection(ctx.input.text) ? SURE : SURE_ENOUGH)
  return differs && (!other || other === rootFlow(ctx) || isSlip) && fillEntities(ctx, active.flow)
}

/**
 * Something else than an answer. A question is left to the policies below (null), which the flow then follows up. Another task
 * replaces one that has not got past verification, and else is done on top of it. undefined: not a digression.
 */
async function digress(ctx: TurnContext, active: Active): Promise<string | null | undefined> {
  const intent = intentOf(ctx)
  const other = meantFlow(ctx)
  const root = rootFlow(ctx)
  if (refuses(ctx, other) || onlyMentions(ctx, other)) return undefined
  if (other && other !== root) return isSure(ctx) ? beginOther(ctx, other) : undefined
  if (['affirm', 'deny', 'nlu_fallback', 'out_of_scope'].includes(intent)) return undefined
  // "When will it arrive?" at the question which order is meant asks for nothing else.
  if (other && isCalled(ctx) && asksWhenItComes(ctx.input.text)) return undefined
  // "Do I have to take it to the post office?" is heard as the return itself, and an article knows.
  if (other) return asks(ctx.input.text) && active.state.kind === 'collect' && answersSurely(ctx) ? null : undefined
  return isSure(ctx) ? null : undefined
}

/** Does the model hear something else clearly enough to leave the question that waits? */
function isSure(ctx: TurnContext): boolean {
  const { confidence } = ctx.input.understanding.intent
  return confidence >= (asks(ctx.input.text) ? SURE_OF_QUESTION : SURE_ENOUGH)
}

async function beginOther(ctx: TurnContext, other: Flow): Promise<string> {
  const intent = intentOf(ctx)
  const root = rootFlow(ctx)
  // A change that was only asked about does not come back after another change took its place.
  if (waitsForConsent(ctx) && (actOf(other) !== null || replacesTask(ctx.input.text))) {
    endStack(ctx, 'abandoned')
    await startFlow(ctx, other, intent)
    return `intent ${intent} takes the place of ${root?.flow}`
  }
  const replaces = activeState(ctx)?.flow !== root || ctx.tracker.stack.length >= MAX_STACK
  if (replaces) abandonFlow(ctx)
  await startFlow(ctx, other, intent)
  return `intent ${intent} ${replaces ? 'replaces' : 'interrupts'} ${root?.flow}`
}

function offerPerson(ctx: TurnContext, unclear: number): void {
  if (unclear < (isPriority(ctx) ? OFFER_PRIORITY_AFTER : OFFER_PERSON_AFTER)) return
  const last = ctx.said.pop()
  if (last) ctx.say({ ...last, choices: [...(last.choices ?? []), personChoice(ctx, 'unclear')] })
}
