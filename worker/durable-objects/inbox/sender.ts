import { INBOX_MAX_RETRY_MS, INBOX_RETRY_MS } from '../../config'
import type { AgentCommand } from '../../core/agents/commands'
import type { AgentOutcome } from '../conversation/agent-side'
import { report } from './report'
import type { InboxStorage, Sending } from './storage'

/** Commands looked at in one go. */
const BATCH = 100

export type SenderHost = {
  command(conversationId: string, command: AgentCommand): Promise<AgentOutcome>
  /** The conversation would not: what it says of itself is how it is. @throws when it cannot be asked. */
  refused(conversationId: string): Promise<void>
}

/** Commands to conversations, written down before they are sent and until they have arrived. */
export class Sender {
  #running: Promise<void> | null = null
  #more = false

  constructor(
    readonly storage: InboxStorage,
    readonly host: SenderHost,
  ) {}

  /** Sends what is due; one run at a time. */
  flush(): Promise<void> {
    // What is written down while a run is under way must not wait for the next alarm.
    this.#more = true
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #sendAll(): Promise<void> {
    while (this.#more) {
      this.#more = false
      const now = Date.now()
      const due = this.storage.sending(now, BATCH)
      if (due.length === 0) continue
      const byConversation = Map.groupBy(due, ({ conversationId }) => conversationId)
      const sent = await Promise.all([...byConversation.values()].map((orders) => this.#inOrder(orders)))
      if (sent.some(Boolean)) this.#more = true
    }
  }

  /** One after the other: who leaves, leaves before the next joins. Answers whether any has arrived. */
  async #inOrder(orders: readonly Sending[]): Promise<boolean> {
    for (const [index, { id, conversationId, command, tries }] of orders.entries()) {
      try {
        const outcome = await this.host.command(conversationId, command)
        if (!outcome.ok) await this.host.refused(conversationId)
        this.storage.sent(id)
      } catch (error) {
        report('command', error)
        const wait = Math.min(INBOX_RETRY_MS * 2 ** Math.min(tries, 20), INBOX_MAX_RETRY_MS)
        // Those behind it wait as well: they would come before it.
        this.storage.postpone(conversationId, Date.now() + wait)
        return index > 0
      }
    }
    return true
  }
}
