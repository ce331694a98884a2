import { DIMENSIONS, type Dimension, type MetricId } from './definitions'

/** What a report shows: single figures, the same over time, and the same by dimension. */
export type ReportSpec = {
  readonly summary: readonly MetricId[]
  readonly series: readonly MetricId[]
  readonly rows: { readonly by: readonly Dimension[]; readonly metrics: readonly MetricId[] }
}

/** Values of one dimension shown in a report: more than the intents there are, so nothing is cut in practice. */
export const MAX_ROWS_PER_DIMENSION = 200

/**
 * Every report by its name in the URL. Rows come by dimension in the order here, busiest first: `overview` opens with
 * the top intents.
 */
export const REPORTS = {
  overview: {
    summary: [
      'conversations',
      'turns',
      'answered_turns',
      'messages',
      'messages_in',
      'messages_out',
      'reply_p50_ms',
      'reply_p95_ms',
      'reply_p99_ms',
      'fallbacks',
      'fallback_share',
      'handed_off',
      'handoff_share',
      'resolved',
      'resolved_confirmed',
      'resolved_assumed',
      'errors',
    ],
    series: [
      'conversations',
      'turns',
      'messages',
      'reply_p50_ms',
      'reply_p95_ms',
      'fallback_share',
      'handoff_share',
      'resolved',
    ],
    rows: { by: DIMENSIONS, metrics: ['turns', 'conversations', 'fallback_share', 'handoff_share', 'reply_p95_ms'] },
  },
  latency: {
    summary: [
      'answered_turns',
      'reply_p50_ms',
      'reply_p95_ms',
      'reply_p99_ms',
      'nlu_p50_ms',
      'nlu_p95_ms',
      'nlu_p99_ms',
      'errors',
    ],
    series: ['answered_turns', 'reply_p50_ms', 'reply_p95_ms', 'reply_p99_ms', 'nlu_p95_ms'],
    rows: {
      by: ['policy', 'channel', 'language'],
      metrics: ['turns', 'answered_turns', 'reply_p50_ms', 'reply_p95_ms', 'reply_p99_ms', 'nlu_p95_ms'],
    },
  },
} as const satisfies Record<string, ReportSpec>

export type ReportName = keyof typeof REPORTS

export function isReportName(name: string): name is ReportName {
  return Object.hasOwn(REPORTS, name)
}
