import * as v from 'valibot'
import { memberRole } from './accounts'
import { instant } from './primitives'
import { keyScope } from './scopes'

/** The beginning of the key's hash, as "api_key:ID" has it in the audit log. */
export const apiKeyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'must be the id of an API key'))

export const apiKeyRequest = v.object({
  label: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be blank'),
    v.maxLength(60, 'must be at most 60 characters'),
    v.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'must be one line of text'),
  ),
  role: memberRole,
  /** Left out: all that the role allows. */
  scopes: v.optional(v.nullable(v.pipe(v.array(keyScope), v.minLength(1, 'needs one scope at least')))),
})

export const apiKeyInfo = v.object({
  id: v.string(),
  label: v.string(),
  role: memberRole,
  scopes: v.nullable(v.array(keyScope)),
  created_at: instant,
  /** Null for keys from the command line. */
  created_by: v.nullable(v.string()),
  /** To the minute; null for one that was never used. */
  last_used_at: v.nullable(instant),
  revoked_at: v.nullable(instant),
  may_revoke: v.boolean(),
})
export type ApiKeyInfo = v.InferOutput<typeof apiKeyInfo>
export const apiKeyList = v.object({ keys: v.array(apiKeyInfo), may_grant: v.array(memberRole) })
export type ApiKeyList = v.InferOutput<typeof apiKeyList>
/** The one time that the key itself is shown. */
export const apiKeyCreated = v.object({ id: v.string(), key: v.string() })
