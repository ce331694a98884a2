import { fileURLToPath } from 'node:url'
import { type Row, readTsv, TsvError } from './rows.ts'

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const

/** Intent names in the order of intents.tsv: the model's output order. */
export function readIntents(): readonly string[] {
  const file = fileURLToPath(new URL('../intents.tsv', import.meta.url))
  return readTsv(file, ['intent', 'group', 'meaning']).map((row) => row.intent as string)
}

/** A labelled message; `sentiment` is -1 where it was not labelled. */
export type Example = { readonly text: string; readonly intent: number; readonly sentiment: number }

/** Turns rows into examples; an unknown label is an error, since it would be lost silently. */
export function toExamples(rows: readonly Row[], intents: readonly string[], file: string): readonly Example[] {
  return rows.map((row) => {
    const intent = intents.indexOf(row.intent ?? '')
    if (intent < 0) throw new TsvError(`${file}: unknown intent "${row.intent}"`)
    const sentiment = (SENTIMENTS as readonly string[]).indexOf(row.sentiment ?? '')
    return { text: row.text as string, intent, sentiment }
  })
}

export function readExamples(file: string, intents: readonly string[]): readonly Example[] {
  return toExamples(readTsv(file, ['text', 'intent']), intents, file)
}
