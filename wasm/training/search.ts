import '../../scripts/node-resolve.ts'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDevice, init } from '@jax-js/jax'
import { runCommand } from './command.ts'
import { readSettings } from './learn/overrides.ts'
import { filesOf, readCorpus } from './text/corpus.ts'
import { readIntents } from './text/labels.ts'
import { readTsv, TsvError } from './text/rows.ts'

const USAGE = 'usage: npm run search -- --data DIR [--only VARIANT] [--set clinc150|hwu64|shop] [--seeds 7,8]'
const OUT = new URL('figures/search.tsv', import.meta.url).pathname
const HEAD = 'variant\tset\tseed\taccuracy\ttypo\toos AUROC\tminutes'
const EPOCHS = { clinc150: '15', hwu64: '15', shop: '10' } as const
type SetName = keyof typeof EPOCHS

/** Settings that the search was made with; the shipped model has since been set otherwise on the shop's dev files. */
const BASE = ['featureDropout=0.4', 'rDrop=1', 'augment.hasteRate=0']
/** What is compared: the shipped architecture with some settings changed. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'as shipped': [],
  hybrid: BASE,
  'hybrid, 2 members': [...BASE, 'members=2'],
  'hybrid, taught by 4': BASE,
  'units only': [...BASE, 'branches=units'],
  'bag only': [...BASE, 'branches=bag'],
  'pieces only (BPE dropout)': [...BASE, 'branches=units', 'units.buckets=0', 'vocabulary=8192'],
  'no R-Drop': [...BASE, 'rDrop=0'],
}
/** Models that are trained first, whose mean answers the measured one then learns from. */
const TEACHERS: Readonly<Record<string, number>> = { 'hybrid, taught by 4': 4 }

type Job = { readonly train: string; readonly test: string; readonly oos: string | null }

/** Every so many messages of the corpus are trained on, so that a run takes minutes. */
const SHOP_STEP = 8

/** A part of the corpus as one training file and the dev files as one test file: the test files are for the shipped model alone. */
function shopFiles(): Job {
  const folder = mkdtempSync(join(tmpdir(), 'kefu-search-'))
  const intents = readIntents()
  const lines = (rows: readonly (readonly string[])[]) =>
    `${['text\tintent', ...rows.map((row) => row.join('\t'))].join('\n')}\n`
  const examples = readCorpus(intents, []).examples.filter((_, i) => i % SHOP_STEP === 0)
  const trained = examples.map(({ text, intent }) => [text, intents[intent] as string])
  const judged = filesOf('dev').flatMap((file) =>
    readTsv(file, ['text', 'intent']).map((row) => [row.text as string, row.intent as string]),
  )
  const job = { train: join(folder, 'train.tsv'), test: join(folder, 'dev.tsv'), oos: null }
  writeFileSync(job.train, lines(trained))
  writeFileSync(job.test, lines(judged))
  return job
}

function filesFor(set: SetName, data: string): Job {
  if (set === 'shop') return shopFiles()
  const file = (name: string) => join(data, set, name)
  return { train: file('train.tsv'), test: file('test.tsv'), oos: set === 'clinc150' ? file('oos_test.tsv') : null }
}

/** Rows that are measured already, so that a search goes on where it stopped. */
function measured(): ReadonlySet<string> {
  if (!existsSync(OUT)) {
    mkdirSync(new URL('figures/', import.meta.url), { recursive: true })
    writeFileSync(OUT, `${HEAD}\n`)
  }
  return new Set(readTsv(OUT, ['variant']).map((row) => `${row.variant}\t${row.set}\t${row.seed}`))
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { data: text, only: text, set: text, seeds: text } })
  if (values.data === undefined) throw new TsvError(USAGE)
  await init()
  defaultDevice('wasm')
  const { benchmark } = await import('./report/benchmark.ts')
  const sets = (Object.keys(EPOCHS) as SetName[]).filter((set) => values.set === undefined || values.set === set)
  for (const seed of (values.seeds ?? '7,8').split(',')) {
    for (const set of sets) {
      for (const [variant, changes] of Object.entries(VARIANTS)) {
        if (values.only !== undefined && values.only !== variant) continue
        if (measured().has(`${variant}\t${set}\t${seed}`)) continue
        const settings = readSettings({ seed, members: '1', epochs: EPOCHS[set] }, changes)
        const figures = await benchmark({ ...filesFor(set, values.data), settings, teachers: TEACHERS[variant] ?? 0 })
        const shares = [figures.accuracy, figures.typo_accuracy].map((share) => (100 * share).toFixed(2))
        const row = [variant, set, seed, ...shares, figures.oos_auroc?.toFixed(4) ?? '-', figures.minutes.toFixed(1)]
        appendFileSync(OUT, `${row.join('\t')}\n`)
        console.log(row.join('  '))
      }
    }
  }
}

await runCommand(main)
