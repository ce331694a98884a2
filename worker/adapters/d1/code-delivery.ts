import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { CODE_WINDOW_MS, MAX_CODES_PER_ADDRESS, MAX_CODES_PER_ORDER } from '../../config'
import type { MailMessage } from '../../core/ports'
import { openDatabase } from './database'
import { mailOutbox, oneTimeCodes } from './schema'

export type CodeToDeliver = Pick<typeof oneTimeCodes.$inferSelect, 'targetKind' | 'target' | 'locale' | 'codeHash'>

/** A code that was asked for and still can be used; null when it is too old, used or unknown. */
export async function codeToDeliver(
  d1: D1Database,
  shop: string,
  codeId: string,
  now: number,
): Promise<CodeToDeliver | null> {
  const { targetKind, target, locale, codeHash } = oneTimeCodes
  const [row] = await openDatabase(d1)
    .select({ targetKind, target, locale, codeHash })
    .from(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.codeId, codeId),
        eq(oneTimeCodes.shop, shop),
        isNull(oneTimeCodes.usedAt),
        gt(oneTimeCodes.expiresAt, now),
      ),
    )
  return row ?? null
}

/**
 * Gives a code its hash and address, and writes its mail, both or neither, once. Neither when the address has had as many as it may within
 * CODE_WINDOW_MS; codes asked for by an order number may use up MAX_CODES_PER_ORDER of them, so that whoever knows only the number cannot
 * keep the owner from getting one at the address itself.
 */
export async function prepareCode(
  d1: D1Database,
  prepared: {
    readonly shop: string
    readonly codeId: string
    readonly targetKind: CodeToDeliver['targetKind']
    readonly codeHash: string
    readonly mail: MailMessage
    readonly now: number
  },
): Promise<void> {
  const { shop, codeId, targetKind, codeHash, mail, now } = prepared
  const db = openDatabase(d1)
  const toAddress = sql`${oneTimeCodes.shop} = ${shop} and ${oneTimeCodes.email} = ${mail.to}
    and ${oneTimeCodes.requestedAt} > ${now - CODE_WINDOW_MS}`
  const below = (condition: SQL, limit: number) =>
    sql`(select count(*) from ${oneTimeCodes} where ${condition}) < ${limit}`
  const mayBeSent =
    targetKind === 'email'
      ? below(toAddress, MAX_CODES_PER_ADDRESS)
      : sql`${below(toAddress, MAX_CODES_PER_ADDRESS)}
          and ${below(sql`${toAddress} and ${oneTimeCodes.targetKind} = 'order'`, MAX_CODES_PER_ORDER)}`
  await db.batch([
    db
      .update(oneTimeCodes)
      .set({ email: mail.to, codeHash })
      .where(
        and(eq(oneTimeCodes.codeId, codeId), eq(oneTimeCodes.shop, shop), isNull(oneTimeCodes.codeHash), mayBeSent),
      ),
    db
      .insert(mailOutbox)
      .select(
        sql`select null, ${shop}, ${mail.key}, ${mail.to}, ${mail.subject}, ${mail.text}, ${mail.html ?? null}, ${now}, 'waiting', null, null
          where exists (select 1 from ${oneTimeCodes} where ${oneTimeCodes.codeId} = ${codeId} and ${oneTimeCodes.codeHash} = ${codeHash})`,
      )
      .onConflictDoNothing(),
  ])
}
