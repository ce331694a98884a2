import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { QUIET_ENV } from '../scripts/serve.ts'

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'
const BUILD_TIMEOUT_MS = 120_000

/** How workerd loads a module of the bundle, by the ending of its name. */
const MODULE_TYPES = {
  js: 'ESModule',
  wasm: 'CompiledWasm',
  onnx: 'Data',
  bin: 'Data',
  tiktoken: 'Text',
  tsv: 'Text',
} as const

export type WorkerModule = { readonly type: (typeof MODULE_TYPES)[keyof typeof MODULE_TYPES]; readonly path: string }

/**
 * Bundles a Worker as a deployment would, below `folder`. The entry module comes first.
 * @throws Error with wrangler's own words when it cannot be built.
 */
export async function buildWorker(config: string, folder: string): Promise<WorkerModule[]> {
  const bundle = join(folder, 'bundle')
  // No pages: what is measured needs none, and they may not be built yet.
  const assets = join(folder, 'assets')
  mkdirSync(assets, { recursive: true })
  const args = ['deploy', '--config', config, '--dry-run', '--outdir', bundle, '--assets', assets]
  await promisify(execFile)(process.execPath, [WRANGLER, ...args], {
    env: { ...process.env, ...QUIET_ENV, WRANGLER_LOG: 'error' },
    timeout: BUILD_TIMEOUT_MS,
  })
  return modulesOf(bundle)
}

function modulesOf(bundle: string): WorkerModule[] {
  const modules = readdirSync(bundle).flatMap((name) => {
    const ending = name.slice(name.lastIndexOf('.') + 1)
    return isModuleEnding(ending) ? [{ type: MODULE_TYPES[ending], path: join(bundle, name) }] : []
  })
  return modules.sort((a, b) => Number(b.type === 'ESModule') - Number(a.type === 'ESModule'))
}

function isModuleEnding(ending: string): ending is keyof typeof MODULE_TYPES {
  return ending in MODULE_TYPES
}
