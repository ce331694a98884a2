export type RecentConversation = {
  readonly conversationId: string
  readonly lastAt: number
  readonly turns: number
  readonly intent: string
  readonly status: string
}

/** Points looked through: bounds the read however busy the shop is. */
const NEWEST_POINTS = 500

/** The conversations of a shop's newest turns, latest first; `turns` counts those among the newest. */
export async function recentConversations(d1: D1Database, shop: string, limit: number): Promise<RecentConversation[]> {
  // With max() in a query SQLite takes the bare columns from the row that holds the maximum.
  const { results } = await d1
    .prepare(
      `select conversation_id as conversationId, max(at) as lastAt, sum(messages_in) as turns, intent, status
        from (select * from turn_points where shop = ? order by at desc limit ?)
        group by conversation_id order by lastAt desc limit ?`,
    )
    .bind(shop, NEWEST_POINTS, limit)
    .all<RecentConversation>()
  return results
}
