import * as v from 'valibot'

/** Patterns of each kind a shop may have; each is tried on every message. */
export const MAX_NUMBER_PATTERNS = 10
const pattern = v.pipe(v.string(), v.maxLength(100, 'must be at most 100 characters'))
const patterns = v.pipe(v.array(pattern), v.maxLength(MAX_NUMBER_PATTERNS, `at most ${MAX_NUMBER_PATTERNS} patterns`))

/** How a shop's order and tracking numbers look: JavaScript patterns of whole numbers, such as `KF-\d{6}`. */
export const numberPatterns = v.object({ order: patterns, tracking: patterns })
export type NumberPatterns = v.InferOutput<typeof numberPatterns>

/** Body of POST .../number-patterns/try: a message, read with these patterns instead of the stored ones. */
export const tryNumberPatterns = v.object({
  ...numberPatterns.entries,
  text: v.pipe(v.string(), v.maxLength(1_000, 'must be at most 1000 characters')),
})
/** The numbers found in the message; `own`: only thanks to the shop's patterns. Offsets are UTF-16 units of the text. */
export const triedNumberPatterns = v.object({
  numbers: v.array(
    v.object({
      type: v.picklist(['order_number', 'tracking_number']),
      value: v.string(),
      start: v.number(),
      end: v.number(),
      own: v.boolean(),
    }),
  ),
})
export type TriedNumberPatterns = v.InferOutput<typeof triedNumberPatterns>
