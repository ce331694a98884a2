import { type PrivacySettings, privacyOf } from '../../core/privacy/settings'
import { eraseListed } from './inbox-listed'

/** Shops looked at in one run; their settings are short. */
const MAX_SHOPS = 1_000
/** Rows of one table deleted in one run of one shop: bounds the statement, the rest goes an hour later. */
export const ROWS_PER_RUN = 5_000

/** Every shop with how it deals with persons' data. */
export async function shopPrivacies(
  d1: D1Database,
): Promise<readonly { readonly shop: string; readonly privacy: PrivacySettings }[]> {
  const { results } = await d1
    .prepare(`select shop, settings -> '$.privacy' as privacy from shops order by shop limit ?`)
    .bind(MAX_SHOPS)
    .all<{ shop: string; privacy: string | null }>()
  return results.map(({ shop, privacy }) => ({
    shop,
    privacy: privacyOf(privacy === null ? {} : { privacy: JSON.parse(privacy) as Partial<PrivacySettings> }),
  }))
}

/** Forgets audit rows of who read a conversation; those of changes stay. */
export async function forgetLooks(d1: D1Database, shop: string, before: number): Promise<number> {
  return changed(
    d1
      .prepare(
        `delete from audit_log where id in (select id from audit_log where shop = ?1 and subject >= 'conversation:' and subject < 'conversation;'
          and action = 'read_conversation' and at < ?2 limit ?3)`,
      )
      .bind(shop, before, ROWS_PER_RUN),
  )
}

/** Forgets measured turns and taps on articles; the points of Analytics Engine end by themselves after three months. */
export async function forgetMeasurements(d1: D1Database, shop: string, before: number): Promise<number> {
  const forget = (table: 'turn_points' | 'article_ratings') =>
    changed(
      d1
        .prepare(
          `delete from ${table} where rowid in (select rowid from ${table} where shop = ?1 and at < ?2 order by at limit ?3)`,
        )
        .bind(shop, before, ROWS_PER_RUN),
    )
  return (await forget('turn_points')) + (await forget('article_ratings'))
}

/** What D1 keeps of conversations that are no more, but for their figures. */
export async function forgetConversations(d1: D1Database, shop: string, ids: readonly string[]): Promise<void> {
  const json = JSON.stringify(ids)
  await eraseListed(d1, shop, ids)
  await d1.batch(
    ['conversation_index', 'conversation_people', 'unanswered_questions', 'one_time_codes'].map((table) =>
      d1
        .prepare(`delete from ${table} where shop = ?1 and conversation_id in (select value from json_each(?2))`)
        .bind(shop, json),
    ),
  )
}

async function changed(statement: D1PreparedStatement): Promise<number> {
  return (await statement.run()).meta.changes
}
