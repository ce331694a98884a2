import type { TurnContext } from '../context'

/** Tasks after which a pleased shopper may be asked: something was done for them, and it was no trouble of its own. */
const AFTER: ReadonlySet<string> = new Set([
  'track_order',
  'change_address',
  'change_order',
  'return_or_exchange',
  'refund_status',
  'invoice',
  'stock_alert',
  'check_code',
  'loyalty_points',
])
/** Messages since the task ended: later on the thanks are for something else. */
const WITHIN_MESSAGES = 2

/** Once a conversation, to a pleased shopper whose task was done here, and never to one who was upset or passed to a person. */
export function mayAskForReview(ctx: TurnContext): boolean {
  const { lastFlow, reviewAsked, status, slots, resolvedHow } = ctx.tracker
  const { sentiment } = ctx.input.understanding
  if (reviewAsked || status !== 'bot' || resolvedHow !== null || sentiment.label !== 'positive') return false
  if (slots.case_of_complaint !== undefined || lastFlow === null) return false
  return lastFlow.outcome === 'completed' && lastFlow.messagesSince <= WITHIN_MESSAGES && AFTER.has(lastFlow.flow)
}

export function askForReview(ctx: TurnContext): void {
  const title = ctx.text('choice_review')
  const choice = { title, text: title, effect: { kind: 'intent' as const, intent: 'write_review' } }
  ctx.emit({ type: 'review_asked' })
  ctx.say({ key: 'thanks_review', choices: [choice] })
}
