import * as v from 'valibot'
import { codeToDeliver, prepareCode } from '../adapters/d1/code-delivery'
import { drawCode, hashCode } from '../adapters/d1/code-secret'
import { settleMail, waitingMail } from '../adapters/d1/mail-outbox'
import { normaliseEmail } from '../adapters/d1/verification'
import { getBundle } from '../adapters/kv/bundles'
import { codeMail } from '../adapters/mail/code-mail'
import { createMail, type MailJob } from '../adapters/mail/mail'
import { type MailEnv, type MailTransport, transportOf } from '../adapters/mail/transport'
import { ordersOf } from '../adapters/orders-of'
import { MAIL_TIMEOUT_MS } from '../config'
import { writeAgentReply } from './agent-reply'
import { sendRestockAlerts } from './restock'
import { retryDelaySeconds } from './retry'

const job = v.variant('kind', [
  v.object({ kind: v.literal('mail'), shop: v.string(), key: v.string() }),
  v.object({ kind: v.literal('code'), shop: v.string(), code_id: v.string() }),
  v.object({
    kind: v.literal('agent_reply'),
    shop: v.string(),
    conversation_id: v.string(),
    from_seq: v.number(),
    to_seq: v.number(),
  }),
  v.object({ kind: v.literal('restock'), shop: v.string(), product_id: v.string() }),
]) satisfies v.GenericSchema<unknown, MailJob>

export type MailsEnv = Pick<Env, 'DB' | 'BUNDLES' | 'TOKEN_SECRET' | 'MAILS' | 'CONVERSATION'> & MailEnv

/**
 * Queue consumer: each message is a MailJob. Queues deliver at least once; a mail that was sent is not waiting any more, and a repeat in
 * between carries the same key to the provider. What fails comes back, later each time; what is malformed would be so for ever.
 */
export async function consumeMails(batch: MessageBatch<unknown>, env: MailsEnv): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      const parsed = v.safeParse(job, message.body)
      if (!parsed.success) {
        log('malformed', { message_id: message.id })
        message.ack()
        return
      }
      try {
        await work(env, parsed.output)
        message.ack()
      } catch (error) {
        log('not sent', { shop: parsed.output.shop, tries: message.attempts, error: String(error) })
        message.retry({ delaySeconds: retryDelaySeconds(message.attempts) })
      }
    }),
  )
}

async function work(env: MailsEnv, asked: MailJob): Promise<void> {
  const transport = transportOf(env)
  if (!transport) {
    log('no mail transport is set up', { shop: asked.shop })
    return
  }
  if (asked.kind === 'mail') return deliver(env.DB, transport, asked.shop, asked.key)
  if (asked.kind === 'agent_reply') {
    const key = await writeAgentReply(env, asked)
    return key === null ? undefined : deliver(env.DB, transport, asked.shop, key)
  }
  if (asked.kind === 'restock') {
    const deps = { db: env.DB, mail: createMail(env, asked.shop), now: Date.now() }
    await sendRestockAlerts(deps, asked.shop, asked.product_id)
    return
  }
  const key = `code:${asked.code_id}`
  const found = await codeToDeliver(env.DB, asked.shop, asked.code_id, Date.now())
  // Too late: a dead code would only confuse.
  if (!found) return
  if (found.codeHash === null) await writeCodeMail(env, asked.shop, asked.code_id, { ...found, key })
  await deliver(env.DB, transport, asked.shop, key)
}

type CodeRow = NonNullable<Awaited<ReturnType<typeof codeToDeliver>>> & { readonly key: string }

/** Finds out here, behind the reply, whether anybody is to get the code; nobody is told when not. */
async function writeCodeMail(env: MailsEnv, shop: string, codeId: string, row: CodeRow): Promise<void> {
  const [to, bundle] = await Promise.all([addressOf(env, shop, row), getBundle(env, shop)])
  if (!to || !bundle) return
  const code = drawCode()
  await prepareCode(env.DB, {
    shop,
    codeId,
    targetKind: row.targetKind,
    codeHash: await hashCode(env.TOKEN_SECRET, codeId, code),
    mail: codeMail(bundle, { to, code, locale: row.locale, key: row.key }),
    now: Date.now(),
  })
}

/** The e-mail of the order; or the address asked for, when it has orders: a stranger's address gets no mail from this shop. */
async function addressOf(env: MailsEnv, shop: string, { targetKind, target }: CodeRow): Promise<string | null> {
  const bundle = await getBundle(env, shop)
  if (!bundle) return null
  const orders = ordersOf(env, bundle, MAIL_TIMEOUT_MS)
  if (targetKind === 'order') {
    const found = await orders.get(target)
    if (!found.ok && found.error === 'late') throw new Error('the orders are late')
    return found.ok ? normaliseEmail(found.value.email) : null
  }
  const found = await orders.listByEmail(target, 1)
  if (!found.ok) throw new Error('the orders are late')
  return found.value.length > 0 ? target : null
}

async function deliver(db: D1Database, transport: MailTransport, shop: string, key: string): Promise<void> {
  const mail = await waitingMail(db, shop, key)
  if (!mail) return
  const status = await transport(mail)
  if (status === 'refused') log('refused by the provider', { shop, mail_id: mail.mailId })
  await settleMail(db, mail.mailId, status, Date.now())
}

function log(what: string, detail: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level: 'error', at: 'mails', what, ...detail }))
}
