import type { ConversationCreated, InboxServerFrame, ServerFrame } from '../worker/protocol/index.ts'
import { RestClient, type RestRequest } from './rest-client.ts'
import { SHOP } from './shop-client.ts'
import { SocketClient } from './socket-client.ts'

const WAIT_TIMEOUT_MS = 30_000
/** As consoles do: one that is silent for long counts as gone. */
const PING_MS = 25_000

type Frame = InboxServerFrame | ServerFrame

/** One socket, of an agent's console or a shopper: what waits for a frame is resolved by it. */
export class FrameSocket {
  readonly #waiting: { fits: (frame: Frame) => boolean; resolve: () => void }[] = []
  #client: SocketClient | null = null
  /** Told of each conversation that is given to this console's agent. */
  assigned: (conversationId: string) => void = () => {}
  readonly #heartbeat = setInterval(() => this.send({ type: 'ping' }), PING_MS)
  #isClosed = false

  static async open(base: URL, path: string, hello: object): Promise<FrameSocket> {
    const socket = new FrameSocket()
    const welcomed = socket.next((frame) => frame.type === 'welcome')
    socket.#client = await SocketClient.open(base, `${SHOP}${path}`, {
      message: (text) => socket.#take(text),
      closed: () => socket.close(),
    })
    socket.send({ type: 'hello', ...hello })
    await welcomed
    return socket
  }

  send(frame: object): void {
    this.#client?.send(JSON.stringify(frame))
  }

  /** Resolves with the next frame that fits. @throws Error when none comes in time. */
  next(fits: (frame: Frame) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('a frame did not come in time')), WAIT_TIMEOUT_MS)
      this.#waiting.push({
        fits,
        resolve: () => {
          clearTimeout(timer)
          resolve()
        },
      })
    })
  }

  close(): void {
    clearInterval(this.#heartbeat)
    if (!this.#isClosed) this.#client?.close()
    this.#isClosed = true
  }

  #take(text: string): void {
    if (text.startsWith('{"type":"assigned"')) {
      const frame = JSON.parse(text) as Extract<Frame, { type: 'assigned' }>
      this.assigned(frame.conversation.conversation_id)
    }
    // Most frames are about somebody else's conversation: nobody waits, nothing is parsed.
    if (this.#waiting.length === 0) return
    const frame = JSON.parse(text) as Frame
    for (const [index, one] of this.#waiting.entries()) {
      if (!one.fits(frame)) continue
      this.#waiting.splice(index, 1)
      one.resolve()
      return
    }
  }
}

/** True for a frame of messages with this text in it. */
export const brings =
  (text: string) =>
  (frame: Frame): boolean =>
    frame.type === 'messages' && frame.messages.some((message) => message.text === text)

/** An answer's body. @throws Error for any status but 200 and 201. */
export async function must<T>(rest: RestClient, request: RestRequest): Promise<T> {
  const { status, body } = await rest.send(request)
  if (status !== 200 && status !== 201) throw new Error(`${request.path}: ${status} ${JSON.stringify(body)}`)
  return body as T
}

/** A ticket and the socket it opens. */
export async function openConsole(base: URL, rest: RestClient, key: string, revision: number): Promise<FrameSocket> {
  const { ticket } = await must<{ ticket: string }>(rest, { method: 'POST', path: `${SHOP}/inbox/ticket`, token: key })
  return FrameSocket.open(base, '/inbox/socket', { ticket, revision })
}

export function openShopper(base: URL, { conversation_id: id, token }: ConversationCreated): Promise<FrameSocket> {
  return FrameSocket.open(base, `/conversations/${id}/socket`, { token, last_seq: 0 })
}

/** Does something for each of a list, so many at once, each worker with a connection of its own. */
export async function inParallel<T, R>(
  base: URL,
  atOnce: number,
  list: readonly T[],
  work: (rest: RestClient, one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const rest = new RestClient(base)
      try {
        for (let index = next++; index < list.length; index = next++) {
          const one = list[index]
          if (one !== undefined) results[index] = await work(rest, one, index)
        }
      } finally {
        rest.close()
      }
    }),
  )
  return results
}
