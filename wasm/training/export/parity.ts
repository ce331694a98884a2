import { softmax } from '../../../worker/core/nlu/interpret.ts'

export type ParityRow = { readonly text: string; readonly intent: string; readonly probability: number }

/** Messages whose answers are pinned beside the model, so that a change of code or runtime that moves them is seen. */
export function writeParity(
  messages: readonly { readonly text: string; readonly logits: Float32Array }[],
  intents: readonly string[],
): string {
  const lines = messages.map(({ text, logits }) => {
    const chances = softmax(logits.subarray(0, intents.length), 1)
    const best = Math.max(...chances)
    return `${text}\t${intents[chances.indexOf(best)]}\t${best.toFixed(6)}`
  })
  return `${['text\tintent\tprobability', ...lines].join('\n')}\n`
}
