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
  goodbye: (ctx) => ctx.say({ key: 'goodbye' }),
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

function shopName(ctx: TurnContext): string {
  return ctx.deps.bundle.settings.name
}
