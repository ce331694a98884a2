import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BundleEnv } from '../worker/adapters/kv/bundles.ts'
import { QUIET_ENV, stateDir } from './serve.ts'

export type Platform = { readonly env: BundleEnv; dispose(): Promise<void> }

/** Git ignores it. */
const CONFIG = '.wrangler/platform.json'

/** Opens the local database and key-value store, the same files that `npm start` serves from. Dispose of it, or the process stays alive. */
export async function openPlatform(): Promise<Platform> {
  const restore = setEnvironment({ ...QUIET_ENV, WRANGLER_LOG: 'error' })
  try {
    const { getPlatformProxy, unstable_readConfig } = await import('wrangler')
    // Only the stores: the runtime complains about Durable Objects whose code this process does not run.
    const { name, compatibility_date, d1_databases, kv_namespaces } = unstable_readConfig({ config: 'wrangler.toml' })
    mkdirSync('.wrangler', { recursive: true })
    writeFileSync(CONFIG, JSON.stringify({ name, compatibility_date, d1_databases, kv_namespaces }, null, 2))
    return await getPlatformProxy<BundleEnv>({ configPath: CONFIG, persist: { path: resolve(stateDir(), 'v3') } })
  } finally {
    restore()
  }
}

/** Sets variables for a while: a server started later in this process must not inherit them. */
function setEnvironment(wanted: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, wanted)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
