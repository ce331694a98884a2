import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The product as `npm start` serves it, with a database of its own, for tests in a browser. */
export class RealServer {
  private constructor(
    readonly base: string,
    private readonly process: ChildProcess,
    private readonly state: string,
  ) {}

  /** Resolves once it answers. @throws Error with what it said when it does not come up. */
  static async start(): Promise<RealServer> {
    const [port, state] = [await freePort(), mkdtempSync(join(tmpdir(), 'kefu-inbox-'))]
    const child = spawn(process.execPath, ['--import', './scripts/node-resolve.ts', 'scripts/start.ts', '--no-build'], {
      env: { ...process.env, KEFU_STATE: state, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk) => {
        said += chunk
        if (said.includes('ready on')) resolve()
      })
      child.stderr?.on('data', (chunk) => {
        said += chunk
      })
      child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)))
    })
    return new RealServer(`http://localhost:${port}`, child, state)
  }

  async key(role: string, label: string): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['scripts/api-key.ts', '--role', role, '--label', label],
      { env: { ...process.env, KEFU_STATE: this.state } },
    )
    return stdout.trim()
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGTERM')
    await ended
    rmSync(this.state, { recursive: true, force: true })
  }
}

type Said = { readonly author: string; readonly text: string }

/** A shopper who writes over the API, as the widget would. */
export class Shopper {
  #count = 0

  private constructor(
    private readonly url: string,
    private readonly token: string,
    readonly id: string,
  ) {}

  static async open(base: string, locale = 'en'): Promise<Shopper> {
    const url = `${base}/v1/shops/demo/conversations`
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale }),
    })
    const { conversation_id: id, token }: { conversation_id: string; token: string } = await response.json()
    return new Shopper(`${url}/${id}/messages`, token, id)
  }

  async say(text: string): Promise<void> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ client_message_id: `m${this.#count++}`, text }),
    })
    if (!response.ok) throw new Error(`the shopper was answered ${response.status}`)
  }

  async log(): Promise<{ readonly messages: readonly Said[]; readonly status: string }> {
    return (await fetch(this.url, { headers: { authorization: `Bearer ${this.token}` } })).json()
  }

  /** What the shopper has been told by people. */
  async heard(): Promise<string[]> {
    const { messages } = await this.log()
    return messages.filter(({ author }) => author === 'agent').map(({ text }) => text)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
