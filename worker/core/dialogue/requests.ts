import type { Entity } from '../../protocol'
import type { LeftRequest } from '../events'
import { startsWithCorrection } from '../nlu/cues'
import type { TurnContext, TurnInput } from './context'
import { fillTold } from './fill'
import { flowForIntent } from './flows'
import { asRuleTask, rereadByWords } from './meaning'
import { intentOf, type Policy } from './policies/policy'
import { rootFlow } from './stack'

/** Policies a part of a message is put to: those that answer at once, and the one that begins a task. */
export type RequestPolicies = { readonly answers: readonly Policy[]; readonly task: Policy; readonly person: Policy }
export type Decided = { readonly policy: string; readonly reason: string }

/** Requests of one message at most; what is asked beyond them is asked again. */
const MAX_PARTS = 4
/** Between two order numbers of one request stands nothing but words that list them. */
const LISTS =
  /^[\s,，、;/&+#]*(?:(?:and|also|or|as well as|y|e|et|und|sowie|和|跟|与|及|还有|以及|と|や|و|o|ou|oder|the|order|orders|number|no\.?|n[o°º]\.?|n[uú]mero|nummer|el|la|os?|die|der|pedidos?|commandes?|bestellung(?:en)?|订单号?|單號|訂單|单号|注文(?:番号)?|رقم|الطلب|طلب)[\s,，、#]*){0,4}$/iu

/**
 * The message as one input for each thing it asks for, in the order said; empty when it asks for one thing. A task named once for several
 * orders ("where are 1001 and 1002") is asked for each.
 */
export function partsOf(ctx: TurnContext): TurnInput[] {
  const { understanding, text } = ctx.input
  const whole = { intent: understanding.intent, start: 0, end: text.length }
  const spoken = (understanding.requests ?? [whole]).map((request) =>
    asRuleTask(rereadByWords(partOf(ctx.input, request)), ctx.tracker, ctx.deps),
  )
  const parts = joinMatters(ctx.input, spoken).flatMap((part) => {
    const numbers = listedOrders(ctx, part)
    return numbers.length > 1 ? numbers.map((number) => aboutOrder(part, number)) : [part]
  })
  return parts.length > 1 ? parts.slice(0, MAX_PARTS) : []
}

/** Intents that say the same thing in two ways when they are said of the same order: "it came broken, I want my money back" is one wish. */
const MATTERS: readonly ReadonlySet<string>[] = [
  new Set(['track_order', 'delivery_problem', 'delivery_time']),
  new Set(['delivery_problem', 'damaged_item', 'complaint']),
  new Set(['return_item', 'exchange_item', 'get_refund', 'damaged_item', 'wrong_item', 'missing_item', 'complaint']),
  new Set(['price_question', 'check_stock', 'product_question', 'size_advice', 'recommend_product']),
  new Set(['cancel_order', 'get_refund']),
  new Set(['track_refund', 'get_refund']),
  new Set(['change_order', 'change_address', 'edit_account']),
]

/** Parts of one matter become the whole message again, unless they name different orders. */
function joinMatters(input: TurnInput, parts: readonly TurnInput[]): readonly TurnInput[] {
  const names = parts.map(({ understanding }) => understanding.intent.name)
  const isOneMatter = MATTERS.some((matter) => names.every((name) => matter.has(name)))
  if (!isOneMatter) return parts
  const orders = input.understanding.entities.filter(({ type }) => type === 'order_number')
  return new Set(orders.map(({ value }) => value)).size > 1 ? parts : [input]
}

type Span = { readonly intent: { readonly name: string; readonly confidence: number }; start: number; end: number }

/** What one part says; an e-mail said anywhere in the message belongs to all of it. */
function partOf(input: TurnInput, { intent, start, end }: Span): TurnInput {
  const entities = input.understanding.entities
    .filter((entity) => entity.type === 'email' || (entity.start >= start && entity.end <= end))
    .map((entity) => ({ ...entity, start: entity.start - start, end: entity.end - start }))
  const { requests: _all, ...understanding } = input.understanding
  return { ...input, text: input.text.slice(start, end).trim(), understanding: { ...understanding, intent, entities } }
}

/** The orders that a task is asked for, where the message lists more than one. */
function listedOrders(ctx: TurnContext, { text, understanding }: TurnInput): string[] {
  const flow = flowForIntent(ctx.deps.bundle, understanding.intent.name)
  if (!flow || !Object.values(flow.slots).some((slot) => slot.from === 'entity' && slot.entity === 'order_number')) {
    return []
  }
  const named = understanding.entities.filter(({ type }) => type === 'order_number')
  const listed = named.every((entity, i) => {
    const next: Entity | undefined = named[i + 1]
    // A look-up of several orders is one of each, whatever is said between them; a change must list them.
    const between = next === undefined ? '' : text.slice(entity.end, next.start)
    return (
      next === undefined ||
      (flow.flow === 'track_order' && !puts(between)) ||
      LISTS.test(text.slice(entity.end, next.start))
    )
  })
  return listed ? [...new Set(named.map(({ value }) => value))] : []
}

/** "1001, sorry I meant 1003" puts the first right. */
function puts(between: string): boolean {
  return startsWithCorrection(`${between.replace(/^[\s,，、.;]+/, '')} 1000`)
}

function aboutOrder(part: TurnInput, number: string): TurnInput {
  const entities = part.understanding.entities.filter(({ type, value }) => type !== 'order_number' || value === number)
  return { ...part, understanding: { ...part.understanding, entities } }
}

/**
 * Answers the parts of a message in order. A task that has to ask something holds back the tasks after it, which are kept for when it is
 * done; what can be answered at once is answered before its question. Null when no part was understood.
 */
export async function answerParts(
  ctx: TurnContext,
  parts: readonly TurnInput[],
  policies: RequestPolicies,
): Promise<Decided | null> {
  const whole = ctx.input
  const decided: Decided[] = []
  const left: TurnInput[] = []
  for (const part of inOrder(parts)) {
    ctx.focus(part)
    const isTask = flowForIntent(ctx.deps.bundle, intentOf(ctx)) !== undefined || intentOf(ctx) === 'human_agent'
    if (isTask && ctx.tracker.stack.length > 0) left.push(part)
    else if (tellsForTask(ctx)) decided.push({ policy: 'flow', reason: 'a part tells something for the task' })
    else decided.push(...(await (isTask ? begin(ctx, policies) : answerAtOnce(ctx, policies.answers))))
  }
  ctx.focus(whole)
  const [first] = decided
  if (!first) return null
  if (left.length > 0) {
    ctx.emit({ type: 'requests_left', requests: left.map(leftOf) })
    // Before the question that the first task waits with.
    ctx.said.splice(-1, 0, { key: 'one_at_a_time' })
  }
  return { policy: first.policy, reason: decided.map(({ reason }) => reason).join('; then ') }
}

/** "..., they're too small": heard as something of its own, and part of the task that has begun. */
function tellsForTask(ctx: TurnContext): boolean {
  const root = rootFlow(ctx)
  return root !== null && fillTold(ctx, root)
}

/** A person is called last: after that the bot is silent. */
function inOrder(parts: readonly TurnInput[]): TurnInput[] {
  const calls = (part: TurnInput) => part.understanding.intent.name === 'human_agent'
  return [...parts.filter((part) => !calls(part)), ...parts.filter(calls).slice(0, 1)]
}

async function begin(ctx: TurnContext, { task, person }: RequestPolicies): Promise<Decided[]> {
  const policy = intentOf(ctx) === 'human_agent' ? person : task
  const reason = await policy.decide(ctx)
  return reason === null ? [] : [{ policy: policy.name, reason }]
}

/** While a task waits, its question stays the last thing said. */
async function answerAtOnce(ctx: TurnContext, policies: readonly Policy[]): Promise<Decided[]> {
  const question = ctx.tracker.stack.length > 0 ? ctx.said.pop() : undefined
  try {
    for (const policy of policies) {
      const reason = await policy.decide(ctx)
      if (reason !== null) return [{ policy: policy.name, reason }]
    }
    return []
  } finally {
    if (question) ctx.say(question)
  }
}

function leftOf({ text, understanding }: TurnInput): LeftRequest {
  return {
    text,
    intent: understanding.intent.name,
    confidence: understanding.intent.confidence,
    entities: understanding.entities,
  }
}

/** Goes on with what was held back, once nothing is under way any more and the bot has the conversation. */
export async function takeLeft(ctx: TurnContext, policies: RequestPolicies): Promise<void> {
  const whole = ctx.input
  while (ctx.tracker.left.length > 0 && ctx.tracker.stack.length === 0 && ctx.tracker.status === 'bot') {
    const [next, ...rest] = ctx.tracker.left
    ctx.emit({ type: 'requests_left', requests: rest })
    if (!next) break
    const { text, intent: name, confidence, entities } = next
    const { requests: _all, ...understanding } = whole.understanding
    ctx.focus({
      ...whole,
      text,
      understanding: { ...understanding, intent: { name, confidence }, entities: [...entities] },
    })
    const before = ctx.said.length
    if ((await begin(ctx, policies)).length > 0 && ctx.said.length > before)
      ctx.said.splice(before, 0, { key: 'next_request', values: { request: text } })
  }
  ctx.focus(whole)
}
