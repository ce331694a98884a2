import type { TurnContext } from '../dialogue/context'
import { byShopper, isProven } from './own-email'
import type { Action } from './registry'
import { ownEmails } from './ways'

/** What a change of the newsletter would do. Whether an address is on it is told to its own shopper only. */
const checkNewsletter: Action = {
  name: 'check_newsletter',
  outcomes: ['sign_up', 'sign_off', 'already_on', 'already_off'],
  async run(ctx) {
    const { email = '', newsletter_choice: choice } = ctx.tracker.slots
    const on = choice === 'on'
    if (isProven(ctx, email)) {
      const found = await ctx.deps.shoppers.profile(email)
      if (found.ok && found.value.newsletter === on) return on ? 'already_on' : 'already_off'
    }
    return on ? 'sign_up' : 'sign_off'
  },
}

const setNewsletter: Action = {
  name: 'set_newsletter',
  outcomes: ['on', 'off', 'pending', 'late'],
  async run(ctx) {
    const { email = '', newsletter_choice: choice } = ctx.tracker.slots
    const made = await ctx.deps.shoppers.setNewsletter({
      email,
      on: choice === 'on',
      // Who knows an order may have found its bill in the rubbish: only the mailbox itself says yes to a newsletter.
      proven: ownEmails(ctx).includes(email),
      locale: ctx.input.locale,
      by: byShopper(email),
      key: ctx.changeKey('set_newsletter'),
      now: ctx.input.now,
    })
    if (!made.ok) return 'late'
    ctx.emit({ type: 'shopper_changed', change: `newsletter_${made.value.state}`, reference: '' })
    // The words about a pending address depend on it.
    ctx.setSlot('newsletter_mail', made.value.canConfirm ? 'sent' : 'none')
    return told(ctx, choice === 'on', made.value.state)
  },
}

/** An address somebody else typed that is on already stays on, and nobody is told. */
function told(ctx: TurnContext, on: boolean, state: 'on' | 'off' | 'pending'): 'on' | 'off' | 'pending' {
  return on && !ownEmails(ctx).includes(ctx.tracker.slots.email ?? '') ? 'pending' : state
}

export const newsletterActions: readonly Action[] = [checkNewsletter, setNewsletter]
