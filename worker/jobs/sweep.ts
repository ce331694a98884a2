import { sweepCodes } from '../adapters/d1/codes'
import { overdueMails, sweepMails } from '../adapters/d1/mail-outbox'
import { sweepVerificationFailures } from '../adapters/d1/sweep-failures'
import type { MailJob } from '../adapters/mail/mail'

/** A mail that has waited this long was lost by the queue, or its last try has failed. */
const OVERDUE_MS = 30 * 60_000
/** Queued again at once; the rest an hour later. Under the queue's 100 messages a batch. */
const MAX_OVERDUE = 100

/** Cron, once an hour: takes away what is kept for a time only, and queues mails again that nobody has sent. */
export async function sweep(_event: ScheduledController, env: Pick<Env, 'DB' | 'MAILS'>): Promise<void> {
  const now = Date.now()
  await Promise.all([sweepVerificationFailures(env.DB, now), sweepCodes(env.DB, now), sweepMails(env.DB, now)])
  const overdue = await overdueMails(env.DB, now - OVERDUE_MS, MAX_OVERDUE)
  const jobs = overdue.filter(({ mailKey }) => !mailKey.startsWith('code:'))
  if (jobs.length === 0) return
  await env.MAILS.sendBatch(
    jobs.map(({ shop, mailKey: key }) => ({ body: { kind: 'mail', shop, key } satisfies MailJob })),
  )
}
