import type { Context } from 'hono'
import type { Auth } from '../adapters/accounts/auth'
import { loadAuth } from '../adapters/accounts/load'
import { deviceOf, placeOf } from '../adapters/accounts/place'
import type { AppEnv } from './env'
import { ProblemError } from './problem'

const PLACE_HEADER = 'x-kefu-place'

/** What an auth call is given of the request: its cookies, and of where it comes from only what is coarse. */
export function authHeaders(c: Context<AppEnv>): Headers {
  return new Headers({
    cookie: c.req.header('cookie') ?? '',
    'user-agent': deviceOf(c.req.header('user-agent') ?? ''),
    [PLACE_HEADER]: placeOf(c.req.raw),
  })
}

/**
 * Calls better-auth and hands its cookies on. What it refuses is the problem that `refusals` has for its code, or a plain 401.
 * @throws ProblemError
 */
export async function callAuth<T>(
  c: Context<AppEnv>,
  call: (auth: Auth, headers: Headers) => Promise<{ headers?: Headers | null; response: T }>,
  refusals: Readonly<Record<string, ProblemError>> = {},
): Promise<T> {
  const auth = await loadAuth(c.env)
  try {
    const { headers, response } = await call(auth, authHeaders(c))
    for (const cookie of headers?.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true })
    return response
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw refusals[code] ?? new ProblemError(401, 'That did not work. Sign in again and try once more.')
  }
}

/** The code of a refusal; null for a bug or an outage. */
function codeOf(error: unknown): string | null {
  const { statusCode, body } = (error ?? {}) as { statusCode?: unknown; body?: { code?: unknown } }
  if (typeof statusCode !== 'number' || statusCode >= 500) return null
  return typeof body?.code === 'string' ? body.code : ''
}
