import * as v from 'valibot'
import { instant } from './primitives'

const shortText = v.pipe(v.string(), v.maxLength(120, 'must be at most 120 characters'))
const utcInstant = v.pipe(v.string(), v.isoTimestamp('must be an instant such as 2026-01-31T00:00:00Z'))

/**
 * Query of GET /v1/shops/{shop}/audit. `before` is the id of the last entry of the page before. `by` and `subject` may end in ":" for all of
 * a kind, such as "member:". CSV has up to MAX_AUDIT_CSV_ROWS rows, whatever the limit.
 */
export const auditQuery = v.object({
  subject: v.optional(shortText),
  by: v.optional(shortText),
  action: v.optional(shortText),
  from: v.optional(utcInstant),
  to: v.optional(utcInstant),
  format: v.optional(v.picklist(['json', 'csv']), 'json'),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be the id of an entry'), v.transform(Number))),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'must be a whole number from 1 to 200'),
      v.transform(Number),
    ),
    '50',
  ),
})

/** One change or look. `by` names a member, an API key by the beginning of its hash, or a shopper by proof and masked e-mail. */
export const auditEntry = v.object({
  id: v.number(),
  at: instant,
  by: v.string(),
  /** What the member or the API key is called; null for others. */
  by_name: v.nullable(v.string()),
  action: v.string(),
  subject: v.string(),
  subject_name: v.nullable(v.string()),
  /** What was changed from and to stands in `before` and `after`. */
  detail: v.record(v.string(), v.unknown()),
  /** From where, coarsely: a country and a network; null where it is not known. */
  place: v.nullable(v.string()),
})
export type AuditEntry = v.InferOutput<typeof auditEntry>

/** Newest first; `next_before` is null on the last page. */
export const auditPage = v.object({
  entries: v.array(auditEntry),
  next_before: v.nullable(v.number()),
  /** All actions of the log. */
  actions: v.array(v.string()),
})
export type AuditPage = v.InferOutput<typeof auditPage>

export const identityKeyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/, 'must be the id of a key'))
/** `created_at` is null for a key from the set-up. */
export const identityKeyInfo = v.object({ key_id: identityKeyId, created_at: v.nullable(instant) })
export const identityKeyList = v.object({ keys: v.array(identityKeyInfo) })
/** The one time that the key itself is shown. */
export const identityKeyCreated = v.object({ key_id: identityKeyId, key: v.string() })
