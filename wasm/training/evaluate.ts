import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { runCommand } from './command.ts'
import { evaluateFile, type FileReport } from './report/evaluate-file.ts'
import { quantile } from './report/metrics.ts'
import { TsvError } from './text/rows.ts'

const USAGE = 'usage: npm run evaluate -- FILE.tsv... [--json OUT]'

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`
}

function print({ file, metrics, sentimentAccuracy, confusions }: FileReport): void {
  console.log(`${file}: n ${metrics.n}, accuracy ${percent(metrics.accuracy)}, macro-F1 ${percent(metrics.macro_f1)}`)
  console.log(`  out of scope: recall ${percent(metrics.oos_recall)}, precision ${percent(metrics.oos_precision)}`)
  if (sentimentAccuracy !== null) console.log(`  sentiment accuracy ${percent(sentimentAccuracy)}`)
  for (const { truth, predicted, count } of confusions)
    console.log(`  ${String(count).padStart(4)} x ${truth} read as ${predicted}`)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
  if (positionals.length === 0) throw new TsvError(USAGE)
  const nlu = await loadNodeNlu()
  await nlu.understand('where is my order 1001?')
  const reports: FileReport[] = []
  for (const file of positionals) {
    const report = await evaluateFile(nlu, file)
    print(report)
    reports.push(report)
  }
  const latencies = reports.flatMap((report) => report.latencies)
  const latency = { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
  console.log(`latency: p50 ${latency.p50.toFixed(3)} ms, p99 ${latency.p99.toFixed(3)} ms`)
  if (values.json === undefined) return
  const files = reports.map(({ file, metrics }) => ({ file, ...metrics }))
  writeFileSync(values.json, `${JSON.stringify({ files, latency_ms: latency }, null, 2)}\n`)
}

await runCommand(main)
