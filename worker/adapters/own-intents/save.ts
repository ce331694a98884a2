import type { OwnIntentsReport } from '../../core/nlu/own-intents/report'
import { err, ok, type Result } from '../../core/result'
import { MAX_OWN_INTENTS } from '../../protocol'
import { type OwnIntentContent, readOwnIntents, type StoredOwnIntent, writeOwnIntent } from '../d1/own-intents'
import type { BundleEnv } from '../kv/bundles'
import { publishBundle } from '../kv/bundles'
import type { ModelNlu } from '../onnx/create-nlu'
import { learnFrom, type Taught, type Unreadable } from './learn'

/** Changes of one shop at once that are put in a row; the next one is told to come again. */
const MAX_TRIES = 6

export type SaveRequest = {
  readonly shop: string
  readonly locales: readonly string[]
  readonly name: string
  /** Null archives it. */
  readonly content: OwnIntentContent | null
  /** The version that must still stand, 0 for none; null replaces whatever there is. */
  readonly baseVersion: number | null
  readonly by: string
}
export type SaveError =
  | { readonly kind: 'not_found' | 'changed' | 'too_many' | 'busy' }
  | ({ readonly kind: 'unreadable' } & Unreadable)
export type Saved = { readonly intent: StoredOwnIntent; readonly report: OwnIntentsReport | null }

/**
 * Learns a shop's own intents with one of them changed, stores both together and publishes them: isolates know them within seconds. Two
 * changes at once are stored one after the other, each learned with the other in it.
 */
export async function saveOwnIntent(
  env: BundleEnv,
  nlu: ModelNlu,
  request: SaveRequest,
): Promise<Result<Saved, SaveError>> {
  const { shop, name, content } = request
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { revision, intents } = await readOwnIntents(env.DB, shop)
    const before = intents.find((intent) => intent.name === name)
    const refused = refusalOf(request, intents, before)
    if (refused) return err({ kind: refused })
    const learned = await learnFrom(nlu, withChange(intents, name, content), request.locales)
    if (!learned.ok) return err({ kind: 'unreadable', ...learned.error })
    const now = Date.now()
    const version = (before?.version ?? 0) + (content ? 1 : 0)
    const change = { shop, name, content, version, revision, learned: learned.value, by: request.by, now }
    if (!(await writeOwnIntent(env.DB, change, crypto.randomUUID()))) continue
    await publishBundle(env, shop)
    const stood = content ?? before
    if (!stood) return err({ kind: 'not_found' })
    const intent = {
      ...stood,
      name,
      version,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      archivedAt: content ? null : now,
    }
    return ok({ intent, report: learned.value?.report ?? null })
  }
  return err({ kind: 'busy' })
}

/** What saving an intent with these examples would report; nothing is stored. */
export async function previewOwnIntent(
  env: BundleEnv,
  nlu: ModelNlu,
  request: Pick<SaveRequest, 'shop' | 'locales'> & Taught,
): Promise<Result<OwnIntentsReport | null, Unreadable>> {
  const { intents } = await readOwnIntents(env.DB, request.shop)
  const learned = await learnFrom(nlu, withChange(intents, request.name, request), request.locales)
  return learned.ok ? ok(learned.value?.report ?? null) : learned
}

/** The intents to learn, by name, so that the order of saving makes no difference. */
export function withChange(
  intents: readonly StoredOwnIntent[],
  name: string,
  content: Pick<Taught, 'examples'> | null,
): readonly Taught[] {
  const others = intents.filter((intent) => intent.archivedAt === null && intent.name !== name)
  const changed = content ? [...others, { name, examples: content.examples }] : others
  return changed.map(({ name: own, examples }) => ({ name: own, examples })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function refusalOf(
  { content, baseVersion }: SaveRequest,
  intents: readonly StoredOwnIntent[],
  before: StoredOwnIntent | undefined,
): 'not_found' | 'changed' | 'too_many' | null {
  const stands = before !== undefined && before.archivedAt === null
  if (!content && !stands) return 'not_found'
  if (baseVersion !== null && baseVersion !== (stands ? before.version : 0)) return 'changed'
  const active = intents.filter(({ archivedAt }) => archivedAt === null).length
  return content && !stands && active >= MAX_OWN_INTENTS ? 'too_many' : null
}
