import { storeMail } from '../adapters/d1/mail-outbox'
import { getBundle } from '../adapters/kv/bundles'
import type { MailJob } from '../adapters/mail/mail'
import { replyMail } from '../adapters/mail/reply-mail'

/** Writes the mail with what agents wrote to a shopper who has gone. Answers its key; null where there is nobody to write to. */
export async function writeAgentReply(
  env: Pick<Env, 'DB' | 'BUNDLES' | 'CONVERSATION'>,
  job: Extract<MailJob, { kind: 'agent_reply' }>,
): Promise<string | null> {
  const { shop, conversation_id: id } = job
  const conversation = env.CONVERSATION.get(env.CONVERSATION.idFromName(`${shop}/${id}`))
  const [reply, bundle] = await Promise.all([conversation.awayReply(job.from_seq, job.to_seq), getBundle(env, shop)])
  if (!reply || !bundle) return null
  const key = `agent_reply:${id}:${job.to_seq}`
  await storeMail(env.DB, shop, replyMail(bundle, { ...reply, key }), Date.now())
  return key
}
