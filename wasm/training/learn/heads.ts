import { LANGUAGES, MOODS } from '../text/labels.ts'

/** The heads' outputs, side by side in this order in every logits array. */
export type Heads = {
  readonly intents: number
  readonly moods: number
  readonly languages: number
  readonly outputs: number
}

export function headsOf(intents: number): Heads {
  const [moods, languages] = [MOODS.length, LANGUAGES.length]
  return { intents, moods, languages, outputs: intents + moods + languages }
}
