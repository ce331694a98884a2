import { SETUP_TTL_MS } from '../../config'
import { drawToken, hashToken } from './token'

const NO_OWNER = `not exists (select 1 from members where shop = ?1 and role = 'owner' and removed_at is null)`

/** Makes the token that lets a shop's first owner in, in place of the one before; null when the shop has an owner, or there is no such shop. */
export async function createSetupToken(db: D1Database, shop: string, now: number): Promise<string | null> {
  const token = drawToken()
  const made = await db
    .prepare(
      `insert into setup_tokens (shop, token_hash, created_at, expires_at)
       select ?1, ?2, ?3, ?4 from shops where shop = ?1 and ${NO_OWNER}
       on conflict (shop) do update set token_hash = ?2, created_at = ?3, expires_at = ?4 returning shop`,
    )
    .bind(shop, await hashToken(token), now, now + SETUP_TTL_MS)
    .first()
  return made ? token : null
}

/** Whether the token lets a shop's first owner in, now. */
export async function isSetupToken(db: D1Database, shop: string, token: string, now: number): Promise<boolean> {
  const row = await db
    .prepare(`select 1 from setup_tokens where shop = ?1 and token_hash = ?2 and expires_at > ?3 and ${NO_OWNER}`)
    .bind(shop, await hashToken(token), now)
    .first()
  return row !== null
}

/** Whether the shop is there and nobody owns it. */
export async function lacksOwner(db: D1Database, shop: string): Promise<boolean> {
  return (await db.prepare(`select 1 from shops where shop = ?1 and ${NO_OWNER}`).bind(shop).first()) !== null
}

/** Makes the account the first owner and spends the token; false when somebody else was first. */
export async function becomeFirstOwner(
  db: D1Database,
  owner: { readonly shop: string; readonly userId: string; readonly name: string; readonly initials: string },
  now: number,
): Promise<boolean> {
  const [made] = await db.batch([
    db
      .prepare(
        `insert into members (shop, user_id, role, display_name, initials, created_at, updated_at)
         select ?1, ?2, 'owner', ?3, ?4, ?5, ?5 where ${NO_OWNER}
         on conflict (shop, user_id) do update set role = 'owner', removed_at = null, updated_at = ?5 returning user_id`,
      )
      .bind(owner.shop, owner.userId, owner.name, owner.initials, now),
    db
      .prepare(
        'delete from setup_tokens where shop = ?1 and exists (select 1 from members where shop = ?1 and role = ?2)',
      )
      .bind(owner.shop, 'owner'),
    db
      .prepare(
        `insert or ignore into audit_log (shop, at, by, action, subject, detail, request_key)
         select ?1, ?2, ?3, 'set_up', ?3, json_object('after', json_object('role', 'owner')), ?4
         from members where shop = ?1 and user_id = ?5 and created_at = ?2`,
      )
      .bind(owner.shop, now, `member:${owner.userId}`, `set_up:${owner.userId}`, owner.userId),
  ])
  return (made?.results.length ?? 0) === 1
}
