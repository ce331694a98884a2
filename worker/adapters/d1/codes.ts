import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import {
  CODE_DAY_MS,
  CODE_TTL_MS,
  CODE_WINDOW_MS,
  MAX_CODE_TRIES,
  MAX_CODES_PER_ADDRESS,
  MAX_CODES_PER_CONVERSATION,
  MAX_CODES_PER_ORDER,
} from '../../config'
import type { CodeTarget } from '../../core/events'
import type { CodeFault, CodeRequest, Codes } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { within } from '../timeout'
import { withinBudget } from './budget'
import { hashCode } from './code-secret'
import { type Database, openDatabase } from './database'
import { oneTimeCodes } from './schema'
import { normaliseEmail, normaliseOrderNumber } from './verification'

type Place = { readonly shop: string; readonly conversationId: string }

/** The one-time codes of one conversation, kept in D1. Every call ends within `budgetMs`. `secret` keys the hashes of the codes. */
export function createD1Codes(
  d1: D1Database,
  { shop, conversationId, secret, budgetMs }: Place & { readonly secret: string; readonly budgetMs: number },
): Codes {
  const db = openDatabase(d1)
  const place = { shop, conversationId }
  const late: Result<never, CodeFault> = err({ reason: 'late', left: 0 })
  return {
    request: (request) => withinBudget(budgetMs, requestCode(db, place, request)),
    check: (codeId, code, now) => within(budgetMs, checkCode(db, place, { codeId, code, secret, now }), late),
  }
}

/** The target in the form it is counted by. */
function keyOf(target: CodeTarget): string {
  return target.kind === 'order' ? normaliseOrderNumber(target.orderNumber) : normaliseEmail(target.email)
}

/**
 * Writes the request down, unless the conversation or the target has had as many as it may. One atomic batch that neither reads an order
 * nor finds an address: it takes as long for an unknown order as for any other.
 */
async function requestCode(
  db: Database,
  { shop, conversationId }: Place,
  { target, locale, key, now }: CodeRequest,
): Promise<Result<{ readonly codeId: string }, 'too_many'>> {
  const targetKey = keyOf(target)
  const inConversation = sql`${oneTimeCodes.shop} = ${shop} and ${oneTimeCodes.conversationId} = ${conversationId}
    and ${oneTimeCodes.requestedAt} > ${now - CODE_DAY_MS}`
  const forTarget = sql`${oneTimeCodes.shop} = ${shop} and ${oneTimeCodes.targetKind} = ${target.kind}
    and ${oneTimeCodes.target} = ${targetKey} and ${oneTimeCodes.requestedAt} > ${now - CODE_WINDOW_MS}`
  const limit = target.kind === 'order' ? MAX_CODES_PER_ORDER : MAX_CODES_PER_ADDRESS
  const [, rows] = await db.batch([
    db
      .insert(oneTimeCodes)
      .select(
        sql`select ${crypto.randomUUID()}, ${shop}, ${conversationId}, ${key}, ${target.kind}, ${targetKey}, ${locale}, ${now},
            ${now + CODE_TTL_MS}, 0, null, null, null
          where ${countOf(inConversation)} < ${MAX_CODES_PER_CONVERSATION} and ${countOf(forTarget)} < ${limit}`,
      )
      .onConflictDoNothing(),
    db
      .select({ codeId: oneTimeCodes.codeId })
      .from(oneTimeCodes)
      .where(and(eq(oneTimeCodes.shop, shop), eq(oneTimeCodes.requestKey, key))),
  ])
  return rows[0] ? ok(rows[0]) : err('too_many')
}

function countOf(condition: SQL): SQL {
  return sql`(select count(*) from ${oneTimeCodes} where ${condition})`
}

/**
 * Counts the try and judges the code in one statement: tries made at once are counted one by one. A code of another conversation is not
 * found; one that nobody was sent is judged wrong like any other.
 */
async function checkCode(
  db: Database,
  { shop, conversationId }: Place,
  { codeId, code, secret, now }: { codeId: string; code: string; secret: string; now: number },
): Promise<Result<{ readonly email: string }, CodeFault>> {
  const hash = await hashCode(secret, codeId, code)
  const mine = and(
    eq(oneTimeCodes.codeId, codeId),
    eq(oneTimeCodes.shop, shop),
    eq(oneTimeCodes.conversationId, conversationId),
  )
  const alive = sql`${oneTimeCodes.usedAt} is null and ${oneTimeCodes.expiresAt} > ${now}`
  const { tries, usedAt, email } = oneTimeCodes
  const [tried, rows] = await db.batch([
    db
      .update(oneTimeCodes)
      .set({ tries: sql`${tries} + 1`, usedAt: sql`case when ${oneTimeCodes.codeHash} = ${hash} then ${now} end` })
      .where(and(mine, alive, sql`${tries} < ${MAX_CODE_TRIES}`))
      .returning({ tries, usedAt, email }),
    db
      .select({ spent: sql<number>`${alive} and ${tries} >= ${MAX_CODE_TRIES}` })
      .from(oneTimeCodes)
      .where(mine),
  ])
  const [attempt] = tried
  if (!attempt) return err({ reason: rows[0]?.spent ? 'spent' : 'expired', left: 0 })
  if (attempt.usedAt !== null && attempt.email !== null) return ok({ email: attempt.email })
  const left = MAX_CODE_TRIES - attempt.tries
  return err({ reason: left > 0 ? 'wrong' : 'spent', left })
}

/** Forgets what no limit counts any more. */
export async function sweepCodes(d1: D1Database, now: number): Promise<void> {
  await openDatabase(d1)
    .delete(oneTimeCodes)
    .where(lte(oneTimeCodes.requestedAt, now - CODE_DAY_MS))
}
