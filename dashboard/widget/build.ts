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

const partOptions = (part: string, entry: string): BuildOptions => ({
  ...common,
  entryPoints: [here(entry)],
  format: 'esm',
  entryNames: `${part}-[hash]`,
  outdir: '/widget',
})

const loaderOptions = (panelPath: string): BuildOptions => ({
  ...common,
  entryPoints: [here('./loader/index.ts')],
  format: 'iife',
  define: { __PANEL_PATH__: JSON.stringify(panelPath) },
})

async function removeOld(folder: string, part: string, keep: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (new RegExp(`^${part}-\\w+\\.js$`).test(name) && name !== keep) await rm(join(folder, name))
  }
}

/** Writes a part twice, with the hash and without; answers its path below the base URL. */
async function writePart(outDir: string, part: string, file: OutputFile): Promise<string> {
  const name = file.path.split(/[\\/]/).at(-1) ?? `${part}.js`
  const folder = join(outDir, 'widget')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), file.contents)
  await writeFile(join(folder, `${part}.js`), file.contents)
  await removeOld(folder, part, name)
  return `widget/${name}`
}

/** The loader knows the panel by the hash in its name, so the panel comes first. */
async function writeAll(outDir: string, panel: OutputFile): Promise<void> {
  const loader = await build(loaderOptions(await writePart(outDir, 'panel', panel)))
  const script = loader.outputFiles?.[0]
  if (!script) throw new Error('the loader was not built')
  await writeFile(join(outDir, 'widget.js'), script.contents)
}

/** The panel knows the photos' part by the hash in its name, so that comes first. */
async function buildPhotos(outDir: string): Promise<string> {
  const { outputFiles } = await build(partOptions('photos', './photos/index.ts'))
  const [file] = outputFiles ?? []
  if (!file) throw new Error('the part for photos was not built')
  return writePart(outDir, 'photos', file)
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

/** Builds `widget.js`, `widget/panel-<hash>.js` and `widget/photos-<hash>.js` (and copies without the hash) into `outDir`. */
export async function buildWidget(outDir: string, options: { watch?: boolean } = {}): Promise<void> {
  const plugins = [cssText, afterEach((panel) => writeAll(outDir, panel))]
  const define = { __PHOTOS_PATH__: JSON.stringify(await buildPhotos(outDir)) }
  const watched = await context({ ...partOptions('panel', './panel/index.tsx'), define, plugins })
  await watched.rebuild()
  if (options.watch) await watched.watch()
  else await watched.dispose()
}

if (import.meta.main) {
  await buildWidget(here('../dist'), { watch: process.argv.includes('--watch') })
}
