import { basename } from 'node:path'
import type { Example } from './labels.ts'
import { LANGUAGES, MOODS, NEGATIVE } from './labels.ts'
import { type Row, readTsv } from './rows.ts'

/** Every tenth review is held out: it is measured, never trained on. */
const HELD_OUT_STEP = 10
/** One review of so many is learned, by stars: rare low ones all, so that the moods are about even. */
const STEP_OF_STARS: Readonly<Record<string, number>> = { 1: 1, 2: 1, 3: 2, 4: 3, 5: 6 }
const MOOD_OF_STARS: Readonly<Record<string, number>> = {
  1: NEGATIVE,
  2: NEGATIVE,
  3: MOODS.indexOf('neutral'),
  4: MOODS.indexOf('pleased'),
  5: MOODS.indexOf('pleased'),
}

/** Product reviews of a file with columns `text` and `rating` (1 to 5), the ones that are only measured. */
export function heldOutReviews(file: string): readonly Row[] {
  return readTsv(file, ['text', 'rating']).filter((_, i) => i % HELD_OUT_STEP === 0)
}

/** The others as English examples of a mood without an intent: stars say what a review's writer felt. Rows without known stars are left out. */
export function reviewExamples(file: string): { readonly name: string; readonly examples: readonly Example[] } {
  const seen: Record<string, number> = {}
  const examples: Example[] = []
  readTsv(file, ['text', 'rating']).forEach((row, i) => {
    const stars = row.rating as string
    const step = STEP_OF_STARS[stars]
    const mood = MOOD_OF_STARS[stars]
    if (i % HELD_OUT_STEP === 0 || step === undefined || mood === undefined) return
    const nth = seen[stars] ?? 0
    seen[stars] = nth + 1
    if (nth % step === 0)
      examples.push({ text: row.text as string, intent: -1, mood, language: LANGUAGES.indexOf('en') })
  })
  return { name: basename(file, '.tsv'), examples }
}
