import type { ConversationEvent, OwedAnswer } from '../events'
import type { Tracker } from '../tracker'
import { TurnContext, type TurnDeps, type TurnInput } from './context'
import { runFlow } from './engine'
import { flowByName } from './flows'
import { FOLLOW_UP_DELAYS_MS } from './owed'
import { personChoice } from './person'
import { speak } from './speak'

/** When the next owed answer is tried for, or null when none is owed. */
export function followUpDueAt({ owed }: Tracker): number | null {
  return owed.length > 0 ? Math.min(...owed.map(({ dueAt }) => dueAt)) : null
}

/**
 * Tries again for what was late: runs the task from the action that was too slow, with the message's own keys, so that a change is made at
 * most once. Returns the events to store: the answer, which takes up what is under way afterwards; when it is late again the next try; after
 * the last one an apology. Nothing when nothing is due.
 */
export async function followUp(
  tracker: Tracker,
  request: { readonly conversationId: string; readonly now: number },
  deps: TurnDeps,
): Promise<readonly ConversationEvent[]> {
  const owed = tracker.owed.find(({ dueAt }) => dueAt <= request.now)
  if (!owed) return []
  const settled = { type: 'answer_settled', clientMessageId: owed.clientMessageId } as const
  // A person has the conversation now, or the tasks are gone: nobody waits for this any more.
  if (tracker.status !== 'bot' || !owed.stack.every(({ flow }) => flowByName(deps.bundle, flow))) return [settled]
  const ctx = new TurnContext(tracker, inputOf(tracker, owed, request), deps)
  ctx.emit(settled)
  ctx.say({ key: 'answer_follows' })
  await runAgain(ctx, owed)
  if (ctx.tracker.owed.some(({ clientMessageId }) => clientMessageId === owed.clientMessageId)) {
    return lateAgain(tracker, owed, request, deps)
  }
  ctx.emit(...speak(ctx))
  return ctx.events
}

async function runAgain(ctx: TurnContext, { stack, slots }: OwedAnswer): Promise<void> {
  for (const { flow, state } of stack) {
    const version = flowByName(ctx.deps.bundle, flow)?.version ?? 0
    ctx.emit({ type: 'flow_started', flow, version, state })
  }
  for (const [name, value] of Object.entries(slots)) ctx.setSlot(name, value)
  await runFlow(ctx)
}

function lateAgain(
  tracker: Tracker,
  owed: OwedAnswer,
  request: { readonly conversationId: string; readonly now: number },
  deps: TurnDeps,
): readonly ConversationEvent[] {
  const tries = owed.tries + 1
  const delay = FOLLOW_UP_DELAYS_MS[tries]
  if (delay !== undefined) return [{ type: 'answer_owed', ...owed, tries, dueAt: request.now + delay }]
  const ctx = new TurnContext(tracker, inputOf(tracker, owed, request), deps)
  ctx.emit({ type: 'answer_settled', clientMessageId: owed.clientMessageId })
  ctx.say({ key: 'answer_never_came', choices: [personChoice(ctx, 'flow')] })
  ctx.emit(...speak(ctx))
  return ctx.events
}

/** The message that the answer is for, as far as it matters: its id, and the language spoken now. */
function inputOf(
  tracker: Tracker,
  owed: OwedAnswer,
  { conversationId, now }: { readonly conversationId: string; readonly now: number },
): TurnInput {
  return {
    conversationId,
    clientMessageId: owed.clientMessageId,
    text: '',
    understanding: {
      intent: { name: 'nlu_fallback', confidence: 0 },
      alternatives: [],
      sentiment: { label: tracker.sentiment, score: 0 },
      language: tracker.lastUnderstanding?.language ?? 'und',
      entities: [],
    },
    locale: tracker.locale,
    now,
  }
}
