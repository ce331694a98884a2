import type { Attachment, LogPage, Message, ServerFrame } from '../../../worker/protocol'
import type { PanelHost } from '../shared/contract'
import type { PhotoStore } from '../shared/photos'
import { Connection, isRefused, isShopRefusal } from './connection'
import { Delivery } from './delivery'
import type { SocketLike } from './link'
import { confirmedMessage, contiguousSeq, hasGap, mergeMessages, unconfirmed, unreadCount } from './log'
import { drop } from './outbox'
import type { Rest, TimedReply } from './rest'
import { type Cell, type ChatState, createCell, initialState, totalMs } from './state'

/** An agent's "is typing" that is never taken back ends by itself. */
const TYPING_MS = 8_000

export interface ChatDeps {
  host: PanelHost
  rest: Rest
  openSocket(url: string): SocketLike
  newId(): string
  exclusive<T>(action: () => Promise<T>): Promise<T>
}

/** The conversation as this browser knows it. The view reads `cell` and calls the methods. */
export class Chat {
  readonly cell: Cell<ChatState> = createCell(initialState)
  readonly delivery: Delivery
  private readonly connection: Connection
  private visible = false
  private paging = false
  private configuring = false
  /** False until the log of this conversation came once: what it brings then is history, not news. */
  private live = false
  private typingTimer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly deps: ChatDeps) {
    const { host, rest, openSocket, newId, exclusive } = deps
    const { store, identity } = host
    const onError = (code: string, message: string) => host.emit('error', { code, message })
    this.connection = new Connection({
      rest,
      store,
      openSocket,
      identity,
      exclusive,
      onError,
      locale: () => host.settings.locale,
      lastSeq: () => contiguousSeq(this.cell.get().messages),
      onState: (connection) => this.onState(connection),
      onFrame: (frame) => this.onFrame(frame),
      onPage: (page) => this.onPage(page),
      onLost: () => this.delivery?.lost(),
      onOtherPerson: () => this.delivery.clear(),
      onSwitch: (refused) => this.onSwitch(refused),
    })
    const onReply = (reply: TimedReply) => this.onReply(reply)
    const { cell, connection } = this
    this.delivery = new Delivery({ cell, store, rest, connection, newId, onReply, onError })
    this.delivery.restore()
  }

  start(): void {
    void this.loadConfig()
    this.connection.start()
  }

  /** The network or the page is back. */
  wake = (): void => this.connection.wake()

  /** The network is gone: what is on its way will not come. */
  fail = (): void => this.connection.fail()

  /** The page goes to sleep: an open socket would keep it out of the back-forward cache. */
  sleep = (): void => this.connection.disconnect()

  adopt = (): void => this.connection.adopt()

  setVisible(visible: boolean): void {
    this.visible = visible
    this.countUnread()
  }

  send(text: string, photos: readonly Attachment[] = []): void {
    this.cell.set({ renewed: false })
    this.delivery.add(text, this.deps.host.settings.locale, photos)
  }

  /** Where photos of the conversation are; undefined before it has begun. */
  photoStore(): PhotoStore | undefined {
    const { session } = this.connection
    return session && { url: this.deps.rest.photosUrl(session), token: session.token }
  }

  sendTyping(on: boolean): void {
    this.connection.send({ type: 'typing', on })
  }

  startNew(): void {
    this.connection.renew(false)
  }

  userChanged(): void {
    if (this.connection.leaveForeign()) this.connection.renew(false)
  }

  reset(): void {
    this.delivery.clear()
    this.connection.stop(true)
    this.onSwitch(false)
  }

  /** Asked for again with each attempt, until it has come: without it there is no greeting, and no word of a refusal. */
  private onState(connection: ChatState['connection']): void {
    this.cell.set({ connection })
    if (connection === 'lost' || connection === 'online' || connection === 'rest') void this.loadConfig()
  }

  private async loadConfig(): Promise<void> {
    if (this.configuring || this.cell.get().config) return
    this.configuring = true
    try {
      const config = await this.deps.rest.config()
      this.cell.set({ config })
      this.deps.host.setAccent(config.accent)
    } catch (error) {
      if (isShopRefusal(error)) this.connection.refuse(error)
      else this.deps.host.emit('error', { code: 'config_unavailable', message: String(error) })
    } finally {
      this.configuring = false
    }
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.onPage(frame)
    else if (frame.type === 'reply') this.onReply({ reply: frame, serverTiming: frame.server_timing })
    else if (frame.type === 'messages') this.onMessages(frame.messages, frame.status)
    else if (frame.type === 'typing') this.onTyping(frame.on)
    else if (frame.type === 'error') this.delivery.refused(frame)
  }

  /** A welcome or a page of the log; the rest of a long log follows page by page. */
  private onPage(page: Pick<LogPage, 'messages' | 'status' | 'more'>): void {
    this.onMessages(page.messages, page.status)
    if (page.more) void this.fetchMissing()
    else this.caughtUp()
    this.delivery.flush()
  }

  private caughtUp(): void {
    this.live = true
    this.cell.set({ loaded: true })
  }

  private onReply({ reply, serverTiming }: TimedReply): void {
    const own = this.cell.get().pending.find((p) => p.id === reply.client_message_id)
    const messages = own ? [confirmedMessage(own, reply.seq), ...reply.messages] : reply.messages
    this.onTyping(false)
    this.onMessages(messages, reply.status)
    if (reply.messages.length) this.cell.set({ serverMs: totalMs(serverTiming) })
  }

  private onMessages(incoming: readonly Message[], status: ChatState['status']): void {
    const { cell, deps } = this
    const before = cell.get()
    const messages = mergeMessages(before.messages, incoming)
    const pending = unconfirmed(before.pending, incoming)
    for (const p of before.pending) if (!pending.includes(p)) drop(deps.host.store, p.id)
    cell.set({ messages, pending, status })
    if (status === 'queued' || status === 'open') deps.host.store.set('watch', '1')
    else deps.host.store.remove('watch')
    if (this.live) this.announce(messages.filter((m) => !before.messages.includes(m)))
    this.countUnread()
    if (hasGap(messages)) void this.fetchMissing()
  }

  private announce(messages: readonly Message[]): void {
    for (const message of messages) {
      if (message.author !== 'shopper') this.onTyping(false)
      this.deps.host.emit('message', { message })
    }
  }

  private async fetchMissing(): Promise<void> {
    const session = this.connection.session
    if (this.paging || !session) return
    this.paging = true
    try {
      for (let more = true; more && session.id === this.connection.session?.id; ) {
        const from = contiguousSeq(this.cell.get().messages)
        const page = await this.deps.rest.log(session, from)
        if (session.id !== this.connection.session?.id) return
        this.onMessages(page.messages, page.status)
        more = page.more && contiguousSeq(this.cell.get().messages) > from
      }
      this.caughtUp()
    } catch (error) {
      if (isRefused(error)) this.connection.renew(true)
      else this.connection.fail()
    } finally {
      this.paging = false
    }
  }

  private onTyping(typing: boolean): void {
    clearTimeout(this.typingTimer)
    this.cell.set({ typing })
    if (typing) this.typingTimer = setTimeout(() => this.cell.set({ typing: false }), TYPING_MS)
  }

  private onSwitch(refused: boolean): void {
    const { messages, status, loaded, typing, serverMs } = initialState
    this.live = false
    this.cell.set({ messages, status, loaded, typing, serverMs, renewed: refused })
    this.countUnread()
  }

  private countUnread(): void {
    const { store, emit, setUnread } = this.deps.host
    const { messages, unread } = this.cell.get()
    const last = messages.at(-1)?.seq ?? 0
    if (this.visible && last) store.set('read', String(last))
    const count = this.visible ? 0 : unreadCount(messages, Number(store.get('read') ?? 0))
    if (count === unread) return
    this.cell.set({ unread: count })
    setUnread(count)
    emit('unread', { count })
  }
}
