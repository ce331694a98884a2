import { provenEmail } from '../actions/own-email'
import type { TurnContext } from './context'

/**
 * Asks the shop once for each address that is proven to be the shopper's who this is, and keeps the segment for the wording, the offer of
 * a person, and routing. A shop that does not answer in time is not asked again: a segment is not worth a slow conversation.
 */
export async function recogniseShopper(ctx: TurnContext): Promise<void> {
  const email = provenEmail(ctx)
  if (email === null || ctx.tracker.recognised?.email === email || ctx.tracker.status === 'open') return
  const found = await ctx.deps.shoppers.profile(email)
  ctx.emit({ type: 'shopper_recognised', email, segment: found.ok ? found.value.segment : null })
}

/** Shoppers to whom a person is offered sooner than to others. */
export function isPriority(ctx: TurnContext): boolean {
  return ctx.tracker.recognised?.segment != null
}
