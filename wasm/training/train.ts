import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDevice, init } from '@jax-js/jax'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { runCommand } from './command.ts'
import { readSettings } from './learn/overrides.ts'
import type { Made } from './pipeline.ts'
import { evaluateFile, type FileReport } from './report/evaluate-file.ts'
import { type Corpus, filesOf, readCorpus } from './text/corpus.ts'
import { readExamples, readIntents } from './text/labels.ts'
import { makeReference } from './text/reference.ts'
import { reviewExamples } from './text/reviews.ts'

const OUTPUT = new URL('../model/', import.meta.url)
const HERE = new URL('.', import.meta.url).pathname

function readArguments() {
  const text = { type: 'string' } as const
  const many = { type: 'string', multiple: true } as const
  const { values } = parseArgs({
    options: { seed: text, members: text, epochs: text, extra: many, set: many, reviews: text },
  })
  return { settings: readSettings(values, values.set ?? []), extra: values.extra ?? [], reviews: values.reviews }
}

const evaluationFiles = () => [...filesOf('dev'), ...filesOf('test')]

/** The dev and test files through the shipped model, exactly as `npm run evaluate` does it. */
async function evaluateAll(): Promise<readonly FileReport[]> {
  const nlu = await loadNodeNlu()
  const reports: FileReport[] = []
  for (const file of evaluationFiles()) {
    const report = await evaluateFile(nlu, file)
    reports.push({ ...report, file: relative(HERE, file) })
  }
  return reports
}

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(new URL(name, OUTPUT), content)
}

/** The files the Worker reads, and the pinned answers beside them. */
function writeModel({ model, vocabulary, manifest, parity }: Made): void {
  mkdirSync(OUTPUT, { recursive: true })
  write('model.onnx', model)
  write('vocabulary.tiktoken', vocabulary)
  write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  write('parity.tsv', parity)
  write('reference.tsv', makeReference())
}

/** Product reviews beside the corpus teach moods alone. */
function withReviews(corpus: Corpus, file: string | undefined): Corpus {
  if (file === undefined) return corpus
  const { name, examples } = reviewExamples(file)
  return {
    examples: [...corpus.examples, ...examples],
    counts: { ...corpus.counts, [name]: examples.length },
  }
}

async function main(): Promise<void> {
  const { settings, extra, reviews } = readArguments()
  const started = performance.now()
  await init()
  defaultDevice('wasm')
  // These import the Worker's files, which only resolve after the resolver hooks that node-nlu brings are in place.
  const { makeModel, prepare } = await import('./pipeline.ts')
  const { writeCard } = await import('./report/card.ts')
  const intents = readIntents()
  const corpus = withReviews(readCorpus(intents, extra), reviews)
  const sets = filesOf('dev').map((file) => {
    const name = basename(file, '.tsv')
    const examples = readExamples(file, intents, name.slice(0, 2))
    // Half of that set are reviews, which calibrate moods and nothing else: a shopper's chat does not look like them.
    return { name, examples: name === 'sentiment' ? examples.map((one) => ({ ...one, intent: -1 })) : examples }
  })
  const dev = sets.flatMap(({ examples }) => examples)
  console.log(`corpus ${JSON.stringify(corpus.counts)}, dev ${dev.length}`)
  const setOf = sets.flatMap(({ name, examples }) => examples.map(() => name))
  const made = await makeModel(prepare(settings, intents, corpus.examples, dev), intents, setOf)
  writeModel(made)
  const reports = await evaluateAll()
  writeCard({ settings, intents, corpus: corpus.counts, made, reports })
  for (const { file, metrics } of reports) console.log(`${file}: accuracy ${(100 * metrics.accuracy).toFixed(1)} %`)
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes, version ${made.manifest.version}`)
}

await runCommand(main)
