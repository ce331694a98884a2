/** What the shop's help pages promise a part of the world: price in cents, days from dispatch to the door. */
export type Zone = {
  readonly standardCents: number
  /** Goods worth this much are delivered free; null where they never are. */
  readonly freeFromCents: number | null
  readonly expressCents: number | null
  readonly minDays: number
  readonly maxDays: number
}

/** Members of the European Union that the demo's shoppers live in. */
export const EU: ReadonlySet<string> = new Set([
  'PT',
  'ES',
  'DE',
  'FR',
  'IT',
  'NL',
  'BE',
  'AT',
  'IE',
  'SE',
  'DK',
  'FI',
  'PL',
  'CZ',
  'GR',
  'HU',
  'RO',
  'LT',
])
const HOME: ReadonlySet<string> = new Set(['PT', 'ES'])
const NEAR: ReadonlySet<string> = new Set(['GB', 'CH', 'NO'])

const ZONES = {
  home: { standardCents: 390, freeFromCents: 5_000, expressCents: 990, minDays: 1, maxDays: 3 },
  eu: { standardCents: 590, freeFromCents: 8_000, expressCents: null, minDays: 3, maxDays: 6 },
  near: { standardCents: 990, freeFromCents: null, expressCents: null, minDays: 5, maxDays: 8 },
  world: { standardCents: 1_490, freeFromCents: null, expressCents: null, minDays: 7, maxDays: 14 },
} as const satisfies Record<string, Zone>

export function zoneOf(country: string): Zone {
  if (HOME.has(country)) return ZONES.home
  if (EU.has(country)) return ZONES.eu
  return NEAR.has(country) ? ZONES.near : ZONES.world
}

/** What delivery of goods worth `goodsCents` costs, in cents. */
export function deliveryCents(zone: Zone, goodsCents: number, express: boolean): number {
  if (express && zone.expressCents !== null) return zone.expressCents
  return zone.freeFromCents !== null && goodsCents >= zone.freeFromCents ? 0 : zone.standardCents
}
