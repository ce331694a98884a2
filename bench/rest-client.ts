import { Agent, type IncomingMessage, request } from 'node:http'

/** An answer slower than this is an error. */
const ANSWER_TIMEOUT_MS = 10_000

export type RestAnswer = { readonly status: number; readonly body: unknown; readonly serverTiming: string }

export type RestRequest = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly token?: string
  readonly json?: unknown
}

/** Sends requests over one connection that is kept open, one after the other, as one shopper's browser does. */
export class RestClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #base: URL

  constructor(base: URL) {
    this.#base = base
  }

  /** @throws Error when the connection breaks, the answer is late, or its body is not the JSON it says it is. */
  send({ method, path, token, json }: RestRequest): Promise<RestAnswer> {
    const body = json === undefined ? undefined : JSON.stringify(json)
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const { hostname, port } = this.#base
    return new Promise((resolve, reject) => {
      const options = { hostname, port, path, method, headers, agent: this.#agent, timeout: ANSWER_TIMEOUT_MS }
      const sent = request(options, (answer) => void readAnswer(answer).then(resolve, reject))
      sent.once('timeout', () => sent.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`)))
      sent.once('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

async function readAnswer(answer: IncomingMessage): Promise<RestAnswer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const isJson = /json/.test(answer.headers['content-type'] ?? '')
  return {
    status: answer.statusCode ?? 0,
    body: isJson ? JSON.parse(text) : text,
    serverTiming: String(answer.headers['server-timing'] ?? ''),
  }
}
