import { softmax } from '../../../worker/core/nlu/interpret.ts'

/** A message with the logits [C] of the int8 file and of the float model it was made of. */
export type Pinned = { readonly text: string; readonly int8: Float32Array; readonly float: Float32Array }

/**
 * Messages whose answers are pinned beside the model: the likeliest intent and its probability in the int8 file, and the same intent's in the
 * float model. A change of code or runtime that moves them is seen, in Node and in the Worker.
 */
export function writeParity(messages: readonly Pinned[], intents: readonly string[]): string {
  const lines = messages.map(({ text, int8, float }) => {
    const chances = softmax(int8.subarray(0, intents.length), 1)
    const best = chances.indexOf(Math.max(...chances))
    const original = softmax(float.subarray(0, intents.length), 1)
    return [text, intents[best], chances[best]?.toFixed(6), original[best]?.toFixed(6)].join('\t')
  })
  return `${['text\tintent\tprobability\tfloat', ...lines].join('\n')}\n`
}
