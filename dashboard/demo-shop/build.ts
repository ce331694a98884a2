import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
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

/** Builds the storefront into `outDir`, which is served at /demo/. The folder is emptied first. */
export async function buildDemoShop(outDir: string): Promise<void> {
  const assetsDir = join(outDir, 'assets')
  await rm(outDir, { recursive: true, force: true })
  await mkdir(assetsDir, { recursive: true })
  const { metafile } = await bundle(assetsDir)
  const names: Readonly<Record<string, string>> = {
    boot: outputName(metafile, 'boot.ts'),
    main: outputName(metafile, 'main.tsx'),
    styles: outputName(metafile, 'styles/index.css'),
    icon: `${PUBLIC_PATH}icon.svg`,
  }
  await copyFile(join(SOURCE, 'icon.svg'), join(assetsDir, 'icon.svg'))
  const page = await readFile(join(SOURCE, 'index.html'), 'utf8')
  const filled = page.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => names[name] ?? whole)
  await writeFile(join(outDir, 'index.html'), filled)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildDemoShop(join(SOURCE, '..', 'dist', 'demo'))
}
