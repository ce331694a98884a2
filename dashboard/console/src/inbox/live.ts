import { useSyncExternalStore } from 'react'
import type { InboxConversation, InboxServerFrame } from '../../../../worker/protocol'
import { send } from '../api'
import type { Session } from '../session'
import { Line, type LineState, type OpenSocket, type SocketEvents } from './connection'
import { afterConversations, afterFrame, type LiveState, NOTHING_YET } from './live-state'

/** A shopper's "is typing" that is never taken back ends by itself. */
const TYPING_MS = 8_000
/** Said again at most this often while the agent goes on typing. */
const TYPING_EVERY_MS = 3_000

type Listener = (frame: InboxServerFrame) => void

/**
 * What an agent's console hears of the inbox. It lives as long as the tab is signed in, also on other pages: an agent who looks something up
 * is still there for shoppers.
 */
class LiveInbox {
  #state: LiveState = NOTHING_YET
  readonly #changed = new Set<() => void>()
  readonly #hearers = new Set<Listener>()
  readonly #typingEnds = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #line: Line
  #viewing: string | null = null
  #typedAt = 0

  constructor(readonly session: Session) {
    this.#line = new Line({
      ticket: async () => (await send<{ ticket: string }>(session, 'POST', 'inbox/ticket')).ticket,
      open: (events) => openSocket(session.shop, events),
      revision: () => this.#state.revision,
      state: (line) => this.#setLine(line),
      frame: (frame) => this.#receive(frame),
      random: Math.random,
    })
    this.#line.start()
    addEventListener('online', this.#wake)
    document.addEventListener('visibilitychange', this.#wake)
  }

  get state(): LiveState {
    return this.#state
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#changed.add(changed)
    return () => this.#changed.delete(changed)
  }

  /** Has every frame told to `hear` as it comes, until the returned function is called. */
  hear(hear: Listener): () => void {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }

  /** An answer of the server told how a conversation stands. */
  take(conversation: InboxConversation): void {
    this.#set(afterConversations(this.#state, [conversation]))
  }

  /** Which conversation is on the screen: its messages come as they are written. */
  view(conversationId: string | null): void {
    if (this.#viewing === conversationId) return
    this.#viewing = conversationId
    this.#line.send({ type: 'viewing', conversation_id: conversationId })
  }

  choose(presence: 'online' | 'away'): boolean {
    return this.#line.send({ type: 'presence', presence })
  }

  typing(conversationId: string, on: boolean, now: number): void {
    if (on && now - this.#typedAt < TYPING_EVERY_MS) return
    if (!on && this.#typedAt === 0) return
    this.#typedAt = on ? now : 0
    this.#line.send({ type: 'typing', conversation_id: conversationId, on })
  }

  read(conversationId: string, seq: number): void {
    this.#line.send({ type: 'read', conversation_id: conversationId, seq })
  }

  /** Tries at once instead of after the pause. */
  retry(): void {
    this.#line.start()
  }

  stop(): void {
    this.#line.stop()
    removeEventListener('online', this.#wake)
    document.removeEventListener('visibilitychange', this.#wake)
    for (const timer of this.#typingEnds.values()) clearTimeout(timer)
  }

  readonly #wake = (): void => {
    if (!document.hidden) this.#line.start()
  }

  #setLine(line: LineState): void {
    this.#set({ ...this.#state, line })
  }

  #receive(frame: InboxServerFrame): void {
    this.#set(afterFrame(this.#state, frame))
    if (frame.type === 'welcome') this.#line.send({ type: 'viewing', conversation_id: this.#viewing })
    if (frame.type === 'typing') this.#endTyping(frame.conversation_id)
    for (const hear of this.#hearers) hear(frame)
  }

  #endTyping(id: string): void {
    clearTimeout(this.#typingEnds.get(id))
    this.#typingEnds.set(
      id,
      setTimeout(() => this.#set({ ...this.#state, typing: { ...this.#state.typing, [id]: false } }), TYPING_MS),
    )
  }

  #set(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    for (const changed of this.#changed) changed()
    tellAll()
  }
}

export type { LiveInbox }

let current: LiveInbox | null = null
const anyLive = new Set<() => void>()

/** The inbox of this session; opened when it is first asked for. */
export function liveOf(session: Session): LiveInbox {
  if (current && (current.session.shop !== session.shop || current.session.key !== session.key)) stopLive()
  if (!current) {
    current = new LiveInbox(session)
    // Not while a page is being drawn, which this is called from.
    queueMicrotask(tellAll)
  }
  return current
}

/** The line of this tab; null before the inbox was opened. */
export function currentLive(): LiveInbox | null {
  return current
}

/** On signing out: nobody is there any more. */
export function stopLive(): void {
  current?.stop()
  current = null
  tellAll()
}

function tellAll(): void {
  for (const changed of anyLive) changed()
}

export function useLive(live: LiveInbox): LiveState {
  return useSyncExternalStore(live.subscribe, () => live.state)
}

/** How many wait for a person, as far as this tab has heard; 0 before the inbox was opened. */
export function useQueued(): number {
  return useSyncExternalStore(subscribeAny, () => current?.state.counts['queued'] ?? 0)
}

/** Has `changed` called when anything of the line changes, or the line itself is another. */
export function subscribeAny(changed: () => void): () => void {
  anyLive.add(changed)
  return () => anyLive.delete(changed)
}

function openSocket(shop: string, { opened, heard, closed }: SocketEvents): OpenSocket {
  // Absolute: not every browser takes a path.
  const url = new URL(`/v1/shops/${encodeURIComponent(shop)}/inbox/socket`, location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const socket = new WebSocket(url)
  socket.onopen = opened
  socket.onmessage = ({ data }) => heard(String(data))
  socket.onclose = ({ code }) => closed(code)
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (text) => socket.send(text),
    close: () => socket.close(1000),
  }
}
