import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// The Worker's files import each other without an extension, as bundlers resolve them. Node wants the whole name: this finds it.
const ENDINGS = ['.ts', '/index.ts'] as const

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!specifier.startsWith('.') || !context.parentURL?.startsWith('file:')) return nextResolve(specifier, context)
    const wanted = fileURLToPath(new URL(specifier, context.parentURL).href)
    if (/\.\w+$/.test(wanted) && existsSync(wanted)) return nextResolve(specifier, context)
    const ending = ENDINGS.find((candidate) => existsSync(wanted + candidate))
    return nextResolve(ending ? specifier + ending : specifier, context)
  },
})
