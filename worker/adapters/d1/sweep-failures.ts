import { lte } from 'drizzle-orm'
import { VERIFY_WINDOW_MS } from '../../config'
import { openDatabase } from './database'
import { verificationFailures } from './schema'

/** Forgets wrong order and e-mail pairs that no longer count. */
export async function sweepVerificationFailures(d1: D1Database, now: number): Promise<void> {
  await openDatabase(d1)
    .delete(verificationFailures)
    .where(lte(verificationFailures.at, now - VERIFY_WINDOW_MS))
}
