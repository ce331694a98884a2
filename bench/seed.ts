import '../scripts/node-resolve.ts'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { BundleEnv } from '../worker/adapters/kv/bundles.ts'

const MIGRATIONS = 'migrations'

/** Gives an empty local database its tables, the demo shop, and the shop's bundle in KV. */
export async function fillDemoShop(env: BundleEnv): Promise<void> {
  // Imported here: by now Node finds the Worker's files by their short names.
  const [{ publishBundle }, { dayOf }, { BASE_DAYS, generateDemoShop }, settings, { writeDemoShop }] =
    await Promise.all([
      import('../worker/adapters/kv/bundles.ts'),
      import('../worker/demo-shop/calendar.ts'),
      import('../worker/demo-shop/generate.ts'),
      import('../worker/demo-shop/settings.ts'),
      import('../worker/demo-shop/write.ts'),
    ])
  await migrate(env.DB)
  const now = Date.now()
  const day = dayOf(now, settings.DEMO_SETTINGS.timeZone)
  const demo = generateDemoShop({ today: day, days: BASE_DAYS, now })
  const identityKey = randomBytes(32).toString('base64url')
  await writeDemoShop(env.DB, demo, { seeded: { day, days: BASE_DAYS }, now, identityKey, keepSettings: false })
  await publishBundle(env, settings.DEMO_SHOP)
}

/** The same statements that `wrangler d1 migrations apply` runs, in the same order. */
async function migrate(db: BundleEnv['DB']): Promise<void> {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  for (const file of files) {
    const statements = readFileSync(`${MIGRATIONS}/${file}`, 'utf8')
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter(Boolean)
    await db.batch(statements.map((statement) => db.prepare(statement)))
  }
}
