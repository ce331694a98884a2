import { flowsOf } from '../../core/dialogue/flows'
import type { ShopBundle } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import { bodyTemplateFault, urlTemplateFault } from '../../core/tools/template'
import { type HttpToolDefinition, type HttpToolDraft, MAX_HTTP_TOOLS } from '../../protocol'
import { findHttpTool, type StoredHttpTool, writeHttpTool } from '../d1/http-tools'
import type { BundleEnv } from '../kv/bundles'
import { publishBundle } from '../kv/bundles'
import { addressFault } from './address'
import { forgetToolSecret, sealToolSecret, systemOf } from './secrets'

type ToolsEnv = BundleEnv & { readonly TOKEN_SECRET: string; readonly TOOLS_ALLOW_LOOPBACK?: string }
export type ToolFault = { readonly field: string; readonly message: string }
export type SaveToolError =
  | { readonly kind: 'invalid'; readonly faults: readonly ToolFault[] }
  | { readonly kind: 'conflict'; readonly message: string }

/** Headers that the request itself decides, or that auth gives. */
const RESERVED = [
  'host',
  'content-length',
  'content-type',
  'connection',
  'transfer-encoding',
  'authorization',
  'idempotency-key',
  'cookie',
]

/** Stores a tool with its sealed secret and an audit row, and publishes it. */
export async function saveHttpTool(
  env: ToolsEnv,
  bundle: ShopBundle,
  name: string,
  { auth, ...content }: HttpToolDraft,
  by: string,
): Promise<Result<null, SaveToolError>> {
  const { shop } = bundle.settings
  const { secret, ...kept } = auth.kind === 'none' ? { ...auth, secret: undefined } : auth
  const definition: HttpToolDefinition = { name, ...content, auth: kept }
  const stored = await findHttpTool(env.DB, shop, name)
  const faults = [
    ...definitionFaults(definition, env.TOOLS_ALLOW_LOOPBACK === '1'),
    ...secretFaults(definition, secret, stored),
  ]
  if (faults.length > 0) return err({ kind: 'invalid', faults })
  const users = flowsUsing(bundle, name).filter((flow) => !definition.flows.includes(flow))
  if (users.length > 0)
    return err({
      kind: 'conflict',
      message: `The flow ${users.join(', ')} calls this tool: it must stay among its flows.`,
    })
  const sealed = secret === undefined ? undefined : await sealToolSecret(env, shop, definition, secret)
  const written = await writeHttpTool(env.DB, {
    shop,
    name,
    definition,
    secret: definition.auth.kind === 'none' ? null : sealed,
    by,
    now: Date.now(),
    key: `tool:${crypto.randomUUID()}`,
  })
  if (!written) return err({ kind: 'conflict', message: `A shop may have at most ${MAX_HTTP_TOOLS} tools.` })
  forgetToolSecret(shop, definition)
  await publishBundle(env, shop)
  return ok(null)
}

/** Takes a tool away, unless a flow of the shop still calls it. */
export async function removeHttpTool(
  env: ToolsEnv,
  bundle: ShopBundle,
  name: string,
  by: string,
): Promise<Result<null, { readonly kind: 'not_found' } | { readonly kind: 'conflict'; readonly message: string }>> {
  const { shop } = bundle.settings
  const users = flowsUsing(bundle, name)
  if (users.length > 0) return err({ kind: 'conflict', message: `The flow ${users.join(', ')} still calls this tool.` })
  const change = { shop, name, definition: null, secret: null, by, now: Date.now(), key: `tool:${crypto.randomUUID()}` }
  const stored = await findHttpTool(env.DB, shop, name)
  if (!stored || !(await writeHttpTool(env.DB, change))) return err({ kind: 'not_found' })
  forgetToolSecret(shop, stored.definition)
  await publishBundle(env, shop)
  return ok(null)
}

function definitionFaults(tool: HttpToolDefinition, allowLoopback: boolean): ToolFault[] {
  const faults: ToolFault[] = []
  // With something plain in the place of each slot the address can be read.
  const url = urlTemplateFault(tool.url) ?? addressFault(tool.url.replace(/\{[a-z0-9_]*\}/g, 'x'), allowLoopback)
  if (url) faults.push({ field: 'url', message: url })
  const hasBody = tool.body !== undefined
  if (hasBody && (tool.method === 'GET' || tool.method === 'DELETE'))
    faults.push({ field: 'body', message: `${tool.method} has no body` })
  const body = tool.body === undefined ? null : bodyTemplateFault(tool.body)
  if (body) faults.push({ field: 'body', message: body })
  for (const header of Object.keys(tool.headers))
    if (RESERVED.includes(header))
      faults.push({ field: `headers.${header}`, message: 'is set by Kefu itself; a key goes into auth' })
  if (tool.auth.kind === 'header' && RESERVED.includes(tool.auth.header) && tool.auth.header !== 'authorization')
    faults.push({ field: 'auth.header', message: 'is set by Kefu itself' })
  return faults
}

/** A stored secret goes only where it was meant to go: with another system it must be entered again, or a stranger could have it sent to himself. */
function secretFaults(
  tool: HttpToolDefinition,
  secret: string | undefined,
  stored: StoredHttpTool | null,
): ToolFault[] {
  const { auth } = tool
  if (auth.kind === 'none') return []
  const field = 'auth.secret'
  // A header carries visible ASCII; only basic is encoded first.
  if (secret !== undefined && auth.kind !== 'basic' && !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(secret))
    return [{ field, message: 'must be printable ASCII without blanks at its ends' }]
  if (secret !== undefined) return []
  if (!stored?.hasSecret) return [{ field, message: 'is required' }]
  const isSame =
    JSON.stringify(stored.definition.auth) === JSON.stringify(auth) &&
    systemOf(stored.definition.url) === systemOf(tool.url)
  return isSame
    ? []
    : [{ field, message: 'must be entered again when the tool calls another system or signs in another way' }]
}

/** The flows of the shop that call a tool, by name. */
function flowsUsing(bundle: ShopBundle, tool: string): string[] {
  const calls = (states: object) =>
    Object.values(states).some((state) => state.kind === 'action' && state.tool === tool)
  return [...flowsOf(bundle).values()].filter((flow) => calls(flow.states)).map((flow) => flow.flow)
}
