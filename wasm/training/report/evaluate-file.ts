import type { Nlu } from '../../../worker/core/ports.ts'
import { type Row, readTsv, TsvError } from '../text/rows.ts'
import { type Confusion, type Judged, type Metrics, measure, worstConfusions } from './metrics.ts'

export type FileReport = {
  readonly file: string
  readonly metrics: Metrics
  /** Null where the file has no sentiment column. */
  readonly sentimentAccuracy: number | null
  readonly confusions: readonly Confusion[]
  /** Time of each message from text to understanding, in ms. */
  readonly latencies: readonly number[]
}

const CONFUSIONS_SHOWN = 10

/** Runs the model over a labelled file, one message after the other. */
export async function evaluateFile(nlu: Nlu, file: string): Promise<FileReport> {
  const rows = readTsv(file, ['text', 'intent'])
  if (rows.length === 0) throw new TsvError(`${file}: has no messages`)
  return evaluateRows(nlu, file, rows)
}

export async function evaluateRows(nlu: Nlu, file: string, rows: readonly Row[]): Promise<FileReport> {
  const judged: Judged[] = []
  const latencies: number[] = []
  const felt: boolean[] = []
  for (const row of rows) {
    const started = performance.now()
    const understanding = await nlu.understand(row.text as string)
    latencies.push(performance.now() - started)
    judged.push({ truth: row.intent as string, predicted: understanding.intent.name })
    if (row.sentiment) felt.push(row.sentiment === understanding.sentiment.label)
  }
  return {
    file,
    metrics: measure(judged),
    sentimentAccuracy: felt.length === 0 ? null : felt.filter(Boolean).length / felt.length,
    confusions: worstConfusions(judged, CONFUSIONS_SHOWN),
    latencies,
  }
}
