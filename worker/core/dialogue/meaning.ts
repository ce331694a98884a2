import { asksForGoods, rulesOutNumber } from '../nlu/cues'
import { rereadIntent } from '../nlu/reread'
import { rereadFacts } from '../nlu/reread-facts'
import { hideSecrets, type Secret } from '../nlu/secrets'
import { taskOf } from '../nlu/tasks'
import type { Tracker } from '../tracker'
import type { TurnDeps, TurnInput } from './context'
import { startsFlow } from './policies/own-intent'

/** The message read as meaning one intent for certain. */
export function withIntent(input: TurnInput, intent: string): TurnInput {
  return { ...input, understanding: { ...input.understanding, intent: { name: intent, confidence: 1 } } }
}

/** Secrets are dotted out before anything is stored or said, and what was read in them is forgotten. */
export function withoutSecrets(message: TurnInput, secrets: readonly Secret[]): TurnInput {
  const { understanding, text } = message
  const isSecret = ({ start, end }: { readonly start: number; readonly end: number }) =>
    secrets.some((secret) => start < secret.end && secret.start < end)
  const entities = understanding.entities.filter((entity) => !isSecret(entity))
  return { ...message, text: hideSecrets(text, secrets), understanding: { ...understanding, entities } }
}

/** Below it the model's reading is a guess. */
const SURE_OF_TASK = 0.6

/** The task that the words tell within what the model read; a choice that stands for a task of its own is no further read. */
export function asRuleTask(input: TurnInput, { lastFlow }: Tracker, { bundle }: TurnDeps): TurnInput {
  const { name, confidence } = input.understanding.intent
  const codes = new Set(bundle.promotions?.map(({ code }) => code) ?? [])
  const task = taskOf({ text: input.text, intent: name, confidence, codes, lastFlow: lastFlow?.flow ?? null })
  // "有没有杯子" is half heard as a question for offers: goods that are asked for are none.
  if (task === 'list_promotions' && confidence < SURE_OF_TASK && asksForGoods(input.text)) return input
  return task === null ? input : withIntent(input, task)
}

/** An own intent that starts a flow is one more way to say what that flow answers to: every rule of flows holds for it as well. */
export function asTask(input: TurnInput, deps: TurnDeps): TurnInput {
  const read = rereadByWords(input)
  const { name, confidence } = read.understanding.intent
  const intent = startsFlow(deps.bundle, name)
  const meant =
    intent === null ? read : { ...read, understanding: { ...read.understanding, intent: { name: intent, confidence } } }
  return withoutNegated(meant)
}

/** With the neighbour of the intent the model read where a word decides between the two. */
export function rereadByWords(input: TurnInput): TurnInput {
  const { intent, entities } = input.understanding
  const namesOrder = entities.some(({ type }) => type === 'order_number')
  const name = rereadFacts(input.text, rereadIntent(input.text, intent.name, namesOrder))
  if (name === intent.name) return input
  return { ...input, understanding: { ...input.understanding, intent: { ...intent, name } } }
}

/** Without the order numbers that the message rules out: "not 1003 but 1001" is about 1001. */
function withoutNegated(input: TurnInput): TurnInput {
  const entities = input.understanding.entities.filter(
    ({ type, start, end }) =>
      type !== 'order_number' || !rulesOutNumber(input.text.slice(0, start), input.text.slice(end)),
  )
  return { ...input, understanding: { ...input.understanding, entities } }
}
