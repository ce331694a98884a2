import * as v from 'valibot'

/** Patterns of each kind a shop may have; each is tried on every message. */
export const MAX_NUMBER_PATTERNS = 10
const pattern = v.pipe(v.string(), v.maxLength(100, 'must be at most 100 characters'))
const patterns = v.pipe(v.array(pattern), v.maxLength(MAX_NUMBER_PATTERNS, `at most ${MAX_NUMBER_PATTERNS} patterns`))

/** How a shop's order and tracking numbers look: JavaScript patterns of whole numbers, such as `KF-\d{6}`. */
export const numberPatterns = v.object({ order: patterns, tracking: patterns })
export type NumberPatterns = v.InferOutput<typeof numberPatterns>
