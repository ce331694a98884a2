import { mkdirSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDevice, init } from '@jax-js/jax'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { DEFAULTS, type TrainSettings } from './learn/settings.ts'
import type { Made } from './pipeline.ts'
import { evaluateFile, type FileReport } from './report/evaluate-file.ts'
import { filesOf, readCorpus } from './text/corpus.ts'
import { type Example, readExamples, readIntents } from './text/labels.ts'
import { readTsv, TsvError } from './text/rows.ts'

const OUTPUT = new URL('../model/', import.meta.url)
const HERE = new URL('.', import.meta.url).pathname

function readArguments(): { readonly settings: TrainSettings; readonly extra: readonly string[] } {
  const number = { type: 'string' } as const
  const { values } = parseArgs({
    options: { seed: number, members: number, epochs: number, extra: { type: 'string', multiple: true } },
  })
  const overrides = Object.fromEntries(
    Object.entries({ seed: values.seed, members: values.members, epochs: values.epochs })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Number(value)]),
  )
  for (const [name, value] of Object.entries(overrides)) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TsvError(`--${name} must be a whole number from 1`)
  }
  return { settings: { ...DEFAULTS, ...overrides }, extra: values.extra ?? [] }
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

/** How many messages of each evaluation file also stand in the corpus, letter for letter. */
function overlapWith(examples: readonly Example[]): Readonly<Record<string, number>> {
  const texts = new Set(examples.map(({ text }) => text))
  const count = (file: string) => readTsv(file, ['text']).filter((row) => texts.has(row.text as string)).length
  return Object.fromEntries(evaluationFiles().map((file) => [relative(HERE, file), count(file)]))
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
}

async function main(): Promise<void> {
  const { settings, extra } = readArguments()
  const started = performance.now()
  await init()
  defaultDevice('wasm')
  // These import the Worker's files, which only resolve after the resolver hooks that node-nlu brings are in place.
  const { makeModel, prepare } = await import('./pipeline.ts')
  const { writeCard } = await import('./report/card.ts')
  const intents = readIntents()
  const corpus = readCorpus(intents, extra)
  const dev = filesOf('dev').flatMap((file) => readExamples(file, intents))
  console.log(`corpus ${JSON.stringify(corpus.counts)}, dev ${dev.length}`)
  const made = await makeModel(prepare(settings, intents, corpus.examples, dev), intents)
  writeModel(made)
  const reports = await evaluateAll()
  write(
    'MODEL_CARD.md',
    writeCard({ settings, corpus: corpus.counts, made, overlap: overlapWith(corpus.examples), reports }),
  )
  for (const { file, metrics } of reports) console.log(`${file}: accuracy ${(100 * metrics.accuracy).toFixed(1)} %`)
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes, version ${made.manifest.version}`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof TsvError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
