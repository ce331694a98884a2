import type { ServicePoint } from '../../core/agents/service-points'
import { notErased } from './conversation-index'

const COLUMNS = [
  'point_id',
  'shop',
  'conversation_id',
  'service',
  'agent_id',
  'team',
  'channel',
  'language',
  'intent',
  'detail',
  'value',
  'at',
] as const satisfies readonly (keyof ServicePoint)[]

const INSERT = `INSERT OR IGNORE INTO service_points (${COLUMNS.map((name) => `"${name}"`).join(', ')})
  SELECT ${COLUMNS.map((name) => `value ->> '${name}'`).join(', ')} FROM json_each(?1)
  WHERE ${notErased("value ->> 'shop'", "value ->> 'conversation_id'")}`

/** Stores what people did; a repeat is stored once. */
export async function storeServicePoints(db: D1Database, points: readonly ServicePoint[]): Promise<void> {
  if (points.length > 0) await db.prepare(INSERT).bind(JSON.stringify(points)).run()
}
