import * as v from 'valibot'
import type { Flow, FlowState } from '../../../../worker/protocol'
import { flowSchema } from '../../../../worker/protocol/flow-definition'

/** A flow as the API has it, or what in its shape is wrong and where. */
export function readFlow(
  value: unknown,
):
  | { readonly ok: true; readonly flow: Flow }
  | { readonly ok: false; readonly problems: readonly { readonly path: string[]; readonly message: string }[] } {
  const parsed = v.safeParse(flowSchema, value)
  if (parsed.success) return { ok: true, flow: parsed.output }
  const problems = parsed.issues.map(({ path, message }) => ({
    path: (path ?? []).map(({ key }) => String(key)),
    message,
  }))
  return { ok: false, problems }
}

/** What is filled in when it is left out is left out of what a person reads. */
const DEFAULTS: Readonly<Record<string, string>> = {
  keep: 'false',
  open: 'false',
  offer_person: 'false',
  choices: '[]',
  set: '{}',
}

/** A flow as JSON to read and edit. */
export function textOf(flow: Flow): string {
  const json = JSON.stringify(
    flow,
    (key, value: unknown) => (DEFAULTS[key] === JSON.stringify(value) ? undefined : value),
    2,
  )
  return `${json}\n`
}

/** The keys a state says, its choices' titles last. */
export function keysOf(state: FlowState): string[] {
  switch (state.kind) {
    case 'collect':
      return [state.prompt, ...(state.reprompt ? [state.reprompt] : []), ...state.choices.map(({ title }) => title)]
    case 'confirm':
      return [state.prompt]
    case 'say':
      return [state.say]
    case 'end':
      return state.say ? [state.say] : []
    default:
      return []
  }
}

/** Every key a flow says, each once, in the order of its states. */
export function allKeys({ states }: Flow): string[] {
  return [...new Set(Object.values(states).flatMap(keysOf))]
}

/** The key under which a flow says its own words in the place of a key of the catalogue. */
export function ownKey(flow: string, key: string): string {
  const prefix = `x_${flow}_`
  return key.startsWith(prefix) ? key : `${prefix}${key}`
}

/** Words a text anew for this flow alone: under a key of its own, in every language, since each must have one. */
export function reword(flow: Flow, key: string, words: Readonly<Record<string, string>>): Flow {
  const own = ownKey(flow.flow, key)
  const texts = { ...flow.texts }
  for (const [locale, text] of Object.entries(words)) texts[locale] = { ...texts[locale], [own]: text }
  return { ...withKey(flow, key, own), texts }
}

/** Every state that said one key says another. */
function withKey(flow: Flow, from: string, to: string): Flow {
  if (from === to) return flow
  const named = (key: string) => (key === from ? to : key)
  const states = Object.entries(flow.states).map(([id, state]): [string, FlowState] => {
    switch (state.kind) {
      case 'collect': {
        const choices = state.choices.map((choice) => ({ ...choice, title: named(choice.title) }))
        const reprompt = state.reprompt === undefined ? {} : { reprompt: named(state.reprompt) }
        return [id, { ...state, prompt: named(state.prompt), choices, ...reprompt }]
      }
      case 'confirm':
        return [id, { ...state, prompt: named(state.prompt) }]
      case 'say':
        return [id, { ...state, say: named(state.say) }]
      case 'end':
        return [id, state.say === undefined ? state : { ...state, say: named(state.say) }]
      default:
        return [id, state]
    }
  })
  return { ...flow, states: Object.fromEntries(states) }
}

/** Has an intent start the flow, or no longer. */
export function toggleIntent(flow: Flow, intent: string): Flow {
  const { intents, set } = flow.trigger
  if (!intents.includes(intent)) return { ...flow, trigger: { set, intents: [...intents, intent] } }
  const { [intent]: _gone, ...kept } = set
  return { ...flow, trigger: { set: kept, intents: intents.filter((one) => one !== intent) } }
}

/** Moves a choice of a question one place up (-1) or down (1). */
export function moveChoice(flow: Flow, id: string, index: number, by: 1 | -1): Flow {
  const state = flow.states[id]
  if (state?.kind !== 'collect') return flow
  const choices = [...state.choices]
  const [moved] = choices.splice(index, 1)
  if (!moved || index + by < 0 || index + by > choices.length) return flow
  choices.splice(index + by, 0, moved)
  return { ...flow, states: { ...flow.states, [id]: { ...state, choices } } }
}

/** Offers a person at a question or an end, or no longer. */
export function offerPerson(flow: Flow, id: string, offers: boolean): Flow {
  const state = flow.states[id]
  if (state?.kind === 'end') return { ...flow, states: { ...flow.states, [id]: { ...state, offer_person: offers } } }
  if (state?.kind !== 'collect') return flow
  const { offer_person: _before, ...rest } = state
  return { ...flow, states: { ...flow.states, [id]: offers ? { ...rest, offer_person: 'flow' } : rest } }
}

/** A new flow to begin with: asks one question and thanks. */
export function newFlow(name: string, locales: readonly string[]): Flow {
  const [ask, done] = [`x_${name}_ask`, `x_${name}_done`]
  const words = (locale: string) =>
    locale === 'zh'
      ? { title: '新流程', [ask]: '请问您需要什么？', [done]: '谢谢，已记下：{answer}' }
      : { title: 'New flow', [ask]: 'What would you like?', [done]: 'Thank you, noted: {answer}' }
  return {
    flow: name,
    version: 1,
    title: Object.fromEntries(locales.map((locale) => [locale, words(locale).title])),
    trigger: { intents: [], set: {} },
    slots: { answer: { from: 'text', keep: false, open: false } },
    start: 'ask',
    states: {
      ask: { kind: 'collect', slot: 'answer', prompt: ask, choices: [], next: 'done' },
      done: { kind: 'end', outcome: 'completed', say: done, offer_person: false },
    },
    texts: Object.fromEntries(
      locales.map((locale) => {
        const { title: _title, ...texts } = words(locale)
        return [locale, texts]
      }),
    ),
  }
}
