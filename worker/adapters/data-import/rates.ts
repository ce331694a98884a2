import { type Rate, Rates } from '../../core/data/rates'

/** The exchange rates a shop has given. */
export async function loadRates(db: D1Database, shop: string, home: string): Promise<Rates> {
  const { results } = await db
    .prepare('select currency, "on", rate from exchange_rates where shop = ? order by "on"')
    .bind(shop)
    .all<Rate>()
  return new Rates(home, results)
}
