import { and, eq, sql } from 'drizzle-orm'
import type { AttemptCounter } from '../connectors/attempts'
import { openDatabase } from './database'
import { verificationFailures } from './schema'
import { belowLimits, failuresOf, hashEmail, normaliseEmail } from './verification'

/**
 * Counts tries to verify an order of a shop system, with the limits, the window and the table of verifyOrder. A try counts from before it is
 * judged, so of many at once no more get through.
 */
export function createD1Attempts(d1: D1Database, shop: string): AttemptCounter {
  const db = openDatabase(d1)
  return {
    async reserve({ orderNumber, email }, now) {
      const emailHash = await hashEmail(shop, normaliseEmail(email))
      const isOpen = belowLimits(failuresOf(shop, { orderNumber, emailHash }, now))
      const [row] = await db
        .insert(verificationFailures)
        .select(sql`select null, ${shop}, ${orderNumber}, ${now}, ${emailHash} where ${isOpen}`)
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
