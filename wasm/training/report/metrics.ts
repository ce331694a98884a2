export const OUT_OF_SCOPE = 'out_of_scope'
export const FALLBACK = 'nlu_fallback'

/** One judged message: what it is and what the model said. */
export type Judged = { readonly truth: string; readonly predicted: string }
export type Confusion = { readonly truth: string; readonly predicted: string; readonly count: number }
export type Metrics = {
  readonly n: number
  readonly accuracy: number
  readonly macro_f1: number
  /** Null where the file has no out-of-scope message. */
  readonly oos_recall: number | null
  /** Null where the file has none, or nothing was called out of scope. */
  readonly oos_precision: number | null
}

/** "I don't know" is a right answer to a message that is out of scope, and a wrong one to any other. */
function settled(predicted: string): string {
  return predicted === FALLBACK ? OUT_OF_SCOPE : predicted
}

/** F1 of each label that occurs as truth, averaged without weights. */
function macroF1(judged: readonly Judged[]): number {
  const labels = [...new Set(judged.map(({ truth }) => truth))]
  const scores = labels.map((label) => {
    const right = judged.filter(({ truth, predicted }) => truth === label && settled(predicted) === label).length
    const actual = judged.filter(({ truth }) => truth === label).length
    const called = judged.filter(({ predicted }) => settled(predicted) === label).length
    return (2 * right) / (actual + called)
  })
  return scores.reduce((sum, score) => sum + score, 0) / labels.length
}

/** Accuracy and its kin over a file's messages; n must be at least 1. */
export function measure(judged: readonly Judged[]): Metrics {
  const n = judged.length
  const correct = judged.filter(({ truth, predicted }) => settled(predicted) === truth).length
  const actual = judged.filter(({ truth }) => truth === OUT_OF_SCOPE).length
  const called = judged.filter(({ predicted }) => settled(predicted) === OUT_OF_SCOPE).length
  const both = judged.filter(
    ({ truth, predicted }) => truth === OUT_OF_SCOPE && settled(predicted) === OUT_OF_SCOPE,
  ).length
  return {
    n,
    accuracy: correct / n,
    macro_f1: macroF1(judged),
    oos_recall: actual === 0 ? null : both / actual,
    oos_precision: actual === 0 || called === 0 ? null : both / called,
  }
}

/** The most frequent mistakes, as they were named (`nlu_fallback` stays visible). */
export function worstConfusions(judged: readonly Judged[], limit: number): readonly Confusion[] {
  const counts = new Map<string, Confusion>()
  for (const { truth, predicted } of judged) {
    if (settled(predicted) === truth) continue
    const key = `${truth}\t${predicted}`
    counts.set(key, { truth, predicted, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.truth.localeCompare(b.truth)).slice(0, limit)
}

/** The q-quantile (0 to 1) of values, by the nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))
  return sorted[index] ?? Number.NaN
}
