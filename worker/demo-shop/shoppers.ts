import { addDays, DAY_MS, startOfDay } from './calendar'
import { spoken } from './locales'
import { FIXED_PEOPLE, ORDER_WEIGHTS, PEOPLE } from './people'
import { random } from './random'
import type { ProfileRow, PromotionRow, PromotionUseRow, SubscriptionRow } from './rows'
import { DEMO_SETTINGS, DEMO_SHOP } from './settings'

/** Points a year that make a tier; the first is everybody's. */
const TIERS = [
  { tier: 'Lane', from: 0 },
  { tier: 'Garden', from: 300 },
  { tier: 'Linden', from: 1_000 },
] as const

/** The documented people's: Ana buys much, Wei has had bad luck, Marie is new, Tom takes no part in the programme. */
const FIXED: Readonly<Record<string, Pick<ProfileRow, 'segment'> & { points: number | null; expiring: number }>> = {
  'ana@example.com': { segment: 'vip', points: 1_240, expiring: 180 },
  'wei@example.com': { segment: 'at_risk', points: 310, expiring: 60 },
  'marie@example.com': { segment: null, points: 85, expiring: 0 },
  'tom@example.com': { segment: null, points: null, expiring: 0 },
}

/** What the shop knows of its people: who orders most is a VIP, and some of the others may be lost. Deterministic. */
export function profileRows(today: string): ProfileRow[] {
  return PEOPLE.map((person, index) => {
    const chance = random(1, `profile ${person.contactId}`)
    const weight = ORDER_WEIGHTS[index - FIXED_PEOPLE] ?? 0
    const fixed = FIXED[person.email]
    const drawn = chance.int(20, 400) + Math.round(weight * 3_000)
    const points = fixed ? fixed.points : drawn
    const expiring = fixed ? fixed.expiring : chance.chance(0.4) ? Math.round(drawn / 5) : 0
    const segment = fixed ? fixed.segment : weight > 0.12 ? 'vip' : chance.chance(0.15) ? 'at_risk' : null
    return {
      shop: DEMO_SHOP,
      email: person.email,
      segment,
      points,
      ...tierOf(points),
      expiringPoints: expiring || null,
      expiringOn: expiring ? addDays(today, 20 + (index % 10)) : null,
    }
  })
}

function tierOf(points: number | null): Pick<ProfileRow, 'tier' | 'nextTier' | 'nextTierPoints'> {
  if (points === null) return { tier: null, nextTier: null, nextTierPoints: null }
  const at = TIERS.findLastIndex(({ from }) => points >= from)
  const next = TIERS[at + 1]
  return {
    tier: TIERS[at]?.tier ?? null,
    nextTier: next?.tier ?? null,
    nextTierPoints: next ? next.from - points : null,
  }
}

/** Ana and every third of the others read the newsletter. */
export function subscriptionRows(today: string): SubscriptionRow[] {
  const changedAt = startOfDay(today, DEMO_SETTINGS.timeZone) - 100 * DAY_MS
  return PEOPLE.filter((_, index) => index % 3 === 0).map(({ email }) => ({
    shop: DEMO_SHOP,
    email,
    state: 'on' as const,
    changedAt,
  }))
}

/** Five promotions: for everybody, with a minimum, over, for some goods only, and one that is nobody's to know. */
export function promotionRows(today: string): PromotionRow[] {
  const start = startOfDay(today, DEMO_SETTINGS.timeZone)
  const days = (count: number) => start + count * DAY_MS
  const row = (code: string, more: Partial<PromotionRow> & Pick<PromotionRow, 'kind' | 'value' | 'texts'>) => ({
    shop: DEMO_SHOP,
    code,
    minCents: null,
    validFrom: null,
    validUntil: null,
    tags: '[]',
    products: '[]',
    perShopper: null,
    public: 1,
    ...more,
  })
  return [
    row('WELCOME10', {
      kind: 'percent',
      value: 10,
      perShopper: 1,
      texts: texts('WELCOME10', '10 % off your first order', '首单 9 折'),
    }),
    row('SAVE10', {
      kind: 'amount',
      value: 1_000,
      minCents: 8_000,
      validFrom: days(-10),
      validUntil: days(30),
      texts: texts('SAVE10', '€10 off when you spend €80 or more', '满 80 欧元减 10 欧元'),
    }),
    row('SUMMER20', {
      kind: 'percent',
      value: 20,
      validFrom: days(-120),
      validUntil: days(-40),
      texts: texts('SUMMER20', '20 % off in our summer sale', '夏季特卖 8 折'),
    }),
    row('COSY15', {
      kind: 'percent',
      value: 15,
      tags: JSON.stringify(['winter']),
      validUntil: days(45),
      texts: texts('COSY15', '15 % off warm things for winter', '冬季保暖商品 85 折'),
    }),
    row('LINDENFRIEND', {
      kind: 'free_shipping',
      value: 0,
      perShopper: 3,
      public: 0,
      texts: texts('LINDENFRIEND', 'Free delivery', '免运费'),
    }),
  ]
}

/** Ana's first order was made with the code for it. */
export function promotionUseRows(today: string): PromotionUseRow[] {
  const usedAt = startOfDay(today, DEMO_SETTINGS.timeZone) - 64 * DAY_MS
  return [{ shop: DEMO_SHOP, email: 'ana@example.com', code: 'WELCOME10', orderNumber: '1008', usedAt }]
}

function texts(code: string, en: string, zh: string): string {
  return JSON.stringify(spoken<string>({ en, zh }, ({ promotions }) => promotions[code]))
}
