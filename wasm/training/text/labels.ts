import { fileURLToPath } from 'node:url'
import { type Row, readTsv, TsvError } from './rows.ts'

/** Moods in the order of the model's logits; the public sentiment is derived from them. */
export const MOODS = ['angry', 'disappointed', 'neutral', 'pleased'] as const
/** Languages in the order of the model's logits. */
export const LANGUAGES = ['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar'] as const
/** Labels of sets that tell three sentiments apart: `negative` may be either of two moods. */
const COARSE: Readonly<Record<string, string>> = { positive: 'pleased' }
/** What the public sentiment calls each mood. */
const PUBLIC: Readonly<Record<string, string>> = { angry: 'negative', disappointed: 'negative', pleased: 'positive' }
/** The value of `mood` for "angry or disappointed". */
export const NEGATIVE = MOODS.length

/** Intent names in the order of intents.tsv: the model's output order. */
export function readIntents(): readonly string[] {
  const file = fileURLToPath(new URL('../intents.tsv', import.meta.url))
  return readTsv(file, ['intent', 'group', 'meaning']).map((row) => row.intent as string)
}

/** A labelled message; `intent`, `mood` and `language` are -1 where not labelled, `mood` is NEGATIVE for one of the first two. */
export type Example = {
  readonly text: string
  readonly intent: number
  readonly mood: number
  readonly language: number
  /** What teachers say of it, a share per intent; absent where there are none. */
  readonly taught?: Float32Array
}

/** The public sentiment of a label, which may name one already. */
export function sentimentOf(label: string): string {
  return PUBLIC[label] ?? label
}

function moodOf(label: string): number {
  if (label === 'negative') return NEGATIVE
  return (MOODS as readonly string[]).indexOf(COARSE[label] ?? label)
}

/** Stands for the intent of a message that is labelled with a mood alone. */
export const UNLABELLED = '-'

/** Turns rows into examples; an unknown label is an error, since it would be lost silently. A `language` column wins over the argument. */
export function toExamples(
  rows: readonly Row[],
  intents: readonly string[],
  file: string,
  language = '',
): readonly Example[] {
  return rows.map((row) => {
    const intent = intents.indexOf(row.intent ?? '')
    if (intent < 0 && row.intent !== UNLABELLED) throw new TsvError(`${file}: unknown intent "${row.intent}"`)
    const spoken = (LANGUAGES as readonly string[]).indexOf(row.language ?? language)
    return { text: row.text as string, intent, mood: moodOf(row.sentiment ?? ''), language: spoken }
  })
}

export function readExamples(file: string, intents: readonly string[], language?: string): readonly Example[] {
  return toExamples(readTsv(file, ['text', 'intent']), intents, file, language)
}
