import { isPlausibleAddress } from '../../actions/change-order'
import { isAbandon, isAffirm, isDeny, startsWithCorrection } from '../../nlu/cues'
import { pickChoice } from '../choices'
import type { TurnContext } from '../context'
import { choicesOf, moveTo, prompt, restartFlow, runFlow, startFlow } from '../engine'
import type { Flow, FlowState } from '../flow-schema'
import { flowForIntent } from '../flows'
import { personChoice } from '../person'
import { type Active, abandonFlow, activeState, rootFlow } from '../stack'
import { fillEntities } from './flow'
import { CHAT_INTENTS, entityOf, intentOf } from './policy'

type Collect = Extract<FlowState, { kind: 'collect' }>

/** Answers that did not fit, in a row, after which a person is offered beside the question. */
const OFFER_PERSON_AFTER = 2
/** Longest message that can be thanks or a greeting and nothing else, in UTF-16 units. */
const MAX_TALK_CHARS = 24
/** Flows left by digressions at most; a further task replaces the one it interrupts. */
const MAX_STACK = 4

/** Reads the message as an answer to what the active flow waits for; null when it is something else, to be answered first. */
export async function continueFlow(ctx: TurnContext, active: Active): Promise<string | null> {
  const answered = await takeAnswer(ctx, active)
  if (answered) return answered
  if (correctsKnownSlot(ctx, active)) {
    await restartFlow(ctx)
    return 'the shopper corrected a value'
  }
  const digression = await digress(ctx)
  if (digression !== undefined) return digression
  const unclear = ctx.tracker.unclear + 1
  ctx.emit({ type: 'unclear_counted', count: unclear })
  await prompt(ctx, active, true)
  offerPerson(ctx, unclear)
  return 'the answer did not fit, asked again'
}

async function takeAnswer(ctx: TurnContext, active: Active): Promise<string | null> {
  const { state } = active
  if (state.kind === 'confirm') return takeConfirmation(ctx, active)
  if (state.kind !== 'collect') return null
  const picked = pickChoice(ctx.input.text, await choicesOf(ctx, state))
  if (picked?.effect.kind === 'slot') return fillAndMove(ctx, state, picked.effect.value, 'the shopper picked a choice')
  const spec = active.flow.slots[state.slot]
  if (spec?.from === 'entity') return takeEntity(ctx, active, state)
  const implied = impliedByIntent(ctx, state)
  if (implied) return fillAndMove(ctx, state, implied, 'the intent implies the answer')
  if (spec?.from === 'text' && !isDigression(ctx, active) && !correctsOrder(ctx))
    return fillAndMove(ctx, state, ctx.input.text.trim(), 'the text is the answer')
  return null
}

async function takeEntity(ctx: TurnContext, active: Active, state: Collect): Promise<string | null> {
  const spec = active.flow.slots[state.slot]
  if (spec?.from !== 'entity') return null
  if (entityOf(ctx, spec.entity) === null) return takeOtherSlot(ctx, active)
  const before = ctx.tracker.slots.order_number
  fillEntities(ctx, active.flow)
  if (before !== undefined && before !== ctx.tracker.slots.order_number) await restartFlow(ctx)
  else await runFlow(ctx)
  return `the message gives ${state.slot}`
}

/** Not what was asked, but something that would be asked next: kept, and the question stands. */
async function takeOtherSlot(ctx: TurnContext, active: Active): Promise<string | null> {
  const open = Object.entries(active.flow.slots).filter(([slot]) => ctx.tracker.slots[slot] === undefined)
  const given = open.filter(([, spec]) => spec.from === 'entity' && entityOf(ctx, spec.entity) !== null)
  const other = flowForIntent(intentOf(ctx))
  if (given.length === 0 || (other && other !== rootFlow(ctx))) return null
  fillEntities(ctx, active.flow)
  await prompt(ctx, active)
  return `the message gives ${given.map(([slot]) => slot).join(', ')} first`
}

async function takeConfirmation(ctx: TurnContext, { flow, state }: Active): Promise<string | null> {
  if (state.kind !== 'confirm') return null
  const corrected = correctedText(ctx, flow, state.no)
  if (corrected) return fillAndMove(ctx, corrected.state, corrected.text, 'the shopper gave it again, corrected')
  if (namesOtherOrder(ctx)) return null
  if (isDeny(ctx.input.text) || isAbandon(ctx.input.text) || intentOf(ctx) === 'deny') {
    await moveTo(ctx, state.no)
    return 'declined'
  }
  if (!saysYes(ctx)) return null
  await moveTo(ctx, state.yes)
  return 'confirmed'
}

const LEADING_NO = /^\s*(?:no|nope|sorry|actually|wait|不|不对|不是|应该是)[\s,，.。:：!！]+/iu

/** "No, 14 Rose Lane ..." at "is this the address?": the new text, and the state that would have asked for it. */
function correctedText(ctx: TurnContext, flow: Flow, no: string): { text: string; state: Collect } | null {
  const after = flow.states[no]
  const asks = after?.kind === 'set' ? flow.states[after.next] : after
  if (asks?.kind !== 'collect' || flow.slots[asks.slot]?.from !== 'text') return null
  const text = ctx.input.text.replace(LEADING_NO, '').trim()
  const other = flowForIntent(intentOf(ctx))
  const elsewhere = (other && other !== rootFlow(ctx)) || entityOf(ctx, 'email') !== null || /[?？]/.test(text)
  return !elsewhere && isPlausibleAddress(text) ? { text, state: asks } : null
}

/** What follows cannot be undone: the model alone must be sure, and a question is no yes. */
function saysYes(ctx: TurnContext): boolean {
  const { name, confidence } = ctx.input.understanding.intent
  if (isAffirm(ctx.input.text)) return true
  return name === 'affirm' && confidence >= 0.85 && !/[?？]/.test(ctx.input.text)
}

async function fillAndMove(ctx: TurnContext, state: Collect, value: string, reason: string): Promise<string> {
  ctx.setSlot(state.slot, value)
  await moveTo(ctx, state.next)
  return reason
}

/** "I'd rather have my money back" answers "return or exchange?" through the flow's own trigger table. */
function impliedByIntent(ctx: TurnContext, state: Collect): string | null {
  return rootFlow(ctx)?.trigger.set[intentOf(ctx)]?.[state.slot] ?? null
}

function namesOtherOrder(ctx: TurnContext): boolean {
  const orderNumber = entityOf(ctx, 'order_number')
  return orderNumber !== null && orderNumber !== ctx.tracker.slots.order_number
}

/** "No, 1002" where any text would do; a bare number may be part of an address. */
function correctsOrder(ctx: TurnContext): boolean {
  return namesOtherOrder(ctx) && (isDeny(ctx.input.text) || startsWithCorrection(ctx.input.text))
}

/** The message holds a new value for a slot that was already filled. */
function correctsKnownSlot(ctx: TurnContext, active: Active): boolean {
  const before = ctx.tracker.slots
  const fields = Object.entries(active.flow.slots).filter(
    ([slot, spec]) => spec.from === 'entity' && before[slot] !== undefined,
  )
  const differs = fields.some(([slot, spec]) => {
    const value = spec.from === 'entity' ? entityOf(ctx, spec.entity) : null
    return value !== null && value !== before[slot]
  })
  // Another task that names another order is a digression, not a correction.
  const other = flowForIntent(intentOf(ctx))
  return differs && (!other || other === rootFlow(ctx)) && fillEntities(ctx, active.flow)
}

/**
 * Something else than an answer. A question is left to the policies below (null), which the flow then follows up. Another task
 * replaces one that has not got past verification, and else is done on top of it. undefined: not a digression.
 */
async function digress(ctx: TurnContext): Promise<string | null | undefined> {
  const intent = intentOf(ctx)
  const other = flowForIntent(intent)
  const root = rootFlow(ctx)
  if (other && other !== root) {
    const replaces = activeState(ctx)?.flow !== root || ctx.tracker.stack.length >= MAX_STACK
    if (replaces) abandonFlow(ctx)
    fillEntities(ctx, other)
    await startFlow(ctx, other, intent)
    return `intent ${intent} ${replaces ? 'replaces' : 'interrupts'} ${root?.flow}`
  }
  if (other || ['affirm', 'deny', 'nlu_fallback', 'out_of_scope'].includes(intent)) return undefined
  return null
}

/** For a slot that takes any text: only a clear question or another task is not the answer. */
function isDigression(ctx: TurnContext, active: Active): boolean {
  const intent = intentOf(ctx)
  const { confidence } = ctx.input.understanding.intent
  const other = flowForIntent(intent)
  const sure = confidence >= 0.85
  if (other && other !== rootFlow(ctx)) return sure && !hasAddressShape(ctx.input.text, active)
  // Thanks alone are neither an address nor a reason.
  if (intent === 'thanks' || intent === 'greeting') return sure && ctx.input.text.trim().length <= MAX_TALK_CHARS
  if (CHAT_INTENTS.has(intent) || other) return false
  return sure && /[?？]|吗|呢/.test(ctx.input.text)
}

function hasAddressShape(message: string, active: Active): boolean {
  return active.state.kind === 'collect' && active.state.slot === 'address' && isPlausibleAddress(message)
}

function offerPerson(ctx: TurnContext, unclear: number): void {
  if (unclear < OFFER_PERSON_AFTER) return
  const last = ctx.said.pop()
  if (last) ctx.say({ ...last, choices: [...(last.choices ?? []), personChoice(ctx, 'unclear')] })
}
