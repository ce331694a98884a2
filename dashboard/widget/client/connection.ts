import type { ClientFrame, ServerFrame } from '../../../worker/protocol'
import { backoffMs } from './backoff'
import { beginSession } from './begin'
import type { ConnectionDeps } from './connection-deps'
import { type Link, openLink } from './link'
import { RestError } from './rest'
import { forgetSession, loadSession, type Session, saveSession, subjectOf } from './session'

const SOCKET_FAILURES_BEFORE_REST = 3
const POLL_MS = 4_000
const HIDDEN_POLL_MS = 30_000
const SOCKET_AGAIN_MS = 60_000
const STABLE_MS = 10_000

/** Refused for good: the token has expired or the conversation is gone. */
export const isRefused = (error: unknown): boolean =>
  error instanceof RestError && (error.status === 401 || error.status === 403 || error.status === 404)

/** No such shop, or none that talks to this page's origin. */
export const isShopRefusal = (error: unknown): boolean =>
  error instanceof RestError && (error.status === 403 || error.status === 404)

/** Holds the session and keeps one way open to the server: a socket, or plain requests where sockets fail. */
export class Connection {
  session: Session | undefined
  private link: Link | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private started = false
  private busy = false
  private attempts = 0
  private socketFailures = 0
  private socketTriedAt = 0
  private upSince = 0
  private up = false
  /** Begun here and not yet accepted: a refusal now must not begin another at once. */
  private fresh = false
  private epoch = 0

  constructor(private readonly deps: ConnectionDeps) {}

  start(): void {
    if (this.started) return
    this.started = true
    void this.connect()
  }

  /** `forget` also gives up the conversation. */
  stop(forget = false): void {
    this.started = false
    this.disconnect()
    if (forget) this.forget()
    this.deps.onState('idle')
  }

  /** The shop is not to be had from this page: nothing is asked again until the panel is opened anew. */
  refuse(error: unknown): void {
    // A socket that is open says otherwise.
    if (!this.started || this.up) return
    this.stop()
    this.deps.onError('shop_refused', String(error))
    this.deps.onState('refused')
  }

  get isRest(): boolean {
    return !this.up && this.socketFailures >= SOCKET_FAILURES_BEFORE_REST
  }

  send(frame: ClientFrame): boolean {
    return this.up && !!this.link?.send(frame)
  }

  /** The page is back, the network is back, or the shopper asks. */
  wake(): void {
    if (!this.started) return
    if (this.link) {
      this.link.check()
      return
    }
    this.attempts = 0
    clearTimeout(this.timer)
    void this.connect()
  }

  fail(): void {
    this.link?.fail()
  }

  /** Leaves this conversation for a new one. */
  renew(refused: boolean): void {
    const again = this.fresh && refused
    this.disconnect()
    this.forget()
    this.deps.onSwitch(refused)
    if (!this.started) return
    if (again) this.later()
    else void this.connect()
  }

  /** Another tab began a conversation or renewed the token. */
  adopt(): void {
    const stored = loadSession(this.deps.store)
    if (stored && stored.id === this.session?.id) {
      this.session = stored
      return
    }
    this.disconnect()
    this.session = undefined
    this.deps.onSwitch(false)
    // Without a stored one the shopper was signed out there: nothing is begun until it is needed.
    if (!stored) this.started = false
    else if (this.started) void this.connect()
  }

  /** The identity changed: true when this conversation belongs to someone else. */
  private isForeign(): boolean {
    const session = this.session ?? loadSession(this.deps.store)
    const identity = this.deps.identity()
    return !!session && !!identity && session.subject !== subjectOf(identity)
  }

  /** Nothing of one person may be shown or sent as another. */
  leaveForeign(): boolean {
    if (!this.isForeign()) return false
    const session = this.session ?? loadSession(this.deps.store)
    if (session?.subject) this.deps.onOtherPerson()
    this.forget()
    return true
  }

  disconnect(): void {
    this.epoch++
    this.busy = false
    this.up = false
    clearTimeout(this.timer)
    this.link?.close()
    this.link = undefined
    this.deps.onLost()
  }

  private forget(): void {
    this.session = undefined
    this.fresh = false
    forgetSession(this.deps.store)
  }

  private async connect(): Promise<void> {
    if (this.busy || this.link || !this.started) return
    this.busy = true
    const epoch = this.epoch
    if (!this.isRest) this.deps.onState(this.attempts ? 'lost' : 'connecting')
    try {
      await this.ensureSession()
    } catch (error) {
      if (epoch !== this.epoch) return
      if (isShopRefusal(error)) this.refuse(error)
      else this.later(error)
      return
    } finally {
      if (epoch === this.epoch) this.busy = false
    }
    if (epoch === this.epoch && this.session) this.openSocket(this.session)
  }

  private async ensureSession(): Promise<void> {
    const { store, exclusive, identity } = this.deps
    this.leaveForeign()
    this.session ??= loadSession(store)
    if (this.session) return
    this.session = await exclusive(async () => {
      const other = loadSession(store)
      if (other) return other
      const created = await beginSession(this.deps, identity())
      saveSession(store, created)
      this.fresh = true
      return created
    })
  }

  private openSocket(session: Session): void {
    this.socketTriedAt = Date.now()
    try {
      this.link = openLink(this.deps.openSocket(this.deps.rest.socketUrl(session)), {
        hello: () => ({ type: 'hello', token: this.session?.token ?? '', last_seq: this.deps.lastSeq() }),
        onFrame: (frame) => this.onFrame(frame),
        onDown: () => this.onDown(),
      })
    } catch {
      // A page's content policy may forbid the socket: the constructor throws, requests may still be allowed.
      this.onDown()
    }
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'error' && frame.code === 'unauthorised') {
      this.renew(true)
      return
    }
    if (frame.type === 'welcome') {
      this.accepted(frame.token)
      this.up = true
      this.upSince = Date.now()
      this.socketFailures = 0
      this.deps.onState('online')
    }
    this.deps.onFrame(frame)
  }

  private accepted(token?: string): void {
    this.fresh = false
    if (!token || !this.session) return
    this.session = { ...this.session, token }
    saveSession(this.deps.store, this.session)
  }

  private onDown(): void {
    this.socketFailures = this.up ? 0 : this.socketFailures + 1
    // A server that welcomes and hangs up at once must not be asked in a tight circle.
    if (this.up && Date.now() - this.upSince > STABLE_MS) this.attempts = 0
    this.link = undefined
    this.up = false
    this.deps.onLost()
    if (this.isRest) void this.poll()
    else this.later()
  }

  private later(error?: unknown): void {
    if (error instanceof RestError && error.status) this.deps.onError('unavailable', error.message)
    this.deps.onState('lost')
    this.retryIn(backoffMs(this.attempts++))
  }

  private retryIn(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.connect(), ms)
  }

  /** Sockets do not get through: reads the log again and again, and tries a socket once a minute. */
  private async poll(): Promise<void> {
    const { session, epoch } = this
    if (!session || !this.started) return
    try {
      const page = await this.deps.rest.log(session, this.deps.lastSeq())
      if (epoch !== this.epoch || this.up) return
      this.accepted()
      this.attempts = 0
      this.deps.onState('rest')
      this.deps.onPage(page)
      const hidden = typeof document !== 'undefined' && document.hidden
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.again(), hidden ? HIDDEN_POLL_MS : POLL_MS)
    } catch (error) {
      if (epoch !== this.epoch) return
      if (isRefused(error)) this.renew(true)
      else this.later(error)
    }
  }

  private again(): void {
    if (Date.now() - this.socketTriedAt < SOCKET_AGAIN_MS) void this.poll()
    else void this.connect()
  }
}
