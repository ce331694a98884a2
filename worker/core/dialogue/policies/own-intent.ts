import type { OwnIntent, ShopBundle } from '../../domain'
import { OWN_PREFIX } from '../../nlu/own-intents/score'
import { flowByName } from '../flows'
import { callPerson } from '../person'
import { intentOf, type Policy } from './policy'

/** Answers an intent the merchant taught, in the merchant's words, and calls a person where that was asked for. */
export const ownIntentPolicy: Policy = {
  name: 'own_intent',
  async decide(ctx) {
    const { bundle } = ctx.deps
    const intent = ownIntentOf(bundle, intentOf(ctx))
    if (!intent) return null
    const { locale } = ctx.input
    const answer = inLocale(intent.answer, locale, bundle.settings.defaultLocale)
    const replies = inLocale(intent.quickReplies, locale, bundle.settings.defaultLocale) ?? []
    const calls = intent.action.kind === 'handoff'
    if (!answer && !calls) return null
    ctx.action = calls ? 'hand_off_own_intent' : 'answer_own_intent'
    ctx.emit({ type: 'action_executed', action: ctx.action, outcome: intent.name })
    // A person is on the way: what could be tapped instead would only distract.
    const quickReplies = calls ? [] : replies.map((text) => ({ title: text, text }))
    if (answer) ctx.say({ key: 'own_intent', literal: answer, quickReplies })
    if (calls) callPerson(ctx, 'asked')
    return `own intent ${intent.name}`
  },
}

/** The built-in intent that an own intent with a flow stands for; null for any other intent. */
export function startsFlow(bundle: ShopBundle, intent: string): string | null {
  const own = ownIntentOf(bundle, intent)
  if (own?.action.kind !== 'flow') return null
  return flowByName(bundle, own.action.flow)?.trigger.intents[0] ?? null
}

/** Null also for one that was archived since it was read: then the message is as good as any other. */
function ownIntentOf({ ownIntents }: ShopBundle, name: string): OwnIntent | null {
  if (!name.startsWith(OWN_PREFIX)) return null
  return ownIntents?.intents.find((intent) => `${OWN_PREFIX}${intent.name}` === name) ?? null
}

/** In the shopper's language, else in the shop's, else in whichever there is. */
function inLocale<T>(texts: Readonly<Record<string, T>>, locale: string, fallback: string): T | undefined {
  return texts[locale] ?? texts[fallback] ?? Object.values(texts)[0]
}
