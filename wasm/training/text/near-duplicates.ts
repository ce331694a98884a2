import { normaliseText } from '../../../worker/core/nlu/normalise.ts'

/** Share of common character trigrams from which two messages count as near-duplicates. */
const NEAR = 0.8

/** Character trigrams of a normalised message with marked ends, each once. */
function trigrams(text: string): ReadonlySet<string> {
  const normalised = normaliseText(text)
  // Punctuation makes no other message; where there is nothing else, as in emoji, it is the message.
  const marked = `<${normalised.replace(/[^\p{L}\p{N}]+/gu, '') || normalised}>`
  const found = new Set<string>()
  for (let i = 0; i + 3 <= marked.length; i += 1) found.add(marked.slice(i, i + 3))
  if (found.size === 0) found.add(marked)
  return found
}

export type Pair = { readonly text: string; readonly like: string; readonly similarity: number }

/** An index over messages that finds, for another one, the most similar of them (Jaccard similarity of trigrams). */
export function similarityIndex(messages: readonly string[]): (text: string) => Pair | null {
  const sizes: number[] = []
  const postings = new Map<string, number[]>()
  messages.forEach((message, i) => {
    const grams = trigrams(message)
    sizes.push(grams.size)
    for (const gram of grams) {
      const list = postings.get(gram)
      if (list === undefined) postings.set(gram, [i])
      else list.push(i)
    }
  })
  return (text) => {
    const grams = trigrams(text)
    const shared = new Map<number, number>()
    for (const gram of grams) for (const i of postings.get(gram) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
    let best: Pair | null = null
    for (const [i, common] of shared) {
      const similarity = common / (grams.size + (sizes[i] as number) - common)
      if (best === null || similarity > best.similarity) best = { text, like: messages[i] as string, similarity }
    }
    return best
  }
}

/** The near-duplicate of a message in the first index that has one. */
export function nearDuplicate(text: string, indexes: readonly ReturnType<typeof similarityIndex>[]): Pair | null {
  for (const nearest of indexes) {
    const pair = nearest(text)
    if (pair !== null && pair.similarity >= NEAR) return pair
  }
  return null
}
