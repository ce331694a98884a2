import type { ConversationStatus, Message, Understanding } from '../protocol'
import { pickChoice } from './dialogue/choices'
import { TurnContext, type TurnDeps, type TurnInput, type Utterance } from './dialogue/context'
import { resumeFlow } from './dialogue/engine'
import { personChoice } from './dialogue/person'
import { attachmentPolicy } from './dialogue/policies/attachment'
import { cataloguePolicy } from './dialogue/policies/catalogue'
import { fallbackPolicy } from './dialogue/policies/fallback'
import { flowPolicy } from './dialogue/policies/flow'
import { handoffPolicy } from './dialogue/policies/handoff'
import { knowledgePolicy } from './dialogue/policies/knowledge'
import { ownIntentPolicy, startsFlow } from './dialogue/policies/own-intent'
import { intentOf, type Policy } from './dialogue/policies/policy'
import { smalltalkPolicy } from './dialogue/policies/smalltalk'
import { urgentPolicy } from './dialogue/policies/urgent'
import { dropUnknownFlows } from './dialogue/stack'
import type { ConversationEvent, EventOf } from './events'
import { rereadIntent } from './nlu/reread'
import type { Tracker } from './tracker'

/** In this order; the first opinion wins. */
const POLICIES: readonly Policy[] = [
  urgentPolicy,
  handoffPolicy,
  flowPolicy,
  attachmentPolicy,
  ownIntentPolicy,
  smalltalkPolicy,
  cataloguePolicy,
  knowledgePolicy,
  fallbackPolicy,
]

/** 'human': the bot kept silent because a person has the conversation. */
export type TurnOutcome = 'answered' | 'human' | 'fallback' | 'handed_off' | 'resolved' | 'error'

/** What one message led to. Nothing has been stored or sent yet. */
export type Turn = {
  readonly events: readonly ConversationEvent[]
  readonly tracker: Tracker
  readonly understanding: Understanding
  readonly policy: string
  readonly action: string
  readonly outcome: TurnOutcome
  readonly status: ConversationStatus
}

/**
 * The whole product in one function: a message and the state of its conversation in, events out. Pure apart from the ports in `deps`.
 * A fault of a policy or action never leaves the shopper without a reply: it becomes an apology and the outcome 'error', and `onFault`
 * is told.
 */
export async function handleTurn(
  tracker: Tracker,
  input: TurnInput,
  deps: TurnDeps,
  onFault: (error: unknown) => void,
): Promise<Turn> {
  const opened = open(tracker, input, deps)
  let decided: { policy: string; reason: string }
  let messages: EventOf<'bot_uttered'>[]
  let ctx = opened
  try {
    decided = await decide(ctx)
    messages = speak(ctx)
  } catch (error) {
    onFault(error)
    // Half-made events of the failed attempt are dropped; the message itself stays, and so does what was changed in the shop.
    const changes = ctx.events.filter((event) => event.type === 'order_changed')
    ctx = open(tracker, input, deps)
    ctx.emit(...changes)
    ctx.say({ key: 'trouble', choices: [personChoice(ctx, 'flow')] })
    decided = { policy: 'trouble', reason: 'a fault was caught' }
    messages = speak(ctx)
  }
  ctx.emit({ type: 'policy_chosen', policy: decided.policy, reason: decided.reason })
  ctx.emit(...messages)
  return {
    events: ctx.events,
    tracker: ctx.tracker,
    understanding: input.understanding,
    policy: decided.policy,
    action: ctx.action,
    outcome: outcomeOf(ctx, decided.policy),
    status: ctx.tracker.status,
  }
}

function open(tracker: Tracker, input: TurnInput, deps: TurnDeps): TurnContext {
  const picked = pickChoice(input.text, tracker.choices)
  const meant = picked?.effect.kind === 'intent' ? withIntent(input, picked.effect.intent) : asTask(input, deps)
  const ctx = new TurnContext(tracker, meant, deps)
  if (tracker.status === 'resolved') ctx.emit({ type: 'conversation_reopened' })
  ctx.emit({
    type: 'user_uttered',
    seq: ctx.tracker.lastSeq + 1,
    clientMessageId: input.clientMessageId,
    text: input.text,
    understanding: input.understanding,
    locale: input.locale,
    ...(input.attachments?.length ? { attachments: input.attachments } : {}),
  })
  dropUnknownFlows(ctx)
  return ctx
}

function withIntent(input: TurnInput, intent: string): TurnInput {
  return { ...input, understanding: { ...input.understanding, intent: { name: intent, confidence: 1 } } }
}

/** An own intent that starts a flow is one more way to say what that flow answers to: every rule of flows holds for it as well. */
function asTask(input: TurnInput, deps: TurnDeps): TurnInput {
  const { intent: read, entities } = input.understanding
  const namesOrder = entities.some(({ type }) => type === 'order_number')
  const name = rereadIntent(input.text, read.name, namesOrder)
  const { confidence } = read
  const intent = startsFlow(deps.bundle, name) ?? (name === read.name ? null : name)
  const meant =
    intent === null
      ? input
      : { ...input, understanding: { ...input.understanding, intent: { name: intent, confidence } } }
  return withoutNegated(meant)
}

const NEGATED_BEFORE =
  /(?:\bnot|\b(?:is|was|does|do)n['’]?t|不是|不要|并非)\s*(?:my |the )?(?:order |number |no\.? ?|订单号?|单号)?\s*#?$/i

/** Without the order numbers that the message rules out: "not 1003 but 1001" is about 1001. */
function withoutNegated(input: TurnInput): TurnInput {
  const entities = input.understanding.entities.filter(
    ({ type, start }) =>
      type !== 'order_number' || !NEGATED_BEFORE.test(input.text.slice(Math.max(0, start - 40), start)),
  )
  return { ...input, understanding: { ...input.understanding, entities } }
}

async function decide(ctx: TurnContext): Promise<{ policy: string; reason: string }> {
  const unclearBefore = ctx.tracker.unclear
  for (const policy of POLICIES) {
    const reason = await policy.decide(ctx)
    if (reason === null) continue
    if (unclearBefore > 0 && ctx.tracker.unclear === unclearBefore) ctx.emit({ type: 'unclear_counted', count: 0 })
    // A question in the middle of a task was answered: back to the task.
    if (policy.name !== 'flow' && policy.name !== 'handoff') await resumeFlow(ctx, intentOf(ctx) !== 'thanks')
    return { policy: policy.name, reason }
  }
  throw new Error('no policy took the turn')
}

/** Turns utterances into messages. A bare sentence is joined to the one after it: people do not like three bubbles for one thought. */
function speak(ctx: TurnContext): EventOf<'bot_uttered'>[] {
  const messages: EventOf<'bot_uttered'>[] = []
  let pending = ''
  ctx.said.forEach((utterance, index) => {
    const words = [pending, wordsOf(ctx, utterance)].filter(Boolean).join('\n\n')
    const isLast = index === ctx.said.length - 1
    if (!isLast && !utterance.cards?.length && !utterance.choices?.length && !utterance.quickReplies?.length) {
      pending = words
      return
    }
    pending = ''
    const choices = utterance.choices ?? []
    messages.push({
      type: 'bot_uttered',
      seq: ctx.tracker.lastSeq + messages.length + 1,
      key: utterance.key,
      text: words,
      cards: utterance.cards ?? [],
      quickReplies: [
        ...(utterance.quickReplies ?? []),
        ...choices.map(({ title, text: said }) => ({ title, text: said })),
      ],
      choices,
    })
  })
  return messages
}

function wordsOf(ctx: TurnContext, utterance: Utterance): string {
  if (utterance.literal !== undefined) return utterance.literal
  return ctx.text(utterance.key, utterance.values)
}

function outcomeOf(ctx: TurnContext, policy: string): TurnOutcome {
  if (policy === 'trouble') return 'error'
  if (ctx.tracker.status === 'open') return 'human'
  if (ctx.events.some((event) => event.type === 'handoff_requested')) return 'handed_off'
  if (ctx.events.some((event) => event.type === 'conversation_resolved')) return 'resolved'
  // A flow that had to ask again did not understand either.
  const unclear = ctx.events.some((event) => event.type === 'unclear_counted' && event.count > 0)
  return policy === 'fallback' || unclear ? 'fallback' : 'answered'
}

/** Stands where a message is that this version does not know. */
export function placeholder(seq: number, at: number): Message {
  return { seq, author: 'system', text: '', at: new Date(at).toISOString() }
}

/** A kind of message that a newer version stored: only messages have a seq. */
function isUnknownMessage(event: object): event is { readonly seq: number } {
  return 'seq' in event && typeof event.seq === 'number'
}

/** The message a stored event shows to the shopper, or null for events nobody sees. `at` is the instant its turn was stored. */
export function messageOf(event: ConversationEvent, at: number): Message | null {
  const instant = new Date(at).toISOString()
  if (event.type === 'user_uttered') {
    return {
      seq: event.seq,
      author: 'shopper',
      text: event.text,
      client_message_id: event.clientMessageId,
      ...(event.attachments?.length ? { attachments: [...event.attachments] } : {}),
      at: instant,
    }
  }
  if (event.type !== 'bot_uttered') return isUnknownMessage(event) ? placeholder(event.seq, at) : null
  return {
    seq: event.seq,
    author: 'bot',
    text: event.text,
    ...(event.cards.length > 0 ? { cards: [...event.cards] } : {}),
    ...(event.quickReplies.length > 0 ? { quick_replies: [...event.quickReplies] } : {}),
    at: instant,
  }
}
