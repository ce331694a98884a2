import { asksForAnyone, isAbandon, isAffirm, isDeny, leavesQueue } from '../../nlu/cues'
import type { TurnContext } from '../context'
import { callPerson, offeredReason, supportHours } from '../person'
import { activeState } from '../stack'
import { intentOf, type Policy } from './policy'

/** A person who has the conversation is never talked over; one who is asked for is called. */
export const handoffPolicy: Policy = {
  name: 'handoff',
  async decide(ctx) {
    if (ctx.tracker.status === 'open') return 'a person has the conversation'
    if (ctx.tracker.status === 'queued') return whileQueued(ctx)
    const offered = offeredReason(ctx)
    if (intentOf(ctx) === 'human_agent') {
      callPerson(ctx, offered ?? 'asked')
      return offered ? `the shopper took the person offered: ${offered}` : 'the shopper asked for a person'
    }
    if (!offered || !wasOnlyOffer(ctx) || !isAffirm(ctx.input.text)) return null
    callPerson(ctx, offered)
    return `the shopper accepted the offer of a person: ${offered}`
  },
}

function whileQueued(ctx: TurnContext): string | null {
  const { text } = ctx.input
  if (leavesQueue(text) || isAbandon(text) || (isDeny(text) && ctx.tracker.stack.length === 0)) {
    ctx.emit({ type: 'handoff_cancelled' })
    ctx.say({ key: 'handoff_cancelled' })
    return 'the shopper left the queue'
  }
  const email = emailLeft(ctx)
  if (email !== null) {
    if (ctx.tracker.leftEmail !== email) ctx.emit({ type: 'email_left', email })
    ctx.say({ key: 'email_left', values: { email } })
    return 'the shopper left an address for the answer'
  }
  if (intentOf(ctx) !== 'human_agent' && !asksForAnyone(text)) return null
  ctx.say({ key: 'handoff_waiting', values: { hours: supportHours(ctx) } })
  return 'already in the queue'
}

/** Characters beside the address that still make a message one that leaves it: "you can reach me under ...". */
const MAX_WORDS_BESIDE = 60

/** The address of a message that says little else, where no task under way asked for one. */
function emailLeft({ input, tracker }: TurnContext): string | null {
  if (tracker.stack.length > 0) return null
  const emails = input.understanding.entities.filter(({ type }) => type === 'email')
  const [email] = emails
  if (!email || emails.length > 1) return null
  return input.text.length - (email.end - email.start) > MAX_WORDS_BESIDE ? null : email.value.toLowerCase()
}

/** True when nothing but a person was offered and no task asks for a yes, so that "yes" can only mean that. */
function wasOnlyOffer(ctx: TurnContext): boolean {
  const { stack, choices } = ctx.tracker
  if (choices.length !== 1) return false
  const state = activeState(ctx)?.state
  // "Tell me what happened, or I can pass you to a colleague": a yes is no story.
  return stack.length === 0 || (stack.length === 1 && state?.kind === 'collect' && state.offer_person !== undefined)
}
