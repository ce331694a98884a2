import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InboxServerFrame } from '../../../../worker/protocol'
import { Line, retryMs, type SocketEvents } from './connection'

/** A socket that does what the test says. */
class PlayedSocket {
  readonly sent: string[] = []
  #open = false

  constructor(readonly events: SocketEvents | null) {}

  isOpen(): boolean {
    return this.#open
  }
  send(text: string): void {
    this.sent.push(text)
  }
  close(): void {
    this.end(1000)
  }
  begin(): void {
    this.#open = true
    this.events?.opened()
  }
  hear(frame: { type: string; code?: string }): void {
    this.events?.heard(JSON.stringify(frame))
  }
  end(code: number): void {
    this.#open = false
    this.events?.closed(code)
  }
}

class Refusal extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`)
  }
}

let sockets: PlayedSocket[] = []
let states: string[] = []
let frames: InboxServerFrame[] = []
let refusal: Error | null = null
let line: Line

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  states = []
  frames = []
  refusal = null
  line = new Line({
    ticket: async () => {
      if (refusal) throw refusal
      return 'ticket'
    },
    open: (events) => {
      const socket = new PlayedSocket(events)
      sockets.push(socket)
      return socket
    },
    revision: () => 7,
    state: (state) => states.push(state),
    frame: (frame) => frames.push(frame),
    random: () => 1,
  })
})
afterEach(() => {
  line.stop()
  vi.useRealTimers()
})

const passed = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const last = () => sockets.at(-1) ?? new PlayedSocket(null)

async function welcomed(): Promise<PlayedSocket> {
  line.start()
  await passed(0)
  last().begin()
  last().hear({ type: 'welcome' })
  return last()
}

describe('the line to the inbox', () => {
  it('says hello with the ticket and the last revision, and is live once welcomed', async () => {
    const socket = await welcomed()
    expect(socket.sent).toEqual(['{"type":"hello","ticket":"ticket","revision":7}'])
    expect(states).toEqual(['live'])
    expect(frames).toHaveLength(1)
  })

  it('comes back after it was cut, with growing pauses, and counts anew once welcomed', async () => {
    await welcomed()
    last().end(1006)
    expect(states).toEqual(['live', 'lost'])
    await passed(retryMs(0, 1))
    expect(sockets).toHaveLength(2)
    last().end(1006)
    await passed(retryMs(1, 1) - 1)
    expect(sockets).toHaveLength(2)
    await passed(1)
    expect(sockets).toHaveLength(3)
    last().begin()
    last().hear({ type: 'welcome' })
    last().end(1006)
    await passed(retryMs(0, 1))
    expect(sockets).toHaveLength(4)
  })

  it('gives up a line that does not answer a ping, though nobody said that it was closed', async () => {
    const socket = await welcomed()
    await passed(25_000)
    expect(socket.sent.at(-1)).toBe('{"type":"ping"}')
    socket.hear({ type: 'pong' })
    await passed(25_000)
    expect(states).toEqual(['live'])
    await passed(10_000)
    expect(states).toEqual(['live', 'lost'])
  })

  it('asks for another ticket where this one has run out', async () => {
    const socket = await welcomed()
    socket.hear({ type: 'error', code: 'unauthorised' })
    await passed(retryMs(0, 1))
    expect(sockets).toHaveLength(2)
  })

  it.each([401, 403])('tries no more when the ticket is refused with %i', async (status) => {
    refusal = new Refusal(status)
    line.start()
    await passed(120_000)
    expect(states).toEqual(['refused'])
    expect(sockets).toHaveLength(0)
  })

  it('tries no more when an administrator has signed the agent out', async () => {
    const socket = await welcomed()
    socket.end(4003)
    await passed(120_000)
    expect(states).toEqual(['live', 'refused'])
    expect(sockets).toHaveLength(1)
  })

  it('goes on trying while the server does not answer, and at once when asked to', async () => {
    refusal = new Refusal(0)
    line.start()
    await passed(60_000)
    expect(states.every((state) => state === 'lost')).toBe(true)
    refusal = null
    line.start()
    await passed(0)
    expect(sockets).toHaveLength(1)
  })

  it('pauses at least half of a ceiling that doubles and ends at twenty seconds', () => {
    expect([0, 1, 2].map((attempt) => retryMs(attempt, 0))).toEqual([250, 500, 1_000])
    expect(retryMs(30, 1)).toBe(20_000)
  })
})
