import '../../scripts/node-resolve.ts'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { defaultDevice, init } from '@jax-js/jax'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { runCommand } from './command.ts'
import { readSettings } from './learn/overrides.ts'
import { DEFAULTS } from './learn/settings.ts'
import type { BenchmarkFigures, BenchmarkInput } from './report/benchmark.ts'
import { readTsv, TsvError } from './text/rows.ts'

const USAGE =
  'usage: npm run benchmark -- --train FILE.tsv --test FILE.tsv [--oos FILE.tsv] [--per-intent N] [--seed N] [--members N] [--epochs N] ' +
  '[--set NAME=VALUE]... [--json OUT]'

/** Messages seen in a training run of any set: a small one is gone through more often. */
const MESSAGES_SEEN = 225_000
const MAX_EPOCHS = 30

function epochsFor(messages: number): number {
  return Math.max(DEFAULTS.epochs, Math.min(MAX_EPOCHS, Math.round(MESSAGES_SEEN / messages)))
}

function readCount(perIntent: string | undefined): number | null {
  if (perIntent === undefined) return null
  const count = Number(perIntent)
  if (!Number.isSafeInteger(count) || count < 1) throw new TsvError('--per-intent must be a whole number from 1')
  return count
}

/** From nothing, or with a few examples each on the shipped encoder. */
async function measure(input: BenchmarkInput, count: number | null): Promise<BenchmarkFigures> {
  const { benchmark } = await import('./report/benchmark.ts')
  if (count === null) return benchmark(input)
  const { fewShot } = await import('./report/few-shot.ts')
  return fewShot(await loadNodeNlu(), { ...input, train: [input.train] }, count)
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      train: text,
      test: text,
      oos: text,
      'per-intent': text,
      seed: text,
      members: text,
      epochs: text,
      json: text,
      set: { type: 'string', multiple: true },
    },
  })
  if (values.train === undefined || values.test === undefined) throw new TsvError(USAGE)
  const perIntent = readCount(values['per-intent'])
  const epochs = values.epochs ?? String(epochsFor(readTsv(values.train, ['text', 'intent']).length))
  const settings = readSettings({ ...values, epochs }, values.set ?? [])
  await init()
  defaultDevice('wasm')
  const input = { train: values.train, test: values.test, oos: values.oos ?? null, settings }
  const figures = await measure(input, perIntent)
  const percent = (share: number | null) => (share === null ? '-' : `${(100 * share).toFixed(2)} %`)
  console.log(
    `accuracy ${percent(figures.accuracy)}, with a typo each ${percent(figures.typo_accuracy)}, out-of-scope AUROC ${figures.oos_auroc?.toFixed(4) ?? '-'} (${figures.minutes.toFixed(1)} min)`,
  )
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
}

await runCommand(main)
