import * as v from 'valibot'

/** What an API key may be limited to, within its role. */
export const keyScope = v.picklist([
  'reports:read',
  'conversations:read',
  'conversations:write',
  'shoppers:read',
  'shoppers:write',
  'knowledge:read',
  'knowledge:write',
  'settings:read',
  'settings:write',
  'team:read',
  'team:write',
  'security:read',
  'security:write',
  'data:write',
])
export type KeyScope = v.InferOutput<typeof keyScope>
export const KEY_SCOPES: readonly KeyScope[] = keyScope.options
