import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Card, ConversationCreated, Message, Reply } from '../worker/protocol/index.ts'
import { seed } from './seed.ts'
import { ensureSecrets, freePort, migrate, type Server, serve } from './serve.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    shop: { type: 'string', default: 'demo' },
    url: { type: 'string' },
    locale: { type: 'string' },
  },
})

const text = positionals.join(' ').trim()
const started: Server[] = []
try {
  const base = await findServer()
  const conversation = await open(base)
  if (text) show(await say(base, conversation, text))
  else await converse(base, conversation)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await Promise.all(started.map((server) => server.stop()))
}

/** A running server if there is one, else one started for this chat on the same local data. */
async function findServer(): Promise<string> {
  const running = values.url ?? `http://localhost:${process.env.PORT ?? 8787}`
  if (await isKefu(running)) return running
  if (values.url) throw new Error(`No Kefu answers at ${values.url}.`)
  console.error('Starting the shop for this chat (npm start keeps it running) ...')
  ensureSecrets()
  await migrate()
  await seed({ ifNeeded: true, quiet: true })
  const server = await serve({ port: await freePort(), quiet: true })
  started.push(server)
  return server.url
}

async function isKefu(url: string): Promise<boolean> {
  const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_500) }).catch(() => null)
  if (!response?.ok) return false
  const health: unknown = await response.json().catch(() => null)
  return typeof health === 'object' && health !== null && 'model_version' in health
}

async function open(base: string): Promise<ConversationCreated> {
  return post<ConversationCreated>(
    `${base}/v1/shops/${values.shop}/conversations`,
    values.locale ? { locale: values.locale } : {},
  )
}

async function say(base: string, { conversation_id: id, token }: ConversationCreated, words: string): Promise<Reply> {
  return post<Reply>(
    `${base}/v1/shops/${values.shop}/conversations/${id}/messages`,
    { client_message_id: randomUUID(), text: words },
    token,
  )
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

async function converse(base: string, conversation: ConversationCreated): Promise<void> {
  console.log('Write to the shop; an empty line ends the chat.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    for (;;) {
      const words = (await terminal.question('you › ').catch(() => '')).trim()
      if (!words) return
      show(await say(base, conversation, words))
    }
  } finally {
    terminal.close()
  }
}

function show(reply: Reply): void {
  if (values.json) {
    console.log(JSON.stringify(reply, null, 2))
    return
  }
  for (const message of reply.messages) showMessage(message)
  const { intent, language, sentiment } = reply.understanding
  console.log(
    `      (${intent.name} ${(intent.confidence * 100).toFixed(0)} %, ${language}, ${sentiment.label}; conversation ${reply.status})`,
  )
}

function showMessage(message: Message): void {
  console.log(`bot › ${message.text}`)
  for (const card of message.cards ?? []) console.log(`      ${cardLine(card)}`)
  const replies = message.quick_replies?.map((quick) => `[${quick.title}]`).join(' ')
  if (replies) console.log(`      ${replies}`)
}

function cardLine(card: Card): string {
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
