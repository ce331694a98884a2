import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { resolveDate } from '../../../worker/core/nlu/entities/date-value.ts'
import { extractEntities } from '../../../worker/core/nlu/entities.ts'
import type { ShopEntities } from '../../../worker/core/nlu/shop-reading.ts'
import { language } from '../../../worker/protocol/primitives.ts'
import { type Entity, entityType } from '../../../worker/protocol/understanding.ts'
import { TsvError } from '../text/rows.ts'

const header = v.object({ reference: v.pipe(v.string(), v.isoDate()) })
const shopLine = v.object({
  language,
  shop: v.object({
    orderPatterns: v.array(v.string()),
    trackingPatterns: v.array(v.string()),
    products: v.array(v.object({ id: v.string(), title: v.string() })),
  }),
})
const messageLine = v.object({
  language,
  text: v.string(),
  entities: v.array(v.object({ type: entityType, surface: v.string(), value: v.string() })),
})

type Line = v.InferOutput<typeof messageLine>
export type Labelled = {
  /** The day (YYYY-MM-DD) on which every message is read. */
  readonly reference: string
  readonly shops: ReadonlyMap<string, ShopEntities>
  readonly messages: readonly Line[]
}
/** `right` is found with the same type and value on an overlapping span; of those, `exact` have the very span. */
export type Tally = { found: number; wanted: number; right: number; exact: number }
export type Miss = { readonly text: string; readonly missed: readonly string[]; readonly wrong: readonly string[] }
export type EntityFigures = {
  /** Keys are "type", "language", "type language" and "all". */
  readonly tallies: ReadonlyMap<string, Tally>
  readonly misses: readonly Miss[]
  /** Time of each message in ms, warm. */
  readonly latencies: readonly number[]
}

const WARM_RUNS = 3

/** Reads a labelled file: a line with the reference day, one per shop, one per message. Throws a `TsvError` that names the line. */
export function readLabelled(file: string): Labelled {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const shops = new Map<string, ShopEntities>()
  const messages: Line[] = []
  let reference = ''
  for (const [index, text] of lines.entries()) {
    const parsed = v.safeParse(v.union([messageLine, shopLine, header]), parseJson(text, file, index + 1))
    if (!parsed.success) throw new TsvError(`${file}:${index + 1}: is no labelled message`)
    if ('reference' in parsed.output) reference = parsed.output.reference
    else if ('shop' in parsed.output) shops.set(parsed.output.language, parsed.output.shop)
    else messages.push(parsed.output)
  }
  if (reference === '') throw new TsvError(`${file}: names no reference day`)
  return { reference, shops, messages }
}

function parseJson(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TsvError(`${file}:${line}: is not JSON`)
  }
}

/** Reads every message and compares. */
export function measureEntities({ reference, shops, messages }: Labelled): EntityFigures {
  const tallies = new Map<string, Tally>()
  const misses: Miss[] = []
  const latencies: number[] = []
  for (const message of messages) {
    const shop = shops.get(message.language)
    for (let run = 0; run < WARM_RUNS; run += 1) extractEntities(message.text, shop)
    const started = performance.now()
    const found = extractEntities(message.text, shop)
    latencies.push(performance.now() - started)
    const miss = compare(message, found, reference, tallies)
    if (miss !== null) misses.push(miss)
  }
  return { tallies, misses, latencies }
}

function compare(message: Line, found: readonly Entity[], reference: string, tallies: Map<string, Tally>): Miss | null {
  const open = new Set(found)
  const missed: string[] = []
  for (const entity of found) count(tallies, entity.type, message.language, 'found')
  let from = 0
  for (const want of message.entities) {
    const start = message.text.indexOf(want.surface, from)
    if (start < 0) throw new TsvError(`"${message.text}" does not hold "${want.surface}"`)
    const end = start + want.surface.length
    from = end
    count(tallies, want.type, message.language, 'wanted')
    const hit = [...open].find(
      (e) => e.type === want.type && e.start < end && start < e.end && agrees(e, want.value, reference),
    )
    if (hit === undefined) {
      missed.push(`${want.type}|${want.surface}|${want.value}`)
      continue
    }
    open.delete(hit)
    count(tallies, want.type, message.language, 'right')
    if (hit.start === start && hit.end === end) count(tallies, want.type, message.language, 'exact')
  }
  const wrong = [...open].map((e) => `${e.type}|${message.text.slice(e.start, e.end)}|${e.value}`)
  return missed.length + wrong.length === 0 ? null : { text: message.text, missed, wrong }
}

/** A relative date is right when it means the wanted day. */
function agrees(entity: Entity, value: string, reference: string): boolean {
  return entity.value === value || (entity.type === 'date' && resolveDate(entity.value, reference) === value)
}

function count(tallies: Map<string, Tally>, type: string, spoken: string, what: keyof Tally): void {
  for (const key of [type, spoken, `${type} ${spoken}`, 'all']) {
    const tally = tallies.get(key) ?? { found: 0, wanted: 0, right: 0, exact: 0 }
    tally[what] += 1
    tallies.set(key, tally)
  }
}

/** Precision, recall and F1, each 0 to 1; null where there is nothing to divide by. */
export function scores({ found, wanted, right }: Tally): Record<'precision' | 'recall' | 'f1', number | null> {
  return {
    precision: found === 0 ? null : right / found,
    recall: wanted === 0 ? null : right / wanted,
    f1: found + wanted === 0 ? null : (2 * right) / (found + wanted),
  }
}
