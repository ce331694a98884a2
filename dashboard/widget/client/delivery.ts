import type { Attachment, ErrorCode, PostMessage, ServerFrame } from '../../../worker/protocol'
import type { Store } from '../shared/storage'
import { backoffMs } from './backoff'
import type { Connection } from './connection'
import { isRefused } from './connection'
import type { Pending } from './log'
import { drop, keep, loadOutbox, toResend } from './outbox'
import { type Rest, RestError, type TimedReply } from './rest'
import type { Cell, ChatState } from './state'

/** No answer to a message for so long, though the socket is open: the connection is begun anew. */
export const ANSWER_MS = 20_000
const TRIES = 4
const TRANSIENT: readonly ErrorCode[] = ['busy', 'not_ready', 'internal']

export const isTransient = (code: ErrorCode): boolean => TRANSIENT.includes(code)

export interface DeliveryDeps {
  cell: Cell<ChatState>
  store: Store
  rest: Rest
  connection: Connection
  newId(): string
  onReply(reply: TimedReply): void
  onError(code: string, message: string): void
}

const bodyOf = ({ id, text, locale, attachments }: Pending): PostMessage => ({
  client_message_id: id,
  text,
  locale,
  ...(attachments && { attachment_ids: attachments.map((photo) => photo.id) }),
})

function codeOf(status: number): ErrorCode {
  if (status === 413) return 'too_large'
  if (status === 409) return 'full'
  if (status === 429) return 'busy'
  return status >= 400 && status < 500 ? 'invalid' : 'internal'
}

/** Takes the shopper's messages to the server: none is lost, none is answered twice. */
export class Delivery {
  private posting = false

  constructor(private readonly deps: DeliveryDeps) {}

  /** What was left unsent when the page was closed. */
  restore(): void {
    const { cell, store } = this.deps
    const known = new Set(cell.get().pending.map((p) => p.id))
    cell.set({ pending: [...cell.get().pending, ...loadOutbox(store).filter((p) => !known.has(p.id))] })
  }

  add(text: string, locale: string, photos: readonly Attachment[]): void {
    const at = new Date().toISOString()
    const attachments = photos.length ? { attachments: photos } : {}
    const message: Pending = { id: this.deps.newId(), text, locale, at, state: 'waiting', tries: 0, ...attachments }
    keep(this.deps.store, message)
    this.deps.cell.set({ pending: [...this.deps.cell.get().pending, message] })
    this.flush()
  }

  retry(id: string): void {
    this.patch(id, { state: 'waiting', tries: 0 })
    this.deps.connection.wake()
    this.flush()
  }

  /** Takes a refused message back, to be edited. */
  take(id: string): string {
    const { cell, store } = this.deps
    const found = cell.get().pending.find((p) => p.id === id)
    drop(store, id)
    cell.set({ pending: cell.get().pending.filter((p) => p.id !== id) })
    return found?.text ?? ''
  }

  clear(): void {
    for (const p of this.deps.cell.get().pending) drop(this.deps.store, p.id)
    this.deps.cell.set({ pending: [] })
  }

  lost(): void {
    this.deps.cell.set({ pending: toResend(this.deps.cell.get().pending) })
  }

  flush(): void {
    const { cell, connection } = this.deps
    if (connection.isRest) return void this.post()
    for (const p of cell.get().pending) {
      if (p.state !== 'waiting') continue
      const frame = { type: 'message' as const, ...bodyOf(p) }
      if (!connection.send(frame)) return
      this.patch(p.id, { state: 'sent', tries: p.tries + 1 })
      setTimeout(() => this.expect(p.id, p.tries + 1), ANSWER_MS)
    }
  }

  refused(frame: Extract<ServerFrame, { type: 'error' }>): void {
    const p = this.deps.cell.get().pending.find((x) => x.id === frame.client_message_id)
    if (p) this.failed(p, frame.code, frame.message)
    else this.deps.onError(frame.code, frame.message)
  }

  private expect(id: string, tries: number): void {
    const p = this.deps.cell.get().pending.find((x) => x.id === id)
    if (p?.state === 'sent' && p.tries === tries) this.deps.connection.fail()
  }

  private failed(p: Pending, code: ErrorCode, message: string): void {
    if (isTransient(code) && p.tries < TRIES) {
      setTimeout(() => {
        if (this.deps.cell.get().pending.find((x) => x.id === p.id)?.state !== 'sent') return
        this.patch(p.id, { state: 'waiting' })
        this.flush()
      }, backoffMs(p.tries))
      return
    }
    this.patch(p.id, { state: 'failed', error: code })
    this.deps.onError(code, message)
  }

  private patch(id: string, change: Partial<Pending>): void {
    const { cell } = this.deps
    cell.set({ pending: cell.get().pending.map((p) => (p.id === id ? { ...p, ...change } : p)) })
  }

  /** One after the other, so that they keep their order. */
  private async post(): Promise<void> {
    const { cell, connection, rest, onReply } = this.deps
    const session = connection.session
    const p = cell.get().pending.find((x) => x.state === 'waiting')
    if (this.posting || !p || !session) return
    this.posting = true
    this.patch(p.id, { state: 'sent', tries: p.tries + 1 })
    let goOn = false
    try {
      const reply = await rest.post(session, bodyOf(p))
      // Another conversation may have begun meanwhile: this reply is not of it.
      goOn = session.id === connection.session?.id
      if (goOn) onReply(reply)
    } catch (error) {
      goOn = this.postFailed({ ...p, tries: p.tries + 1 }, error)
    } finally {
      this.posting = false
    }
    if (goOn) this.flush()
  }

  /** True when the messages after it may go now. */
  private postFailed(p: Pending, error: unknown): boolean {
    const status = error instanceof RestError ? error.status : 0
    if (isRefused(error)) this.deps.connection.renew(true)
    // Not reached: it waits for the next sign of life, without a limit of tries.
    else if (status === 0) this.patch(p.id, { state: 'waiting' })
    else this.failed(p, codeOf(status), String(error))
    return this.deps.cell.get().pending.find((x) => x.id === p.id)?.state === 'failed'
  }
}
