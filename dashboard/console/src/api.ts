import type { InferOutput } from 'valibot'
import type { liveSnapshot, Report } from '../../../worker/protocol'
import type { MessageKey } from './i18n'
import { isKey, type Session } from './session'

export type { Report }
export type LiveSnapshot = InferOutput<typeof liveSnapshot>

const TIMEOUT_MS = 10_000

/** Why a request failed, and what to tell the reader. `status` 0: no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    private readonly own?: MessageKey,
  ) {
    super(`HTTP ${status}`)
  }

  get text(): MessageKey {
    if (this.own) return this.own
    if (this.status === 401) return 'key_invalid'
    if (this.status === 403) return 'key_forbidden'
    if (this.status === 404 || this.status === 400) return 'shop_unknown'
    return this.status === 0 ? 'server_unreachable' : 'server_error'
  }
}

/** A report; `query` as documented in /docs. */
export function fetchReport(session: Session, name: string, query: Query, signal?: AbortSignal): Promise<Report> {
  return get<Report>(session, `reports/${name}?${new URLSearchParams(query)}`, signal)
}

/** The last quarter of an hour, as it is this second. */
export function fetchLive(session: Session, signal?: AbortSignal): Promise<LiveSnapshot> {
  return get<LiveSnapshot>(session, 'live', signal)
}

type Query = Readonly<Record<string, string>>

async function get<Answer>(session: Session, path: string, signal?: AbortSignal): Promise<Answer> {
  // Not a key: refused here as the server would, and never taken for a server that does not answer.
  if (!isKey(session.key)) throw new ApiError(401, 'key_malformed')
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(`/v1/shops/${encodeURIComponent(session.shop)}/${path}`, {
    headers: { authorization: `Bearer ${session.key}` },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((): never => {
    throw new ApiError(0)
  })
  if (!response.ok) throw new ApiError(response.status)
  return response.json()
}
