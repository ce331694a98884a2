import { parseArgs } from 'node:util'
import { language } from '../../worker/protocol/primitives.ts'
import { entityType } from '../../worker/protocol/understanding.ts'
import { runCommand } from './command.ts'
import { type EntityFigures, measureEntities, readLabelled, scores, type Tally } from './report/entity-figures.ts'
import { quantile } from './report/metrics.ts'
import { percent } from './report/percent.ts'
import { TsvError } from './text/rows.ts'

const USAGE = 'usage: npm run evaluate:entities -- FILE.jsonl... [--misses]'
const NOTHING: Tally = { found: 0, wanted: 0, right: 0, exact: 0 }
const LANGUAGES = language.options.filter((name) => name !== 'und')

/** One row of a Markdown table: F1 in each language, then over all of them precision, recall, F1 and exact spans. */
function row(name: string, prefix: string, tallies: EntityFigures['tallies']): string {
  const tally = (key: string) => tallies.get(key) ?? NOTHING
  const whole = tally(name)
  const { precision, recall, f1 } = scores(whole)
  const each = LANGUAGES.map((spoken) => percent(scores(tally(`${prefix}${spoken}`)).f1))
  const spans = percent(whole.right === 0 ? null : whole.exact / whole.right)
  return `| ${[name, ...each, percent(precision), percent(recall), percent(f1), spans, whole.wanted].join(' | ')} |`
}

function print(file: string, figures: EntityFigures, messages: number, misses: boolean): void {
  console.log(`${file}: ${messages} messages`)
  console.log(`| F1, % | ${LANGUAGES.join(' | ')} | precision | recall | F1 | same span | n |`)
  console.log(`| --- |${' ---: |'.repeat(LANGUAGES.length + 5)}`)
  for (const type of entityType.options) console.log(row(type, `${type} `, figures.tallies))
  console.log(row('all', '', figures.tallies))
  const latency = (share: number) => quantile(figures.latencies, share).toFixed(3)
  console.log(`time of a message: p50 ${latency(0.5)} ms, p99 ${latency(0.99)} ms`)
  for (const { text, missed, wrong } of misses ? figures.misses : []) {
    console.log(`  ${text}`)
    for (const entity of missed) console.log(`    missed ${entity}`)
    for (const entity of wrong) console.log(`    wrong  ${entity}`)
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { misses: { type: 'boolean' } }, allowPositionals: true })
  if (positionals.length === 0) throw new TsvError(USAGE)
  for (const file of positionals) {
    const labelled = readLabelled(file)
    print(file, measureEntities(labelled), labelled.messages.length, values.misses ?? false)
  }
}

await runCommand(main)
