import { USED_CODE_KEPT_MS } from '../../config'
import { hashToken } from './token'

/** Spends a code of an authenticator app, right or wrong; false when it was spent before. */
export async function spendCode(db: D1Database, userId: string, code: string, now: number): Promise<boolean> {
  const [, spent] = await db.batch([
    db.prepare('delete from used_codes where user_id = ? and at <= ?').bind(userId, now - USED_CODE_KEPT_MS),
    db
      .prepare('insert or ignore into used_codes (user_id, code_hash, at) values (?, ?, ?) returning at')
      .bind(userId, await hashToken(`${userId} ${code}`), now),
  ])
  return (spent?.results.length ?? 0) === 1
}
