import { endsInThanks, willWait } from '../../nlu/asides'
import { dropsThis, isAbandon, isDeny, looksUpOrders, startsWithCorrection } from '../../nlu/cues'
import { pickChoice } from '../choices'
import type { TurnContext } from '../context'
import { backToFlow, startFlow } from '../engine'
import type { Flow } from '../flow-schema'
import { flowByName, flowForIntent } from '../flows'
import { onlyNamesProduct } from '../products/meant'
import { wantsGift } from '../products/wish'
import { abandonFlow, activeState, endStack, rootFlow } from '../stack'
import { actOf, onlyMentions, refuses, SURE_OF_CHANGE } from './acts'
import { asksForProduct, namesProduct } from './catalogue'
import { continueFlow } from './flow-answer'
import { followUp } from './follow-up'
import { meantFlow } from './meant'
import { entityOf, intentOf, type Policy } from './policy'
import { skipsAttachment } from './take-answer'

/** Messages after a flow's end within which a bare correction ("no, 1002") runs it again. */
const CORRECTION_WINDOW_MESSAGES = 3
/** Below it a task is a guess, and what the words name comes first. */
const SURE_OF_TASK = 0.6

/** Tasks with steps: goes on with the one under way, or begins the one the message asks for. */
export const flowPolicy: Policy = {
  name: 'flow',
  async decide(ctx) {
    const active = activeState(ctx)
    const begun = await beginPicked(ctx)
    if (begun) return begun
    if (!active) return beginFlow(ctx)
    // At a yes-or-no question "leave it" is a no, with the flow's own words for it, where a no ends the task.
    if (willWait(ctx.input.text)) {
      endStack(ctx, 'abandoned')
      ctx.say({ key: 'waits' })
      return 'the shopper wants nothing done now'
    }
    const { state, flow } = active
    const noEnds = state.kind === 'confirm' && flow.states[state.no]?.kind === 'end'
    const picks = pickChoice(ctx.input.text, ctx.tracker.choices)?.effect.kind === 'slot'
    if (!noEnds && !picks && !skipsAttachment(ctx, active) && drops(ctx)) {
      abandonFlow(ctx)
      ctx.say({ key: 'flow_abandoned' })
      await backToFlow(ctx)
      return 'the shopper dropped the task'
    }
    return continueFlow(ctx, active)
  },
}

/** A choice that offered a flow: it begins on top of what is under way, with the slots the choice gives. */
async function beginPicked(ctx: TurnContext): Promise<string | null> {
  const effect = pickChoice(ctx.input.text, ctx.tracker.choices)?.effect
  const flow = effect?.kind === 'flow' && flowByName(ctx.deps.bundle, effect.flow)
  if (!flow) return null
  await startFlow(ctx, flow, '', effect.slots)
  return `the shopper picked the flow ${flow.flow}`
}

/** The shopper leaves the task under way; at a yes-or-no question a refusal is left to the flow's own no. */
function drops(ctx: TurnContext): boolean {
  const { text } = ctx.input
  const root = rootFlow(ctx)
  return isAbandon(text) || refuses(ctx, root) || (actOf(root) !== 'cancel' && dropsThis(text))
}

async function beginFlow(ctx: TurnContext): Promise<string | null> {
  // "Never mind" asks for nothing, whatever task the model hears in it.
  if (isAbandon(ctx.input.text) || roundsOff(ctx)) return null
  if (ctx.input.understanding.intent.confidence < SURE_OF_CHANGE && onlyNamesProduct(ctx)) return null
  const corrected = correctedFlow(ctx)
  if (corrected) {
    await startFlow(ctx, corrected, '')
    return `correction: ${corrected.flow} again with the new value`
  }
  const next = followUp(ctx)
  if (next) {
    await startFlow(ctx, next, '')
    return `${next.flow} follows upon ${ctx.tracker.lastFlow?.flow}`
  }
  const meant = meantFlow(ctx)
  if (meant && isAboutGoods(ctx, meant)) return null
  if (refuses(ctx, meant)) {
    ctx.say({ key: 'deny_alone' })
    return `the message refuses ${meant?.flow}`
  }
  const flow = onlyMentions(ctx, meant)
    ? flowByName(ctx.deps.bundle, 'track_order')
    : (ordersLookedUp(ctx) ?? meant ?? bareOrderNumber(ctx) ?? giftFinder(ctx))
  if (!flow) return null
  await startFlow(ctx, flow, intentOf(ctx))
  return `intent ${intentOf(ctx)} starts ${flow.flow}`
}

/** After something was done: a few words that end in thanks and name no other order begin nothing, whatever the model hears in them. */
function roundsOff(ctx: TurnContext): boolean {
  const last = ctx.tracker.lastFlow
  if (!last || last.messagesSince > CORRECTION_WINDOW_MESSAGES || !endsInThanks(ctx.input.text)) return false
  return entityOf(ctx, 'order_number') === null
}

/** Flows that are about goods themselves: a product named in the message is theirs. */
const GOODS_FLOWS: ReadonlySet<string> = new Set(['size_advice', 'recommend_product', 'stock_alert'])

/** "有没有杯子" half heard as a question for promotions: goods that are asked for are the catalogue's. */
function isAboutGoods(ctx: TurnContext, meant: Flow): boolean {
  const { confidence } = ctx.input.understanding.intent
  if (GOODS_FLOWS.has(meant.flow)) return false
  if (confidence < SURE_OF_CHANGE && asksForProduct(ctx, ctx.input.text)) return true
  return confidence < SURE_OF_TASK && actOf(meant) === null && namesProduct(ctx)
}

/** The flow that just ended, when this message corrects an order number or e-mail it used. */
function correctedFlow(ctx: TurnContext): Flow | null {
  const last = ctx.tracker.lastFlow
  if (!last || last.messagesSince > CORRECTION_WINDOW_MESSAGES) return null
  const orderNumber = entityOf(ctx, 'order_number')
  if (!orderNumber || orderNumber === ctx.tracker.slots.order_number) return null
  const intent = intentOf(ctx)
  const asked = meantFlow(ctx)
  if (asked && asked.flow !== last.flow) return null
  const sounds =
    isDeny(ctx.input.text) ||
    startsWithCorrection(ctx.input.text) ||
    ['nlu_fallback', 'deny', 'affirm', 'out_of_scope'].includes(intent)
  return sounds ? (flowByName(ctx.deps.bundle, last.flow) ?? null) : null
}

/** "Show me my orders", "find my order by e-mail": no intent of the model's, and yet plain words. */
function ordersLookedUp(ctx: TurnContext): Flow | undefined {
  const { confidence } = ctx.input.understanding.intent
  if (confidence >= SURE_OF_CHANGE && flowForIntent(ctx.deps.bundle, intentOf(ctx))) return undefined
  const named = entityOf(ctx, 'order_number') !== null
  return looksUpOrders(ctx.input.text, named) ? flowByName(ctx.deps.bundle, 'track_order') : undefined
}

/** An order number and nothing else to go by: the shopper most likely wants to know where it is. */
function bareOrderNumber(ctx: TurnContext): Flow | undefined {
  const unsure = ['nlu_fallback', 'out_of_scope', 'affirm', 'deny'].includes(intentOf(ctx))
  return unsure && entityOf(ctx, 'order_number') ? flowByName(ctx.deps.bundle, 'track_order') : undefined
}

/** A present that the model did not recognise as something to be found. */
function giftFinder(ctx: TurnContext): Flow | undefined {
  const unsure = ['nlu_fallback', 'out_of_scope'].includes(intentOf(ctx))
  return unsure && wantsGift(ctx.input.text) ? flowByName(ctx.deps.bundle, 'recommend_product') : undefined
}
