import type { ConversationCreated, LogPage, Reply, ServerFrame } from '../worker/protocol/index.ts'
import type { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

export const SHOP = '/v1/shops/demo'
const ANSWER_TIMEOUT_MS = 10_000

export type ReplyFrame = Extract<ServerFrame, { type: 'reply' }>
export type WelcomeFrame = Extract<ServerFrame, { type: 'welcome' }>
export type Said = { readonly client_message_id: string; readonly text: string }

/** Opens a conversation as the widget does. @throws Error when it is refused. */
export async function openConversation(rest: RestClient): Promise<ConversationCreated> {
  const { status, body } = await rest.send({ method: 'POST', path: `${SHOP}/conversations`, json: {} })
  if (status !== 201) throw new Error(`opening a conversation: ${status} ${JSON.stringify(body)}`)
  return body as ConversationCreated
}

/** Says something over REST. @throws Error when there is no reply. */
export async function sayOverRest(
  rest: RestClient,
  { conversation_id: id, token }: ConversationCreated,
  said: Said,
): Promise<{ reply: Reply; serverTiming: string }> {
  const path = `${SHOP}/conversations/${id}/messages`
  const { status, body, serverTiming } = await rest.send({ method: 'POST', path, token, json: said })
  if (status !== 200) throw new Error(`saying something: ${status} ${JSON.stringify(body)}`)
  return { reply: body as Reply, serverTiming }
}

/** The whole log over REST, page by page. */
export async function readLog(rest: RestClient, conversation: ConversationCreated): Promise<LogPage['messages']> {
  const messages: LogPage['messages'] = []
  for (;;) {
    const path = `${SHOP}/conversations/${conversation.conversation_id}/messages?after_seq=${messages.length}`
    const { status, body } = await rest.send({ method: 'GET', path, token: conversation.token })
    if (status !== 200) throw new Error(`reading the log: ${status} ${JSON.stringify(body)}`)
    const page = body as LogPage
    messages.push(...page.messages)
    if (!page.more) return messages
  }
}

type Waiting = { resolve(frame: ServerFrame): void; reject(error: Error): void }

/** One open socket of a conversation. Once it closes, everything that waits for an answer is rejected. */
export class ShopSocket {
  readonly #waiting = new Map<string, Waiting>()
  #client: SocketClient | null = null

  /** Connects and says hello. `last_seq` is the last message already seen: what follows it is in the welcome. */
  static async open(
    base: URL,
    conversation: ConversationCreated,
    lastSeq: number,
  ): Promise<[ShopSocket, WelcomeFrame]> {
    const socket = new ShopSocket()
    const path = `${SHOP}/conversations/${conversation.conversation_id}/socket`
    socket.#client = await SocketClient.open(base, path, {
      message: (text) => socket.#receive(JSON.parse(text)),
      closed: (reason) => socket.#failAll(reason),
    })
    return [socket, await socket.hello(conversation.token, lastSeq)]
  }

  /** The welcome, with a page of what follows `lastSeq`. */
  async hello(token: string, lastSeq: number): Promise<WelcomeFrame> {
    const frame = await this.#ask('welcome', { type: 'hello', token, last_seq: lastSeq })
    if (frame.type !== 'welcome') throw new Error(`hello was answered with ${JSON.stringify(frame)}`)
    return frame
  }

  /** @throws Error when the socket closes before the reply, or the message is refused. */
  async say(said: Said): Promise<ReplyFrame> {
    const frame = await this.#ask(said.client_message_id, { type: 'message', ...said })
    if (frame.type !== 'reply') throw new Error(`a message was answered with ${JSON.stringify(frame)}`)
    return frame
  }

  close(): void {
    this.#client?.close()
    this.#failAll(new Error('this side closed the socket'))
  }

  #ask(key: string, frame: object): Promise<ServerFrame> {
    this.#client?.send(JSON.stringify(frame))
    const { promise, resolve, reject } = Promise.withResolvers<ServerFrame>()
    this.#waiting.set(key, { resolve, reject })
    const timer = setTimeout(() => this.#fail(key, new Error('no answer in time')), ANSWER_TIMEOUT_MS)
    return promise.finally(() => clearTimeout(timer))
  }

  #receive(frame: ServerFrame): void {
    const key = keyOf(frame)
    if (key === null) return
    const waiting = this.#waiting.get(key)
    this.#waiting.delete(key)
    waiting?.resolve(frame)
  }

  #failAll(reason: Error): void {
    for (const key of [...this.#waiting.keys()]) this.#fail(key, reason)
  }

  #fail(key: string, reason: Error): void {
    const waiting = this.#waiting.get(key)
    this.#waiting.delete(key)
    waiting?.reject(reason)
  }
}

/** Which question a frame answers: a message's id, or 'welcome' for the hello. */
function keyOf(frame: ServerFrame): string | null {
  if (frame.type === 'reply') return frame.client_message_id
  if (frame.type === 'error') return frame.client_message_id ?? 'welcome'
  return frame.type === 'welcome' ? 'welcome' : null
}
