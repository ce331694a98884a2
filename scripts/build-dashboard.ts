import { mkdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildConsole } from '../dashboard/console/build.ts'
import { buildDemoShop } from '../dashboard/demo-shop/build.ts'
import { buildWidget } from '../dashboard/widget/build.ts'

const OUT = 'dashboard/dist'
/** An editor writes a file in several steps. */
const SETTLE_MS = 150

/** The console holds an API key: nothing runs there and nothing is told elsewhere. React sets styles by script, which needs no exception. */
const CONSOLE_CSP = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The widget is loaded by other people's pages; its files carry their hash in their names, the loader does not. panel.js and photos.js are the
 * copies without a hash that a cached loader or panel falls back to after a release.
 */
const HEADERS = `/*
  X-Content-Type-Options: nosniff
/widget.js
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
/widget/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=31536000, immutable
/widget/panel.js
  ! Cache-Control
  Cache-Control: no-cache
/widget/photos.js
  ! Cache-Control
  Cache-Control: no-cache
/demo/assets/*
  Cache-Control: public, max-age=31536000, immutable
/console/assets/*
  Cache-Control: public, max-age=31536000, immutable
/console/*
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Content-Security-Policy: ${CONSOLE_CSP}
`

/** Builds everything that runs in a browser into dashboard/dist, which the Worker serves as static assets. */
export async function buildDashboard(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  await rebuildDashboard()
}

/** The same over what is there, for a server that is serving it. */
async function rebuildDashboard(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  writeFileSync(`${OUT}/_headers`, HEADERS)
  await Promise.all([buildWidget(OUT), buildDemoShop(`${OUT}/demo`), buildConsole(`${OUT}/console`)])
}

/** Builds again whenever a page's source changes, one build at a time. */
export function watchDashboard(): void {
  let timer: NodeJS.Timeout | undefined
  let building: Promise<void> = Promise.resolve()
  watch('dashboard', { recursive: true }, (_event, file) => {
    if (!file || /^(dist|node_modules)\b|\.test\.ts$/.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      building = building
        .then(rebuildDashboard)
        .then(() => console.log(`  Rebuilt the pages (${file})`))
        .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
    }, SETTLE_MS)
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildDashboard()
