import { endsInThanks, willWait } from '../../nlu/asides'
import { isAbandon, isAffirm, isDeny, leavesOpen, saysGoodbye } from '../../nlu/cues'
import type { TurnContext } from '../context'
import { personChoice } from '../person'
import { goesOnFromProducts } from '../products/wish'
import { askForReview, mayAskForReview } from './ask-review'
import { namesProduct } from './catalogue'
import { greet } from './greeting'
import { intentOf, type Policy } from './policy'

/** Longest message that can be a yes or no and nothing else, in UTF-16 units. */
const MAX_ALONE_CHARS = 20

const SURE_OF_GOODBYE = 0.95
/** Below it the catalogue may read the message otherwise. */
const SURE_OF_TALK = 0.6
/** What a short question for a colour or a size sounds like, however sure the model is. */
const OF_CONSENT: ReadonlySet<string> = new Set(['affirm', 'deny', 'goodbye'])

/** Greetings, thanks, goodbyes and questions about the bot. */
export const smalltalkPolicy: Policy = {
  name: 'smalltalk',
  async decide(ctx) {
    const talk = talkOf(ctx)
    // "有台灯吗" reads like a yes and "じゃあLは？" like a goodbye: a product that is asked for is the catalogue's.
    if (OF_CONSENT.has(talk) && namesProduct(ctx)) return null
    // What the words themselves say is no guess of the model.
    const confidence = talk === intentOf(ctx) ? ctx.input.understanding.intent.confidence : 1
    // "More" sounds like a goodbye to a model that does not know what was shown, and "do you have lamps" like a question about the bot.
    if (confidence < SURE_OF_TALK && namesProduct(ctx)) return null
    if (confidence < SURE_OF_GOODBYE && goesOnFromProducts(ctx)) return null
    const speak = SPEAK[talk]
    if (!speak) return null
    await speak(ctx)
    return talk === intentOf(ctx) ? `intent ${talk}` : `the words alone say ${talk}`
  },
}

/** The intent of the model, unless the words plainly drop something, or are a yes or no that the model was unsure of. */
function talkOf(ctx: TurnContext): string {
  const intent = intentOf(ctx)
  const { text } = ctx.input
  if (isAbandon(text)) return 'deny'
  if (willWait(text)) return 'waits'
  if (ctx.tracker.lastFlow && endsInThanks(text)) return 'thanks'
  const unsure = intent === 'nlu_fallback' || intent === 'out_of_scope'
  if (!unsure || text.trim().length > MAX_ALONE_CHARS) return intent
  if (isAffirm(text)) return 'affirm'
  return isDeny(text) ? 'deny' : intent
}

const SPEAK: Readonly<Record<string, (ctx: TurnContext) => void | Promise<void>>> = {
  greeting: (ctx) => greet(ctx),
  thanks: (ctx) => answerThanks(ctx),
  goodbye: (ctx) => leave(ctx),
  waits: (ctx) => ctx.say({ key: 'waits' }),
  affirm: (ctx) => ctx.say({ key: 'affirm_alone' }),
  deny: (ctx) => ctx.say({ key: 'deny_alone' }),
  bot_question: (ctx) =>
    ctx.say({ key: 'bot_question', values: { shop: shopName(ctx) }, choices: [personChoice(ctx, 'asked')] }),
}

/** In the middle of a task the task's own question follows. */
function answerThanks(ctx: TurnContext): void {
  if (ctx.tracker.stack.length > 0) ctx.say({ key: 'thanks_in_task' })
  else if (mayAskForReview(ctx)) askForReview(ctx)
  else ctx.say({ key: 'thanks' })
}

/** A friendly goodbye after some help says that nothing is left to do; an upset one, or one in mid-task, says nothing of the kind. */
function leave(ctx: TurnContext): void {
  ctx.say({ key: 'goodbye' })
  const { shopperMessages, stack, status } = ctx.tracker
  const helped = shopperMessages > 1 && stack.length === 0 && status === 'bot'
  if (helped && meansGoodbye(ctx) && ctx.input.understanding.sentiment.label !== 'negative') {
    ctx.emit({ type: 'conversation_resolved', how: 'confirmed' })
  }
}

/** The words say it, or the model is all but certain: a conversation is not closed over a "maybe" or a waving hand. */
function meansGoodbye(ctx: TurnContext): boolean {
  const { text, understanding } = ctx.input
  if (saysGoodbye(text)) return true
  return understanding.intent.confidence >= SURE_OF_GOODBYE && /\p{L}/u.test(text) && !leavesOpen(text)
}

function shopName(ctx: TurnContext): string {
  return ctx.deps.bundle.settings.name
}
