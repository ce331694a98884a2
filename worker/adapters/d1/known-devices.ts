import { hashToken } from './token'

/** Whether the account was signed in to from this browser before. */
export async function isKnownDevice(db: D1Database, email: string, device: string): Promise<boolean> {
  const row = await db
    .prepare(
      `select 1 from known_devices d join account_users u on u.id = d.user_id where u.email = ? and d.device_hash = ?`,
    )
    .bind(email, await hashToken(device))
    .first()
  return row !== null
}

/** Remembers the browser. True when the account has been used before, but never from it: worth a mail. */
export async function rememberDevice(db: D1Database, userId: string, device: string, now: number): Promise<boolean> {
  const hash = await hashToken(device)
  const [before] = await db.batch<{ all: number; same: number }>([
    db
      .prepare(
        `select count(*) as "all", count(*) filter (where device_hash = ?2) as same from known_devices where user_id = ?1`,
      )
      .bind(userId, hash),
    db
      .prepare(
        `insert into known_devices (user_id, device_hash, last_at) values (?1, ?2, ?3)
         on conflict (user_id, device_hash) do update set last_at = ?3`,
      )
      .bind(userId, hash, now),
  ])
  const counts = before?.results[0]
  return counts !== undefined && counts.all > 0 && counts.same === 0
}
