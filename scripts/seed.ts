/** `npm run seed -- [--days 90] [--if-needed]`: fills the demo shop of the local database, relative to today. */
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { publishBundle } from '../worker/adapters/kv/bundles.ts'
import { dayOf } from '../worker/demo-shop/calendar.ts'
import { BASE_DAYS, type DemoShop, generateDemoShop } from '../worker/demo-shop/generate.ts'
import { DEMO_SETTINGS, DEMO_SHOP } from '../worker/demo-shop/settings.ts'
import { lastSeed, writeDemoShop } from '../worker/demo-shop/write.ts'
import { openPlatform } from './platform.ts'

const USAGE = `usage: npm run seed -- [--days ${BASE_DAYS}] [--if-needed]`
const MAX_DAYS = 3_650

export type SeedOptions = {
  /** Days of history, up to MAX_DAYS; those of the last seed when left out. There are never fewer than BASE_DAYS. */
  readonly days?: number | undefined
  /** Do nothing when it was seeded for today already; keep settings that were changed. */
  readonly ifNeeded?: boolean
  readonly quiet?: boolean
}

/** Fills the demo shop. The same day and days give the same rows. @throws Error when the database is not migrated. */
export async function seed({ days, ifNeeded = false, quiet = false }: SeedOptions = {}): Promise<void> {
  const platform = await openPlatform()
  try {
    const { DB } = platform.env
    const now = Date.now()
    const before = await lastSeed(DB).catch(explainMissingTables)
    const wanted = {
      day: dayOf(now, DEMO_SETTINGS.timeZone),
      days: Math.max(BASE_DAYS, days ?? before?.days ?? BASE_DAYS),
    }
    if (ifNeeded && before?.day === wanted.day && before.days === wanted.days) return
    const demo = generateDemoShop({ today: wanted.day, days: wanted.days, now })
    const identityKey = randomBytes(32).toString('base64url')
    await writeDemoShop(DB, demo, { seeded: wanted, now, identityKey, keepSettings: ifNeeded })
    await publishBundle(platform.env, DEMO_SHOP)
    if (!quiet) console.log(`  ${summary(demo, wanted.day)}`)
  } finally {
    await platform.dispose()
  }
}

function summary(demo: DemoShop, day: string): string {
  const counts = [
    [demo.products.length, 'products'],
    [demo.variants.length, 'variants'],
    [demo.articles.length, 'articles'],
    [demo.contacts.length, 'shoppers'],
    [demo.orders.length, 'orders'],
    [demo.shipments.length, 'parcels'],
    [demo.refunds.length, 'refunds'],
    [demo.returns.length, 'returns'],
  ] as const
  return `Demo shop for ${day}: ${counts.map(([count, what]) => `${count} ${what}`).join(', ')}`
}

function explainMissingTables(error: unknown): never {
  if (!String(error).includes('no such table')) throw error
  throw new Error('The local database has no tables yet. `npm start` makes them.')
}

function options(): SeedOptions | null {
  try {
    const { values } = parseArgs({
      options: { days: { type: 'string' }, 'if-needed': { type: 'boolean', default: false } },
    })
    const days = values.days === undefined ? undefined : Number(values.days)
    if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= MAX_DAYS)) return null
    return { days, ifNeeded: values['if-needed'] }
  } catch {
    return null
  }
}

if (import.meta.main) {
  const asked = options()
  if (!asked) {
    console.error(`${USAGE}, at most ${MAX_DAYS} days`)
    process.exit(2)
  }
  await seed(asked).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
