import type { HttpTool, HttpToolDraft, HttpToolField } from '../../../../worker/protocol'

export type Method = HttpToolDraft['method']
export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
export type AuthKind = HttpTool['auth']['kind']
export const AUTH_KINDS: readonly AuthKind[] = ['none', 'bearer', 'basic', 'header']
export const FIELD_TYPES: readonly HttpToolField['type'][] = ['text', 'number', 'date', 'money']

/** One slot that an answer fills, as it is typed. */
export type MappingRow = {
  readonly slot: string
  readonly pointer: string
  readonly type: HttpToolField['type']
  readonly fallback: string
  readonly currency: string
  readonly currency_pointer: string
  readonly minor_units: boolean
}
export const EMPTY_ROW: MappingRow = {
  slot: '',
  pointer: '/',
  type: 'text',
  fallback: '',
  currency: '',
  currency_pointer: '',
  minor_units: false,
}

/** A tool as it is typed. Headers are lines of "name: value"; the secret is empty until somebody types one. */
export type ToolForm = {
  readonly name: string
  readonly description: string
  readonly method: Method
  readonly url: string
  readonly headers: string
  readonly body: string
  readonly auth: AuthKind
  readonly username: string
  readonly header: string
  readonly secret: string
  readonly response: readonly MappingRow[]
  readonly flows: readonly string[]
  readonly timeout_ms: string
  readonly proven_only: boolean
}
export const EMPTY_TOOL: ToolForm = {
  name: '',
  description: '',
  method: 'GET',
  url: '',
  headers: '',
  body: '',
  auth: 'none',
  username: '',
  header: '',
  secret: '',
  response: [],
  flows: [],
  timeout_ms: '2000',
  proven_only: true,
}

export function formOf(tool: HttpTool): ToolForm {
  const { auth, body, headers, response } = tool
  return {
    name: tool.name,
    description: tool.description,
    method: tool.method,
    url: tool.url,
    headers: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    body: body === undefined ? '' : JSON.stringify(body, null, 2),
    auth: auth.kind,
    username: auth.kind === 'basic' ? auth.username : '',
    header: auth.kind === 'header' ? auth.header : '',
    secret: '',
    response: Object.entries(response).map(([slot, field]) => rowOf(slot, field)),
    flows: tool.flows,
    timeout_ms: String(tool.timeout_ms),
    proven_only: tool.proven_only,
  }
}

export type ToolFault = 'name' | 'url' | 'body' | 'headers' | 'slots' | 'timeout_ms'

/** What cannot be sent as it is typed; the server judges the rest. */
export function faultsOf(form: ToolForm): readonly ToolFault[] {
  const faults: ToolFault[] = []
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(form.name)) faults.push('name')
  if (form.url.trim() === '') faults.push('url')
  if (form.body.trim() !== '' && parsed(form.body) === undefined) faults.push('body')
  if (linesOf(form.headers).some((line) => !line.includes(':'))) faults.push('headers')
  const slots = form.response.map(({ slot }) => slot)
  if (slots.includes('') || new Set(slots).size < slots.length) faults.push('slots')
  if (!/^\d{1,5}$/.test(form.timeout_ms.trim())) faults.push('timeout_ms')
  return faults
}

/** What is sent for a form without faults. */
export function draftOf(form: ToolForm): HttpToolDraft {
  const body = form.body.trim() === '' ? undefined : parsed(form.body)
  return {
    description: form.description,
    method: form.method,
    url: form.url.trim(),
    headers: Object.fromEntries(linesOf(form.headers).map(headerOf)),
    ...(body === undefined ? {} : { body: body as NonNullable<HttpToolDraft['body']> }),
    auth: authOf(form),
    response: Object.fromEntries(form.response.map((row) => [row.slot, fieldOf(row)])),
    flows: [...form.flows],
    timeout_ms: Number(form.timeout_ms),
    proven_only: form.proven_only,
  }
}

/** The slots that the request is filled with, in the order they stand in it: what a trial asks for. */
export function slotsOf({ url, body }: Pick<ToolForm, 'url' | 'body'>): string[] {
  const named = [...`${url} ${body}`.matchAll(/\{([a-z][a-z0-9_]*)(?::number)?\}/g)]
  return [...new Set(named.map(([, slot = '']) => slot))]
}

function authOf({ auth, username, header, secret }: ToolForm): HttpToolDraft['auth'] {
  const given = secret === '' ? {} : { secret }
  if (auth === 'none') return { kind: 'none' }
  if (auth === 'basic') return { kind: 'basic', username, ...given }
  return auth === 'header' ? { kind: 'header', header, ...given } : { kind: 'bearer', ...given }
}

function rowOf(slot: string, field: HttpToolField): MappingRow {
  const { pointer, type, currency = '', currency_pointer = '', minor_units } = field
  return { slot, pointer, type, fallback: field.default ?? '', currency, currency_pointer, minor_units }
}

function fieldOf({ pointer, type, fallback, currency, currency_pointer, minor_units }: MappingRow): HttpToolField {
  const text = fallback === '' ? {} : { default: fallback }
  if (type !== 'money') return { pointer, type, minor_units: false, ...text }
  return {
    pointer,
    type,
    minor_units,
    ...text,
    ...(currency === '' ? {} : { currency }),
    ...(currency_pointer === '' ? {} : { currency_pointer }),
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

function headerOf(line: string): [string, string] {
  const at = line.indexOf(':')
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
