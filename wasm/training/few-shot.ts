import '../../scripts/node-resolve.ts'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { runCommand } from './command.ts'
import { readSettings } from './learn/overrides.ts'
import { keepFigures } from './report/kept.ts'
import { percent } from './report/percent.ts'
import { filesOf } from './text/corpus.ts'
import { TsvError } from './text/rows.ts'

type Nlu = Awaited<ReturnType<typeof loadNodeNlu>>

const USAGE = 'usage: npm run few-shot -- --data DIR, where DIR holds clinc150/'
const SEEDS = [7, 8, 9]
const COUNTS = [5, 10]

/** Few examples an intent, learned as a merchant's own intents are, beside a linear SVM on the same examples; keeps figures/few-shot.tsv. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined) throw new TsvError(USAGE)
  const { fewShot, fewShotSvm } = await import('./report/few-shot.ts')
  const nlu = await loadNodeNlu()
  const clinc = (name: string) => join(values.data ?? '', 'clinc150', `${name}.tsv`)
  const everyday = filesOf('test').find((file) => file.endsWith('/en-everyday.tsv')) ?? ''
  const corpus = new URL('corpus/en/base-orders.tsv', import.meta.url).pathname
  const base = new URL('corpus/en/base-shop.tsv', import.meta.url).pathname
  const sets = [
    { name: 'CLINC150, 150 intents', train: [clinc('train')], test: clinc('test') },
    { name: 'shop labels, English everyday', train: [corpus, base], test: everyday },
  ]
  const rows: (string | number)[][] = []
  for (const { name, train, test } of sets) {
    for (const count of COUNTS) {
      const own: number[] = []
      const svm: number[] = []
      for (const seed of SEEDS) {
        const input = { train, test, oos: null, settings: readSettings({ seed: String(seed) }, []) }
        own.push((await fewShot(nlu, input, count)).accuracy)
        svm.push(fewShotSvm(input, count))
      }
      const mean = (shares: readonly number[]) => percent(shares.reduce((sum, share) => sum + share, 0) / shares.length)
      rows.push([name, count, mean(own), mean(svm)])
      console.log(rows.at(-1)?.join('  '))
    }
  }
  keepFigures('few-shot', ['set', 'examples an intent', 'own intents', 'linear SVM'], rows)
  await besideBuiltIn(nlu, clinc('train'), clinc('test'))
}

/** Twenty of CLINC150's intents taught beside the built-in ones, with thresholds; keeps figures/own-intents.tsv. */
async function besideBuiltIn(nlu: Nlu, train: string, test: string): Promise<void> {
  const { ownFigures } = await import('./report/own-figures.ts')
  const rows: (string | number)[][] = []
  for (const count of [5, 10, 20]) {
    const figures = await ownFigures(nlu, { train, test, intents: 20, seed: SEEDS[0] ?? 0 }, count)
    const shares = [figures.recall, figures.precision, figures.everydayTaken].map(percent)
    rows.push([count, ...shares, `${Math.round(figures.learnMs)} ms`])
    console.log(rows.at(-1)?.join('  '))
  }
  keepFigures('own-intents', ['examples an intent', 'recall', 'precision', 'everyday taken', 'learning'], rows)
}

await runCommand(main)
