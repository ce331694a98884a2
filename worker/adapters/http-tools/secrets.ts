import type { HttpToolDefinition } from '../../protocol'
import { seal, unseal } from '../crypto/seal'
import { sealedToolSecret } from '../d1/http-tools'

/** A secret is read again after this long: so long an isolate may go on with one that was changed elsewhere. */
const FRESH_MS = 60_000
const MAX_CACHED = 500

type SecretsEnv = { readonly DB: D1Database; readonly TOKEN_SECRET: string }
type Tool = Pick<HttpToolDefinition, 'name' | 'url' | 'auth'>
const cache = new Map<string, { readonly secret: string | null; readonly until: number }>()

export function sealToolSecret(env: SecretsEnv, shop: string, tool: Tool, secret: string): Promise<string> {
  return seal(env.TOKEN_SECRET, contextOf(ownerOf(shop, tool)), secret)
}

/** A tool's secret; null where it has none, or it was sealed for another system or under a TOKEN_SECRET that is no more. */
export async function toolSecret(env: SecretsEnv, shop: string, tool: Tool): Promise<string | null> {
  const owner = ownerOf(shop, tool)
  const known = cache.get(owner)
  if (known && known.until > Date.now()) return known.secret
  const sealed = await sealedToolSecret(env.DB, shop, tool.name)
  const opened = sealed === null ? null : await unseal(env.TOKEN_SECRET, contextOf(owner), sealed)
  const secret = opened?.ok ? opened.value : null
  const oldest = cache.keys().next()
  if (cache.size >= MAX_CACHED && !oldest.done) cache.delete(oldest.value)
  cache.set(owner, { secret, until: Date.now() + FRESH_MS })
  return secret
}

/** After a change in this isolate, the old one must not be used once more here. */
export function forgetToolSecret(shop: string, tool: Tool): void {
  cache.delete(ownerOf(shop, tool))
}

/** What a secret is good for: bound to the system it was entered for, it opens for no other, whatever is stored or remembered where. */
function ownerOf(shop: string, { name, url, auth }: Tool): string {
  return JSON.stringify([shop, name, systemOf(url), auth])
}

function contextOf(owner: string): string {
  return `http tool ${owner}`
}

/** Scheme, host and port of a URL template, which holds slots only behind them. */
export function systemOf(template: string): string {
  return /^https?:\/\/[^/?#]*/i.exec(template)?.[0].toLowerCase() ?? ''
}
