import { isPlausibleAddress } from '../../actions/change-order'
import {
  asks,
  foldDigits,
  holdsYes,
  isAbandon,
  isAffirm,
  isConsent,
  isDeny,
  replacesTask,
  startsWithCorrection,
  startsWithYes,
  withoutLeadingNo,
} from '../../nlu/cues'
import { goesWithout } from '../../nlu/follow-up-cues'
import { isNearlyCode, readCode } from '../../nlu/one-time-code'
import { pickChoice, pickNamed } from '../choices'
import type { TurnContext } from '../context'
import { choicesOf, moveTo, prompt, restartFlow, runFlow, startFlow } from '../engine'
import { attachedIds, fillEntities, saidFor } from '../fill'
import type { Flow, FlowState } from '../flow-schema'
import { callPerson, personChoice } from '../person'
import { isPriority } from '../recognise'
import { type Active, abandonFlow, activeState, endStack, rootFlow, waitsForConsent } from '../stack'
import { CALL_PERSON_AT } from './fallback'
import { actOf, onlyMentions, refuses } from './flow'
import { meantFlow } from './meant'
import { CHAT_INTENTS, entityOf, intentOf } from './policy'

type Collect = Extract<FlowState, { kind: 'collect' }>

/** Answers that did not fit, in a row, after which a person is offered beside the question; sooner to whom the shop must not lose. */
const OFFER_PERSON_AFTER = 2
const OFFER_PRIORITY_AFTER = 1
/** Longest message that can be thanks or a greeting and nothing else, in UTF-16 units. */
const MAX_TALK_CHARS = 24
/** Flows left by digressions at most; a further task replaces the one it interrupts. */
const MAX_STACK = 4
/** From here on the model alone is believed. */
const SURE = 0.85

/** Reads the message as an answer to what the active flow waits for; null when it is something else, to be answered first. */
export async function continueFlow(ctx: TurnContext, active: Active): Promise<string | null> {
  const answered = await takeAnswer(ctx, active)
  if (answered) return answered
  if (correctsKnownSlot(ctx, active)) {
    await restartFlow(ctx)
    return 'the shopper corrected a value'
  }
  if (changesKind(ctx, active)) {
    await prompt(ctx, active)
    return 'the shopper wants it done the other way'
  }
  const digression = await digress(ctx)
  if (digression !== undefined) return digression
  const unclear = ctx.tracker.unclear + 1
  ctx.emit({ type: 'unclear_counted', count: unclear })
  if (unclear >= CALL_PERSON_AT) {
    callPerson(ctx, 'unclear')
    return `the answer did not fit for the ${unclear}. time, a person is called`
  }
  await prompt(ctx, active, true)
  offerPerson(ctx, unclear)
  return 'the answer did not fit, asked again'
}

/** "Actually, can I exchange it instead?" while an item is asked for: the task stays, what it is to do changes. */
function changesKind(ctx: TurnContext, { flow }: Active): boolean {
  const slots = Object.entries(flow.trigger.set[intentOf(ctx)] ?? {})
  const changed = slots.filter(([slot, value]) => (ctx.tracker.slots[slot] ?? value) !== value)
  for (const [slot, value] of changed) ctx.setSlot(slot, value)
  return changed.length > 0
}

async function takeAnswer(ctx: TurnContext, active: Active): Promise<string | null> {
  const { state } = active
  if (state.kind === 'confirm') return takeConfirmation(ctx, active)
  if (state.kind !== 'collect') return null
  const choices = await choicesOf(ctx, state)
  const picked = pickChoice(ctx.input.text, choices)
  if (picked?.effect.kind === 'slot') return fillAndMove(ctx, state, picked.effect.value, 'the shopper picked a choice')
  const spec = active.flow.slots[state.slot]
  const isPick = spec?.from === 'choice' && state.options !== undefined
  const named = isPick ? pickNamed(ctx.input.text, choices) : null
  if (named?.effect.kind === 'slot') return fillAndMove(ctx, state, named.effect.value, 'a word names the choice')
  if (spec?.from === 'entity') return takeEntity(ctx, active, state)
  if (spec?.from === 'code') return takeCode(ctx, active, state)
  const attached = spec?.from === 'attachment' ? attachedIds(ctx) : null
  if (attached) return fillAndMove(ctx, state, attached, 'the shopper attached something')
  const [without] = state.choices
  if (without && skipsAttachment(ctx, active))
    return fillAndMove(ctx, state, without.value, 'the shopper goes on without')
  const implied = impliedByIntent(ctx, state)
  if (implied) return fillAndMove(ctx, state, implied, 'the intent implies the answer')
  if (spec?.from === 'text' && (spec.open ? tellsSomething(ctx) : isText(ctx, active)))
    return fillAndMove(ctx, state, ctx.input.text.trim(), 'the text is the answer')
  return spec?.from === 'text' && spec.open ? takeOtherSlot(ctx, active) : null
}

/** A question that the model reads as the very task under way gives its answer as well: "I'm 92 cm, is that an M?". */
function asksForThis(ctx: TurnContext): boolean {
  const root = rootFlow(ctx)
  return actOf(root) === null && root !== null && meantFlow(ctx) === root
}

/** At a question for a photo: does the shopper go on without one? "Skip it" drops the question there, not the task. */
export function skipsAttachment(ctx: TurnContext, { state, flow }: Active): boolean {
  if (state.kind !== 'collect' || flow.slots[state.slot]?.from !== 'attachment') return false
  return goesWithout(ctx.input.text) && !namesOtherOrder(ctx)
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

/** The digits of a code, which look like an order number; or the e-mail after all, which makes the code needless. */
async function takeCode(ctx: TurnContext, active: Active, state: Collect): Promise<string | null> {
  const code = readCode(ctx.input.text)
  if (code !== null) return fillAndMove(ctx, state, code, 'the message holds the code')
  if (isNearlyCode(ctx.input.text)) {
    await prompt(ctx, active, true)
    return 'the code has a digit too few or too many'
  }
  const other = meantFlow(ctx)
  if (entityOf(ctx, 'email') === null || (other && other !== rootFlow(ctx))) return null
  if (!fillEntities(ctx, active.flow)) return null
  await restartFlow(ctx)
  return 'the message gives an e-mail instead of the code'
}

/** Not what was asked, but something that would be asked next: kept, and the question stands. */
async function takeOtherSlot(ctx: TurnContext, active: Active): Promise<string | null> {
  const open = Object.entries(active.flow.slots).filter(([slot]) => ctx.tracker.slots[slot] === undefined)
  const given = open.filter(([, spec]) => spec.from === 'entity' && entityOf(ctx, spec.entity) !== null)
  const other = meantFlow(ctx)
  if (given.length === 0 || (other && other !== rootFlow(ctx))) return null
  fillEntities(ctx, active.flow)
  await prompt(ctx, active)
  return `the message gives ${given.map(([slot]) => slot).join(', ')} first`
}

async function takeConfirmation(ctx: TurnContext, { flow, state }: Active): Promise<string | null> {
  if (state.kind !== 'confirm') return null
  const picked = pickChoice(ctx.input.text, ctx.tracker.choices)?.effect
  if (picked?.kind === 'intent' && (picked.intent === 'affirm' || picked.intent === 'deny')) {
    await moveTo(ctx, picked.intent === 'affirm' ? state.yes : state.no)
    return picked.intent === 'affirm' ? 'confirmed' : 'declined'
  }
  const corrected = correctedText(ctx, flow, state.no)
  if (corrected) return fillAndMove(ctx, corrected.state, corrected.text, 'the shopper gave it again, corrected')
  if (namesOtherOrder(ctx)) return null
  if (declines(ctx) || correctsWithFragment(ctx, flow, state.no)) {
    await moveTo(ctx, state.no)
    return 'declined'
  }
  if (!consents(ctx)) return null
  await moveTo(ctx, state.yes)
  return 'confirmed'
}

/** "No, 14 Rose Lane ..." at "is this the address?": the new text, and the state that would have asked for it. */
function correctedText(ctx: TurnContext, flow: Flow, no: string): { text: string; state: Collect } | null {
  const after = flow.states[no]
  const asking = after?.kind === 'set' ? flow.states[after.next] : after
  if (asking?.kind !== 'collect' || flow.slots[asking.slot]?.from !== 'text') return null
  const text = withoutLeadingNo(ctx.input.text)
  const other = meantFlow(ctx)
  if (asks(ctx.input.text) || startsWithYes(ctx.input.text)) return null
  const elsewhere = (other && other !== rootFlow(ctx)) || entityOf(ctx, 'email') !== null || /[?？؟]/.test(text)
  return !elsewhere && isPlausibleAddress(text) ? { text, state: asking } : null
}

/** "No, 14 High Street" is no whole address: the question is put again rather than the rest of the old one lost. */
function correctsWithFragment(ctx: TurnContext, flow: Flow, no: string): boolean {
  const after = flow.states[no]
  const asksText = after?.kind === 'set' && flow.states[after.next]?.kind === 'collect'
  return asksText && startsWithCorrection(ctx.input.text) && !asks(ctx.input.text)
}

/** A clear no in words, or one the model is sure of in a message that neither agrees nor asks. */
function declines(ctx: TurnContext): boolean {
  const { text, understanding } = ctx.input
  if (isDeny(text) || isAbandon(text) || refuses(ctx, rootFlow(ctx))) return true
  const { name, confidence } = understanding.intent
  return name === 'deny' && confidence >= SURE && !startsWithYes(text) && !asks(text) && !holdsYes(text)
}

/** What follows cannot be undone: only plain words of consent will do, whatever the model hears. The order's own number is no matter. */
function consents(ctx: TurnContext): boolean {
  const { order_number: orderNumber } = ctx.tracker.slots
  const said = foldDigits(ctx.input.text.normalize('NFKC'))
  const text = orderNumber ? said.replaceAll(orderNumber, ' ') : said
  const root = rootFlow(ctx)
  return isConsent(text, actOf(root) ?? 'claim')
}

async function fillAndMove(ctx: TurnContext, state: Collect, value: string, reason: string): Promise<string> {
  ctx.setSlot(state.slot, value)
  await moveTo(ctx, state.next)
  return reason
}

/** "I'd rather have my money back" answers "return or exchange?" through the choices' own intents or the flow's trigger table. */
function impliedByIntent(ctx: TurnContext, state: Collect): string | null {
  const intent = intentOf(ctx)
  const { text } = ctx.input
  const meant = new Set([intent, ...(isDeny(text) ? ['deny'] : []), ...(isAffirm(text) ? ['affirm'] : [])])
  // "No, order 1008" is about the order.
  const choice = namesOtherOrder(ctx)
    ? undefined
    : state.choices.find((entry) => entry.intents?.some((name) => meant.has(name)))
  return choice?.value ?? rootFlow(ctx)?.trigger.set[intent]?.[state.slot] ?? null
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
    const value = spec.from === 'entity' ? saidFor(ctx, spec) : null
    return value !== null && value !== before[slot]
  })
  // Another task that names another order is a digression, not a correction.
  const other = meantFlow(ctx)
  return differs && (!other || other === rootFlow(ctx)) && fillEntities(ctx, active.flow)
}

/**
 * Something else than an answer. A question is left to the policies below (null), which the flow then follows up. Another task
 * replaces one that has not got past verification, and else is done on top of it. undefined: not a digression.
 */
async function digress(ctx: TurnContext): Promise<string | null | undefined> {
  const intent = intentOf(ctx)
  const other = meantFlow(ctx)
  const root = rootFlow(ctx)
  if (refuses(ctx, other) || onlyMentions(ctx, other)) return undefined
  if (other && other !== root) {
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
  if (other || ['affirm', 'deny', 'nlu_fallback', 'out_of_scope'].includes(intent)) return undefined
  return null
}

/** No question, no other task and no correction: the text that was asked for. */
function isText(ctx: TurnContext, active: Active): boolean {
  return (!asks(ctx.input.text) || asksForThis(ctx)) && !isDigression(ctx, active) && !correctsOrder(ctx)
}

const EMAIL = /\S{1,64}@\S{1,255}/g

/** For an open text: an address alone, a greeting or thanks tell nothing, and a calm question is one; an upset one is how people tell what happened. */
function tellsSomething(ctx: TurnContext): boolean {
  const { text, understanding } = ctx.input
  const isTalk = ['thanks', 'greeting'].includes(intentOf(ctx)) && understanding.intent.confidence >= SURE
  if (isTalk && text.trim().length <= MAX_TALK_CHARS) return false
  if (text.replace(EMAIL, '').trim() === '') return false
  return !asks(text) || understanding.sentiment.label === 'negative'
}

/** For a slot that takes any text: only a clear question or another task is not the answer. */
function isDigression(ctx: TurnContext, active: Active): boolean {
  const intent = intentOf(ctx)
  const { confidence } = ctx.input.understanding.intent
  const other = meantFlow(ctx)
  const sure = confidence >= SURE
  if (other && other !== rootFlow(ctx)) return sure && !hasAddressShape(ctx.input.text, active)
  // Thanks alone are neither an address nor a reason.
  if (intent === 'thanks' || intent === 'greeting') return sure && ctx.input.text.trim().length <= MAX_TALK_CHARS
  if (CHAT_INTENTS.has(intent) || other) return false
  return sure && (/[?？؟]|吗|呢/.test(ctx.input.text) || asks(ctx.input.text))
}

function hasAddressShape(message: string, active: Active): boolean {
  return active.state.kind === 'collect' && active.state.slot === 'address' && isPlausibleAddress(message)
}

function offerPerson(ctx: TurnContext, unclear: number): void {
  if (unclear < (isPriority(ctx) ? OFFER_PRIORITY_AFTER : OFFER_PERSON_AFTER)) return
  const last = ctx.said.pop()
  if (last) ctx.say({ ...last, choices: [...(last.choices ?? []), personChoice(ctx, 'unclear')] })
}
