import { CODE_TTL_MS, MAX_VERIFY_ATTEMPTS } from '../../config'
import type { TurnContext } from '../dialogue/context'
import type { CodeTarget } from '../events'
import { maskEmail } from '../mask-email'
import { isAffirm, isDeny, lacksEmail, missesCode, wantsCode } from '../nlu/cues'
import type { Action, OptionsProvider } from './registry'
import { CODE, canSendCode, isReading, NEW_CODE, namesOtherOrder, PERSON, STOP } from './ways'

/**
 * Sends a code to the e-mail an order was placed with or, without an order, to the address the shopper named. What is said is the same
 * whether the order exists or not: nobody here knows.
 */
const sendCode: Action = {
  name: 'send_code',
  outcomes: ['sent', 'too_many', 'too_many_order', 'late'],
  async run(ctx) {
    const { codes } = ctx.deps
    const target = targetOf(ctx)
    if (!codes || !target) return 'too_many'
    const { locale, now } = ctx.input
    const asked = await codes.request({ target, locale, key: ctx.changeKey('send_code'), now })
    if (!asked.ok) return asked.error === 'too_many' && target.kind === 'order' ? 'too_many_order' : asked.error
    ctx.emit({ type: 'code_requested', codeId: asked.value.codeId, target, at: now })
    const minutes = CODE_TTL_MS / 60_000
    if (target.kind === 'order')
      ctx.say({ key: 'code_sent_order', values: { order_number: target.orderNumber, minutes } })
    else ctx.say({ key: 'code_sent_email', values: { email: maskEmail(target.email), minutes } })
    return 'sent'
  },
}

function targetOf(ctx: TurnContext): CodeTarget | null {
  const { order_number: orderNumber, email } = ctx.tracker.slots
  if (orderNumber) return { kind: 'order', orderNumber }
  return email ? { kind: 'email', email } : null
}

const checkCode: Action = {
  name: 'check_code',
  outcomes: ['verified', 'orders', 'wrong', 'spent', 'expired', 'new_code', 'person', 'gone', 'late'],
  async run(ctx) {
    const { code = '' } = ctx.tracker.slots
    if (code === PERSON) return 'person'
    if (code === NEW_CODE) return 'new_code'
    const pending = ctx.tracker.pendingCode
    if (!pending || !ctx.deps.codes) return 'expired'
    const checked = await ctx.deps.codes.check(pending.codeId, code, ctx.input.now)
    if (!checked.ok) {
      ctx.setSlot('left', String(checked.error.left))
      return checked.error.reason
    }
    const { email } = checked.value
    ctx.emit({ type: 'email_verified', email, by: 'code' })
    ctx.setSlot('email', email)
    return pending.target.kind === 'order' ? openOrder(ctx, pending.target.orderNumber, email) : 'orders'
  },
}

/** The code proves the e-mail; that the order was placed with it is still for the shop's own data to say. */
async function openOrder(ctx: TurnContext, orderNumber: string, email: string): Promise<'verified' | 'gone' | 'late'> {
  const found = await ctx.deps.orders.verify(orderNumber, email, ctx.input.now, true)
  if (!found.ok) return found.error === 'late' ? 'late' : 'gone'
  ctx.setSlot('order_number', found.value.orderNumber)
  ctx.emit({ type: 'order_verified', orderNumber: found.value.orderNumber, email })
  return 'verified'
}

/** What was picked where nothing but a code or a person can help. */
const takeWay: Action = {
  name: 'take_way',
  outcomes: ['code', 'person', 'stop'],
  async run(ctx) {
    const { way } = ctx.tracker.slots
    if (way === CODE) return 'code'
    return way === PERSON ? 'person' : 'stop'
  },
}

export const codeActions: readonly Action[] = [sendCode, checkCode, takeWay]

/** Beside the question for the e-mail: a code, once that question has caused trouble or is said to be one. */
const emailOrCode: OptionsProvider = async (ctx) => {
  if (!canSendCode(ctx)) return []
  const { text: said } = ctx.input
  const asked = !namesOtherOrder(ctx) && (lacksEmail(said) || wantsCode(said))
  if (asked && isReading(ctx)) return [{ title: said.trim(), value: CODE }]
  const { unclear, failedVerifications } = ctx.tracker
  return asked || unclear > 0 || failedVerifications > 0 ? [{ title: ctx.text('choice_code'), value: CODE }] : []
}

/** Beside the question for the code. */
const codeWays: OptionsProvider = async (ctx) => {
  const { text: said } = ctx.input
  const again =
    isReading(ctx) && missesCode(said) && !namesOtherOrder(ctx) ? [{ title: said.trim(), value: NEW_CODE }] : []
  return [
    { title: ctx.text('choice_new_code'), value: NEW_CODE },
    { title: ctx.text('choice_person'), value: PERSON },
    ...again,
  ]
}

/** Where nothing else can help; "yes" takes the code, "no" ends it. */
const waysIn: OptionsProvider = async (ctx) => {
  const shown = [
    { title: ctx.text('choice_code'), value: CODE },
    { title: ctx.text('choice_person'), value: PERSON },
  ]
  if (!isReading(ctx) || namesOtherOrder(ctx)) return shown
  const { text: said } = ctx.input
  if (isAffirm(said) || wantsCode(said)) return [...shown, { title: said.trim(), value: CODE }]
  return isDeny(said) ? [...shown, { title: said.trim(), value: STOP }] : shown
}

export const codeOptions: Readonly<Record<string, OptionsProvider>> = {
  email_or_code: emailOrCode,
  code_ways: codeWays,
  ways_in: waysIn,
}

/** How a verification ends that may not go on with order number and e-mail. */
export function lockedOutcome(ctx: TurnContext): 'code_only' | 'locked' {
  return canSendCode(ctx) ? 'code_only' : 'locked'
}

/** True once this conversation has tried as many wrong pairs as it may. */
export function isLocked(ctx: TurnContext): boolean {
  return ctx.tracker.failedVerifications >= MAX_VERIFY_ATTEMPTS
}
