import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { readBounded } from '../read-bounded'
import { routeUrl, type WooConfig } from './config'
import { parseWordPressJson } from './read-json'
import { retryWait } from './retry'

/** Why a call brought nothing. 'late' covers all that may be better in a moment: outages, time-outs, throttling, garbage. */
export type WooFailure =
  | { readonly kind: 'late' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: 'moved'; readonly to: string }

/** `pages` and `total` are those of a list; 1 and the number of entries where the shop does not say. */
export type WooAnswer = { readonly body: unknown; readonly pages: number; readonly total: number }

export type WooRequest = {
  readonly method?: 'GET' | 'PUT' | 'POST'
  /** Below /wp-json, such as "/wc/v3/orders/17". */
  readonly route: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type WooClient = { call(request: WooRequest): Promise<Result<WooAnswer, WooFailure>> }

/** Largest answer read, in bytes: a page of orders with the metadata of many plugins. */
const MAX_ANSWER_BYTES = 4_194_304
const MAX_TRIES = 4
const LATE: WooFailure = { kind: 'late' }

const errorBody = v.object({ code: v.string(), message: v.optional(v.string(), '') })

/**
 * Calls a shop's REST API until `deadline` (epoch ms). Reads and PUTs, which may be repeated, are tried again after an outage; a POST only
 * when the shop said that it did nothing (429). Never throws, and never logs keys or what was asked for.
 */
export function createWooClient(
  config: WooConfig,
  options: { deadline: number; fetch?: Fetch | undefined },
): WooClient {
  const send = options.fetch ?? ((url, init) => fetch(url, init))
  return {
    async call(request) {
      for (let tries = 1; ; tries++) {
        const answer = await attempt(config, send, request, options.deadline)
        if (answer.kind === 'answer') return ok(answer.answer)
        if (answer.kind === 'failure') return err(answer.failure)
        const wait = retryWait(answer, tries, Date.now())
        const may = answer.untouched || (request.method ?? 'GET') !== 'POST'
        if (!may || tries === MAX_TRIES || Date.now() + wait >= options.deadline) {
          log(request, answer.why)
          return err(LATE)
        }
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    },
  }
}

type Attempt =
  | { readonly kind: 'answer'; readonly answer: WooAnswer }
  | { readonly kind: 'failure'; readonly failure: WooFailure }
  /** `untouched`: the shop surely did nothing, so that even a POST may be repeated. */
  | { readonly kind: 'again'; readonly why: string; readonly untouched: boolean; readonly retryAfter: string | null }

async function attempt(config: WooConfig, send: Fetch, request: WooRequest, deadline: number): Promise<Attempt> {
  const url = addressOf(config, request)
  if (url === null) return failed(request, 'the address of the shop is not usable')
  const left = deadline - Date.now()
  if (left <= 0) return failed(request, 'no time left')
  const signal = AbortSignal.timeout(left)
  try {
    const response = await send(url.href, { ...initOf(config, request), redirect: 'manual', signal })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return { kind: 'failure', failure: { kind: 'moved', to: response.headers.get('location') ?? '' } }
    }
    const text = await readBounded(response, MAX_ANSWER_BYTES)
    return judge(request, response, text === null ? undefined : parseWordPressJson(text))
  } catch (error) {
    if (signal.aborted) return failed(request, 'timed out')
    return { kind: 'again', why: String(error), untouched: false, retryAfter: null }
  }
}

function judge(request: WooRequest, response: Response, body: unknown): Attempt {
  const { status, headers } = response
  const retryAfter = headers.get('retry-after')
  if (status === 429) return { kind: 'again', why: 'HTTP 429', untouched: true, retryAfter }
  if (status < 300)
    return body === undefined ? failed(request, 'no JSON') : { kind: 'answer', answer: listed(headers, body) }
  const told = v.safeParse(errorBody, body)
  // A 500 with a code of WooCommerce's own is an answer (a gateway that cannot refund), not an outage; PHP's fatal error is one.
  const isAnswer = told.success && told.output.code !== 'internal_server_error' && status !== 503
  if (status >= 500 && !isAnswer) return { kind: 'again', why: `HTTP ${status}`, untouched: false, retryAfter }
  const { code, message } = told.success ? told.output : { code: '', message: '' }
  return { kind: 'failure', failure: { kind: 'refused', status, code, message: message.slice(0, 300) } }
}

function failed(request: WooRequest, why: string): Attempt {
  log(request, why)
  return { kind: 'failure', failure: LATE }
}

function listed(headers: Headers, body: unknown): WooAnswer {
  const count = (name: string, fallback: number) => {
    const value = headers.get(name)
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : fallback
  }
  const length = Array.isArray(body) ? body.length : 1
  const hasNext = /\brel="?next"?/.test(headers.get('link') ?? '')
  // A proxy may strip the totals and keep the links: then all that is known is that there is one page more.
  return {
    body,
    pages: count('x-wp-totalpages', hasNext ? Number.POSITIVE_INFINITY : 1),
    total: count('x-wp-total', length),
  }
}

function addressOf(config: WooConfig, { route, query = {} }: WooRequest): URL | null {
  const url = routeUrl(config, route)
  if (typeof url === 'string') return null
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  if (config.keysIn === 'query') {
    url.searchParams.set('consumer_key', config.consumerKey)
    url.searchParams.set('consumer_secret', config.consumerSecret)
  }
  return url
}

function initOf(config: WooConfig, { method = 'GET', body }: WooRequest): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'Kefu' }
  if (config.keysIn !== 'query')
    headers.authorization = `Basic ${btoa(`${config.consumerKey}:${config.consumerSecret}`)}`
  if (body === undefined) return { method, headers }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function log({ method = 'GET', route }: WooRequest, error: string): void {
  console.error(JSON.stringify({ level: 'error', at: 'woocommerce', call: `${method} ${route}`, error }))
}
