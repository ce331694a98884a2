import { wordsOf } from '../../../worker/core/nlu/features.ts'
import { normaliseText } from '../../../worker/core/nlu/normalise.ts'
import { makeRng, shuffle } from '../text/rng.ts'

type Sparse = { readonly at: Int32Array; readonly values: Float64Array }
type Labelled = { readonly text: string; readonly intent: number }

/** Passes over the examples, and the bound of a dual variable (C). */
const PASSES = 30
const BOUND = 1

/** Words, pairs of words, and n-grams of 2 to 5 characters within word bounds. */
function termsOf(text: string): readonly string[] {
  const words = wordsOf(normaliseText(text))
  const pairs = words.slice(1).map((word, i) => `p ${words[i]} ${word}`)
  const grams = words.flatMap((word) => {
    const marked = ` ${word} `
    const found: string[] = []
    for (let n = 2; n <= 5; n += 1)
      for (let i = 0; i + n <= marked.length; i += 1) found.push(`g ${marked.slice(i, i + n)}`)
    return found
  })
  return [...words.map((word) => `w ${word}`), ...pairs, ...grams]
}

/** TF-IDF with sublinear counts, length 1; terms that the examples do not have are left out. */
function vectoriser(texts: readonly string[]): (text: string) => Sparse {
  const index = new Map<string, number>()
  const frequency: number[] = []
  for (const text of texts) {
    for (const term of new Set(termsOf(text))) {
      const at = index.get(term) ?? index.size
      index.set(term, at)
      frequency[at] = (frequency[at] ?? 0) + 1
    }
  }
  return (text) => {
    const counts = new Map<number, number>()
    for (const term of termsOf(text)) {
      const at = index.get(term)
      if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    const values = Float64Array.from(counts, ([at, n]) => {
      return (1 + Math.log(n)) * (1 + Math.log((1 + texts.length) / (1 + (frequency[at] ?? 0))))
    })
    const scale = 1 / (Math.hypot(...values) || 1)
    return { at: Int32Array.from(counts.keys()), values: values.map((value) => value * scale) }
  }
}

function dot(weights: Float64Array, { at, values }: Sparse): number {
  let sum = weights.at(-1) ?? 0
  for (let i = 0; i < at.length; i += 1) sum += (weights[at[i] as number] as number) * (values[i] as number)
  return sum
}

/** One linear SVM (squared hinge loss) by dual coordinate descent (Hsieh and others, 2008); the last weight is the bias. */
function fitOne(rows: readonly Sparse[], signs: readonly number[], terms: number): Float64Array {
  const weights = new Float64Array(terms + 1)
  const alpha = new Float64Array(rows.length)
  const order = rows.map((_, i) => i)
  const rng = makeRng(1)
  const diagonal = 0.5 / BOUND
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const i of shuffle(order, rng)) {
      const row = rows[i] as Sparse
      const sign = signs[i] as number
      const old = alpha[i] as number
      const gradient = sign * dot(weights, row) - 1 + diagonal * old
      const next = Math.max(0, old - gradient / (2 + diagonal))
      if (next === old) continue
      alpha[i] = next
      const step = (next - old) * sign
      row.at.forEach((term, k) => {
        weights[term] = (weights[term] as number) + step * (row.values[k] as number)
      })
      weights[terms] = (weights[terms] as number) + step
    }
  }
  return weights
}

/** The usual strong baseline: TF-IDF of words and characters and one linear SVM an intent. Scores per intent of a text. */
export function trainSvm(examples: readonly Labelled[], intents: number): (text: string) => Float32Array {
  const vector = vectoriser(examples.map(({ text }) => text))
  const rows = examples.map(({ text }) => vector(text))
  const terms = rows.reduce((most, { at }) => at.reduce((a, b) => Math.max(a, b + 1), most), 0)
  const models = Array.from({ length: intents }, (_, k) =>
    fitOne(
      rows,
      examples.map(({ intent }) => (intent === k ? 1 : -1)),
      terms,
    ),
  )
  return (text) => {
    const row = vector(text)
    return Float32Array.from(models, (weights) => dot(weights, row))
  }
}
