import { DEVICE_KEPT_MS, SIGN_IN_WINDOW_MS, USED_CODE_KEPT_MS } from '../../config'

/** Forgets sessions, links, tries and used codes past their time, and browsers that nobody has used for long. */
export async function sweepAccounts(db: D1Database, now: number): Promise<void> {
  await db.batch([
    db.prepare('delete from account_sessions where expires_at <= ?').bind(now),
    db.prepare('delete from account_verifications where expires_at <= ?').bind(now),
    db.prepare('delete from setup_tokens where expires_at <= ?').bind(now),
    db.prepare('delete from sign_in_attempts where at <= ?').bind(now - SIGN_IN_WINDOW_MS),
    db.prepare('delete from used_codes where at <= ?').bind(now - USED_CODE_KEPT_MS),
    db.prepare('delete from known_devices where last_at <= ?').bind(now - DEVICE_KEPT_MS),
  ])
}
