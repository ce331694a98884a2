import type { ConversationStatus, Message, Understanding } from '../protocol'
import { pickChoice } from './dialogue/choices'
import { TurnContext, type TurnDeps, type TurnInput, type Utterance } from './dialogue/context'
import { resumeFlow } from './dialogue/engine'
import { asRuleTask, asTask, withIntent, withoutSecrets } from './dialogue/meaning'
import { handoffRule, isUpset, personChoice } from './dialogue/person'
import { attachmentPolicy } from './dialogue/policies/attachment'
import { cataloguePolicy } from './dialogue/policies/catalogue'
import { fallbackPolicy } from './dialogue/policies/fallback'
import { flowPolicy } from './dialogue/policies/flow'
import { handoffPolicy } from './dialogue/policies/handoff'
import { knowledgePolicy } from './dialogue/policies/knowledge'
import { knowledgeChoicePolicy } from './dialogue/policies/knowledge-choice'
import { openerPolicy } from './dialogue/policies/opener'
import { ownIntentPolicy } from './dialogue/policies/own-intent'
import { intentOf, type Policy } from './dialogue/policies/policy'
import { rulePolicy } from './dialogue/policies/rule'
import { smalltalkPolicy } from './dialogue/policies/smalltalk'
import { urgentPolicy } from './dialogue/policies/urgent'
import { recogniseShopper } from './dialogue/recognise'
import { answerParts, type Decided, partsOf, type RequestPolicies, takeLeft } from './dialogue/requests'
import { speak } from './dialogue/speak'
import { dropUnknownFlows } from './dialogue/stack'
import type { ConversationEvent, EventOf } from './events'
import { dangerOf } from './nlu/cues'
import { findSecrets } from './nlu/secrets'
import type { Tracker } from './tracker'

/** In this order; the first opinion wins. */
const POLICIES: readonly Policy[] = [
  urgentPolicy,
  handoffPolicy,
  rulePolicy,
  knowledgeChoicePolicy,
  openerPolicy,
  flowPolicy,
  attachmentPolicy,
  ownIntentPolicy,
  smalltalkPolicy,
  cataloguePolicy,
  knowledgePolicy,
  fallbackPolicy,
]

/** What answers at once, for a message that asks for several things. */
const REQUEST_POLICIES: RequestPolicies = {
  answers: [ownIntentPolicy, cataloguePolicy, knowledgePolicy],
  task: flowPolicy,
  person: handoffPolicy,
}

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
  message: TurnInput,
  deps: TurnDeps,
  onFault: (error: unknown) => void,
): Promise<Turn> {
  const secrets = findSecrets(message.text)
  const input = secrets.length > 0 ? withoutSecrets(message, secrets) : message
  const opened = open(tracker, input, deps)
  let decided: Decided
  let messages: EventOf<'bot_uttered'>[]
  let ctx = opened
  try {
    if (tracker.status !== 'open')
      for (const kind of new Set(secrets.map((secret) => secret.kind))) ctx.say({ key: `secret_${kind}` })
    await recogniseShopper(ctx)
    decided = await decide(ctx)
    messages = speak(ctx)
  } catch (error) {
    onFault(error)
    // Half-made events of the failed attempt are dropped; the message itself stays, and so does what was changed in the shop.
    const changes = ctx.events.filter((event) => event.type === 'order_changed' || event.type === 'shopper_changed')
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
  const effect = picked?.effect.kind === 'intent' || picked?.effect.kind === 'product' ? picked.effect : null
  const picks = effect ? withIntent(input, effect.intent) : null
  const meant = asRuleTask(picks ?? asTask(input, deps), tracker, deps)
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

async function decide(ctx: TurnContext): Promise<Decided> {
  const unclearBefore = ctx.tracker.unclear
  const decided = (await decideParts(ctx)) ?? (await decideWhole(ctx))
  if (unclearBefore > 0 && ctx.tracker.unclear === unclearBefore) ctx.emit({ type: 'unclear_counted', count: 0 })
  await takeLeft(ctx, REQUEST_POLICIES)
  offerPersonEarly(ctx)
  return decided
}

/** An upset shopper need not ask for a person: whatever the reply is, one is offered beside it. */
function offerPersonEarly(ctx: TurnContext): void {
  const offers = (utterance: Utterance) =>
    utterance.choices?.some(({ effect }) => effect.kind === 'intent' && effect.intent === 'human_agent')
  if (!isUpset(ctx) || ctx.tracker.status !== 'bot' || ctx.said.some(offers)) return
  const last = ctx.said.pop()
  if (last) ctx.say({ ...last, choices: [...(last.choices ?? []), personChoice(ctx, 'upset')] })
}

/** A message with several requests, when nothing under way waits for an answer and no person is needed at once. */
async function decideParts(ctx: TurnContext): Promise<Decided | null> {
  const { status, stack, choices } = ctx.tracker
  const picks = pickChoice(ctx.input.text, choices) !== null
  if (status !== 'bot' || stack.length > 0 || picks || dangerOf(ctx.input.text) !== null) return null
  if (handoffRule(ctx)?.person && ctx.tracker.handoff === null) return null
  const parts = partsOf(ctx)
  return parts.length > 1 ? answerParts(ctx, parts, REQUEST_POLICIES) : null
}

async function decideWhole(ctx: TurnContext): Promise<Decided> {
  for (const policy of POLICIES) {
    const reason = await policy.decide(ctx)
    if (reason === null) continue
    // A question in the middle of a task was answered: back to the task.
    if (policy.name !== 'flow' && policy.name !== 'handoff') await resumeFlow(ctx, intentOf(ctx) !== 'thanks')
    return { policy: policy.name, reason }
  }
  throw new Error('no policy took the turn')
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

function agentMessage({ seq, text, agent, attachments }: EventOf<'agent_uttered'>, at: string): Message {
  const sent = attachments?.length ? { attachments: [...attachments] } : {}
  return { seq, author: 'agent', text, agent: { name: agent.name }, ...sent, at }
}

function systemMessage({ seq, text, key, wait }: EventOf<'system_uttered'>, at: string): Message {
  const queue = wait && {
    position: wait.position,
    expected_wait_seconds: wait.waitMs === null ? null : Math.round(wait.waitMs / 1_000),
    opens_at: wait.opensAt === null ? null : new Date(wait.opensAt).toISOString(),
  }
  return { seq, author: 'system', text, key, ...(queue ? { queue } : {}), at }
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
  if (event.type === 'agent_uttered') return agentMessage(event, instant)
  if (event.type === 'system_uttered') {
    return systemMessage(event, instant)
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
