import { toHex } from './hex'

/** At most `max` tries of a subject (an account, a network) within the window. */
export type TryLimit = { readonly subject: string; readonly max: number }

/**
 * Takes one try of each subject, whether or not the account exists. False when one of them has none left; a try that was refused counts for
 * nobody, so that rows are bounded by the limits.
 */
export async function takeTry(
  db: D1Database,
  limits: readonly TryLimit[],
  now: number,
  windowMs: number,
): Promise<boolean> {
  const subjects = await Promise.all(limits.map(({ subject }) => hashSubject(subject)))
  const taken = await db.batch(
    limits.map(({ max }, index) =>
      db
        .prepare(
          `insert into sign_in_attempts (subject, at) select ?1, ?2
           where (select count(*) from sign_in_attempts where subject = ?1 and at > ?3) < ?4 returning id`,
        )
        .bind(subjects[index], now, now - windowMs, max),
    ),
  )
  return taken.every(({ results }) => results.length === 1)
}

/** Forgets the tries of subjects: who has proven to be themselves starts anew. */
export async function forgetTries(db: D1Database, subjects: readonly string[]): Promise<void> {
  const hashes = await Promise.all(subjects.map(hashSubject))
  await db
    .prepare('delete from sign_in_attempts where subject in (select value from json_each(?))')
    .bind(JSON.stringify(hashes))
    .run()
}

async function hashSubject(subject: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subject)))
}
