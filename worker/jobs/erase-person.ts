import {
  beginErasure,
  type Erasure,
  type ErasureReport,
  erasureOfSubject,
  runningErasures,
  saveErasure,
} from '../adapters/d1/erasures'
import { toHex } from '../adapters/d1/hex'
import { type FoundPerson, findPerson, type PersonQuery } from '../adapters/d1/personal/find-person'
import { erasePersonRows, type TableErased } from '../adapters/d1/personal/statements'
import { keyOf } from '../adapters/jwt/own-token'
import { type BundleEnv, getBundle } from '../adapters/kv/bundles'
import { privacyOf } from '../core/privacy/settings'
import { type ConversationsEnv, eraseConversation, objectOf } from './erase-conversation'

/** Conversations erased in one go: each is a few calls, and an invocation has a thousand. The rest is done by the sweep. */
const CONVERSATIONS_PER_RUN = 150
/** At work at once. */
const AT_ONCE = 8
/** Broken erasures taken up in one run of the cron job. */
const ERASURES_PER_SWEEP = 5

export type PrivacyEnv = ConversationsEnv & BundleEnv & Pick<Env, 'TOKEN_SECRET'>

/**
 * Erases a person everywhere, as far as it can be done now: what is left is written down, and the hourly sweep goes on with it. Null for
 * who is not known; for who was erased lately, what was done then.
 */
export async function erasePerson(
  env: PrivacyEnv,
  shop: string,
  query: PersonQuery,
  asked: { readonly by: string; readonly now: number; readonly requestId?: number },
): Promise<Erasure | null> {
  const person = await findPerson(env.DB, shop, query, asked.now)
  const asking = await subjectKeys(env.TOKEN_SECRET, shop, [query.contactId, query.email])
  const before = await erasureOfSubject(env.DB, shop, asking)
  // One that is under way goes on, with what came since.
  if (before?.state === 'running') return runErasure(env, before, asked.now)
  if (!person) return before
  const begun = await beginErasure(env.DB, {
    shop,
    work: {
      ...keysOf(person),
      left: person.conversations,
      mentions: person.mentions,
      needles: [...person.emails, ...person.phones, ...person.names.filter((name) => /\s/.test(name))],
    },
    subjectKeys: await subjectKeys(env.TOKEN_SECRET, shop, [...person.contactIds, ...person.emails]),
    requestId: asked.requestId ?? null,
    by: asked.by,
    now: asked.now,
  })
  return runErasure(env, begun, asked.now)
}

/** Hourly: goes on with erasures that broke off. One that fails again does not hold up the others. */
export async function resumeErasures(env: PrivacyEnv, now: number): Promise<void> {
  for (const erasure of await runningErasures(env.DB, ERASURES_PER_SWEEP)) {
    await runErasure(env, erasure, now).catch((error: unknown) => log(erasure, error))
  }
}

/** Objects first, so that no turn adds rows behind the tables' back; tables each time, because of what came late all the same. */
async function runErasure(env: PrivacyEnv, erasure: Erasure, now: number): Promise<Erasure> {
  const { work, shop } = erasure
  if (!work) return erasure
  const bundle = await getBundle(env, shop)
  const objects = await eraseObjects(env, erasure, now)
  const rows = await erasePersonRows(
    env.DB,
    { ...work, now },
    bundle === null || privacyOf(bundle.settings).orders === 'anonymise',
  )
  const report: ErasureReport = { ...objects.report, tables: added(erasure.report.tables, rows) }
  const isDone = objects.left.length === 0 && objects.mentions.length === 0
  const next: Erasure = {
    ...erasure,
    report,
    state: isDone ? 'done' : 'running',
    doneAt: isDone ? now : null,
    work: isDone ? null : { ...work, left: objects.left, mentions: objects.mentions },
    problem: objects.problem,
  }
  await saveErasure(env.DB, next, now)
  return next
}

async function eraseObjects(env: PrivacyEnv, { work, shop, report, erasureId }: Erasure, now: number) {
  const { left = [], mentions = [], needles = [] } = work ?? {}
  const failed = new Set<string>()
  let problem: string | null = null
  let [erased, redacted, attachments] = [0, 0, 0]
  const attempt = async (conversationId: string, run: () => Promise<void>) => {
    await run().catch((error: unknown) => {
      failed.add(conversationId)
      problem = 'A conversation or its images could not be reached; it is tried again every hour.'
      log({ shop, erasureId }, error)
    })
  }
  const now1 = left.slice(0, CONVERSATIONS_PER_RUN)
  const now2 = mentions.slice(0, CONVERSATIONS_PER_RUN - now1.length)
  await inTurns(now1, (conversationId) =>
    attempt(conversationId, async () => {
      const done = await eraseConversation(env, { shop, conversationId }, now)
      if (done.outcome === 'erased') erased++
      attachments += done.attachments
    }),
  )
  await inTurns(now2, (conversationId) =>
    attempt(conversationId, async () => {
      if ((await objectOf(env, shop, conversationId).redact(needles)) > 0) redacted++
    }),
  )
  const undone = (all: readonly string[], tried: readonly string[]) =>
    all.filter((id) => !tried.includes(id) || failed.has(id))
  return {
    left: undone(left, now1),
    mentions: undone(mentions, now2),
    problem,
    report: {
      ...report,
      conversations: {
        erased: report.conversations.erased + erased,
        redacted: report.conversations.redacted + redacted,
      },
      attachments: report.attachments + attachments,
    },
  }
}

/** A few at once, all of them in the end. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** What rows stay is counted once, however often they are passed. */
function added(before: ErasureReport['tables'], after: ErasureReport['tables']): ErasureReport['tables'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    names.flatMap((name): [string, TableErased][] => {
      const [first, second] = [before[name], after[name]]
      const either = second ?? first
      if (!either) return []
      const rows =
        either.how === 'deleted'
          ? (first?.rows ?? 0) + (second?.rows ?? 0)
          : Math.max(first?.rows ?? 0, second?.rows ?? 0)
      return [[name, { ...either, rows }]]
    }),
  )
}

function keysOf({ names: _names, phones: _phones, proven: _proven, mentions: _mentions, ...keys }: FoundPerson) {
  return keys
}

/** Names a subject to who asks by the same id again, and to nobody who has only the database. */
async function subjectKeys(secret: string, shop: string, names: readonly (string | null)[]): Promise<string[]> {
  const key = await keyOf(secret)
  const encoder = new TextEncoder()
  const signed = names.flatMap((name) =>
    name ? [crypto.subtle.sign('HMAC', key, encoder.encode(`erasure\n${shop}\n${name}`)).then(toHex)] : [],
  )
  return Promise.all(signed)
}

function log({ shop, erasureId }: Pick<Erasure, 'shop' | 'erasureId'>, error: unknown): void {
  console.error(
    JSON.stringify({ level: 'error', at: 'erase_person', shop, erasure_id: erasureId, error: String(error) }),
  )
}
