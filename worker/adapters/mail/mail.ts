import type { Mail } from '../../core/ports'
import { storeMail } from '../d1/mail-outbox'

/** What stands in the queue of mails: a mail that was written, or what a mail must be written of first: a code, agents' messages. */
export type MailJob =
  | { readonly kind: 'mail'; readonly shop: string; readonly key: string }
  | { readonly kind: 'code'; readonly shop: string; readonly code_id: string }
  /** Agents' messages of a conversation whose shopper has gone, both ends included. */
  | {
      readonly kind: 'agent_reply'
      readonly shop: string
      readonly conversation_id: string
      readonly from_seq: number
      readonly to_seq: number
    }

/** The mail port of a shop: written to D1, then queued. When the queue fails, the hourly sweep finds what waits. */
export function createMail(env: Pick<Env, 'DB' | 'MAILS'>, shop: string): Mail {
  return {
    async send(message) {
      await storeMail(env.DB, shop, message, Date.now())
      const job: MailJob = { kind: 'mail', shop, key: message.key }
      await env.MAILS.send(job).catch((error: unknown) => {
        console.error(JSON.stringify({ level: 'error', at: 'mail.queue', shop, error: String(error) }))
      })
    },
  }
}
