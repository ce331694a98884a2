import type { TurnContext } from '../dialogue/context'
import type { Action } from './registry'
import { ownEmails } from './ways'

/** An address that is known to be the shopper's: vouched for by the shop, proven by a code, or the one of an order proven here; null when none is. */
export function provenEmail(ctx: TurnContext): string | null {
  const vouched = ctx.tracker.shopper?.email
  if (vouched) return vouched
  const proven = [...Object.values(ctx.tracker.verifiedOrders), ...ctx.tracker.verifiedEmails]
  const { email } = ctx.tracker.slots
  return email !== undefined && proven.includes(email) ? email : (proven.at(-1) ?? null)
}

/** True when this very address is the shopper's. */
export function isProven(ctx: TurnContext, email: string): boolean {
  return ownEmails(ctx).includes(email) || Object.values(ctx.tracker.verifiedOrders).includes(email)
}

/** Who asked, for the audit log. */
export function byShopper(email: string | null): string {
  return email === null ? 'shopper' : `shopper:${email}`
}

/** An address to write to: one that was typed is taken as it is, else a proven one. */
const knowEmail: Action = {
  name: 'know_email',
  outcomes: ['known', 'unknown'],
  async run(ctx) {
    if (ctx.tracker.slots.email !== undefined) return 'known'
    const email = provenEmail(ctx)
    if (email === null) return 'unknown'
    ctx.setSlot('email', email)
    return 'known'
  },
}

/** What is private takes a proven address, whatever was typed. */
const proveShopper: Action = {
  name: 'prove_shopper',
  outcomes: ['proven', 'unproven'],
  async run(ctx) {
    const email = provenEmail(ctx)
    if (email === null) return 'unproven'
    ctx.setSlot('email', email)
    return 'proven'
  },
}

export const emailActions: readonly Action[] = [knowEmail, proveShopper]
