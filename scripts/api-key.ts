/** `npm run api-key -- --role owner|admin|agent|analyst [--shop demo]`: prints a new API key of the local database. */
import './node-resolve.ts'
import { parseArgs } from 'node:util'
import { openPlatform } from './platform.ts'

const USAGE = 'usage: npm run api-key -- --role owner|admin|agent|analyst [--shop demo] [--label text]'

/** An outcome the caller can mend: one line on stderr, exit code 1. */
class Refused extends Error {}

async function main(): Promise<void> {
  const asked = options()
  // After node-resolve, which a static import would come before.
  const { createApiKey, ROLES } = await import('../worker/adapters/d1/api-keys.ts')
  const role = ROLES.find((each) => each === asked.role)
  if (!role) throw new Refused(USAGE)
  const { env, dispose } = await openPlatform()
  try {
    const found = await env.DB.prepare('SELECT 1 FROM shops WHERE shop = ?').bind(asked.shop).first()
    if (!found)
      throw new Refused(`There is no shop "${asked.shop}" in the local database. \`npm start\` makes the demo shop.`)
    console.log(await createApiKey(env.DB, { shop: asked.shop, role, label: asked.label, now: Date.now() }))
  } finally {
    await dispose()
  }
}

function options(): { role: string; shop: string; label: string } {
  try {
    return parseArgs({
      options: {
        role: { type: 'string', default: '' },
        shop: { type: 'string', default: 'demo' },
        label: { type: 'string', default: 'command line' },
      },
    }).values
  } catch {
    throw new Refused(USAGE)
  }
}

function explain(error: unknown): unknown {
  if (error instanceof Refused) return error.message
  return String(error).includes('no such table') ? 'The local database is empty. `npm start` makes it.' : error
}

main().catch((error: unknown) => {
  console.error(explain(error))
  process.exitCode = 1
})
