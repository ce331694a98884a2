import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The product as `npm start` serves it, with a database of its own. */
export type RealServer = {
  /** "http://localhost:PORT". */
  readonly url: string
  /** A new API key of the demo shop. */
  apiKey(role: string): Promise<string>
  stop(): Promise<void>
}

/** Starts the server; `vars` are set for its Worker. The pages must have been built. */
export async function startServer(vars: Readonly<Record<string, string>> = {}): Promise<RealServer> {
  const state = mkdtempSync(join(tmpdir(), 'kefu-server-'))
  const env = { ...process.env, ...vars, KEFU_STATE: state }
  const port = await freePort()
  const child = await start({ ...env, PORT: String(port) })
  return {
    url: `http://localhost:${port}`,
    async apiKey(role) {
      const { stdout } = await promisify(execFile)(process.execPath, ['scripts/api-key.ts', '--role', role], { env })
      return stdout.trim().split('\n').at(-1) ?? ''
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(state, { recursive: true, force: true })
    },
  }
}

async function start(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', './scripts/node-resolve.ts', 'scripts/start.ts', '--no-build'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk
      if (said.includes('ready on')) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)))
  })
  return child
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
