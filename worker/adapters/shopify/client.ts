import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { accessToken, forgetToken } from './access-token'
import { type Envelope, envelope, exchange, type Fetch, type HttpAnswer } from './answer'
import { SHOPIFY_API_VERSION, type ShopifyConfig } from './config'

/**
 * Why a call brought nothing. 'late': no answer that tells; a change may have been made. 'busy': surely not done, the shop is throttled.
 * 'refused': surely not done and no use to repeat: token, scope, an unknown shop, a query this version does not take.
 */
export type CallError = 'late' | 'busy' | 'refused'

/** One named GraphQL document and the shape of its `data`. */
export type Operation<T> = {
  readonly name: string
  readonly text: string
  readonly data: v.GenericSchema<unknown, T>
  /** A query, or a mutation that does no harm when it is done twice. */
  readonly repeatable: boolean
}

export type ShopifyClient = {
  /** Calls until `until` (epoch ms), again after throttling, and after an outage where that is harmless. Never throws. */
  call<T>(operation: Operation<T>, variables: Variables, until: number): Promise<Result<T, CallError>>
}
type Variables = Readonly<Record<string, unknown>>

/** First wait after an outage, in milliseconds; doubled each time. */
const BASE_WAIT_MS = 150
/** Wait after a 429 that does not say how long, in milliseconds. */
const THROTTLED_WAIT_MS = 1_000
const MAX_TRIES = 6

type Attempt<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: CallError; readonly why: string }
  | { readonly kind: 'again'; readonly error: 'late' | 'busy'; readonly waitMs: number; readonly why: string }

/** A client of one shop's Admin API. What goes wrong is logged with the operation's name, never with variables or tokens. */
export function createShopifyClient(
  config: ShopifyConfig,
  options: { readonly shop: string; readonly fetch?: Fetch | undefined },
): ShopifyClient {
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  return {
    async call(operation, variables, until) {
      for (let tries = 1; ; tries++) {
        const tried = await attempt(config, send, operation, variables, until, tries)
        if (tried.kind === 'done') return ok(tried.value)
        const mayRepeat = tried.kind === 'again' && (tried.error === 'busy' || operation.repeatable)
        if (!mayRepeat || tries === MAX_TRIES || Date.now() + tried.waitMs >= until) {
          log(options.shop, operation.name, tried)
          return err(tried.error)
        }
        await new Promise((resolve) => setTimeout(resolve, tried.waitMs))
      }
    },
  }
}

async function attempt<T>(
  config: ShopifyConfig,
  send: Fetch,
  operation: Operation<T>,
  variables: Variables,
  until: number,
  tries: number,
): Promise<Attempt<T>> {
  const again = { kind: 'again', error: 'late', waitMs: BASE_WAIT_MS * 2 ** (tries - 1) } as const
  // Without a token nothing was asked of the shop: a change can be asked again as freely as a query.
  const notSent = { ...again, error: 'busy' } as const
  let sent = false
  try {
    const token = await accessToken(config, send, until)
    if (!token.ok) {
      return token.error === 'refused'
        ? failed('refused', 'no token for these credentials')
        : { ...notSent, why: 'no token' }
    }
    sent = true
    const url = `${config.origin}/admin/api/${SHOPIFY_API_VERSION}/graphql.json`
    const headers = { 'content-type': 'application/json', 'x-shopify-access-token': token.value }
    const body = JSON.stringify({ query: operation.text, operationName: operation.name, variables })
    const answer = await exchange(send, url, { headers, body }, until)
    if (answer.status === 401 && forgetToken(config)) return { ...notSent, waitMs: 0, why: 'the token had ended' }
    return answer.status === 200 ? judge(operation, answer.body, again) : judgeStatus(answer, again)
  } catch (error) {
    return { ...(sent ? again : notSent), why: String(error) }
  }
}

type Again = { readonly kind: 'again'; readonly error: 'late'; readonly waitMs: number }

function judgeStatus({ status, retryAfter }: HttpAnswer, again: Again): Attempt<never> {
  const why = `HTTP ${status}`
  if (status === 429 || status === 430) return { kind: 'again', error: 'busy', waitMs: secondsOf(retryAfter), why }
  if (status >= 500) return { ...again, why }
  return failed('refused', why)
}

function judge<T>(operation: Operation<T>, body: unknown, again: Again): Attempt<T> {
  const parsed = v.safeParse(envelope, body)
  if (!parsed.success) return { ...again, why: 'no GraphQL answer' }
  const { data, errors } = parsed.output
  if (errors.some((error) => error.extensions.code === 'THROTTLED')) {
    return { kind: 'again', error: 'busy', waitMs: restoreMs(parsed.output), why: 'throttled' }
  }
  const [first] = errors
  if (first) return judgeErrors(operation, data, first, again)
  if (data === undefined) return { ...again, why: 'no GraphQL answer' }
  const shaped = v.safeParse(operation.data, data)
  if (shaped.success) return { kind: 'done', value: shaped.output }
  const [issue] = shaped.issues
  return failed('late', `unexpected shape at ${v.getDotPath(issue) ?? 'data'}`)
}

/**
 * An error beside data that is whole enough is one of a field that may be left out. A mutation whose own field has a value was run, whatever
 * could not be read of it afterwards; without one nothing was done.
 */
function judgeErrors<T>(
  operation: Operation<T>,
  data: unknown,
  { message, extensions }: Envelope['errors'][number],
  again: Again,
): Attempt<T> {
  const why = `${extensions.code || 'error'}: ${message.slice(0, 200)}`
  if (extensions.code === 'INTERNAL_SERVER_ERROR') return { ...again, why }
  const shaped = data === undefined || data === null ? null : v.safeParse(operation.data, data)
  if (shaped?.success) return { kind: 'done', value: shaped.output }
  return failed(wasRun(data) ? 'late' : 'refused', why)
}

function wasRun(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null)
}

/** Milliseconds until the bucket holds what the query asks for. */
function restoreMs({ extensions }: Envelope): number {
  const { requestedQueryCost, throttleStatus } = extensions.cost ?? {}
  if (!requestedQueryCost || !throttleStatus || throttleStatus.restoreRate <= 0) return THROTTLED_WAIT_MS
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable
  return Math.max(Math.ceil((missing / throttleStatus.restoreRate) * 1_000), BASE_WAIT_MS)
}

function secondsOf(retryAfter: string | null): number {
  const text = retryAfter?.trim() ?? ''
  return /^\d{1,6}(\.\d+)?$/.test(text) ? Math.ceil(Number(text) * 1_000) : THROTTLED_WAIT_MS
}

function failed(error: CallError, why: string): Attempt<never> {
  return { kind: 'failed', error, why }
}

function log(
  shop: string,
  operation: string,
  { error, why }: { readonly error: CallError; readonly why: string },
): void {
  console.error(JSON.stringify({ level: 'error', at: 'shopify', shop, operation, outcome: error, why }))
}
