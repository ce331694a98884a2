import type { Choice } from '../../events'
import { formatLanguages } from '../../responses/format'
import { responseLocale, textKeysOf } from '../../responses/render'
import type { TurnContext } from '../context'
import { callPerson, personChoice } from '../person'
import { isPriority } from '../recognise'
import { entityOf, intentOf, type Policy } from './policy'

/** Choices offered when a message was unclear: more would be a menu. */
const MAX_CHOICES = 3

/** Messages in a row that were not understood, at the last of which a person is called. */
export const CALL_PERSON_AT = 3

/** Nothing else took the turn: says so, asks back once with choices, then offers a person. */
export const fallbackPolicy: Policy = {
  name: 'fallback',
  async decide(ctx) {
    if (speaksOtherLanguage(ctx)) {
      const languages = formatLanguages(ctx.deps.bundle.settings.locales, ctx.input.locale)
      ctx.say({ key: 'language_unsupported', values: { languages }, choices: [personChoice(ctx, 'unclear')] })
      return `language ${ctx.input.understanding.language} is not spoken yet`
    }
    if (onlyContact(ctx)) return 'contact details and nothing else'
    const unclear = ctx.tracker.unclear + 1
    ctx.emit({ type: 'unclear_counted', count: unclear })
    // Asking a third time would be a loop; small talk alone calls nobody.
    if (unclear >= CALL_PERSON_AT && intentOf(ctx) !== 'out_of_scope') {
      callPerson(ctx, 'unclear')
      return `unclear for the ${unclear}. time, a person is called`
    }
    if (unclear >= 2) {
      ctx.say({ key: 'unclear_person', choices: [personChoice(ctx, 'unclear')] })
      return `unclear for the ${unclear}. time`
    }
    if (intentOf(ctx) === 'out_of_scope') {
      ctx.say({ key: 'out_of_scope' })
      return 'not what a shop deals with'
    }
    const choices = likelyIntents(ctx)
    const sooner = isPriority(ctx) ? [personChoice(ctx, 'unclear')] : []
    ctx.say({ key: choices.length > 0 ? 'unclear_ask' : 'unclear_open', choices: [...choices, ...sooner] })
    return 'unclear'
  },
}

/** An e-mail or phone number alone, with nothing under way that asked for it: kept, and asked what it is about. */
function onlyContact(ctx: TurnContext): boolean {
  const email = entityOf(ctx, 'email')
  const { confidence } = ctx.input.understanding.intent
  if (confidence > 0 || (email === null && entityOf(ctx, 'phone') === null)) return false
  if (email !== null) ctx.setSlot('email', email)
  const known = email !== null && Object.values(ctx.tracker.verifiedOrders).includes(email)
  ctx.say({ key: known ? 'contact_known' : 'what_about' })
  return true
}

/** What the message may have meant, best first, as far as there are words for it. */
function likelyIntents(ctx: TurnContext): Choice[] {
  const { locale, understanding } = ctx.input
  const worded = textKeysOf(responseLocale(locale))
  return understanding.alternatives
    .filter(({ name }) => worded.has(`intent_${name}`))
    .slice(0, MAX_CHOICES)
    .map(({ name }) => {
      const title = ctx.text(`intent_${name}`)
      return { title, text: title, effect: { kind: 'intent', intent: name } }
    })
}

function speaksOtherLanguage(ctx: TurnContext): boolean {
  const { language } = ctx.input.understanding
  return language !== 'und' && !ctx.deps.bundle.settings.locales.includes(language)
}
