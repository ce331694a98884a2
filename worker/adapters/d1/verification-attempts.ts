import { and, eq, gt, sql } from 'drizzle-orm'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import type { AttemptCounter } from '../connectors/attempts'
import { openDatabase } from './database'
import { verificationFailures } from './schema'

/**
 * Counts tries to verify an order of a shop system, with the limits, the window and the table of verifyOrder: at most
 * MAX_VERIFY_ATTEMPTS_PER_ORDER within VERIFY_WINDOW_MS. A try counts from before it is judged, so of many at once no more get through.
 */
export function createD1Attempts(d1: D1Database, shop: string): AttemptCounter {
  const db = openDatabase(d1)
  return {
    async reserve(orderNumber, now) {
      const recent = and(
        eq(verificationFailures.shop, shop),
        eq(verificationFailures.orderNumber, orderNumber),
        gt(verificationFailures.at, now - VERIFY_WINDOW_MS),
      )
      const [row] = await db
        .insert(verificationFailures)
        .select(
          sql`select null, ${shop}, ${orderNumber}, ${now}
            where (select count(*) from ${verificationFailures} where ${recent}) < ${MAX_VERIFY_ATTEMPTS_PER_ORDER}`,
        )
        .returning({ id: verificationFailures.id })
      return row?.id ?? null
    },
    async release(attempt) {
      await db
        .delete(verificationFailures)
        .where(and(eq(verificationFailures.shop, shop), eq(verificationFailures.id, attempt)))
    },
  }
}
