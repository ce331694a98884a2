import { type DateOrder, orderShownBy } from './coerce/instant'
import { coerceCurrency } from './coerce/money'
import { type DecimalMark, markShownBy } from './coerce/number'
import { isMissing, plainText } from './coerce/text'
import { type ColumnFacts, NO_FACTS, type ReadContext, readCell } from './field'
import { type DataKind, type OutlierRule, specOf } from './kind'
import type { Mapping } from './mapping'
import { type Bounds, boundsOf, Sample } from './outliers'

export type RawRow = Readonly<Record<string, unknown>>

/** What a first look over all rows told, so that every row is judged alike wherever the file is taken up again. Plain data: it is stored. */
export type Survey = {
  readonly columns: Readonly<Record<string, ColumnFacts>>
  /** By field, then by segment. */
  readonly bounds: Readonly<Record<string, Readonly<Record<string, Bounds>>>>
}

type Votes = { point: number; comma: number; dayFirst: number; monthFirst: number }

/**
 * Looks over rows before they are cleaned: which decimal mark and which order of dates each column has, and where its usual values end. A
 * column that shows both notations tells nothing. Values are compared in a sample of at most Sample's size, the same for the same rows.
 */
export class Surveyor {
  readonly #votes = new Map<string, Votes>()
  readonly #samples = new Map<string, Map<string, Sample>>()

  readonly #kind: DataKind
  readonly #mapping: Mapping
  readonly #context: ReadContext

  constructor(kind: DataKind, mapping: Mapping, context: ReadContext) {
    this.#kind = kind
    this.#mapping = mapping
    this.#context = context
  }

  add(row: RawRow): void {
    for (const { name, type } of specOf(this.#kind).fields) {
      const column = this.#mapping[name]
      const cell = column === undefined ? undefined : row[column]
      if (isMissing(cell)) continue
      if (type.is === 'money' || type.is === 'number' || type.is === 'integer')
        this.#vote(name, markShownBy(textOf(cell)), null)
      if (type.is === 'instant') this.#vote(name, null, orderShownBy(textOf(cell)))
    }
    for (const rule of specOf(this.#kind).outliers) this.#sample(rule, row)
  }

  finish(): Survey {
    const columns = [...this.#votes].map(([name, votes]) => [name, factsOf(votes)] as const)
    const bounds = [...this.#samples].map(
      ([field, segments]) =>
        [
          field,
          Object.fromEntries(
            [...segments].flatMap(([segment, sample]) => {
              const found = boundsOf(sample.values())
              return found ? [[segment, found] as const] : []
            }),
          ),
        ] as const,
    )
    return { columns: Object.fromEntries(columns), bounds: Object.fromEntries(bounds) }
  }

  #vote(name: string, mark: DecimalMark, order: DateOrder): void {
    const votes = this.#votes.get(name) ?? { point: 0, comma: 0, dayFirst: 0, monthFirst: 0 }
    if (mark === '.') votes.point++
    if (mark === ',') votes.comma++
    if (order === 'day_first') votes.dayFirst++
    if (order === 'month_first') votes.monthFirst++
    this.#votes.set(name, votes)
  }

  #sample({ field, segment }: OutlierRule, row: RawRow): void {
    const type = specOf(this.#kind).fields.find(({ name }) => name === field)?.type
    const cell = this.#cell(row, field)
    if (!type || isMissing(cell)) return
    const read = readCell(cell, type, NO_FACTS, this.#context, this.#currency(row))
    if (!read.ok || typeof read.value !== 'number') return
    const key =
      segment === 'currency' ? (this.#currency(row) ?? this.#context.home) : segmentText(this.#cell(row, segment))
    const segments = this.#samples.get(field) ?? new Map<string, Sample>()
    const sample = segments.get(key) ?? new Sample()
    // Segments without end would be memory without end: what comes late is not compared.
    if (segments.size >= MAX_SEGMENTS && !segments.has(key)) return
    sample.add(read.value)
    segments.set(key, sample)
    this.#samples.set(field, segments)
  }

  #cell(row: RawRow, field: string): unknown {
    const column = this.#mapping[field]
    return column === undefined ? undefined : row[column]
  }

  #currency(row: RawRow): string | null {
    const cell = this.#cell(row, 'currency')
    const read = isMissing(cell) ? null : coerceCurrency(cell, this.#context.home)
    return read?.ok ? read.value : null
  }
}

/** Segments a field is compared in. */
const MAX_SEGMENTS = 500

/** How a segment is named in a Survey. */
export function segmentText(cell: unknown): string {
  return isMissing(cell) ? '' : (plainText(cell) ?? '').toLowerCase().slice(0, 60)
}

function textOf(cell: unknown): string {
  return typeof cell === 'number' ? '' : (plainText(cell) ?? '')
}

/** One notation must clearly be the column's: a tenth of the votes for the other is a mixed column. */
function factsOf({ point, comma, dayFirst, monthFirst }: Votes): ColumnFacts {
  const mark = clear(point, comma) ? '.' : clear(comma, point) ? ',' : null
  const order = clear(dayFirst, monthFirst) ? 'day_first' : clear(monthFirst, dayFirst) ? 'month_first' : null
  return { mark, order }
}

function clear(votes: number, against: number): boolean {
  return votes > 0 && votes >= 9 * against
}
