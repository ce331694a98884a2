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
  // What only some need comes in files of its own.
  splitting: true,
  chunkNames: 'part-[name]-[hash]',
  outdir: '/widget',
}

const loaderOptions = (panelPath: string): BuildOptions => ({
  ...common,
  entryPoints: [here('./loader/index.ts')],
  format: 'iife',
  define: { __PANEL_PATH__: JSON.stringify(panelPath) },
})

async function removeOld(folder: string, keep: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^(?:panel|part)-[\w-]+\.js$/.test(name) && !keep.includes(name)) await rm(join(folder, name))
  }
}

function fileOf(files: readonly OutputFile[], part: string): OutputFile {
  const file = files.find((entry) => nameOf(entry).startsWith(`${part}-`))
  if (!file) throw new Error(`${part} was not built`)
  return file
}

const nameOf = ({ path }: OutputFile) => path.split(/[\\/]/).at(-1) ?? ''

/** The loader knows the panel by the hash in its name, so the panel comes first; its further parts lie beside it. */
async function writeAll(outDir: string, files: readonly OutputFile[]): Promise<void> {
  const panel = fileOf(files, 'panel')
  const photos = fileOf(files, 'part-photos')
  // Its copy is loaded by an older panel, whose own parts are gone: it must stand by itself.
  if (/\b(?:from|import)\s*\(?["']\.\//.test(photos.text)) throw new Error('the part for photos needs another part')
  const name = nameOf(panel)
  const loader = await build(loaderOptions(`widget/${name}`))
  const script = loader.outputFiles?.[0]
  if (!script) throw new Error('the loader was not built')
  const folder = join(outDir, 'widget')
  await mkdir(folder, { recursive: true })
  for (const file of files) await writeFile(join(folder, nameOf(file)), file.contents)
  await writeFile(join(folder, 'panel.js'), panel.contents)
  await writeFile(join(folder, 'photos.js'), photos.contents)
  await writeFile(join(outDir, 'widget.js'), script.contents)
  await removeOld(folder, files.map(nameOf))
}

const afterEach = (action: (files: readonly OutputFile[]) => Promise<void>): Plugin => ({
  name: 'write-all',
  setup(build) {
    build.onEnd(async (result) => {
      if (result.outputFiles && result.errors.length === 0) await action(result.outputFiles)
    })
  },
})

/** Builds `widget.js`, `widget/panel-<hash>.js` and the panel's further parts into `outDir`; of the panel and the photos a copy without the hash too. */
export async function buildWidget(outDir: string, options: { watch?: boolean } = {}): Promise<void> {
  const plugins = [cssText, afterEach((files) => writeAll(outDir, files))]
  const watched = await context({ ...panelOptions, plugins })
  await watched.rebuild()
  if (options.watch) await watched.watch()
  else await watched.dispose()
}

if (import.meta.main) {
  await buildWidget(here('../dist'), { watch: process.argv.includes('--watch') })
}
