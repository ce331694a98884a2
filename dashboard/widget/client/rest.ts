import type {
  ConversationCreated,
  CreateConversation,
  LogPage,
  PostMessage,
  Reply,
  WidgetConfig,
} from '../../../worker/protocol'
import type { Session } from './session'

const TIMEOUT_MS = 15_000

/** A refusal by the server; status 0 when it could not be reached. */
export class RestError extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

export interface TimedReply {
  reply: Reply
  serverTiming: string
}

export interface Rest {
  config(): Promise<WidgetConfig>
  create(body: CreateConversation): Promise<ConversationCreated>
  log(session: Session, afterSeq: number): Promise<LogPage>
  post(session: Session, body: PostMessage): Promise<TimedReply>
  socketUrl(session: Session): string
  photosUrl(session: Session): string
}

async function request(url: string, token?: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  if (body) headers['content-type'] = 'application/json'
  const init: RequestInit = { headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) }
  const response = await fetch(url, body ? { ...init, method: 'POST', body: JSON.stringify(body) } : init).catch(
    (error: unknown) => {
      throw new RestError(0, String(error))
    },
  )
  if (!response.ok) throw new RestError(response.status, response.statusText)
  return response
}

/**
 * A refusal of this page's origin or of the shop carries no CORS headers, so the page sees only a failed request. Where
 * the server answers a request that hides its answer, it was a refusal and not the network.
 */
async function orRefused(url: string, error: unknown): Promise<never> {
  const unread = error instanceof RestError && error.status === 0
  const init: RequestInit = {
    mode: 'no-cors',
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }
  const answered = unread && (await fetch(url, init).catch(() => undefined))
  throw answered ? new RestError(403, 'no answer for this page: unknown shop or origin not allowed') : error
}

async function read<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T
}

export function createRest(base: string, shop: string): Rest {
  const root = `${base}/v1/shops/${encodeURIComponent(shop)}`
  const at = (session: Session) => `${root}/conversations/${session.id}`
  return {
    config() {
      const url = `${root}/widget-config`
      return read<WidgetConfig>(request(url).catch((error: unknown) => orRefused(url, error)))
    },
    create: (body) => read(request(`${root}/conversations`, undefined, body)),
    log: (session, afterSeq) => read(request(`${at(session)}/messages?after_seq=${afterSeq}`, session.token)),
    async post(session, body) {
      const response = await request(`${at(session)}/messages`, session.token, body)
      return { reply: (await response.json()) as Reply, serverTiming: response.headers.get('server-timing') ?? '' }
    },
    photosUrl: (session) => `${at(session)}/attachments`,
    socketUrl: (session) => `${new URL(at(session), location.href).href.replace(/^http/, 'ws')}/socket`,
  }
}
