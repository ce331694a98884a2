import { softmax } from '../../../worker/core/nlu/interpret.ts'
import { quantile } from './metrics.ts'

/** Logits of one message and the index of its true label. */
export type Scored = { readonly logits: ArrayLike<number>; readonly truth: number }

/** Share of in-scope messages whose confidence must stay above the threshold. */
const KEPT_IN_SCOPE = 0.95
const ECE_BINS = 15

function negativeLogLikelihood(scored: readonly Scored[], temperature: number): number {
  const losses = scored.map(({ logits, truth }) => -Math.log(Math.max(1e-12, softmax(logits, temperature)[truth] ?? 0)))
  return losses.reduce((sum, loss) => sum + loss, 0) / scored.length
}

/** The temperature of least negative log-likelihood (golden-section search on its logarithm, 0.1 to 10). */
export function fitTemperature(scored: readonly Scored[]): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let low = Math.log(0.1)
  let high = Math.log(10)
  for (let i = 0; i < 40; i += 1) {
    const a = high - golden * (high - low)
    const b = low + golden * (high - low)
    if (negativeLogLikelihood(scored, Math.exp(a)) < negativeLogLikelihood(scored, Math.exp(b))) high = b
    else low = a
  }
  return Number(Math.exp((low + high) / 2).toFixed(4))
}

function peakOf(values: readonly number[]): { readonly index: number; readonly confidence: number } {
  const confidence = Math.max(...values)
  return { index: values.indexOf(confidence), confidence }
}

/** The confidence that 95 % of in-scope messages reach; messages whose true label is `outOfScope` do not count. */
export function fitThreshold(scored: readonly Scored[], temperature: number, outOfScope: number): number {
  const inScope = scored.filter(({ truth }) => truth !== outOfScope)
  const confidences = inScope.map(({ logits }) => peakOf(softmax(logits, temperature)).confidence)
  return Number(quantile(confidences, 1 - KEPT_IN_SCOPE).toFixed(4))
}

/** Expected calibration error: mean gap between confidence and accuracy over equal-width bins, weighted by their size. */
export function calibrationError(scored: readonly Scored[], temperature: number): number {
  const bins = Array.from({ length: ECE_BINS }, () => ({ n: 0, confidence: 0, right: 0 }))
  for (const { logits, truth } of scored) {
    const { index, confidence } = peakOf(softmax(logits, temperature))
    const bin = bins[Math.min(ECE_BINS - 1, Math.floor(confidence * ECE_BINS))]
    if (bin === undefined) continue
    bin.n += 1
    bin.confidence += confidence
    bin.right += index === truth ? 1 : 0
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / scored.length
}
