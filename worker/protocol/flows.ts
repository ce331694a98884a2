import * as v from 'valibot'
import { flowSchema } from './flow-definition'

/** Own flows of one shop, those in the place of built-in ones counted too. */
export const MAX_SHOP_FLOWS = 50
/** Replies of one shop worded anew, each locale and mood counted. */
export const MAX_SHOP_TEXTS = 1_000
export const MAX_FLOW_NAME_CHARS = 40

export const flowName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'must be snake_case'),
  v.maxLength(MAX_FLOW_NAME_CHARS, `must be at most ${MAX_FLOW_NAME_CHARS} characters`),
)

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** The version that was edited; when it is no longer the newest, nothing is saved (409). 0 where there is none yet. Absent: whatever stands is replaced. */
const baseVersion = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))

/** Body of PUT .../flows/{name} and of .../validate: any JSON, so that every problem can be told at once. */
export const flowDraft = v.object({ definition: v.unknown(), base_version: baseVersion })
export const flowToCheck = v.object({ definition: v.unknown() })
/** Body of POST .../restore. */
export const restoreVersion = v.object({ version, base_version: baseVersion })
/** Query of DELETE. */
export const baseVersionQuery = v.object({
  base_version: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be a whole number'), v.transform(Number))),
})

/** What is wrong with a flow and where: `path` are the keys from the root of its JSON. */
export const flowProblem = v.object({ path: v.array(v.string()), message: v.string() })
export type FlowProblem = v.InferOutput<typeof flowProblem>
export const flowCheck = v.object({ ok: v.boolean(), problems: v.array(flowProblem) })
export type FlowCheck = v.InferOutput<typeof flowCheck>

/** 'built_in': as Kefu brings it; 'edited': the shop's own in its place; 'own': the shop's alone. */
export const flowOrigin = v.picklist(['built_in', 'edited', 'own'])
export type FlowOrigin = v.InferOutput<typeof flowOrigin>

const summary = {
  name: v.string(),
  origin: flowOrigin,
  /** Of the shop's own saves of this name; 0 where it was never saved. Counts on after it went back to the built-in one. */
  version: v.number(),
  title: v.record(v.string(), v.string()),
  intents: v.array(v.string()),
  states: v.number(),
  updated_at: v.nullable(v.string()),
  /** Why the shop's own flow is not in use, such as a tool that is gone; the built-in one, if any, is used instead. */
  problems: v.array(flowProblem),
}
export const flowSummary = v.object(summary)
export type FlowSummary = v.InferOutput<typeof flowSummary>

/** What a flow of this shop may name. */
export const flowParts = v.object({
  actions: v.record(v.string(), v.array(v.string())),
  /** The actions among them that a flow runs only after a yes. */
  changing: v.array(v.string()),
  options: v.array(v.string()),
  tools: v.array(v.string()),
  /** With the flow that each starts; null for none. */
  intents: v.array(v.object({ name: v.string(), flow: v.nullable(v.string()) })),
  locales: v.array(v.string()),
})
export type FlowParts = v.InferOutput<typeof flowParts>

export const flowList = v.object({ flows: v.array(flowSummary), parts: flowParts })
export type FlowList = v.InferOutput<typeof flowList>

export const flowDetail = v.object({
  ...summary,
  definition: flowSchema,
  /** The words its keys stand for, by locale, as shoppers hear them now. */
  texts: v.record(v.string(), v.record(v.string(), v.string())),
})
export type FlowDetail = v.InferOutput<typeof flowDetail>

export const flowSaved = v.object({ name: v.string(), version: v.number() })
export type FlowSaved = v.InferOutput<typeof flowSaved>

/** Newest first; `definition` is null where it went back to the built-in flow. */
export const flowVersions = v.object({
  name: v.string(),
  versions: v.array(
    v.object({
      version: v.number(),
      saved_at: v.string(),
      saved_by: v.string(),
      definition: v.nullable(v.unknown()),
    }),
  ),
})
export type FlowVersions = v.InferOutput<typeof flowVersions>
