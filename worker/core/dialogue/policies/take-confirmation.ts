import { isPlausibleAddress } from '../../actions/change-order'
import {
  asks,
  foldDigits,
  holdsYes,
  isAbandon,
  isConsent,
  isDeny,
  startsWithCorrection,
  startsWithYes,
  withoutLeadingNo,
} from '../../nlu/cues'
import { pickChoice } from '../choices'
import type { TurnContext } from '../context'
import { moveTo } from '../engine'
import type { Flow, FlowState } from '../flow-schema'
import { type Active, rootFlow } from '../stack'
import { actOf, refuses } from './acts'
import { meantFlow } from './meant'
import { entityOf } from './policy'

export type Collect = Extract<FlowState, { kind: 'collect' }>

/** From here on the model alone is believed. */
const SURE = 0.85

/** Reads the message as a yes or a no to what the flow is about to change; null when it is neither. */
export async function takeConfirmation(ctx: TurnContext, { flow, state }: Active): Promise<string | null> {
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

/** Answers the question of a state and goes on. @returns the reason. */
export async function fillAndMove(ctx: TurnContext, state: Collect, value: string, reason: string): Promise<string> {
  ctx.setSlot(state.slot, value)
  await moveTo(ctx, state.next)
  return reason
}

/** Does the message name another order than the one the task is about? */
export function namesOtherOrder(ctx: TurnContext): boolean {
  const orderNumber = entityOf(ctx, 'order_number')
  return orderNumber !== null && orderNumber !== ctx.tracker.slots.order_number
}
