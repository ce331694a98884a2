import type { OwnIntent } from '../../../../worker/protocol'
import type { MessageKey } from '../i18n'

/** As the API has them; it has the last word. */
export const MIN_EXAMPLES = 5
export const MAX_EXAMPLES = 200
export const MAX_EXAMPLE_CHARS = 300
export const MAX_QUICK_REPLIES = 4

const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_]{0,39}$/u

/** An intent while it is written: texts as they stand in the fields. */
export type Draft = {
  readonly name: string
  /** One a line. */
  readonly examples: string
  /** 'answer', 'handoff', or the name of a flow. */
  readonly action: string
  readonly answer: Readonly<Record<string, string>>
  /** One a line. */
  readonly replies: Readonly<Record<string, string>>
}

export type DraftProblem = { readonly key: MessageKey; readonly values?: Readonly<Record<string, number>> }
export type DraftProblems = Partial<Record<'name' | 'examples' | 'answer', DraftProblem>>

export const EMPTY_DRAFT: Draft = { name: '', examples: '', action: 'answer', answer: {}, replies: {} }

export function draftOf(intent: Pick<OwnIntent, 'name' | 'examples' | 'answer' | 'quick_replies' | 'action'>): Draft {
  return {
    name: intent.name,
    examples: intent.examples.join('\n'),
    action: intent.action.kind === 'flow' ? intent.action.flow : intent.action.kind,
    answer: intent.answer,
    replies: Object.fromEntries(
      Object.entries(intent.quick_replies).map(([locale, texts]) => [locale, texts.join('\n')]),
    ),
  }
}

export function isFlow({ action }: Pick<Draft, 'action'>): boolean {
  return action !== 'answer' && action !== 'handoff'
}

/** The lines that say something, each once. Numbering and bullets of a pasted list fall away. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•·]|\d{1,3}[.)])\s+/, '').trim())
  return [...new Map(lines.filter((line) => line !== '').map((line) => [line.toLowerCase(), line])).values()]
}

/** What people type for a name, as the API wants it. */
export function nameOfInput(input: string): string {
  return input
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** The body of PUT. `version` is the one being edited, 0 for a new intent. */
export function bodyOf(draft: Draft, version: number): Record<string, unknown> {
  const texts = (of: Readonly<Record<string, string>>) => Object.entries(of).filter(([, text]) => text.trim() !== '')
  const flow = isFlow(draft)
  return {
    examples: linesOf(draft.examples),
    answer: flow ? {} : Object.fromEntries(texts(draft.answer)),
    quick_replies:
      draft.action === 'answer'
        ? Object.fromEntries(texts(draft.replies).map(([locale, text]) => [locale, linesOf(text)]))
        : {},
    action: flow ? { kind: 'flow', flow: draft.action } : { kind: draft.action },
    base_version: version,
  }
}

/** What must be put right before it can be saved. `taken` are the names of other intents. */
export function problemsOf(draft: Draft, taken: readonly string[]): DraftProblems {
  const name = nameProblem(draft.name, taken)
  const examples = examplesProblem(draft.examples)
  const silent = draft.action === 'answer' && Object.values(draft.answer).every((text) => text.trim() === '')
  return {
    ...(name ? { name } : {}),
    ...(examples ? { examples } : {}),
    ...(silent ? { answer: { key: 'own_error_answer' } } : {}),
  }
}

/** A name to check examples under, before there is a good one. */
export function nameToCheck({ name }: Draft): string {
  return NAME.test(name) ? name : 'new'
}

function nameProblem(name: string, taken: readonly string[]): DraftProblem | null {
  if (!NAME.test(name)) return { key: 'own_error_name' }
  return taken.includes(name) ? { key: 'own_error_taken' } : null
}

function examplesProblem(text: string): DraftProblem | null {
  const lines = linesOf(text)
  const long = text.split(/\r?\n/).findIndex((line) => line.trim().length > MAX_EXAMPLE_CHARS)
  if (long >= 0) return { key: 'own_error_long', values: { line: long + 1, max: MAX_EXAMPLE_CHARS } }
  if (lines.length < MIN_EXAMPLES) return { key: 'own_error_few', values: { missing: MIN_EXAMPLES - lines.length } }
  if (lines.length <= MAX_EXAMPLES) return null
  return { key: 'own_error_many', values: { over: lines.length - MAX_EXAMPLES, max: MAX_EXAMPLES } }
}
