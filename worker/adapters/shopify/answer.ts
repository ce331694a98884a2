import * as v from 'valibot'
import { parseJson } from '../../core/parse-json'
import { readBounded } from '../read-bounded'

/** Largest answer read, in bytes: a page of orders with all that hangs on them. */
const MAX_ANSWER_BYTES = 4_194_304

/** An HTTP answer as far as it could be read; `body` is undefined where there is no JSON. */
export type HttpAnswer = { readonly status: number; readonly retryAfter: string | null; readonly body: unknown }

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Sends JSON or a form and reads the whole answer before `until` (epoch ms). @throws when nothing usable came in time. */
export async function exchange(
  send: Fetch,
  url: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  until: number,
): Promise<HttpAnswer> {
  const left = until - Date.now()
  if (left <= 0) throw new Error('no time left')
  const response = await send(url, {
    method: 'POST',
    headers: { accept: 'application/json', ...request.headers },
    body: request.body,
    // A shop that has moved answers with a redirect: the token must not follow it.
    redirect: 'manual',
    signal: AbortSignal.timeout(left),
  })
  const text = await readBounded(response, MAX_ANSWER_BYTES)
  if (text === null) throw new Error('the answer is too large')
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: parseJson(text) }
}

const graphqlError = v.object({
  message: v.optional(v.string(), ''),
  extensions: v.optional(v.object({ code: v.optional(v.string(), '') }), {}),
})

/** The envelope of every GraphQL answer. Shopify answers `errors` as a plain text where the request did not reach GraphQL. */
export const envelope = v.object({
  data: v.optional(v.unknown()),
  errors: v.optional(
    v.union([
      v.array(graphqlError),
      v.pipe(
        v.string(),
        v.transform((message) => [{ message, extensions: { code: '' } }]),
      ),
    ]),
    [],
  ),
  extensions: v.optional(
    v.object({
      cost: v.optional(
        v.object({
          requestedQueryCost: v.optional(v.nullable(v.number())),
          throttleStatus: v.optional(v.object({ currentlyAvailable: v.number(), restoreRate: v.number() })),
        }),
      ),
    }),
    {},
  ),
})
export type Envelope = v.InferOutput<typeof envelope>
