import { setTimeout as sleep } from 'node:timers/promises'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4MiniflareOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler'
import { freePort } from '../scripts/serve.ts'
import type { WorkerModule } from './build.ts'
import { isRunning, workerdListeningOn } from './processes.ts'

const RESTART_TIMEOUT_MS = 30_000
const POLL_MS = 5
const MAX_KEPT_FAULTS = 20

export type ServerOptions = {
  /** Path of the wrangler.toml that names the bindings. */
  readonly config: string
  readonly modules: readonly WorkerModule[]
  /** Folder of databases and objects; what is there already is used. */
  readonly state: string
  readonly bindings?: Readonly<Record<string, string>>
}

/** A Worker in its own workerd process, as `wrangler dev` would run it, with nothing between a client and workerd. */
export class WorkerServer {
  /** What the Worker wrote to console.error, the first few. */
  readonly faults: string[] = []
  readonly #miniflare: Miniflare
  readonly #entryPort: number

  private constructor(options: ServerOptions, entryPort: number) {
    this.#entryPort = entryPort
    this.#miniflare = new Miniflare(
      convertV4MiniflareOptions({
        ...miniflareOptions(options, entryPort),
        log: new Log(LogLevel.NONE),
        handleStructuredLogs: ({ level, message }) => {
          if (level === 'error' && this.faults.length < MAX_KEPT_FAULTS) this.faults.push(message)
        },
      }),
    )
  }

  /** Resolves once the Worker takes connections. */
  static async start(options: ServerOptions): Promise<WorkerServer> {
    const server = new WorkerServer(options, await freePort())
    await server.#miniflare.ready
    return server
  }

  /** Where workerd itself listens for this Worker: neither Node nor Miniflare's entry Worker is in between. */
  url(): Promise<URL> {
    return this.#miniflare.unsafeGetDirectURL()
  }

  /** The workerd process; null where processes cannot be seen. */
  get pid(): number | null {
    return workerdListeningOn(this.#entryPort)
  }

  bindings<Env>(): Promise<Env> {
    return this.#miniflare.getBindings<Env>()
  }

  /** Kills workerd as a power cut would. Miniflare starts another on the same state: see `restarted`. */
  kill(): number {
    const pid = this.pid
    if (pid === null) throw new Error('The workerd process was not found: this needs /proc.')
    process.kill(pid, 'SIGKILL')
    return pid
  }

  /** Resolves once a workerd other than `before` runs. @throws Error when none does in time. */
  async restarted(before: number): Promise<void> {
    const deadline = Date.now() + RESTART_TIMEOUT_MS
    while (Date.now() < deadline) {
      const pid = this.pid
      if (pid !== null && pid !== before && isRunning(pid)) {
        await this.#miniflare.ready
        return
      }
      await sleep(POLL_MS)
    }
    throw new Error(`workerd did not come back within ${RESTART_TIMEOUT_MS / 1_000} s.`)
  }

  async stop(): Promise<void> {
    await this.#miniflare.dispose()
  }
}

/** The bindings of wrangler.toml, so that what is measured is wired as what is deployed. */
function miniflareOptions(options: ServerOptions, entryPort: number): V4MiniflareOptions {
  const { assets: _pages, ...config } = unstable_readConfig({ config: options.config })
  const { workerOptions } = unstable_getMiniflareWorkerOptions({ ...config, assets: undefined })
  const { modulesRules: _rules, ...worker } = workerOptions
  return {
    host: '127.0.0.1',
    port: entryPort,
    cf: false,
    logRequests: false,
    telemetry: { enabled: false },
    resourcePersistencePath: options.state,
    workers: [
      {
        ...worker,
        name: config.name ?? 'worker',
        rootPath: '/',
        modulesRoot: folderOf(options.modules),
        modules: [...options.modules],
        bindings: { ...options.bindings },
        unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      },
    ],
  } as V4MiniflareOptions
}

function folderOf(modules: readonly WorkerModule[]): string {
  const entry = modules[0]?.path ?? ''
  return entry.slice(0, entry.lastIndexOf('/'))
}
