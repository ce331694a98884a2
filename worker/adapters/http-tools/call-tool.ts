import { parseJson } from '../../core/parse-json'
import type { ToolError, ToolValue } from '../../core/ports'
import { readAnswer } from '../../core/tools/response'
import { fillBody, fillUrl, type Slots, type TemplateError } from '../../core/tools/template'
import type { HttpToolAuth, HttpToolDefinition } from '../../protocol'
import { readBounded } from '../read-bounded'
import { addressFault, isSameSystem } from './address'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What one call came to. `status` is null when no answer came; `problem` says in words what was wrong. Neither holds the secret. */
export type ToolRun = {
  readonly outcome: 'ok' | ToolError
  readonly status: number | null
  readonly values: Readonly<Record<string, ToolValue>>
  readonly problem: string | null
}

export type ToolCall = {
  readonly tool: HttpToolDefinition
  /** The secret of its auth, asked for only once the request can be written; null where there is none or it cannot be opened. */
  readonly secretOf: () => Promise<string | null>
  readonly slots: Slots
  /** Tells a repeat from a new call. */
  readonly key: string
  readonly currency: string
  readonly fetch?: Fetch | undefined
  readonly allowLoopback?: boolean | undefined
}

/** Largest answer read, in bytes. */
const MAX_ANSWER_BYTES = 65_536
const MAX_REDIRECTS = 3

/** Calls another system once. Ends within the tool's timeout and never throws; what it learns is in its answer. */
export async function callHttpTool(call: ToolCall): Promise<ToolRun> {
  const signal = AbortSignal.timeout(call.tool.timeout_ms)
  const late = Promise.withResolvers<ToolRun>()
  signal.addEventListener('abort', () => late.resolve(run('late', null, `no answer within ${call.tool.timeout_ms} ms`)))
  const work = attempt(call, signal).catch((error: unknown): ToolRun => {
    if (signal.aborted) return run('late', null, `no answer within ${call.tool.timeout_ms} ms`)
    return run('failed', null, `the system could not be reached (${nameOf(error)})`)
  })
  return Promise.race([work, late.promise])
}

async function attempt(call: ToolCall, signal: AbortSignal): Promise<ToolRun> {
  const { tool, slots } = call
  const url = fillUrl(tool.url, slots)
  if (!url.ok) return run('failed', null, unfilled(url.error))
  const fault = addressFault(url.value, call.allowLoopback)
  if (fault) return run('failed', null, `the address ${fault}`)
  const body = tool.body === undefined ? null : fillBody(tool.body, slots)
  if (body && !body.ok) return run('failed', null, unfilled(body.error))
  const secret = tool.auth.kind === 'none' ? '' : await call.secretOf()
  if (secret === null) return run('failed', null, 'the secret is missing or cannot be opened: enter it again')
  const init = { ...requestOf(call, secret, body ? body.value : undefined), signal }
  const response = await follow(call, new URL(url.value), init)
  return typeof response === 'string' ? run('failed', null, response) : judge(call, response)
}

/** The answer after redirects within the same system, or what was wrong with one. Only a GET is asked anew. */
async function follow(call: ToolCall, start: URL, init: RequestInit): Promise<Response | string> {
  const send = call.fetch ?? ((url: string, options: RequestInit) => fetch(url, options))
  let url = start
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await send(url.href, { ...init, redirect: 'manual' })
    if (response.status < 300 || response.status >= 400) return response
    await response.body?.cancel()
    const to = response.headers.get('location') ?? ''
    if (call.tool.method !== 'GET' || !URL.canParse(to, url.href))
      return `the system answered with a redirect (${response.status})`
    const next = new URL(to, url.href)
    if (!isSameSystem(url, next)) return 'the system redirects to another host'
    url = next
  }
  return 'the system redirects without end'
}

async function judge({ tool, currency }: ToolCall, response: Response): Promise<ToolRun> {
  const { status } = response
  const isRead = response.ok && Object.keys(tool.response).length > 0
  if (!isRead) {
    await response.body?.cancel()
    if (response.ok) return run('ok', status, null)
    return status === 404 ? run('not_found', status, null) : run('failed', status, `the system answered ${status}`)
  }
  const text = await readBounded(response, MAX_ANSWER_BYTES)
  if (text === null) return run('failed', status, `the answer has more than ${MAX_ANSWER_BYTES} bytes`)
  const answer = parseJson(text)
  if (answer === undefined) return run('failed', status, 'the answer is not JSON')
  const values = readAnswer(tool.response, answer, currency)
  return values.ok ? run('ok', status, null, values.value) : run('failed', status, values.error)
}

function requestOf({ tool, key }: ToolCall, secret: string, body: unknown): RequestInit {
  const headers = new Headers({ accept: 'application/json', 'user-agent': 'Kefu', ...tool.headers })
  if (tool.method !== 'GET') headers.set('idempotency-key', key)
  const [name, value] = authHeader(tool.auth, secret)
  if (name) headers.set(name, value)
  if (body === undefined) return { method: tool.method, headers }
  headers.set('content-type', 'application/json')
  return { method: tool.method, headers, body: JSON.stringify(body) }
}

function authHeader(auth: HttpToolAuth, secret: string): [name: string, value: string] {
  if (auth.kind === 'bearer') return ['authorization', `Bearer ${secret}`]
  if (auth.kind === 'header') return [auth.header, secret]
  if (auth.kind === 'none') return ['', '']
  const bytes = new TextEncoder().encode(`${auth.username}:${secret}`)
  return ['authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`]
}

function run(
  outcome: ToolRun['outcome'],
  status: number | null,
  problem: string | null,
  values: ToolRun['values'] = {},
): ToolRun {
  return { outcome, status, values, problem }
}

function unfilled({ slot, why }: TemplateError): string {
  return why === 'missing' ? `the slot {${slot}} has no value` : `the value of {${slot}} cannot stand there`
}

/** The kind of an error alone: its text may hold the address with what a shopper said in it. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'error'
}
