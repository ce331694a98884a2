import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, context, type OutputFile, type Plugin } from 'esbuild'
import { cssText } from './build/css.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** light-dark() in the tokens asks for these browsers anyway (all of May 2024 or older). */
const TARGETS = ['chrome123', 'edge123', 'firefox120', 'safari17.5']

const common: BuildOptions = {
  bundle: true,
  minify: true,
  write: false,
  target: TARGETS,
  charset: 'utf8',
  legalComments: 'none',
  tsconfig: here('./tsconfig.json'),
  plugins: [cssText],
  logLevel: 'warning',
}

const panelOptions: BuildOptions = {
  ...common,
  entryPoints: [here('./panel/index.tsx')],
  format: 'esm',
  entryNames: 'panel-[hash]',
  outdir: '/widget',
}

const loaderOptions = (panelPath: string): BuildOptions => ({
  ...common,
  entryPoints: [here('./loader/index.ts')],
  format: 'iife',
  define: { __PANEL_PATH__: JSON.stringify(panelPath) },
})

async function removeOldPanels(folder: string, keep: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^panel-\w+\.js$/.test(name) && name !== keep) await rm(join(folder, name))
  }
}

/** The loader knows the panel by the hash in its name, so the panel comes first. */
async function writeAll(outDir: string, panel: OutputFile): Promise<void> {
  const name = panel.path.split(/[\\/]/).at(-1) ?? 'panel.js'
  const loader = await build(loaderOptions(`widget/${name}`))
  const script = loader.outputFiles?.[0]
  if (!script) throw new Error('the loader was not built')
  const folder = join(outDir, 'widget')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), panel.contents)
  await writeFile(join(folder, 'panel.js'), panel.contents)
  await writeFile(join(outDir, 'widget.js'), script.contents)
  await removeOldPanels(folder, name)
}

const afterEach = (action: (panel: OutputFile) => Promise<void>): Plugin => ({
  name: 'write-all',
  setup(build) {
    build.onEnd(async (result) => {
      const panel = result.outputFiles?.[0]
      if (panel) await action(panel)
    })
  },
})

/** Builds `widget.js` and `widget/panel-<hash>.js` (and a copy without the hash) into `outDir`. */
export async function buildWidget(outDir: string, options: { watch?: boolean } = {}): Promise<void> {
  const plugins = [cssText, afterEach((panel) => writeAll(outDir, panel))]
  const watched = await context({ ...panelOptions, plugins })
  await watched.rebuild()
  if (options.watch) await watched.watch()
  else await watched.dispose()
}

if (import.meta.main) {
  await buildWidget(here('../dist'), { watch: process.argv.includes('--watch') })
}
