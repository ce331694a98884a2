import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { TrainSettings } from '../learn/settings.ts'
import type { Made } from '../pipeline.ts'
import { LANGUAGES } from '../text/labels.ts'
import { readTsv } from '../text/rows.ts'
import { calibrationError, reliabilityBins } from './calibrate.ts'
import { cardText } from './card-text.ts'
import type { FileReport } from './evaluate-file.ts'
import { FALLBACK, quantile } from './metrics.ts'
import { percent } from './percent.ts'
import { confusionPlot, reliabilityPlot } from './plots.ts'

export type CardFacts = {
  readonly settings: TrainSettings
  readonly intents: readonly string[]
  /** Training messages by language or extra file. */
  readonly corpus: Readonly<Record<string, number>>
  readonly made: Made
  readonly reports: readonly FileReport[]
}

const ROOT = new URL('../../', import.meta.url)

function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A file of figures kept beside the code, as a table; what is not there yet is said. */
function keptTable(name: string): string {
  const file = new URL(`training/figures/${name}.tsv`, ROOT).pathname
  if (!existsSync(file)) return '(not measured yet)'
  const rows = readTsv(file, [])
  return markdownTable(
    Object.keys(rows[0] ?? {}),
    rows.map((row) => Object.values(row)),
  )
}

function evaluationTable(reports: readonly FileReport[]): string {
  return markdownTable(
    ['file', 'n', 'accuracy', 'macro-F1', 'in-scope kept', 'out-of-scope recall', 'precision', 'sentiment'],
    reports.map(({ file, metrics: m, kept, sentimentAccuracy }) => [
      file,
      m.n,
      ...[m.accuracy, m.macro_f1, kept, m.oos_recall, m.oos_precision, sentimentAccuracy].map(percent),
    ]),
  )
}

const isTest = ({ file }: FileReport) => file.startsWith('test/')
const speaks = (language: string) => (report: FileReport) => basename(report.file).startsWith(`${language}-`)

/** Calibration and language figures per language, over all its test files together. */
function languageTable(reports: readonly FileReport[]): string {
  const rows = LANGUAGES.map((language) => {
    const own = reports.filter(isTest).filter(speaks(language))
    const answers = own.flatMap((report) => report.answers)
    const heard = own.flatMap((report) => report.languages)
    const right = answers.filter((answer) => answer.right).length
    return [
      language,
      answers.length,
      percent(right / answers.length),
      calibrationError(answers).toFixed(3),
      percent(heard.filter((one) => one === language).length / heard.length),
    ]
  })
  return markdownTable(['language', 'messages', 'likeliest intent right', 'calibration error', 'language right'], rows)
}

/** Writes the pictures of the card into wasm/model/. */
function writePlots({ reports, intents }: CardFacts): void {
  const tests = reports.filter(isTest)
  const answers = tests.flatMap((report) => report.answers)
  const folder = new URL('model/figures/', ROOT)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL('reliability.svg', folder),
    reliabilityPlot(reliabilityBins(answers), calibrationError(answers)),
  )
  const judged = tests.flatMap((report) => report.judged)
  writeFileSync(new URL('confusion.svg', folder), confusionPlot(judged, [...intents, FALLBACK]))
}

/** The model card, wasm/README.md: every figure in it comes from the run that made the model, or from a file in training/figures/. */
export function writeCard(facts: CardFacts): void {
  writePlots(facts)
  const latencies = facts.reports.flatMap((report) => report.latencies)
  const text = cardText({
    ...facts,
    evaluation: evaluationTable(facts.reports),
    byLanguage: languageTable(facts.reports),
    p50: quantile(latencies, 0.5).toFixed(2),
    p99: quantile(latencies, 0.99).toFixed(2),
    kept: keptTable,
  })
  writeFileSync(new URL('README.md', ROOT), text)
}
