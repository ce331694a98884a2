import * as v from 'valibot'

/** Tools of one shop at once. */
export const MAX_HTTP_TOOLS = 30
/** Largest body that sets up a tool, and largest template of a request, in characters. */
const MAX_URL_CHARS = 1_000
const MAX_BODY_CHARS = 8_000
const MAX_HEADERS = 20
const MAX_FILLED_SLOTS = 20
export const MIN_TOOL_TIMEOUT_MS = 100
export const MAX_TOOL_TIMEOUT_MS = 5_000

const snakeCase = v.pipe(
  v.string(),
  v.maxLength(40, 'must be at most 40 characters'),
  v.regex(/^[a-z][a-z0-9_]*$/, 'must be snake_case'),
)
export const httpToolName = snakeCase

/** A header's name as RFC 9110 has it. */
const headerName = v.pipe(
  v.string(),
  v.maxLength(64, 'must be at most 64 characters'),
  v.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'must be the name of a header'),
  v.toLowerCase(),
)
/** Visible characters and spaces: a line break would begin another header. */
const headerValue = v.pipe(
  v.string(),
  v.maxLength(500, 'must be at most 500 characters'),
  v.regex(/^[\x20-\x7e]*$/, 'must be printable ASCII'),
)
const username = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(200, 'must be at most 200 characters'),
  v.regex(/^[^:\p{Cc}]*$/u, 'must hold no colon and no control characters'),
)

const AUTH = 'must be {kind: none}, {kind: bearer}, {kind: basic, username} or {kind: header, header}'
/** How the other system knows the shop; the secret itself is never told. */
export const httpToolAuth = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('bearer') }),
    v.object({ kind: v.literal('basic'), username }),
    v.object({ kind: v.literal('header'), header: headerName }),
  ],
  AUTH,
)
export type HttpToolAuth = v.InferOutput<typeof httpToolAuth>

/** One slot that an answer fills. `pointer` is a JSON Pointer (RFC 6901); without a default a missing value makes the call fail. */
export const httpToolField = v.object({
  pointer: v.pipe(
    v.string(),
    v.maxLength(300, 'must be at most 300 characters'),
    v.regex(/^(?:\/(?:[^~]|~[01])*)?$/u, 'must be a JSON Pointer, such as /data/0/status'),
  ),
  type: v.picklist(['text', 'number', 'date', 'money'], 'must be text, number, date or money'),
  default: v.optional(v.pipe(v.string(), v.maxLength(200, 'must be at most 200 characters'))),
  /** Money only: a fixed ISO 4217 code, or where the answer tells it; else the shop's own currency. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'))),
  currency_pointer: v.optional(v.pipe(v.string(), v.maxLength(300), v.regex(/^\//, 'must be a JSON Pointer'))),
  /** Money only: the amount is in cents, fen ... rather than in euros, yuan ... */
  minor_units: v.optional(v.boolean(), false),
})
export type HttpToolField = v.InferOutput<typeof httpToolField>

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
const jsonValue: v.GenericSchema<unknown, JsonValue> = v.lazy(() =>
  v.union([
    v.string(),
    v.pipe(v.number(), v.finite()),
    v.boolean(),
    v.null(),
    v.array(jsonValue),
    v.record(v.string(), jsonValue),
  ]),
)

const content = {
  description: v.optional(v.pipe(v.string(), v.maxLength(500, 'must be at most 500 characters')), ''),
  method: v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], 'must be GET, POST, PUT, PATCH or DELETE'),
  /** https, with `{slot}` in path and query only. */
  url: v.pipe(v.string(), v.maxLength(MAX_URL_CHARS, `must be at most ${MAX_URL_CHARS} characters`)),
  headers: v.optional(
    v.pipe(
      v.record(headerName, headerValue),
      v.check((headers) => Object.keys(headers).length <= MAX_HEADERS, `must be at most ${MAX_HEADERS}`),
    ),
    {},
  ),
  /** JSON in which a text that is exactly `{slot}` or `{slot:number}` becomes the slot's value. */
  body: v.optional(
    v.pipe(
      jsonValue,
      v.check((body) => JSON.stringify(body).length <= MAX_BODY_CHARS, `must be at most ${MAX_BODY_CHARS} characters`),
    ),
  ),
  response: v.optional(
    v.pipe(
      v.record(snakeCase, httpToolField),
      v.check(
        (fields) => Object.keys(fields).length <= MAX_FILLED_SLOTS,
        `must fill at most ${MAX_FILLED_SLOTS} slots`,
      ),
    ),
    {},
  ),
  /** Flows that may call it. */
  flows: v.pipe(v.array(snakeCase), v.maxLength(50, 'must be at most 50')),
  timeout_ms: v.optional(
    v.pipe(
      v.number(),
      v.integer('must be a whole number'),
      v.minValue(MIN_TOOL_TIMEOUT_MS, `must be at least ${MIN_TOOL_TIMEOUT_MS}`),
      v.maxValue(MAX_TOOL_TIMEOUT_MS, `must be at most ${MAX_TOOL_TIMEOUT_MS}`),
    ),
    2_000,
  ),
  /** The slots order_number and email are sent only when this conversation has proven that they are the shopper's. */
  proven_only: v.optional(v.boolean(), true),
  /** It changes something in the other system: a flow may call it only after a yes. What was stored before this was known has none. */
  changes: v.optional(v.boolean()),
}

/** A call of another system, without its secret: as the bundle carries it. */
export const httpToolDefinition = v.object({ name: httpToolName, ...content, auth: httpToolAuth })
export type HttpToolDefinition = v.InferOutput<typeof httpToolDefinition>

const secret = v.optional(
  v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(2_000, 'must be at most 2000 characters')),
)
/** Body of PUT /v1/shops/{shop}/tools/{name}. A secret that is left out stays as it is. */
export const httpToolDraft = v.object({
  ...content,
  auth: v.optional(
    v.variant(
      'kind',
      [
        v.object({ kind: v.literal('none') }),
        v.object({ kind: v.literal('bearer'), secret }),
        v.object({ kind: v.literal('basic'), username, secret }),
        v.object({ kind: v.literal('header'), header: headerName, secret }),
      ],
      AUTH,
    ),
    { kind: 'none' },
  ),
})
export type HttpToolDraft = v.InferOutput<typeof httpToolDraft>

export const httpTool = v.object({ ...httpToolDefinition.entries, has_secret: v.boolean(), updated_at: v.string() })
export type HttpTool = v.InferOutput<typeof httpTool>
export const httpToolList = v.object({ tools: v.array(httpTool) })

/** Body of POST .../tools/{name}/try. */
export const tryHttpTool = v.object({
  slots: v.pipe(
    v.record(snakeCase, v.pipe(v.string(), v.maxLength(500, 'must be at most 500 characters'))),
    v.check((slots) => Object.keys(slots).length <= 50, 'must be at most 50'),
  ),
})

/** What a call came to. `status` is null when no answer came; `problem` says in words what was wrong. */
export const triedHttpTool = v.object({
  outcome: v.picklist(['ok', 'not_found', 'failed', 'late']),
  status: v.nullable(v.number()),
  /** As the slots would be filled, in the shop's default locale. */
  slots: v.record(v.string(), v.string()),
  ms: v.number(),
  problem: v.nullable(v.string()),
})
export type TriedHttpTool = v.InferOutput<typeof triedHttpTool>
