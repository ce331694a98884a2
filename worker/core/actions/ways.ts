import type { TurnContext } from '../dialogue/context'
import { entityOf } from '../dialogue/policies/policy'

/** Values that stand in a slot for something the shopper wants instead of giving it; no shop numbers an order so. */
export const NO_NUMBER = 'no number'
export const PERSON = 'a person'
export const BY_EMAIL = 'by e-mail'
export const CODE = 'a code'
export const NEW_CODE = 'a new code'
export const STOP = 'stop'

const CODE_FOR = 'a code for '

/** The value of the choice that sends a code for an order whose number is no longer in its slot. */
export function codeFor(orderNumber: string): string {
  return `${CODE_FOR}${orderNumber}`
}

/** The order number in such a value; null for any other. */
export function orderOfCode(value: string | undefined): string | null {
  return value?.startsWith(CODE_FOR) ? value.slice(CODE_FOR.length) : null
}

export function canSendCode(ctx: TurnContext): boolean {
  return ctx.deps.codes !== undefined
}

/**
 * True while a flow's question is held against the message, false once the flow has moved and asks its next one. Words that count as an
 * answer without being shown as a choice must be offered to the first only.
 */
export function isReading(ctx: TurnContext): boolean {
  return !ctx.events.some(({ type }) => type === 'flow_moved' || type === 'flow_started')
}

/** "Send me a code for 1004" while 1001 is under discussion: first of all a change of the order. */
export function namesOtherOrder(ctx: TurnContext): boolean {
  const named = entityOf(ctx, 'order_number')
  return named !== null && named !== ctx.tracker.slots.order_number
}

/** E-mails that are the shopper's for sure: signed by the shop, or proven by a code. The best one last. */
export function ownEmails(ctx: TurnContext): string[] {
  const vouched = ctx.tracker.shopper?.email
  return [...ctx.tracker.verifiedEmails, ...(vouched ? [vouched] : [])]
}

/** How the shopper has proven to own an order placed with this e-mail, for the audit log. */
export function proofOf(ctx: TurnContext, email: string): 'token' | 'code' | 'order_email' {
  if (ctx.tracker.shopper?.email === email) return 'token'
  return ctx.tracker.verifiedEmails.includes(email) ? 'code' : 'order_email'
}
