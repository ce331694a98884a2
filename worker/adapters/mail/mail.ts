import type { Mail } from '../../core/ports'
import { storeMail } from '../d1/mail-outbox'

/** What stands in the queue of mails: a mail that was written; what one must be written of first: a code, agents' messages; a product of which there is more. */
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
  | { readonly kind: 'restock'; readonly shop: string; readonly product_id: string }

/** Has those told who wait for these products. Never throws: the hourly sweep finds alerts that are met. */
export async function queueRestock(
  env: Pick<Env, 'MAILS'>,
  shop: string,
  productIds: readonly string[],
): Promise<void> {
  if (productIds.length === 0) return
  const jobs = productIds.map((product_id) => ({ body: { kind: 'restock', shop, product_id } satisfies MailJob }))
  await env.MAILS.sendBatch(jobs).catch((error: unknown) => {
    console.error(JSON.stringify({ level: 'error', at: 'restock.queue', shop, error: String(error) }))
  })
}

/** The mail port of a shop: written to D1, then queued. When the queue fails, the hourly sweep finds what waits. */
export function createMail(env: Pick<Env, 'DB' | 'MAILS'>, shop: string): Mail {
  return {
    async send(message) {
      await storeMail(env.DB, shop, message, Date.now())
      await queueMail(env, shop, message.key)
    },
  }
}

/** Queues a mail that is written down. Never throws: the hourly sweep finds what waits. */
export async function queueMail(env: Pick<Env, 'MAILS'>, shop: string, key: string): Promise<void> {
  const job: MailJob = { kind: 'mail', shop, key }
  await env.MAILS.send(job).catch((error: unknown) => {
    console.error(JSON.stringify({ level: 'error', at: 'mail.queue', shop, error: String(error) }))
  })
}
