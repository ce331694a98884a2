import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationCreated, Message } from '../worker/protocol/index.ts'
import type { Observed } from './crash-check.ts'
import { type ReplyFrame, type Said, ShopSocket } from './shop-client.ts'
import { wordsOf } from './shopper-words.ts'

/** Messages sent before their replies are awaited: a crash then finds some of them half-way. */
const MESSAGES_AT_ONCE = 3
const RECONNECT_MS = 40

/** A shopper who does not give up: reconnects from the last seq seen and sends what got no reply again, same id. */
export class StubbornShopper {
  readonly #index: number
  readonly #conversation: ConversationCreated
  readonly #sent: string[] = []
  readonly #acknowledged = new Set<string>()
  readonly #seen = new Map<number, string>()
  readonly #contradictions: string[] = []
  #waiting: Said[] = []
  #lastSeq = 0
  /** Replies that came from the log: the message had been stored, its reply had not arrived. */
  replayed = 0
  resumed = 0

  constructor(index: number, conversation: ConversationCreated) {
    this.#index = index
    this.#conversation = conversation
  }

  get acknowledged(): number {
    return this.#acknowledged.size
  }

  /** Messages sent that have no reply yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  observed(log: readonly Message[]): Observed {
    return {
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      seen: this.#seen,
      contradictions: this.#contradictions,
      log,
    }
  }

  /** Writes until `stop`, then until all has its reply. @throws Error past `deadline`, as performance.now() tells it. */
  async live(base: () => Promise<URL>, stop: () => boolean, deadline: () => number): Promise<void> {
    while (!stop() || this.#waiting.length > 0) {
      if (performance.now() > deadline()) throw new Error(`${this.#waiting.length} messages have no reply`)
      await this.#visit(await base(), stop).catch(() => sleep(RECONNECT_MS))
    }
  }

  /** One connection, from hello until it breaks or everything is said. */
  async #visit(base: URL, stop: () => boolean): Promise<void> {
    const [socket, first] = await ShopSocket.open(base, this.#conversation, this.#lastSeq)
    try {
      this.resumed++
      let welcome = first
      this.#seeAll(welcome.messages)
      while (welcome.more) {
        welcome = await socket.hello(this.#conversation.token, this.#lastSeq)
        this.#seeAll(welcome.messages)
      }
      await this.#talk(socket, stop)
    } finally {
      socket.close()
    }
  }

  async #talk(socket: ShopSocket, stop: () => boolean): Promise<void> {
    for (;;) {
      while (!stop() && this.#waiting.length < MESSAGES_AT_ONCE) this.#think()
      if (this.#waiting.length === 0) return
      const answers = this.#waiting.map((said) => socket.say(said).then((reply) => this.#take(said, reply)))
      await Promise.all(answers)
    }
  }

  #think(): void {
    const said = { client_message_id: randomUUID(), text: wordsOf(this.#index, this.#sent.length) }
    this.#sent.push(said.client_message_id)
    this.#waiting.push(said)
  }

  #take(said: Said, reply: ReplyFrame): void {
    this.#acknowledged.add(said.client_message_id)
    this.#waiting = this.#waiting.filter((other) => other !== said)
    if (reply.server_timing.startsWith('stored')) this.replayed++
    this.#see(reply.seq, said.text)
    this.#seeAll(reply.messages)
  }

  #seeAll(messages: readonly Message[]): void {
    for (const { seq, text } of messages) this.#see(seq, text)
  }

  #see(seq: number, text: string): void {
    const before = this.#seen.get(seq)
    if (before !== undefined && before !== text) this.#contradictions.push(`changed: seq ${seq} came with two texts`)
    this.#seen.set(seq, text)
    // Only what is seen without a gap counts as read.
    while (this.#seen.has(this.#lastSeq + 1)) this.#lastSeq++
  }
}
