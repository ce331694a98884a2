import type { OwnIntentContent, OwnIntentVersion, StoredOwnIntent } from '../../adapters/d1/own-intents'
import { flowsOf } from '../../core/dialogue/flows'
import type { ShopBundle } from '../../core/domain'
import type { OwnIntentsReport } from '../../core/nlu/own-intents/report'
import type { OwnIntent, OwnIntentDraft, OwnIntentHistory, OwnIntentsReport as WireReport } from '../../protocol'
import { type FieldError, ProblemError } from '../problem'

/** Flows of a shop that a message can begin. */
export function flowNames(bundle: ShopBundle): string[] {
  return [...flowsOf(bundle).values()].filter(({ trigger }) => trigger.intents.length > 0).map(({ flow }) => flow)
}

/** What the schema cannot know: the shop's languages and flows, and that something must be said. @throws ProblemError naming the field. */
export function checkContent({ answer, quick_replies, action }: OwnIntentDraft, bundle: ShopBundle): void {
  const { settings } = bundle
  const flows = flowNames(bundle)
  const errors: FieldError[] = []
  for (const [field, texts] of Object.entries({ answer, quick_replies })) {
    for (const locale of Object.keys(texts)) {
      if (!settings.locales.includes(locale))
        errors.push({ field: `${field}.${locale}`, message: `must be one of ${settings.locales.join(', ')}` })
    }
  }
  if (action.kind === 'answer' && Object.keys(answer).length === 0)
    errors.push({ field: 'answer', message: 'must have a text in at least one language' })
  if (action.kind === 'flow' && !flows.includes(action.flow))
    errors.push({ field: 'action.flow', message: `must be one of ${flows.join(', ')}` })
  if (action.kind === 'flow' && Object.keys(answer).length > 0)
    errors.push({ field: 'answer', message: 'must be empty: the flow speaks for itself' })
  if (errors.length > 0) throw new ProblemError(400, 'The request does not fit the shop.', errors)
}

export function contentOf({ examples, answer, quick_replies, action }: OwnIntentDraft): OwnIntentContent {
  return { examples, answer, quickReplies: quick_replies, action }
}

function wireContent({ examples, answer, quickReplies, action }: OwnIntentContent) {
  return {
    examples: [...examples],
    answer: { ...answer },
    quick_replies: Object.fromEntries(Object.entries(quickReplies).map(([locale, texts]) => [locale, [...texts]])),
    action,
  }
}

export function intentOf(intent: StoredOwnIntent): OwnIntent {
  return {
    name: intent.name,
    version: intent.version,
    ...wireContent(intent),
    created_at: new Date(intent.createdAt).toISOString(),
    updated_at: new Date(intent.updatedAt).toISOString(),
  }
}

export function historyOf(intent: StoredOwnIntent, versions: readonly OwnIntentVersion[]): OwnIntentHistory {
  return {
    name: intent.name,
    archived: intent.archivedAt !== null,
    versions: versions.map((version) => ({
      version: version.version,
      saved_at: new Date(version.savedAt).toISOString(),
      saved_by: version.savedBy,
      ...wireContent(version),
    })),
  }
}

export function reportOf({ recall, everydayTaken, intents, collisions }: OwnIntentsReport): WireReport {
  return {
    recall,
    everyday_taken: everydayTaken,
    intents: intents.map((one) => ({ ...one, misread: one.misread.map((example) => ({ ...example })) })),
    collisions: collisions.map((one) => ({ ...one, examples: [...one.examples], theirs: [...one.theirs] })),
  }
}
