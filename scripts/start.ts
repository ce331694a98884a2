import { DEMO_SHOP } from '../worker/demo-shop/settings.ts'
import { buildDashboard, watchDashboard } from './build-dashboard.ts'
import { openPlatform } from './platform.ts'
import { seed } from './seed.ts'
import { ensureSecrets, migrate, serve, untilGone } from './serve.ts'

const port = portFrom(process.env.PORT)
const reload = process.argv.includes('--reload')

try {
  ensureSecrets()
  step('Building the pages and preparing the database')
  await Promise.all([process.argv.includes('--no-build') ? undefined : buildDashboard(), migrate()])
  step('Filling the demo shop')
  await seed({ ifNeeded: true })
  const setUp = await setUpToken()
  step('Starting')
  let server = await serve({ port, quiet: false, reload })
  const end = () => void server.stop().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  announce(server.url, setUp)
  if (reload) watchDashboard()
  while ((await untilGone(server)) === 'silent') {
    console.error('  The server does not answer any more. Starting it again; nothing that was stored is lost ...')
    await server.stop()
    server = await serve({ port, quiet: false, reload })
    console.log(`  ready on ${server.url}`)
  }
  process.exit(server.process.exitCode ?? 1)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

function portFrom(value: string | undefined): number {
  const parsed = Number(value ?? 8787)
  if (Number.isInteger(parsed) && parsed > 0 && parsed < 65_536) return parsed
  console.error('PORT must be a whole number from 1 to 65535.')
  process.exit(1)
}

function step(what: string): void {
  console.log(`  ${what} ...`)
}

/** What lets the first owner of the demo shop in; null once it has one. A new one each start: the link of the last one is void. */
async function setUpToken(): Promise<string | null> {
  const { createSetupToken } = await import('../worker/adapters/d1/setup-tokens.ts')
  const platform = await openPlatform()
  try {
    return await createSetupToken(platform.env.DB, DEMO_SHOP, Date.now())
  } finally {
    await platform.dispose()
  }
}

function announce(url: string, setUp: string | null): void {
  const toEnter = setUp
    ? `make yourself its owner, once: ${url}/console/set-up#shop=${DEMO_SHOP}&token=${setUp}`
    : 'sign in, or with a key: npm run api-key -- --role analyst'
  console.log(`
  Demo shop   ${url}/demo/      ask the assistant: where is my order 1001?  (ana@example.com)
  Console     ${url}/console/   ${toEnter}
  API         ${url}/docs       machine-readable: ${url}/openapi.json
  Mails       ${url}/dev/outbox   what the shop would have sent, one-time codes among them
  Script tag  <script src="${url}/widget.js" data-shop="demo" async></script>

  ready on ${url}
`)
}
