import * as v from 'valibot'
import { DATA_KINDS } from '../../core/data/kind'
import type { Survey } from '../../core/data/survey'

const facts = v.object({
  mark: v.nullable(v.picklist(['.', ','])),
  order: v.nullable(v.picklist(['day_first', 'month_first'])),
})

/** Everything the rows of a batch are read by: stored with it, so that a batch taken up again reads them alike. */
export const importPlan = v.object({
  kind: v.picklist(DATA_KINDS),
  mapping: v.record(v.string(), v.string()),
  survey: v.object({
    columns: v.record(v.string(), facts),
    bounds: v.record(v.string(), v.record(v.string(), v.object({ low: v.number(), high: v.number() }))),
  }) satisfies v.GenericSchema<unknown, Survey>,
  timeZone: v.string(),
  home: v.string(),
  country: v.nullable(v.string()),
  assume: v.nullable(v.picklist(['day_first', 'month_first'])),
  /** When the batch began: dates after it are in the future. */
  now: v.number(),
})
export type ImportPlan = v.InferOutput<typeof importPlan>
