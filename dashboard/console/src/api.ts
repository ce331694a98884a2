import type { InferOutput } from 'valibot'
import type { liveSnapshot, Problem, Report } from '../../../worker/protocol'
import type { MessageKey } from './i18n'
import { isKey, isMember, type Session } from './session'

export type { Report }
export type FieldError = NonNullable<Problem['errors']>[number]
export type LiveSnapshot = InferOutput<typeof liveSnapshot>

const TIMEOUT_MS = 10_000
/** Learning takes a second or two, and other changes of the shop may come first. */
const CHANGE_TIMEOUT_MS = 60_000

/** Why a request failed, and what to tell the reader. `status` 0: no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    private readonly own?: MessageKey,
    readonly fields: readonly FieldError[] = [],
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

export function get<Answer>(session: Session, path: string, signal?: AbortSignal): Promise<Answer> {
  return ask<Answer>(session, path, signal ? { signal } : {})
}

/** A request with a body that may change something. */
export function send<Answer>(session: Session, method: string, path: string, body?: unknown): Promise<Answer> {
  if (body === undefined) return ask<Answer>(session, path, { method })
  return ask<Answer>(session, path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
}

/** A file as the body of a change. */
export function sendFile<Answer>(session: Session, path: string, file: Blob): Promise<Answer> {
  return ask<Answer>(session, path, { method: 'POST', body: file })
}

/** A file to keep. */
export async function fetchFile(session: Session, path: string): Promise<Blob> {
  return (await reach(session, path, {}, CHANGE_TIMEOUT_MS)).blob()
}

async function ask<Answer>(session: Session, path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(session, path, init, init.method ? CHANGE_TIMEOUT_MS : TIMEOUT_MS)
  return response.status === 204 ? (null as Answer) : response.json()
}

async function reach(session: Session, path: string, init: RequestInit, timeoutMs: number): Promise<Response> {
  const member = isMember(session)
  // Not a key: refused here as the server would, and never taken for a server that does not answer.
  if (!member && !isKey(session.key)) throw new ApiError(401, 'key_malformed')
  const who = member ? ownPage() : { authorization: `Bearer ${session.key}` }
  const url = `/v1/shops/${encodeURIComponent(session.shop)}/${path}`
  return reachUrl(url, { ...init, headers: { ...init.headers, ...who } }, timeoutMs, member ? MEMBER_TEXTS : {})
}

/** Why a member is refused, said in other words than to a key. */
const MEMBER_TEXTS: Readonly<Record<number, MessageKey>> = { 401: 'acct_session_ended', 403: 'acct_forbidden' }

/** What shows the server that a page of its own is asking, and in which language. */
function ownPage(): Readonly<Record<string, string>> {
  return { 'x-kefu-console': '1', 'accept-language': document.documentElement.lang || 'en' }
}

/** A request of the account itself, below /v1/account; null for an answer without a body. */
export async function askAccount<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const headers = { ...ownPage(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const response = await reachUrl(`/v1/account${path}`, { method, headers, ...sent }, CHANGE_TIMEOUT_MS, {})
  return response.status === 204 || response.status === 202 ? (null as Answer) : response.json()
}

async function reachUrl(
  url: string,
  init: RequestInit,
  timeoutMs: number,
  texts: Readonly<Record<number, MessageKey>>,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const response = await fetch(url, {
    ...init,
    signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
  }).catch((): never => {
    throw new ApiError(0)
  })
  if (!response.ok) throw new ApiError(response.status, texts[response.status], await fieldErrors(response))
  return response
}

/** What the server says of single fields; nothing where the answer is not a problem of its own. */
async function fieldErrors(response: Response): Promise<readonly FieldError[]> {
  const problem: Problem | null = await response.json().catch(() => null)
  return problem?.errors ?? []
}
