/** `npm run api-key -- --role owner|admin|agent|analyst [--shop demo] [--label text]`: prints a new API key of the local database. */
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import type * as ApiKeys from '../worker/adapters/d1/api-keys'

const USAGE = 'usage: npm run api-key -- --role owner|admin|agent|analyst [--shop demo] [--label text]'

process.env['WRANGLER_LOG'] ??= 'error'
process.env['WRANGLER_SEND_METRICS'] ??= 'false'

async function main(): Promise<void> {
  const { role, shop, label } = options()
  const { module } = await runnerImport<typeof ApiKeys>('/worker/adapters/d1/api-keys.ts', { configFile: false, logLevel: 'error' })
  const known = module.ROLES.find((each) => each === role)
  if (!known) fail(USAGE)
  const { getPlatformProxy } = await import('wrangler')
  const platform = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', persist: true })
  try {
    const { DB } = platform.env
    const found = await DB.prepare('SELECT 1 FROM shops WHERE shop = ?').bind(shop).first()
    if (!found) fail(`There is no shop "${shop}" in the local database. \`npm start\` or \`npm run seed\` makes the demo shop.`)
    console.log(await module.createApiKey(DB, { shop, role: known, label, now: Date.now() }))
  } finally {
    await platform.dispose()
  }
}

function options(): { role: string; shop: string; label: string } {
  try {
    const { values } = parseArgs({
      options: { role: { type: 'string', default: '' }, shop: { type: 'string', default: 'demo' }, label: { type: 'string', default: 'command line' } },
    })
    return values
  } catch {
    return fail(USAGE)
  }
}

/** An outcome the caller can mend: one line on stderr, exit code 1. */
class Refused extends Error {}

function fail(message: string): never {
  throw new Refused(message)
}

main().catch((error: unknown) => {
  const missing = String(error).includes('no such table')
  const text = missing ? 'The local database is empty. `npm start` makes it.' : error instanceof Refused ? error.message : error
  console.error(text)
  process.exitCode = 1
})
