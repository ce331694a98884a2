import type { TrainSettings } from '../learn/settings.ts'
import type { Made } from '../pipeline.ts'
import type { FileReport } from './evaluate-file.ts'
import { quantile } from './metrics.ts'

export type CardFacts = {
  readonly settings: TrainSettings
  /** Training messages by language or extra file. */
  readonly corpus: Readonly<Record<string, number>>
  readonly made: Made
  /** Evaluation messages that also stand, word for word, in the corpus (greetings and the like), by file. */
  readonly overlap: Readonly<Record<string, number>>
  readonly reports: readonly FileReport[]
}

function percent(share: number | null): string {
  return share === null ? '-' : (100 * share).toFixed(1)
}

function table(facts: CardFacts): string {
  const head =
    '| file | n | accuracy | macro-F1 | out-of-scope recall | precision | sentiment | also in the corpus |\n|---|---|---|---|---|---|---|---|'
  const lines = facts.reports.map(({ file, metrics: m, sentimentAccuracy }) => {
    const scores = [m.accuracy, m.macro_f1, m.oos_recall, m.oos_precision, sentimentAccuracy].map(percent)
    return `| ${file} | ${m.n} | ${scores.join(' | ')} | ${facts.overlap[file] ?? 0} |`
  })
  return [head, ...lines].join('\n')
}

/** The model card: every figure in it comes from the run that made the model. */
export function writeCard(facts: CardFacts): string {
  const { settings: s, made } = facts
  const { manifest, verified } = made
  const latencies = facts.reports.flatMap((report) => report.latencies)
  const corpus = Object.entries(facts.corpus)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')
  return `# Model card: understanding of shopper messages

Version ${manifest.version}. One message in; intent (${manifest.intents.length} labels), sentiment (3), a sentence vector of
${s.members * s.vectorDim} numbers out. Written by \`npm run train\`; do not edit.

## Figures

Accuracy in %, the shipped int8 file through the same code as in the Worker. An answer \`nlu_fallback\` counts as \`out_of_scope\`.
The dev files chose settings, temperature and threshold; the test files were only measured.

${table(facts)}

- Latency in Node, text to understanding, one thread: p50 ${quantile(latencies, 0.5).toFixed(2)} ms, p99 ${quantile(latencies, 0.99).toFixed(2)} ms.
- Size: model ${(made.model.length / 1e6).toFixed(2)} MB, vocabulary ${(made.vocabulary.length / 1e3).toFixed(0)} kB (${manifest.padPiece} pieces).
- Calibration on dev: temperature ${manifest.temperature}, expected calibration error ${made.calibrationError.toFixed(3)} (15 bins).
- Fallback below confidence ${manifest.fallbackThreshold}: 95 % of the in-scope dev messages are above it.
- int8 against float on dev: the same intent for ${percent(verified.agreement)} %, probabilities at most ${verified.difference.toFixed(3)} apart.

## How it works

Text is normalised (NFKC, lower case, identifiers to placeholder words) and read twice. A convolution (widths 1 to 3, ${s.filters} filters
each, maximum over time) runs over byte-pair pieces cut by tiktoken with an own vocabulary; each piece's embedding is the sum of its own row and of
its character n-grams, folded into one table. A hashed bag (${s.bag.buckets} buckets) of words, word pairs and character n-grams, in
Chinese characters, pairs and triples, is normalised beside it. Both go through a linear bottleneck, the sentence vector, to both heads.
${s.members} model${s.members === 1 ? '' : 's of different seeds are averaged inside the file'}. Trained with R-Drop, label smoothing, typos, word dropout and BPE dropout.

## Data

Messages used: ${corpus}. \`en\` and \`zh\` are the project's own writing in \`wasm/training/corpus/\`; any other name is a file given with
\`--extra\`. No customer data.

## Limits

English and Chinese only; other languages are read by the letters they share. One intent per message, and no memory of the one before.
Messages that say what they want only between the lines (the \`indirect\` files) are read right clearly less often: the threshold turns many of
them into \`nlu_fallback\`, which costs precision there. Confidence is calibrated on short chat messages, not on long mails.

## Reproduce

\`npm run train -- --seed ${s.seed}\`, then \`npm run evaluate -- wasm/training/test/*.tsv\`.
`
}
