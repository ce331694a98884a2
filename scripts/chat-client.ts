import { randomUUID } from 'node:crypto'
import type { Card, ConversationCreated, ConversationTrace, Reply } from '../worker/protocol/index.ts'
import { seed } from './seed.ts'
import { ensureSecrets, freePort, migrate, type Server, serve } from './serve.ts'

/** A server to talk to; `stop` ends it where it was started for this. */
export type Talk = { readonly base: string; readonly stop: () => Promise<void> }

/** A running server if there is one, else one started on the same local data. @throws Error when nothing answers at a given URL. */
export async function findServer(url: string | undefined): Promise<Talk> {
  const running = url ?? `http://localhost:${process.env.PORT ?? 8787}`
  if (await isKefu(running)) return { base: running, stop: async () => {} }
  if (url) throw new Error(`No Kefu answers at ${url}.`)
  console.error('Starting the shop for this chat (npm start keeps it running) ...')
  ensureSecrets()
  await migrate()
  await seed({ ifNeeded: true, quiet: true })
  const server: Server = await serve({ port: await freePort(), quiet: true })
  return { base: server.url, stop: () => server.stop() }
}

async function isKefu(url: string): Promise<boolean> {
  const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_500) }).catch(() => null)
  if (!response?.ok) return false
  const health: unknown = await response.json().catch(() => null)
  return typeof health === 'object' && health !== null && 'model_version' in health
}

/** One conversation with a shop of a server. */
export class ShopChat {
  readonly #url: string
  readonly #token: string

  private constructor(url: string, token: string) {
    this.#url = url
    this.#token = token
  }

  /** Begins one. `identityToken` signs a shopper in. */
  static async open(
    base: string,
    shop: string,
    options: { readonly locale?: string; readonly identityToken?: string } = {},
  ): Promise<ShopChat> {
    const { locale, identityToken } = options
    const body = { ...(locale ? { locale } : {}), ...(identityToken ? { identity_token: identityToken } : {}) }
    const made = await post<ConversationCreated>(`${base}/v1/shops/${shop}/conversations`, body)
    return new ShopChat(`${base}/v1/shops/${shop}/conversations/${made.conversation_id}`, made.token)
  }

  /** `locale` asks for the reply in a language. */
  say(text: string, locale?: string): Promise<Reply> {
    const body = { client_message_id: randomUUID(), text, ...(locale ? { locale } : {}) }
    return post<Reply>(`${this.#url}/messages`, body, this.#token)
  }

  /** What was understood, decided and done so far. `key` is an API key of an owner, an admin or an agent. */
  async trace(key: string): Promise<ConversationTrace> {
    const response = await fetch(`${this.#url}/trace`, { headers: { authorization: `Bearer ${key}` } })
    const answer: unknown = await response.json()
    if (response.ok) return answer as ConversationTrace
    throw new Error(`${response.status}: ${JSON.stringify(answer)}`)
  }
}

async function post<T>(url: string, body: unknown, token?: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer as T
  throw new Error(`${response.status}: ${JSON.stringify(answer)}`)
}

/** A card in one line of text. */
export function cardLine(card: Card): string {
  switch (card.type) {
    case 'order': {
      const parcels = card.shipments.map(
        (parcel) => `${parcel.carrier} ${parcel.tracking_number} ${parcel.status_label}`,
      )
      const day = card.expected_on ? `, expected ${card.expected_on}` : ''
      return `Order ${card.order_number}: ${card.status_label}${day}${parcels.length > 0 ? ` (${parcels.join('; ')})` : ''}`
    }
    case 'product':
      return `${card.title}: ${(card.price.cents / 100).toFixed(2)} ${card.price.currency}${card.in_stock ? '' : ', sold out'}`
    case 'article':
      return `Source: ${card.title} (${card.url})${card.related.length > 0 ? `; related: ${card.related.map((entry) => entry.title).join(' · ')}` : ''}`
  }
}
