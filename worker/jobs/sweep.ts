import type { ConnectorEnv } from '../adapters/connectors/open'
import { sweepArticleVectors } from '../adapters/d1/article-vectors'
import { sweepCodes } from '../adapters/d1/codes'
import { sweepErased } from '../adapters/d1/conversation-index'
import { sweepErasures } from '../adapters/d1/erasures'
import { overdueMails, sweepMails } from '../adapters/d1/mail-outbox'
import { sweepAccounts } from '../adapters/d1/sweep-accounts'
import { sweepVerificationFailures } from '../adapters/d1/sweep-failures'
import { sweepUnanswered } from '../adapters/d1/unanswered'
import { sweepConnectors } from '../adapters/d1/webhook-deliveries'
import { sweepWoo } from '../adapters/d1/woo-copy'
import type { BundleEnv } from '../adapters/kv/bundles'
import type { MailJob } from '../adapters/mail/mail'
import type { MailEnv } from '../adapters/mail/transport'
import { embedArticles } from './embed-articles'
import type { ConversationsEnv } from './erase-conversation'
import { resumeErasures } from './erase-person'
import { fulfilAutomatic } from './fulfil-request'
import { reconcileConnectors } from './reconcile-connectors'
import { sweepRestock } from './restock'
import { enforceRetention, indexConversations } from './retention'

/** A mail that has waited this long was lost by the queue, or its last try has failed. */
const OVERDUE_MS = 30 * 60_000
/** Queued again at once; the rest an hour later. Under the queue's 100 messages a batch. */
const MAX_OVERDUE = 100

type SweepEnv = ConnectorEnv &
  BundleEnv &
  MailEnv &
  ConversationsEnv &
  Pick<Env, 'MAILS' | 'TOKEN_SECRET'> & { readonly PUBLIC_URL?: string }

/**
 * Cron, once an hour: takes away what is kept for a time only, queues mails again that nobody has sent, makes what the search of articles
 * still lacks, compares orders with the shop systems they are kept in, tells who waits for stock, and sees to what is owed to persons. One that fails does not keep the others from being done.
 * @throws AggregateError naming what failed.
 */
export async function sweep(_event: ScheduledController, env: SweepEnv): Promise<void> {
  const now = Date.now()
  const done = await Promise.allSettled([
    sweepVerificationFailures(env.DB, now),
    sweepCodes(env.DB, now),
    sweepMails(env.DB, now),
    sweepAccounts(env.DB, now),
    sweepConnectors(env.DB, now),
    sweepWoo(env.DB, now),
    sweepUnanswered(env.DB, now),
    sweepArticleVectors(env.DB, now),
    embedArticles(env),
    queueOverdue(env, now),
    sweepRestock(env, now),
    sweepPrivacy(env, now),
    reconcileConnectors(env, now),
  ])
  const failed = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of the hourly jobs failed`)
}

/** One after the other: what is indexed can be erased, and what is erased needs no retention. @throws the first fault, after all were done. */
async function sweepPrivacy(env: SweepEnv, now: number): Promise<void> {
  const failed: unknown[] = []
  const steps = [
    () => indexConversations(env, now),
    () => fulfilAutomatic(env, now),
    () => resumeErasures(env, now),
    () => enforceRetention(env, now),
    () => sweepErased(env.DB, now),
    () => sweepErasures(env.DB, now),
  ]
  for (const step of steps) await step().catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of the privacy jobs failed`)
}

async function queueOverdue(env: SweepEnv, now: number): Promise<void> {
  const overdue = await overdueMails(env.DB, now - OVERDUE_MS, MAX_OVERDUE)
  const jobs = overdue.filter(({ mailKey }) => !mailKey.startsWith('code:'))
  if (jobs.length === 0) return
  await env.MAILS.sendBatch(
    jobs.map(({ shop, mailKey: key }) => ({ body: { kind: 'mail', shop, key } satisfies MailJob })),
  )
}
