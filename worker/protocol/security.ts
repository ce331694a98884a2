import * as v from 'valibot'
import { instant } from './primitives'

/** Query of GET /v1/shops/{shop}/audit. `before` is the id of the last entry of the page before. */
export const auditQuery = v.object({
  subject: v.optional(v.pipe(v.string(), v.maxLength(120, 'must be at most 120 characters'))),
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

/** One change. `by` names a shopper by proof and masked e-mail, or an API key by the beginning of its hash. */
export const auditEntry = v.object({
  id: v.number(),
  at: instant,
  by: v.string(),
  action: v.string(),
  subject: v.string(),
  /** What a change of an order was made from and to stands in `before` and `after`. */
  detail: v.record(v.string(), v.unknown()),
})

/** Newest first; `next_before` is null on the last page. */
export const auditPage = v.object({ entries: v.array(auditEntry), next_before: v.nullable(v.number()) })
export type AuditPage = v.InferOutput<typeof auditPage>

export const identityKeyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/, 'must be the id of a key'))
/** `created_at` is null for a key from the set-up. */
export const identityKeyInfo = v.object({ key_id: identityKeyId, created_at: v.nullable(instant) })
export const identityKeyList = v.object({ keys: v.array(identityKeyInfo) })
/** The one time that the key itself is shown. */
export const identityKeyCreated = v.object({ key_id: identityKeyId, key: v.string() })
