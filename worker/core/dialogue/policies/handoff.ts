import { isAbandon, isAffirm, isDeny } from '../../nlu/cues'
import type { TurnContext } from '../context'
import { abandonFlow } from '../engine'
import { intentOf, type Policy } from './policy'

/** A person who has the conversation is never talked over; one who is asked for is called. */
export const handoffPolicy: Policy = {
  name: 'handoff',
  async decide(ctx) {
    if (ctx.tracker.status === 'open') return 'a person has the conversation'
    if (ctx.tracker.status === 'queued') return whileQueued(ctx)
    if (intentOf(ctx) === 'human_agent') return callPerson(ctx, 'asked', 'the shopper asked for a person')
    if (wasOffered(ctx) && isAffirm(ctx.input.text))
      return callPerson(ctx, 'asked', 'the shopper accepted the offer of a person')
    return null
  },
}

function whileQueued(ctx: TurnContext): string | null {
  if (isAbandon(ctx.input.text) || (isDeny(ctx.input.text) && ctx.tracker.stack.length === 0)) {
    ctx.emit({ type: 'handoff_cancelled' })
    ctx.say({ key: 'handoff_cancelled' })
    return 'the shopper left the queue'
  }
  if (intentOf(ctx) !== 'human_agent') return null
  ctx.say({ key: 'handoff_waiting', values: { hours: hours(ctx) } })
  return 'already in the queue'
}

function callPerson(ctx: TurnContext, reason: 'asked' | 'unclear', why: string): string {
  abandonFlow(ctx)
  ctx.emit({ type: 'handoff_requested', reason })
  ctx.say({ key: 'handoff_queued', values: { hours: hours(ctx) } })
  return why
}

/** True when a person was the only thing offered, so that "yes" can only mean that. */
function wasOffered(ctx: TurnContext): boolean {
  const [first, second] = ctx.tracker.choices
  return (
    ctx.tracker.stack.length === 0 &&
    second === undefined &&
    first?.effect.kind === 'intent' &&
    first.effect.intent === 'human_agent'
  )
}

function hours(ctx: TurnContext): string {
  const { supportHours } = ctx.deps.bundle.settings
  return supportHours[ctx.input.locale] ?? supportHours.en ?? ''
}
