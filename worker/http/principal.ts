import type { Context } from 'hono'
import type { Role } from '../adapters/d1/api-keys'
import type { AppEnv } from './env'
import { ProblemError } from './problem'

/** Who makes a request of a shop's people or programs. `id` is stable: "member:<account>" or "api_key:<first 8 of its hash>". */
export type Principal = {
  readonly kind: 'member' | 'api_key'
  readonly id: string
  /** A member's display name, which shoppers see too; an API key's label. */
  readonly name: string
  readonly role: Role
}

/** Who requireRole has let through. @throws ProblemError 401 where it has not been asked. */
export function principalOf(c: Context<AppEnv>): Principal {
  const principal = c.get('principal')
  if (!principal) throw new ProblemError(401, 'Sign in, or send an API key of this shop.')
  return principal
}
