import * as v from 'valibot'

const notYet = v.pipe(
  v.string(),
  v.check(() => false, 'is not supported yet'),
)

/** Query of GET /v1/shops/{shop}/reports/{report}. Instants are ISO 8601; `from` included, `to` excluded. */
export const reportQuery = v.object({
  from: v.optional(v.pipe(v.string(), v.isoTimestamp('must be an ISO 8601 instant'))),
  to: v.optional(v.pipe(v.string(), v.isoTimestamp('must be an ISO 8601 instant'))),
  interval: v.optional(v.picklist(['minute', 'hour', 'day'], 'must be minute, hour or day'), 'hour'),
  /** IANA zone; decides what "today" and a day are. */
  tz: v.optional(v.pipe(v.string(), v.maxLength(64, 'must be an IANA time zone')), 'UTC'),
  /** Named in the contract and not built yet: refused rather than ignored, since the caller would read wrong figures. */
  compare: v.optional(notYet),
  business_hours: v.optional(notYet),
  format: v.optional(v.picklist(['json', 'csv'], 'must be json or csv'), 'json'),
})
export type ReportQuery = v.InferOutput<typeof reportQuery>

const scalar = v.nullable(v.union([v.string(), v.number()]))

/** Every report has this shape: single figures, figures over time, and rows of a table. */
export const report = v.object({
  report: v.string(),
  from: v.string(),
  to: v.string(),
  tz: v.string(),
  summary: v.record(v.string(), v.nullable(v.number())),
  series: v.array(v.object({ at: v.string(), values: v.record(v.string(), v.nullable(v.number())) })),
  rows: v.array(v.record(v.string(), scalar)),
})
export type Report = v.InferOutput<typeof report>

/** GET /v1/shops/{shop}/live: the last quarter of an hour, kept in memory, for the top of the ops page. */
export const liveSnapshot = v.object({
  active_conversations: v.number(),
  turns_per_minute: v.array(v.number()),
  handed_off: v.number(),
  slowest_ms: v.nullable(v.number()),
})
