/**
 * Area under the ROC curve (0 to 1) of a score that should be higher for `positives` than for `negatives`: the chance that a random
 * positive is above a random negative, ties counting half (Mann and Whitney). NaN when either is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [...positives.map((score) => ({ score, on: 1 })), ...negatives.map((score) => ({ score, on: 0 }))]
  all.sort((a, b) => a.score - b.score)
  let rankSum = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1
    const rank = (from + 1 + to) / 2
    for (let i = from; i < to; i += 1) rankSum += (all[i]?.on ?? 0) * rank
    from = to
  }
  const n = positives.length
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length)
}
