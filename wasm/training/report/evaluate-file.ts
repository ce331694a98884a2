import type { Nlu } from '../../../worker/core/ports.ts'
import { sentimentOf } from '../text/labels.ts'
import { type Row, readTsv, TsvError } from '../text/rows.ts'
import type { Answered } from './calibrate.ts'
import { type Confusion, FALLBACK, type Judged, type Metrics, measure, worstConfusions } from './metrics.ts'

export type FileReport = {
  readonly file: string
  readonly metrics: Metrics
  /** Share of in-scope messages that got an intent other than out_of_scope; null where there are none. */
  readonly kept: number | null
  /** Null where the file has no sentiment column. */
  readonly sentimentAccuracy: number | null
  readonly judged: readonly Judged[]
  /** The likeliest intent's confidence per message and whether it was right, the threshold aside. */
  readonly answers: readonly Answered[]
  readonly languages: readonly string[]
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

function shareOf(flags: readonly boolean[]): number | null {
  return flags.length === 0 ? null : flags.filter(Boolean).length / flags.length
}

/** Share of in-scope messages that were not turned away. */
function keptOf(judged: readonly Judged[]): number | null {
  const inScope = judged.filter(({ truth }) => truth !== 'out_of_scope')
  return shareOf(inScope.map(({ predicted }) => predicted !== FALLBACK && predicted !== 'out_of_scope'))
}

export async function evaluateRows(nlu: Nlu, file: string, rows: readonly Row[]): Promise<FileReport> {
  const judged: Judged[] = []
  const answers: Answered[] = []
  const latencies: number[] = []
  const languages: string[] = []
  const felt: boolean[] = []
  for (const row of rows) {
    const started = performance.now()
    const { intent, alternatives, sentiment, language } = await nlu.understand(row.text as string)
    latencies.push(performance.now() - started)
    judged.push({ truth: row.intent as string, predicted: intent.name })
    const likeliest = intent.name === FALLBACK ? (alternatives[0] ?? intent) : intent
    answers.push({ confidence: intent.confidence, right: likeliest.name === row.intent })
    languages.push(language)
    if (row.sentiment) felt.push(sentimentOf(row.sentiment) === sentiment.label)
  }
  return {
    file,
    metrics: measure(judged),
    kept: keptOf(judged),
    sentimentAccuracy: shareOf(felt),
    judged,
    answers,
    languages,
    confusions: worstConfusions(judged, CONFUSIONS_SHOWN),
    latencies,
  }
}
