import { buildDashboard, watchDashboard } from './build-dashboard.ts'
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
  step('Starting')
  let server = await serve({ port, quiet: false, reload })
  const end = () => void server.stop().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  announce(server.url)
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

function announce(url: string): void {
  console.log(`
  Demo shop   ${url}/demo/      ask the assistant: where is my order 1001?  (ana@example.com)
  Console     ${url}/console/   sign in with a key: npm run api-key -- --role analyst
  API         ${url}/docs       machine-readable: ${url}/openapi.json
  Mails       ${url}/dev/outbox   what the shop would have sent, one-time codes among them
  Script tag  <script src="${url}/widget.js" data-shop="demo" async></script>

  ready on ${url}
`)
}
