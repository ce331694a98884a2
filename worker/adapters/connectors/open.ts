import { CONNECTOR_FRESH_MS } from '../../config'
import type { ShopConnector } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import { seal, unseal } from '../crypto/seal'
import { connectorOf, type StoredConnector } from '../d1/connectors'

export type ConnectorEnv = {
  readonly DB: D1Database
  readonly TOKEN_SECRET: string
  readonly CONNECTOR_ALLOW_LOOPBACK?: string
}

/** A connector with its secrets, each JSON as it was stored: who reads it parses it. */
export type OpenConnector = {
  readonly kind: ShopConnector['kind']
  readonly version: number
  readonly settings: unknown
  readonly secrets: unknown
}
/** 'disconnected': the shop system threw Kefu out. 'unreadable': sealed under another TOKEN_SECRET; it must be set anew. */
export type OpenError = 'none' | 'disconnected' | 'unreadable'

/** Connectors one isolate keeps unsealed; the one opened longest ago goes first. */
const MAX_KEPT = 500
const kept = new Map<string, { readonly connector: OpenConnector; readonly until: number }>()

/** What goes into the database of a connector's secrets. */
export function sealSecrets(env: Pick<ConnectorEnv, 'TOKEN_SECRET'>, shop: string, secrets: object): Promise<string> {
  return seal(env.TOKEN_SECRET, contextOf(shop), JSON.stringify(secrets))
}

/**
 * A shop's connector, unsealed; kept in the isolate for CONNECTOR_FRESH_MS. `version` is the one the shop's bundle names: another one that
 * is kept is not used, so that a change holds as soon as the bundle has come.
 */
export async function openConnector(
  env: ConnectorEnv,
  shop: string,
  version: number,
): Promise<Result<OpenConnector, OpenError>> {
  const known = kept.get(shop)
  if (known && known.connector.version === version && known.until > Date.now()) return ok(known.connector)
  kept.delete(shop)
  const stored = await connectorOf(env.DB, shop)
  if (!stored || stored.kind === 'built_in') return err('none')
  const opened = await unsealed(env, stored)
  if (!opened.ok) return opened
  const oldest = kept.keys().next()
  if (kept.size >= MAX_KEPT && !oldest.done) kept.delete(oldest.value)
  kept.set(shop, { connector: opened.value, until: Date.now() + CONNECTOR_FRESH_MS })
  return opened
}

/** A stored connector with its secrets. */
export async function unsealed(
  { TOKEN_SECRET }: Pick<ConnectorEnv, 'TOKEN_SECRET'>,
  { shop, kind, version, settings, secrets, disconnectedAt }: StoredConnector,
): Promise<Result<OpenConnector, OpenError>> {
  if (disconnectedAt !== null) return err('disconnected')
  const plain = await unseal(TOKEN_SECRET, contextOf(shop), secrets)
  if (!plain.ok) return err('unreadable')
  return ok({ kind, version, settings: JSON.parse(settings), secrets: JSON.parse(plain.value) })
}

/** Forgets what this isolate keeps: for tests. */
export function forgetConnectors(): void {
  kept.clear()
}

function contextOf(shop: string): string {
  return `connector ${shop}`
}
