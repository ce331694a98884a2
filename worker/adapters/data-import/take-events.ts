import type { Account } from '../../core/data/account'
import type { CleanContext } from '../../core/data/clean-row'
import { fnv1a64 } from '../../core/data/fingerprint'
import { cleanChunk, type Judged, judge, type NumberedRow, type Unclean } from '../../core/data/judge'
import { EVENT_MAPPING, eventRow } from '../../core/data/kinds/event-of'
import { Rates } from '../../core/data/rates'
import type { RawRow } from '../../core/data/survey'
import type { ShopSettings } from '../../core/domain'
import { insertRows } from '../d1/insert-rows'
import type { behaviourEvents, quarantine } from '../d1/schema'
import { dataKeys } from '../d1/schema'
import { knownRows } from './known'
import { eventRows } from './store-others'

/** What stands in the queue of events: rows as they are stored. */
export type EventsJob = {
  readonly kind: 'events'
  readonly shop: string
  readonly events: readonly (typeof behaviourEvents.$inferInsert)[]
  readonly aside: readonly (typeof quarantine.$inferInsert)[]
}

export type Taken = { readonly accepted: number; readonly duplicates: number; readonly quarantined: number }

/** Bytes of one message: the queue takes 128 kB. */
const MAX_JOB_CHARS = 40_000

/**
 * Cleans events and hands them to their queue, then remembers their ids: an event is in the queue before it is known, so that nothing is
 * known and lost. One sent twice at the same moment may stand in the queue twice; it is stored and counted once.
 * @throws when the queue cannot be reached; nothing is remembered then, and sending again is right.
 */
export async function takeEvents(
  env: Pick<Env, 'DB' | 'EVENTS'>,
  settings: ShopSettings,
  events: readonly RawRow[],
  how: { readonly source: 'api' | 'widget'; readonly now: number },
): Promise<Taken> {
  const { shop } = settings
  const rows = events.map((event): NumberedRow => numbered(eventRow(event)))
  const cleaned = cleanChunk(rows, contextOf(settings, how.now))
  const judged = judge('events', cleaned, await knownRows(env.DB, shop, 'events', cleaned))
  const batchId = `${how.source}-events-${new Date(how.now).toISOString().slice(0, 10)}`
  const stored = { shop, batchId, source: how.source, now: how.now }
  await sendJobs(env.EVENTS, {
    kind: 'events',
    shop,
    events: eventRows(judged.kept, stored),
    aside: judged.aside.map((row) => asideRow(row, stored)),
  })
  const claimed = await claim(env.DB, judged, stored)
  const { accepted, corrected, duplicates, quarantined } = judged.account
  // Somebody else's copy of the same event was first.
  const late = accepted + corrected - claimed
  return { accepted: claimed, duplicates: duplicates + late, quarantined }
}

/** A row of the API has no place in a file: its content stands for it, so that the same one twice is kept aside once. */
function numbered(raw: RawRow): NumberedRow {
  return { row: Number.parseInt(fnv1a64(JSON.stringify(raw)).slice(0, 12), 16), raw }
}

function contextOf(settings: ShopSettings, now: number): CleanContext {
  return {
    kind: 'events',
    mapping: EVENT_MAPPING,
    survey: { columns: {}, bounds: {} },
    read: { timeZone: settings.timeZone, home: settings.currency, country: null, assume: null, now },
    customers: { emailOf: () => null },
    rates: new Rates(settings.currency, []),
  }
}

type Stored = { readonly shop: string; readonly batchId: string; readonly source: string; readonly now: number }

function asideRow(
  { row, raw, reasons, fingerprint }: Unclean,
  { shop, batchId, now }: Stored,
): EventsJob['aside'][number] {
  return {
    shop,
    batchId,
    row,
    kind: 'events',
    raw: JSON.stringify(raw),
    reasons: JSON.stringify(reasons),
    fingerprint,
    status: 'open',
    at: now,
  }
}

async function sendJobs(queue: Env['EVENTS'], job: EventsJob): Promise<void> {
  for (const part of parts(job)) await queue.send(part)
}

/** The job in messages the queue takes. */
function* parts({ events, aside, ...job }: EventsJob): Iterable<EventsJob> {
  let part = { events: [] as EventsJob['events'][number][], aside: [] as EventsJob['aside'][number][], chars: 0 }
  const all = [
    ...events.map((row) => ({ list: 'events' as const, row })),
    ...aside.map((row) => ({ list: 'aside' as const, row })),
  ]
  for (const one of all) {
    const chars = JSON.stringify(one.row).length
    if (part.chars > 0 && part.chars + chars > MAX_JOB_CHARS) {
      yield { ...job, events: part.events, aside: part.aside }
      part = { events: [], aside: [], chars: 0 }
    }
    if (one.list === 'events') part.events.push(one.row)
    else part.aside.push(one.row)
    part.chars += chars
  }
  if (part.chars > 0) yield { ...job, events: part.events, aside: part.aside }
}

/** Remembers the ids and counts the day's batch in one transaction. Answers how many ids were new. */
async function claim(db: D1Database, { kept, account }: Judged, stored: Stored): Promise<number> {
  const { shop, batchId } = stored
  const keys = (corrected: boolean) =>
    kept
      .filter(({ clean }) => clean.fixes.length > 0 === corrected)
      .map(({ identity }) => ({ shop, kind: 'events' as const, batchId, ...identity }))
  const inserts = (['accepted', 'corrected'] as const).flatMap((fate) =>
    insertRows(db, dataKeys, keys(fate === 'corrected'), 'ignore').map((insert) => ({ insert, fate })),
  )
  const results = await db.batch([
    beginDay(db, stored),
    ...inserts.flatMap(({ insert, fate }) => [insert, countNew(db, stored, fate)]),
    countRest(db, stored, account),
  ])
  return inserts.reduce((sum, _, index) => sum + (results[1 + 2 * index]?.meta.changes ?? 0), 0)
}

function beginDay(db: D1Database, { shop, batchId, source, now }: Stored): D1PreparedStatement {
  return db
    .prepare(
      `insert or ignore into import_batches (shop, batch_id, kind, source, file_name, digest, status, plan, position, accepted, corrected,
         duplicates, quarantined, reasons, started_at, updated_at)
       values (?1, ?2, 'events', ?3, '', ?2, 'done', '{}', 0, 0, 0, 0, 0, '{}', ?4, ?4)`,
    )
    .bind(shop, batchId, source, now)
}

/** Counts the rows the statement before has written. */
function countNew(db: D1Database, { shop, batchId }: Stored, fate: 'accepted' | 'corrected'): D1PreparedStatement {
  return db
    .prepare(`update import_batches set ${fate} = ${fate} + changes() where shop = ?1 and batch_id = ?2`)
    .bind(shop, batchId)
}

/** What was received and is neither accepted nor corrected by now is a duplicate: `position` counts all that came in. */
function countRest(db: D1Database, { shop, batchId, now }: Stored, account: Account): D1PreparedStatement {
  return db
    .prepare(
      `update import_batches set position = position + ?3, quarantined = quarantined + ?4, updated_at = ?5,
         duplicates = position + ?3 - accepted - corrected - quarantined - ?4
       where shop = ?1 and batch_id = ?2`,
    )
    .bind(shop, batchId, account.received, account.quarantined, now)
}
