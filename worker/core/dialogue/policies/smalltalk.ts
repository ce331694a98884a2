import type { TurnContext } from '../context'
import { personChoice } from '../engine'
import { intentOf, type Policy } from './policy'

/** Greetings, thanks, goodbyes, questions about the bot, and a complaint that names no task. */
export const smalltalkPolicy: Policy = {
  name: 'smalltalk',
  async decide(ctx) {
    const intent = intentOf(ctx)
    const speak = SPEAK[intent]
    if (!speak) return null
    speak(ctx)
    return `intent ${intent}`
  },
}

const SPEAK: Readonly<Record<string, (ctx: TurnContext) => void>> = {
  greeting: (ctx) => greet(ctx),
  thanks: (ctx) => ctx.say({ key: 'thanks' }),
  goodbye: (ctx) => leave(ctx),
  affirm: (ctx) => ctx.say({ key: 'affirm_alone' }),
  deny: (ctx) => ctx.say({ key: 'deny_alone' }),
  bot_question: (ctx) =>
    ctx.say({ key: 'bot_question', values: { shop: shopName(ctx) }, choices: [personChoice(ctx)] }),
  complaint: (ctx) => ctx.say({ key: 'complaint', choices: [personChoice(ctx)] }),
}

function greet(ctx: TurnContext): void {
  const name = ctx.tracker.shopper?.name
  if (name) ctx.say({ key: 'greeting_named', values: { name } })
  else if (ctx.tracker.shopperMessages > 1) ctx.say({ key: 'greeting_again' })
  else ctx.say({ key: 'greeting', values: { shop: shopName(ctx) } })
}

/** A friendly goodbye after some help says that nothing is left to do; an upset one, or one in mid-task, says nothing of the kind. */
function leave(ctx: TurnContext): void {
  ctx.say({ key: 'goodbye' })
  const { shopperMessages, stack, status } = ctx.tracker
  const helped = shopperMessages > 1 && stack.length === 0 && status === 'bot'
  if (helped && ctx.input.understanding.sentiment.label !== 'negative') {
    ctx.emit({ type: 'conversation_resolved', how: 'confirmed' })
  }
}

function shopName(ctx: TurnContext): string {
  return ctx.deps.bundle.settings.name
}
