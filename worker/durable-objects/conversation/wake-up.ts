import { OUTBOX_DELAY_MS } from '../../config'
import { followUpDueAt } from '../../core/dialogue/follow-up'
import { type AlarmFacts, nextAlarm } from './alarm'
import { awayMailDueAt } from './away-mail'
import type { ConversationStorage } from './storage'
import type { ConversationView } from './view'

/** When a conversation wakes by itself: one alarm for every reason. */
export class WakeUp {
  #alarmAt: number | null = null
  #outboxDueAt: number | null = null

  constructor(
    readonly ctx: DurableObjectState,
    readonly storage: ConversationStorage,
    readonly view: () => ConversationView,
  ) {}

  facts(): AlarmFacts {
    const view = this.view()
    const { status, shopperMessages } = view.tracker
    return {
      outboxDueAt: this.#outboxDueAt,
      followUpDueAt: followUpDueAt(view.tracker),
      awayMailDueAt: awayMailDueAt(view, this.storage.awaySettledSeq()),
      lastActivityAt: view.lastActivityAt,
      status,
      shopperMessages,
    }
  }

  /** The log was read: something may wait to be sent, whatever happened before this object slept. */
  loaded(): void {
    this.#outboxDueAt = this.#nextDue()
    if (this.#outboxDueAt !== null) this.ctx.waitUntil(this.#ensure(this.#outboxDueAt))
  }

  /** A row was stored. */
  appended(sends: boolean, at: number): void {
    if (sends) this.#outboxDueAt ??= at + OUTBOX_DELAY_MS
    this.ctx.waitUntil(this.#arm(false))
  }

  /** Nothing is left that it would wake for. */
  forget(): void {
    this.#alarmAt = null
    this.#outboxDueAt = null
  }

  /** The alarm has gone off. */
  woken(): void {
    this.#alarmAt = null
  }

  /** Its work is done: sets the next one. */
  async rearm(): Promise<void> {
    this.#outboxDueAt = this.#nextDue()
    await this.#arm(true)
  }

  /** When the outbox wants to be drained, or null when everything was sent. */
  #nextDue(): number | null {
    const { sentId, dueAt } = this.storage.outbox()
    if (this.storage.outgoingAfter(sentId, 1).length === 0) return null
    // Never at once: turns that come while the outbox drains would keep the alarm going round.
    return Math.max(dueAt, Date.now() + OUTBOX_DELAY_MS)
  }

  /**
   * Sets the alarm when none is known or an earlier one is needed; a later need waits for the alarm to re-arm itself. Nothing is awaited
   * before it is set, so that it is stored together with the row that needs it.
   */
  async #arm(afterAlarm: boolean): Promise<void> {
    const at = nextAlarm(this.facts())
    if (at === null || (!afterAlarm && this.#alarmAt !== null && this.#alarmAt <= at)) return
    const set = this.ctx.storage.setAlarm(at)
    this.#alarmAt = at
    await set.catch((error: unknown) => {
      this.#alarmAt = null
      throw error
    })
  }

  async #ensure(at: number): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(at)
  }
}
