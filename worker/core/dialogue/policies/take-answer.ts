import { isPlausibleAddress } from '../../actions/change-order'
import type { Choice } from '../../events'
import {
  asks,
  foldDigits,
  goesWithout,
  holdsYes,
  isAbandon,
  isAffirm,
  isConsent,
  isDeny,
  startsWithCorrection,
  startsWithYes,
  withoutLeadingNo,
} from '../../nlu/cues'
import { isNearlyCode, readCode } from '../../nlu/one-time-code'
import { keepsAll, pickChoice, pickNamed } from '../choices'
import type { TurnContext } from '../context'
import { choicesOf, moveTo, prompt, restartFlow, runFlow } from '../engine'
import { attachedIds, fillAttached, fillEntities, fillTold, saidFor, toldFor } from '../fill'
import type { Flow, FlowState } from '../flow-schema'
import { type Active, rootFlow } from '../stack'
import { actOf, refuses } from './acts'
import { meantFlow } from './meant'
import { CHAT_INTENTS, entityOf, intentOf } from './policy'

type Collect = Extract<FlowState, { kind: 'collect' }>

/** Longest message that can be thanks or a greeting and nothing else, in UTF-16 units. */
const MAX_TALK_CHARS = 24
/** From here on the model alone is believed. */
const SURE = 0.85

/** Reads the message as the answer to what the active flow waits for; null when it is none. */
export async function takeAnswer(ctx: TurnContext, active: Active): Promise<string | null> {
  const { state } = active
  // A photo sent along with any answer is the one that would be asked for next.
  const root = rootFlow(ctx)
  if (root) fillAttached(ctx, root)
  if (state.kind === 'confirm') return takeConfirmation(ctx, active)
  if (state.kind !== 'collect') return null
  const choices = await choicesOf(ctx, state)
  const picked = pickChoice(ctx.input.text, choices) ?? pickInWords(ctx, active, state, choices)
  if (picked?.effect.kind === 'slot') {
    // "The sneakers, they're too small" says why as well.
    fillTold(ctx, active.flow)
    // "No, bob@example.com" after a pair that did not fit: the number is as before, the address is new.
    if (active.flow.slots[state.slot]?.from === 'entity') fillEntities(ctx, active.flow)
    return fillAndMove(ctx, state, picked.effect.value, 'the shopper picked a choice')
  }
  const spec = active.flow.slots[state.slot]
  // A text is kept in the shopper's own words.
  const told = spec?.from === 'choice' ? toldFor(ctx, spec) : null
  if (told !== null) return fillAndMove(ctx, state, told, 'the words tell the answer')
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
  return takeOtherSlot(ctx, active)
}

/** A choice of things that is named by a word of its own, or agreed to where it is the only one. */
function pickInWords(ctx: TurnContext, { flow }: Active, state: Collect, choices: readonly Choice[]): Choice | null {
  if (flow.slots[state.slot]?.from !== 'choice' || state.options === undefined) return null
  const fixed = new Set(state.choices.map(({ value }) => value))
  const things = choices.filter(({ effect }) => effect.kind === 'slot' && !fixed.has(effect.value))
  const [only, ...others] = things
  if (only && others.length === 0 && isAffirm(ctx.input.text)) return only
  if (keepsAll(ctx.input.text, things)) return choices.find((choice) => !things.includes(choice)) ?? null
  return pickNamed(ctx.input.text, things.length > 1 ? things : choices)
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
  const given = open.filter(([, spec]) => spec.from === 'entity' && saidFor(ctx, spec) !== null)
  const told = open.filter(([, spec]) => toldFor(ctx, spec) !== null)
  const other = meantFlow(ctx)
  const isElsewhere = other !== undefined && other !== rootFlow(ctx)
  const { confidence } = ctx.input.understanding.intent
  if (
    asks(ctx.input.text) &&
    told.length === 0 &&
    active.state.kind === 'collect' &&
    active.flow.slots[active.state.slot]?.from === 'choice'
  )
    return null
  if (given.length + told.length === 0 || (isElsewhere && (told.length === 0 || confidence >= SURE))) return null
  fillEntities(ctx, active.flow)
  ctx.say({ key: 'noted' })
  await prompt(ctx, active)
  return `the message gives ${[...given, ...told].map(([slot]) => slot).join(', ')} first`
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
  const meant = new Set([
    intent,
    ...(isDeny(text) ? ['deny'] : []),
    ...(isAffirm(text) || isConsent(text) ? ['affirm'] : []),
  ])
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

/** No question, no other task and no correction: the text that was asked for. */
function isText(ctx: TurnContext, active: Active): boolean {
  if (namesOtherOrder(ctx) && active.state.kind === 'collect' && active.state.slot === 'address')
    return isPlausibleAddress(ctx.input.text)
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
