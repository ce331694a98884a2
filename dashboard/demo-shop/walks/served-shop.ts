import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Where Chromium is; without it no page can be walked. */
export const executablePath = process.env.CHROMIUM_PATH

/** The product as `npm start` serves it, on data of its own, with a real browser before it. */
export class ServedShop {
  readonly base: string
  readonly #browser: Browser
  readonly #server: ChildProcess
  readonly #state: string

  private constructor(base: string, browser: Browser, server: ChildProcess, state: string) {
    this.base = base
    this.#browser = browser
    this.#server = server
    this.#state = state
  }

  /** @throws Error when the server ends before it is ready. */
  static async start(): Promise<ServedShop> {
    const state = mkdtempSync(join(tmpdir(), 'kefu-line-'))
    const port = await freePort()
    const server = await startServer(port, state)
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
    return new ServedShop(`http://localhost:${port}`, browser, server, state)
  }

  /** Ends the server and the browser, and forgets the data. */
  async stop(): Promise<void> {
    await this.#browser.close()
    const ended = new Promise((resolve) => this.#server.once('exit', resolve))
    this.#server.kill('SIGTERM')
    await ended
    rmSync(this.#state, { recursive: true, force: true })
  }

  /** A page of the demo shop as somebody sees it who was never here. */
  async visit(path: string, locale = 'en-GB'): Promise<Page> {
    const context = await this.#browser.newContext({ locale, viewport: { width: 1280, height: 860 } })
    const page = await context.newPage()
    await page.goto(`${this.base}${path}`)
    return page
  }

  /** A new API key of the demo shop. */
  async key(role: 'owner' | 'admin' | 'agent' | 'analyst'): Promise<string> {
    const env = { ...process.env, KEFU_STATE: this.#state }
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/api-key.ts', '--role', role], { env })
    return stdout.trim()
  }
}

async function startServer(port: number, state: string): Promise<ChildProcess> {
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

/** Opens the widget of a page. */
export async function openWidget(page: Page): Promise<void> {
  await page.locator('kefu-widget button').first().click()
  await input(page).waitFor()
}

/** Types a message into the widget and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await input(page).fill(text)
  await input(page).press('Enter')
}

function input(page: Page) {
  return page.locator('kefu-widget textarea')
}
