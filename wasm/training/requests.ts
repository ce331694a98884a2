import '../../scripts/node-resolve.ts'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { runCommand } from './command.ts'
import { keepFigures } from './report/kept.ts'
import { percent } from './report/percent.ts'
import { readTsv } from './text/rows.ts'

type Case = { readonly wanted: readonly string[]; readonly found: readonly string[] }

const share = (cases: readonly Case[], right: (one: Case) => boolean) =>
  cases.length === 0 ? null : cases.filter(right).length / cases.length

const same = ({ wanted, found }: Case) => wanted.join() === found.join()

/** What the shipped model says about messages with one or two requests: `npm run evaluate:requests`. */
async function main(): Promise<void> {
  const nlu = await loadNodeNlu()
  // After node-resolve, which a static import would come before.
  const { BESIDE } = await import('../../worker/core/nlu/requests.ts')
  const rows: (string | number)[][] = []
  for (const set of ['dev', 'test']) {
    const cases: Case[] = []
    for (const row of readTsv(new URL(`requests/${set}.tsv`, import.meta.url).pathname, ['text', 'intent'])) {
      const { intent, requests } = await nlu.understand(row.text as string)
      const found = requests === undefined ? [intent.name] : requests.map((request) => request.intent.name)
      // Thanks and complaints are told beside a request: nobody waits for an answer of their own.
      const labels = (row.intent as string).split(',')
      const wanted = labels.length > 1 ? labels.filter((label) => !BESIDE.has(label)) : labels
      cases.push({ wanted, found })
    }
    const two = cases.filter(({ wanted }) => wanted.length > 1)
    const one = cases.filter(({ wanted }) => wanted.length === 1)
    const called = cases.filter(({ found }) => found.length > 1)
    rows.push([
      set,
      two.length,
      percent(share(two, ({ found }) => found.length > 1)),
      percent(share(two, same)),
      one.length,
      percent(share(one, ({ found }) => found.length > 1)),
      percent(share(called, ({ wanted }) => wanted.length > 1)),
    ])
  }
  const head = ['set', 'with two requests', 'noticed', 'both right, in order', 'with one', 'taken for two', 'precision']
  for (const row of [head, ...rows]) console.log(row.join('  '))
  keepFigures('requests', head, rows)
}

await runCommand(main)
