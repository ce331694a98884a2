import { mkdirSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDevice, init } from '@jax-js/jax'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { DEFAULTS, type TrainSettings } from './learn/settings.ts'
import { evaluateFile, type FileReport } from './report/evaluate-file.ts'
import { filesOf, readCorpus } from './text/corpus.ts'
import { readExamples, readIntents } from './text/labels.ts'
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

/** The dev and test files through the shipped model, exactly as `npm run evaluate` does it. */
async function evaluateAll(): Promise<readonly FileReport[]> {
  const nlu = await loadNodeNlu()
  const reports: FileReport[] = []
  for (const file of [...filesOf('dev'), ...filesOf('test')]) {
    const report = await evaluateFile(nlu, file)
    reports.push({ ...report, file: relative(HERE, file) })
  }
  return reports
}

/** How many messages of each evaluation file also stand in the corpus, letter for letter. */
function overlapWith(texts: ReadonlySet<string>): Readonly<Record<string, number>> {
  const files = [...filesOf('dev'), ...filesOf('test')]
  return Object.fromEntries(
    files.map((file) => [
      relative(HERE, file),
      readTsv(file, ['text']).filter((row) => texts.has(row.text as string)).length,
    ]),
  )
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
  console.log(
    `corpus: ${Object.entries(corpus.counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ')}; dev ${dev.length}`,
  )
  const run = prepare(settings, intents, corpus.examples, dev)
  const made = await makeModel(run, intents)
  mkdirSync(OUTPUT, { recursive: true })
  const write = (name: string, content: string | Uint8Array) => writeFileSync(new URL(name, OUTPUT), content)
  write('model.onnx', made.model)
  write('vocabulary.tiktoken', made.vocabulary)
  write('manifest.json', `${JSON.stringify(made.manifest, null, 2)}\n`)
  write('parity.tsv', made.parity)
  const reports = await evaluateAll()
  const card = writeCard({
    version: made.manifest.version,
    settings,
    corpus: corpus.counts,
    intents: intents.length,
    pieces: run.vocabulary.tokens.length,
    modelBytes: made.model.length,
    vocabularyBytes: made.vocabulary.length,
    temperature: made.manifest.temperature,
    threshold: made.manifest.fallbackThreshold,
    calibrationError: made.calibrationError,
    agreement: made.verified.agreement,
    difference: made.verified.difference,
    overlap: overlapWith(new Set(corpus.examples.map(({ text }) => text))),
    reports,
  })
  write('MODEL_CARD.md', card)
  for (const { file, metrics } of reports) console.log(`${file}: accuracy ${(100 * metrics.accuracy).toFixed(1)} %`)
  console.log(
    `done in ${((performance.now() - started) / 60_000).toFixed(1)} minutes, version ${made.manifest.version}`,
  )
}

try {
  await main()
} catch (error) {
  if (!(error instanceof TsvError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
