import * as v from 'valibot'
import { MAX_FLOW_TEXT_CHARS } from './flow-definition'
import { locale } from './primitives'

/** The key of a reply; `.negative` or `.positive` words it for a shopper in that mood. */
export const textKey = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,79}(?:\.(?:negative|positive))?$/, 'must be the key of a reply'),
)
const wording = v.pipe(
  v.string(),
  v.transform((text) => text.toWellFormed().trim()),
  v.minLength(1, 'must not be empty'),
  v.maxLength(MAX_FLOW_TEXT_CHARS, `must be at most ${MAX_FLOW_TEXT_CHARS} characters`),
)

export const textAddress = v.object({ locale, key: textKey })

/** Body of PUT .../texts/{locale}/{key}. `base_version` as for flows. */
export const textDraft = v.object({
  text: wording,
  base_version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})
/** Body of POST .../texts/preview. */
export const textToPreview = v.object({ locale, key: textKey, text: wording })
/** `problem` says why it could not be saved; `preview` is the text with sample values. */
export const textPreview = v.object({ problem: v.nullable(v.string()), preview: v.nullable(v.string()) })
export type TextPreview = v.InferOutput<typeof textPreview>

/** A reply in one language. `built_in` is absent for a mood that only the shop words; `own` where the shop has none. */
export const wordedText = v.object({
  built_in: v.optional(v.string()),
  own: v.optional(v.string()),
  /** Of the shop's own saves; 0 where there was none. */
  version: v.number(),
  /** What a shopper reads, with sample values. */
  preview: v.string(),
})
export const replyText = v.object({
  key: v.string(),
  /** Values it may name. */
  placeholders: v.array(v.string()),
  locales: v.record(v.string(), wordedText),
})
export type ReplyText = v.InferOutput<typeof replyText>

export const textList = v.object({ locales: v.array(v.string()), texts: v.array(replyText) })
export type TextList = v.InferOutput<typeof textList>

export const textSaved = v.object({ locale: v.string(), key: v.string(), version: v.number() })
export type TextSaved = v.InferOutput<typeof textSaved>

/** Newest first; `text` is null where the built-in wording was taken again. */
export const textVersions = v.object({
  versions: v.array(
    v.object({ version: v.number(), saved_at: v.string(), saved_by: v.string(), text: v.nullable(v.string()) }),
  ),
})
export type TextVersions = v.InferOutput<typeof textVersions>
