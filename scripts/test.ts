import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { buildDashboard } from './build-dashboard.ts'

/** Where Debian, Ubuntu and macOS put a Chromium; CHROMIUM_PATH overrides. */
const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const chromium = process.env.CHROMIUM_PATH ?? CHROMIUM_PATHS.find((path) => existsSync(path))
const projects = ['pure', 'workerd', ...(chromium ? ['browser'] : [])]
if (!chromium)
  console.warn(
    'No Chromium found: the page tests are left out. Install it (apt-get install chromium) or set CHROMIUM_PATH.',
  )

await buildDashboard()
const vitest = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    },
  },
)
vitest.once('exit', (code) => process.exit(code ?? 1))
