import manifest from '../../../wasm/model/manifest.json' with { type: 'json' }
import type { FlowFault } from '../../core/dialogue/flow-fault'
import { flowsOf } from '../../core/dialogue/flows'
import { checkShopFlow, type FlowSurroundings } from '../../core/dialogue/shop-flows'
import type { ShopBundle } from '../../core/domain'
import { OWN_PREFIX } from '../../core/nlu/own-intents/score'
import { RULE_INTENTS } from '../../core/nlu/tasks'
import { wordingFault } from '../../core/responses/wording'
import { err, ok, type Result } from '../../core/result'
import { checkStored, FLOWS, TEXTS, textName } from '../d1/shop-flows'
import { listVersioned, type Refusal, type Stored, type VersionedKind, writeVersioned } from '../d1/versioned'
import type { BundleEnv } from '../kv/bundles'
import { publishBundle } from '../kv/bundles'

/** Who saves, and on what: `baseVersion` null replaces whatever stands. */
export type SaveBy = { readonly baseVersion: number | null; readonly by: string }
export type SaveFlowError =
  | { readonly kind: 'invalid'; readonly faults: readonly FlowFault[] }
  | { readonly kind: Refusal }
  /** Taking it back would leave these without a flow they need. */
  | { readonly kind: 'needed'; readonly by: readonly string[] }

/** Every intent that can be read in a message to this shop. */
export function intentsOf({ ownIntents }: ShopBundle): string[] {
  return [
    ...manifest.intents,
    ...RULE_INTENTS,
    ...(ownIntents?.intents ?? []).map(({ name }) => `${OWN_PREFIX}${name}`),
  ]
}

/** What stands in the database, which may be ahead of the bundle. */
async function surroundings(
  env: BundleEnv,
  bundle: ShopBundle,
): Promise<FlowSurroundings & { readonly rows: Stored[] }> {
  const rows = await listVersioned(env.DB, FLOWS, bundle.settings.shop)
  const tools = bundle.tools ?? []
  const locales = [bundle.settings.defaultLocale]
  return { rows, tools, flows: checkStored(rows, tools).flows, intents: intentsOf(bundle), locales }
}

/** Everything that is wrong with a flow; empty for one that can be saved. */
export async function flowFaults(
  env: BundleEnv,
  bundle: ShopBundle,
  name: string,
  definition: unknown,
): Promise<readonly FlowFault[]> {
  const checked = checkShopFlow(name, definition, await surroundings(env, bundle))
  return checked.ok ? [] : checked.error
}

/** Checks a flow, stores it as a new version and publishes it. A conversation under way in it goes on in the new one, where it can. */
export async function saveFlow(
  env: BundleEnv,
  bundle: ShopBundle,
  flow: { readonly name: string; readonly definition: unknown },
  saving: SaveBy,
): Promise<Result<number, SaveFlowError>> {
  const around = await surroundings(env, bundle)
  const checked = checkShopFlow(flow.name, flow.definition, around)
  if (!checked.ok) return err({ kind: 'invalid', faults: checked.error })
  return write(env, bundle, FLOWS, { name: flow.name, content: JSON.stringify(checked.value), ...saving })
}

/** Takes a shop's own flow back: the built-in one of this name holds again, if there is one. */
export async function resetFlow(
  env: BundleEnv,
  bundle: ShopBundle,
  name: string,
  saving: SaveBy,
): Promise<Result<number, SaveFlowError>> {
  const { rows, tools } = await surroundings(env, bundle)
  const by = neededBy(bundle, rows, name, tools)
  if (by.length > 0) return err({ kind: 'needed', by })
  return write(env, bundle, FLOWS, { name, content: null, ...saving })
}

/** The shop's flows and own intents that could not do without this flow. */
function neededBy(
  { ownIntents }: ShopBundle,
  rows: readonly Stored[],
  name: string,
  tools: FlowSurroundings['tools'],
): string[] {
  const names = (stored: readonly Stored[]) => checkStored(stored, tools).flows.map(({ flow }) => flow)
  const left = rows.filter((row) => row.name !== name)
  const after = new Set(names(left))
  const flows = names(rows).filter((flow) => flow !== name && !after.has(flow))
  if (flowsOf({}).has(name)) return flows
  const intents = (ownIntents?.intents ?? []).filter(({ action }) => action.kind === 'flow' && action.flow === name)
  return [...flows, ...intents.map((intent) => `${OWN_PREFIX}${intent.name}`)]
}

/** Stores a shop's own wording of a reply, or takes it back (null), and publishes it. */
export async function saveText(
  env: BundleEnv,
  bundle: ShopBundle,
  text: { readonly locale: string; readonly key: string; readonly text: string | null },
  saving: SaveBy,
): Promise<Result<number, { readonly kind: 'unusable'; readonly message: string } | { readonly kind: Refusal }>> {
  const fault = text.text === null ? null : wordingFault(text.locale, text.key, text.text)
  if (fault !== null) return err({ kind: 'unusable', message: fault })
  return write(env, bundle, TEXTS, { name: textName(text.locale, text.key), content: text.text, ...saving })
}

async function write(
  env: BundleEnv,
  bundle: ShopBundle,
  kind: VersionedKind,
  change: SaveBy & { readonly name: string; readonly content: string | null },
): Promise<Result<number, { readonly kind: Refusal }>> {
  const { shop } = bundle.settings
  const key = `${kind.noun}:${crypto.randomUUID()}`
  const written = await writeVersioned(env.DB, kind, { shop, now: Date.now(), key, ...change })
  if (typeof written === 'string') return err({ kind: written })
  await publishBundle(env, shop)
  return ok(written.version)
}
