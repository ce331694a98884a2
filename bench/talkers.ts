import { randomUUID } from 'node:crypto'
import type { ConversationCreated, Reply } from '../worker/protocol/index.ts'
import { RestClient } from './rest-client.ts'
import { openConversation, type Said, ShopSocket, sayOverRest } from './shop-client.ts'
import { wordsOf } from './shopper-words.ts'
import { SocketClient } from './socket-client.ts'

/** Shopper messages in one conversation before the next is opened; opening is not part of a reply's time. */
const MESSAGES_PER_CONVERSATION = 96

/** What one exchange took: as the client saw it, and as Server-Timing tells of the model. Milliseconds. */
export type Exchange = { readonly ms: number; readonly nluMs: number | null }

/** One client: sends something and waits for the answer, again and again. */
export type Talker = { exchange(): Promise<Exchange>; close(): void }

export type MakeTalker = (base: URL, index: number) => Promise<Talker>

/** The least HTTP exchange: a Hono route that answers at once. */
export const emptyTalker: MakeTalker = async (base) => {
  const rest = new RestClient(base)
  return {
    exchange: () => timed(async () => expectStatus((await rest.send({ method: 'GET', path: '/' })).status, 200)),
    close: () => rest.close(),
  }
}

/** REST to a Worker, a call to its Durable Object, one SQL insert. */
export const floorRestTalker: MakeTalker = async (base, index) => {
  const rest = new RestClient(base)
  const path = `/objects/${randomUUID()}/messages`
  let sent = 0
  const exchange = () =>
    timed(async () => {
      const answer = await rest.send({ method: 'POST', path, json: { text: wordsOf(index, sent++) } })
      expectStatus(answer.status, 200)
    })
  await exchange()
  return { exchange, close: () => rest.close() }
}

/** A frame over a socket to a Durable Object, one SQL insert, the frame back. */
export const floorSocketTalker: MakeTalker = async (base, index) => {
  let answered = Promise.withResolvers<string>()
  let sent = 0
  const socket = await SocketClient.open(base, `/objects/${randomUUID()}/socket`, {
    message: (text) => answered.resolve(text),
    closed: (reason) => answered.reject(reason),
  })
  const exchange = () =>
    timed(async () => {
      answered = Promise.withResolvers()
      socket.send(wordsOf(index, sent++))
      await answered.promise
    })
  return { exchange, close: () => socket.close() }
}

/** A shopper who writes over REST. */
export const replyRestTalker: MakeTalker = async (base, index) => {
  const rest = new RestClient(base)
  const shopper = new Shopper(index, () => openConversation(rest))
  await shopper.begin()
  return {
    exchange: () => shopper.exchange((conversation, said) => sayOverRest(rest, conversation, said)),
    close: () => rest.close(),
  }
}

/** A shopper with the widget open: messages and replies are frames of one socket. */
export const replySocketTalker: MakeTalker = async (base, index) => {
  const rest = new RestClient(base)
  let socket: ShopSocket | null = null
  const shopper = new Shopper(index, async () => {
    socket?.close()
    const conversation = await openConversation(rest)
    socket = (await ShopSocket.open(base, conversation, 0))[0]
    return conversation
  })
  await shopper.begin()
  const say = async (_conversation: ConversationCreated, said: Said) => {
    if (!socket) throw new Error('there is no socket')
    const reply = await socket.say(said)
    return { reply, serverTiming: reply.server_timing }
  }
  return {
    exchange: () => shopper.exchange(say),
    close: () => {
      socket?.close()
      rest.close()
    },
  }
}

/** Follows a script through one conversation, then through the next. */
class Shopper {
  readonly #index: number
  readonly #open: () => Promise<ConversationCreated>
  #conversation: ConversationCreated | null = null
  #sent = 0

  constructor(index: number, open: () => Promise<ConversationCreated>) {
    this.#index = index
    this.#open = open
  }

  async begin(): Promise<ConversationCreated> {
    this.#conversation = await this.#open()
    return this.#conversation
  }

  async exchange(
    say: (conversation: ConversationCreated, said: Said) => Promise<{ reply: Reply; serverTiming: string }>,
  ): Promise<Exchange> {
    const isFull = this.#sent > 0 && this.#sent % MESSAGES_PER_CONVERSATION === 0
    const conversation = isFull || !this.#conversation ? await this.begin() : this.#conversation
    const said = { client_message_id: randomUUID(), text: wordsOf(this.#index, this.#sent++) }
    const start = performance.now()
    const { reply, serverTiming } = await say(conversation, said)
    const ms = performance.now() - start
    if (!reply.messages.some(({ author, text }) => author === 'bot' && text)) throw new Error('a reply without words')
    return { ms, nluMs: durationOf(serverTiming, 'nlu') }
  }
}

/** One duration of a Server-Timing header, in milliseconds. */
export function durationOf(serverTiming: string, name: string): number | null {
  const value = serverTiming
    .split(',')
    .map((part) => part.trim().split(';dur='))
    .find(([metric]) => metric === name)?.[1]
  return value === undefined ? null : Number(value)
}

async function timed(work: () => Promise<void>): Promise<Exchange> {
  const start = performance.now()
  await work()
  return { ms: performance.now() - start, nluMs: null }
}

function expectStatus(status: number, wanted: number): void {
  if (status !== wanted) throw new Error(`status ${status} instead of ${wanted}`)
}
