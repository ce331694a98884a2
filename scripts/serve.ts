import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { promisify } from 'node:util'

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'
/** The built pages, as wrangler.toml names them. */
const PAGES = 'dashboard/dist'
const READY_TIMEOUT_MS = 90_000
const POLL_MS = 150
const HEALTH_TIMEOUT_MS = 3_000
/** A running server is asked this often whether it still answers, and counts as gone after so many silences in a row. */
const CHECK_EVERY_MS = 3_000
const MAX_FAILED_CHECKS = 3

/** Keeps wrangler offline and quiet: the local run needs no account and asks nobody anything. */
export const QUIET_ENV = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_SANITIZE: 'true',
  CI: '1',
  NO_UPDATE_NOTIFIER: '1',
  // A page of the port that runs SQL without a key: not on a port that a shop is tried on.
  X_LOCAL_EXPLORER: 'false',
}

/** What lets a local run talk to systems on this machine, such as a shop system that is played; see docs/shopify.md and docs/http-tools.md. */
const PASSED_ON = ['CONNECTOR_ALLOW_LOOPBACK', 'TOOLS_ALLOW_LOOPBACK']

/** Where the local database and conversations live; KEFU_STATE names another folder. */
export function stateDir(): string {
  return process.env.KEFU_STATE ?? '.wrangler/state'
}

export type Server = { readonly url: string; readonly process: ChildProcess; stop(): Promise<void> }

/** Writes the secret that signs conversation tokens, once; kept in .dev.vars, which git ignores. */
export function ensureSecrets(file = '.dev.vars'): void {
  const existing = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (/^TOKEN_SECRET=/m.test(existing)) return
  writeFileSync(file, `${existing}TOKEN_SECRET=${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
}

/** Creates or updates the local database. */
export async function migrate(): Promise<void> {
  await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateDir()])
}

async function runWrangler(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [WRANGLER, ...args], {
    env: { ...process.env, ...QUIET_ENV },
  })
  return stdout
}

/** Starts `wrangler dev` and waits until it answers. @throws Error with wrangler's own words when it does not come up. */
export async function serve(options: {
  readonly port: number
  readonly quiet: boolean
  readonly reload?: boolean
}): Promise<Server> {
  await assertFree(options.port)
  // wrangler refuses to start without it; a chat needs no pages.
  mkdirSync(PAGES, { recursive: true })
  const args = [
    'dev',
    '--port',
    String(options.port),
    '--persist-to',
    stateDir(),
    '--inspector-port',
    '0',
    '--show-interactive-dev-session=false',
    // Mails of the local shop are read on /dev/outbox.
    '--var',
    'DEV_OUTBOX:1',
  ]
  for (const name of PASSED_ON) if (process.env[name]) args.push('--var', `${name}:${process.env[name]}`)
  if (!options.reload) args.push('--log-level', 'warn')
  const child = spawn(process.execPath, [WRANGLER, ...args], {
    env: { ...process.env, ...QUIET_ENV },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000)
    if (!options.quiet) process.stdout.write(withoutNoise(chunk.toString()))
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const url = `http://localhost:${options.port}`
  await waitUntilReady(url, child, () => said)
  return { url, process: child, stop: () => stop(child) }
}

/** Lines that tell a person running the shop nothing: wrangler's banner, its list of bindings, its hint on cron triggers. */
const NOISE = [
  /^\s*$/,
  /^env\.|^Binding |^Your Worker and resources|Using vars|Your Worker has access|Ready on/,
  /▲.*Miniflare|⎔|\[wrangler:info\]/,
  /Scheduled Workers are not|To manually trigger a scheduled|cdn-cgi\/local\/scheduled|#test-cron-triggers-locally/,
]

function withoutNoise(text: string): string {
  return text
    .split(/(?<=\n)/)
    .filter((line) => !NOISE.some((pattern) => pattern.test(line)))
    .join('')
}

/** Resolves when the server has ended, or has not answered for a while (its runtime was killed, or hangs). */
export async function untilGone(server: Server): Promise<'ended' | 'silent'> {
  for (let failures = 0; failures < MAX_FAILED_CHECKS; ) {
    await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS))
    if (server.process.exitCode !== null || server.process.signalCode !== null) return 'ended'
    failures = (await isHealthy(server.url)) ? 0 : failures + 1
  }
  return 'silent'
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) }).then(
    (response) => response.ok,
    () => false,
  )
}

async function waitUntilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server stopped while starting.\n${said()}`)
    if (await isHealthy(url)) return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  child.kill('SIGTERM')
  throw new Error(`The server did not answer within ${READY_TIMEOUT_MS / 1000} s.\n${said()}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(hard)
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function assertFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', () => reject(new Error(`Port ${port} is in use. Set another one: PORT=8788 npm start`)))
    server.listen(port, 'localhost', () => server.close(() => resolve()))
  })
}
