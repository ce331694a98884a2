import type { MailJob } from '../../adapters/mail/mail'
import type { OrderMemory } from '../../adapters/remember-orders'
import { type ConversationListed, listedOf, listedUpTo } from '../../core/agents/listed'
import type { InboxConversation } from '../../protocol'
import type { ConversationHost } from './agent-side'
import { type AlarmFacts, isIdle } from './alarm'
import { awayMailOf } from './away-mail'
import { drainOutbox } from './outbox'
import { sendOutgoing } from './outgoing'
import { resolvedPoint } from './points'
import { report, runFollowUp } from './run-turn'
import type { ConversationStorage, OutboxRow } from './storage'

/** What the chores need of the conversation beside what its sides do. */
export type ChoresHost = ConversationHost & {
  facts(): AlarmFacts
  readonly memory: OrderMemory
  isShopperHere(): boolean
  tellInbox(): Promise<void>
  snapshot(): InboxConversation | null
}

/** What a conversation does by itself when its alarm goes off. */
export class Chores {
  constructor(
    readonly env: Env,
    readonly storage: ConversationStorage,
    readonly host: ChoresHost,
  ) {}

  /** Sends what waits in the outbox. */
  drain(now: number): Promise<unknown> {
    const { storage } = this
    return drainOutbox(
      {
        state: () => storage.outbox(),
        after: (id, limit) => storage.outgoingAfter(id, limit),
        send: (rows) => this.#send(rows),
        setState: (state) => storage.setOutbox(state),
        failed: (error, attempts) => report('outbox', `${error} (failure ${attempts} in a row)`),
      },
      now,
    )
  }

  /** Everything else, one after the other. */
  async seeTo(now: number): Promise<void> {
    this.#resolveIfIdle(now)
    await this.#followUp(now)
    this.#mailIfAway(now)
  }

  async #send(rows: readonly OutboxRow[]): Promise<void> {
    const outgoing = rows.flatMap((row) => row.outgoing)
    await sendOutgoing(this.env, outgoing, {
      inbox: () => this.host.tellInbox(),
      listed: () => this.#listed(),
    })
  }

  #listed(): { readonly listed: ConversationListed; readonly done: () => void } | null {
    const identity = this.storage.identity()
    const conversation = this.host.snapshot()
    if (!identity || !conversation) return null
    const { messages } = this.host.view()
    const after = this.storage.listedSeq()
    const upTo = listedUpTo(after, messages)
    return {
      listed: listedOf(identity.shop, conversation, messages, after),
      done: () => this.storage.setListedSeq(upTo),
    }
  }

  #resolveIfIdle(now: number): void {
    const { tracker } = this.host.view()
    const identity = this.storage.identity()
    if (!identity || !isIdle(this.host.facts(), now)) return
    const point = { kind: 'turn_point', payload: JSON.stringify(resolvedPoint(identity, tracker, now)) }
    this.host.append([{ type: 'conversation_resolved', how: 'assumed' }], [point])
    this.host.show(this.host.view().messages.length)
  }

  /** Gives an answer that was late, if it has come by now. A fault is reported and tried again at the next alarm. */
  async #followUp(now: number): Promise<void> {
    const { tracker, messages } = this.host.view()
    const identity = this.storage.identity()
    const { followUpDueAt: dueAt } = this.host.facts()
    if (!identity || dueAt === null || dueAt > now) return
    const events = await runFollowUp({ env: this.env, tracker, identity, memory: this.host.memory })
    if (events.length === 0) return
    const from = messages.length
    this.host.append(events)
    this.host.show(from)
  }

  /** What an agent wrote goes by mail to a shopper who has gone; one who is here reads it here. */
  #mailIfAway(now: number): void {
    const { awayMailDueAt: dueAt } = this.host.facts()
    const view = this.host.view()
    const identity = this.storage.identity()
    if (!identity || !view.lastAgentMessage || dueAt === null || dueAt > now) return
    const mail = this.host.isShopperHere()
      ? null
      : awayMailOf(view, this.storage.awaySettledSeq(), this.storage.shopperReadSeq())
    this.storage.setAwaySettledSeq(view.lastAgentMessage.seq)
    if (!mail) return
    const job: MailJob = {
      kind: 'agent_reply',
      shop: identity.shop,
      conversation_id: identity.conversationId,
      from_seq: mail.fromSeq,
      to_seq: mail.toSeq,
    }
    this.host.append([{ type: 'away_mailed', ...mail }], [{ kind: 'mail_job', payload: JSON.stringify(job) }])
  }
}
