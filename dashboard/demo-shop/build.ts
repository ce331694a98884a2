import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'

const SOURCE = fileURLToPath(new URL('.', import.meta.url))
const PUBLIC_PATH = '/demo/assets/'

const bundle = (assetsDir: string) =>
  build({
    absWorkingDir: SOURCE,
    entryPoints: { boot: 'boot.ts', main: 'main.tsx', styles: 'styles/index.css' },
    entryNames: '[name]-[hash]',
    outdir: assetsDir,
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    // Said here, so that no tsconfig above can change what is built.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'preact', target: 'ES2022' } },
    logLevel: 'warning',
  })

const outputName = (metafile: Metafile, entry: string): string => {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)
  if (!found) throw new Error(`the build has no output for ${entry}`)
  return PUBLIC_PATH + basename(found[0])
}

const fillPage = (page: string, metafile: Metafile): string => {
  const names: Readonly<Record<string, string>> = {
    boot: outputName(metafile, 'boot.ts'),
    main: outputName(metafile, 'main.tsx'),
    styles: outputName(metafile, 'styles/index.css'),
    icon: `${PUBLIC_PATH}icon.svg`,
  }
  return page.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => names[name] ?? whole)
}

/**
 * Builds the storefront into `outDir`, which is served at /demo/. New files are written before old ones go, so that a
 * server already running on the folder, or a second build beside this one, never meets a half of it.
 */
export async function buildDemoShop(outDir: string): Promise<void> {
  const assetsDir = resolve(outDir, 'assets')
  const { metafile, outputFiles } = await bundle(assetsDir)
  await mkdir(assetsDir, { recursive: true })
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)))
  await copyFile(join(SOURCE, 'icon.svg'), join(assetsDir, 'icon.svg'))
  await writeFile(join(outDir, 'index.html'), fillPage(await readFile(join(SOURCE, 'index.html'), 'utf8'), metafile))
  const current = new Set(['icon.svg', ...outputFiles.map(({ path }) => basename(path))])
  const stale = (await readdir(assetsDir)).filter((name) => !current.has(name))
  await Promise.all(stale.map((name) => rm(join(assetsDir, name), { force: true })))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildDemoShop(join(SOURCE, '..', 'dist', 'demo'))
}
