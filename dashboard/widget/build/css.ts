import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle, type Plugin, transform } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TOKENS = join(ROOT, '../tokens/tokens.css')

/** Only what `css` uses of the token sheet, directly or through other tokens: a loader of 4 kB has no room for the rest. */
export function pickTokens(css: string, tokens: string): string {
  const bare = tokens.replace(/\/\*[\s\S]*?\*\//g, '')
  const values = new Map<string, string>()
  for (const [, name, value] of bare.matchAll(/(--k-[\w-]+):\s*([^;]+);/g)) {
    if (name && value && !values.has(name)) values.set(name, value.replace(/\s+/g, ' '))
  }
  const wanted = new Set<string>()
  const want = (text: string): void => {
    for (const [, name] of text.matchAll(/var\((--k-[\w-]+)/g)) {
      if (!name || wanted.has(name)) continue
      wanted.add(name)
      want(values.get(name) ?? '')
    }
  }
  want(css)
  const lines = [...values].filter(([name]) => wanted.has(name)).map(([name, value]) => `${name}:${value};`)
  const still = [...wanted].filter((name) => /--k-(fast|slow)/.test(name)).map((name) => `${name}:0ms;`)
  const motion = still.length ? `@media (prefers-reduced-motion:reduce){:host{${still.join('')}}}` : ''
  const schemes = ['light', 'dark'].map((s) => `:host([data-color-scheme=${s}]){color-scheme:${s}}`).join('')
  return `:host{color-scheme:light dark;${lines.join('')}}${motion}${schemes}`
}

/** `import css from './x.css'` gives the minified text, for a constructed style sheet. */
export const cssText: Plugin = {
  name: 'css-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const result = await bundle({
        entryPoints: [path],
        bundle: true,
        write: false,
        metafile: true,
        absWorkingDir: ROOT,
      })
      const tokens = await readFile(TOKENS, 'utf8')
      const css = result.outputFiles[0]?.text ?? ''
      // After the component's own `:host { all: initial }`, which would otherwise undo `color-scheme`.
      const { code } = await transform(css + pickTokens(css, tokens), { loader: 'css', minify: true })
      const watchFiles = [TOKENS, ...Object.keys(result.metafile.inputs).map((file) => join(ROOT, file))]
      return { contents: code.trim(), loader: 'text', watchFiles }
    })
  },
}
