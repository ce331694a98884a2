import type { Context } from 'hono'
import { writeAudit } from '../adapters/d1/write-audit'
import type { AppEnv } from './env'
import { principalOf } from './principal'

const HOUR_MS = 3_600_000

/**
 * Notes in the audit log that somebody looked at a shopper's data: one row each hour for the same person and subject, such as
 * "conversation:ID", "order:1001" or "contact:C1". Behind requireRole; before the data is handed out, so that no look goes unseen.
 */
export async function noteLook(c: Context<AppEnv>, subject: string): Promise<void> {
  const now = Date.now()
  const { id } = principalOf(c)
  const key = `looked:${id}:${subject}:${Math.floor(now / HOUR_MS)}`
  await writeAudit(c.env.DB, { shop: c.get('bundle').settings.shop, by: id, now }, { action: 'looked', subject, key })
}
