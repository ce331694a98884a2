import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Problem } from '../protocol'

const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid',
  426: 'Upgrade required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Busy',
}

export type FieldError = { readonly field: string; readonly message: string }

/** An expected failure of a route. Thrown anywhere below a route; `onError` turns it into RFC 9457 problem details. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly detail?: string,
    readonly errors?: readonly FieldError[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail ?? TITLES[status] ?? 'Error')
  }
}

/** The one place where errors become HTTP. Never repeats what the client sent; bugs are logged and stay unexplained. */
export function onError(error: Error, c: Context): Response {
  if (error instanceof ProblemError) return problemResponse(error.status, error.detail, error.errors, error.headers)
  // Hono's own: of what comes in here only a body that cannot be parsed.
  if (error instanceof HTTPException && error.status === 400) {
    return problemResponse(400, 'The body is not JSON.', [{ field: 'body', message: 'must be JSON' }])
  }
  if (error instanceof HTTPException) return problemResponse(error.status)
  console.error(
    JSON.stringify({ level: 'error', at: 'http', route: c.req.routePath, error: String(error.stack ?? error) }),
  )
  return problemResponse(500)
}

export function problemResponse(
  status: number,
  detail?: string,
  errors?: readonly FieldError[],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: Problem = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    ...(detail ? { detail } : {}),
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
