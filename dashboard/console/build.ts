import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the console, to be served under /console/, into a folder, which is emptied first. */
export async function buildConsole(outDir: string): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)),
    build: { outDir: resolve(outDir) },
    logLevel: 'warn',
  })
}
