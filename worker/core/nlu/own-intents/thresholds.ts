import type { Estimate, ReferenceMessage } from './learn'

/** Everyday messages that may be taken at most, as a share: they were understood before. */
const MAX_TAKEN = 0.01
/** The same for messages that no shop deals with: nothing is lost there but a polite "I can't help with that". */
const MAX_TAKEN_OUT_OF_SCOPE = 0.1
/** Scores below this are mere resemblance, whatever the reference says. */
const LEAST = 0.3
/** Just above a score. */
const STEP = 1e-4

type Claim = { readonly intent: number; readonly score: number }

/** From which score on a message is each intent, so that hardly any everyday message is taken. `estimates` belong to the reference's rows. */
export function chooseThresholds(
  intents: number,
  estimates: readonly Estimate[],
  reference: readonly ReferenceMessage[],
): number[] {
  const isOut = (row: number) => reference[row]?.intent === 'out_of_scope'
  const thresholds = Array.from({ length: intents }, () => LEAST)
  for (const [out, share] of [
    [false, MAX_TAKEN],
    [true, MAX_TAKEN_OUT_OF_SCOPE],
  ] as const) {
    const claims = estimates.filter((_, row) => isOut(row) === out)
    raise(thresholds, claims, Math.floor(claims.length * share))
  }
  return thresholds
}

/**
 * Raises thresholds until no more than `allowed` claims reach theirs, always that of the intent that claims most: one that collides with a
 * built-in intent gets hard to reach, and the others do not pay for it. Of equals the one that need be raised least.
 */
function raise(thresholds: number[], claims: readonly Claim[], allowed: number): void {
  const claimed = thresholds.map((threshold, intent) => ({
    intent,
    scores: claims
      .filter((claim) => claim.intent === intent && claim.score >= threshold)
      .map(({ score }) => score)
      .sort((a, b) => a - b),
  }))
  for (let total = claimed.reduce((sum, { scores }) => sum + scores.length, 0); total > allowed; total -= 1) {
    const [most] = claimed
      .filter(({ scores }) => scores.length > 0)
      .sort((a, b) => b.scores.length - a.scores.length || (a.scores[0] ?? 0) - (b.scores[0] ?? 0))
    const lowest = most?.scores.shift()
    if (most && lowest !== undefined) thresholds[most.intent] = lowest + STEP
  }
}
