import { SIGHTING_EVERY_MS } from '../../config'

export type Sighting = { readonly origin: string; readonly allowed: boolean; readonly seenAt: number }

/** Origins remembered of one shop; the one seen longest ago goes first. */
const MAX_ORIGINS = 50
const MAX_ORIGIN_CHARS = 200
/** Origins one isolate remembers having noted. */
const MAX_NOTED = 2_000
const noted = new Map<string, number>()

/**
 * Notes that the widget was asked for by a page of this origin; an isolate writes that at most once in SIGHTING_EVERY_MS. Refused origins
 * can be made up by anybody: of those it writes one in that time for the whole shop. Never throws: it is a convenience.
 */
export async function noteSighting(
  d1: D1Database,
  { shop, origin, allowed, now }: { shop: string; origin: string; allowed: boolean; now: number },
): Promise<void> {
  if (origin.length > MAX_ORIGIN_CHARS || !isDue(allowed ? `${shop} ${origin}` : `${shop} refused`, now)) return
  try {
    await d1.batch([
      d1
        .prepare(
          `insert into widget_sightings (shop, origin, allowed, seen_at) values (?, ?, ?, ?)
             on conflict (shop, origin) do update set allowed = excluded.allowed, seen_at = excluded.seen_at`,
        )
        .bind(shop, origin, allowed ? 1 : 0, now),
      d1
        .prepare(
          `delete from widget_sightings where shop = ?1 and origin not in
             (select origin from widget_sightings where shop = ?1 order by allowed desc, seen_at desc limit ?2)`,
        )
        .bind(shop, MAX_ORIGINS),
    ])
  } catch (error) {
    console.error(JSON.stringify({ level: 'warn', at: 'widget_sighting', shop, error: String(error) }))
  }
}

/** Where the widget was seen, the last one first. */
export async function widgetSightingsOf(d1: D1Database, shop: string): Promise<Sighting[]> {
  const { results } = await d1
    .prepare(
      'select origin, allowed, seen_at as seenAt from widget_sightings where shop = ? order by seen_at desc limit ?',
    )
    .bind(shop, MAX_ORIGINS)
    .all<{ origin: string; allowed: number; seenAt: number }>()
  return results.map(({ origin, allowed, seenAt }) => ({ origin, allowed: allowed === 1, seenAt }))
}

/** Forgets what this isolate has noted: for tests. */
export function forgetSightings(): void {
  noted.clear()
}

function isDue(name: string, now: number): boolean {
  if (now - (noted.get(name) ?? 0) < SIGHTING_EVERY_MS) return false
  noted.delete(name)
  const oldest = noted.keys().next()
  if (noted.size >= MAX_NOTED && !oldest.done) noted.delete(oldest.value)
  noted.set(name, now)
  return true
}
