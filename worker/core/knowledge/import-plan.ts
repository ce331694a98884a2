import type { ArticleStatus, ArticleText } from '../domain'
import { type ArticleContent, type KnownArticle, sameContent } from './article-content'
import { type GoodRow, type ImportRow, type ImportShop, type RowFacts, type RowNote, readRow } from './import-rows'

export type PlannedArticle = {
  readonly id: string
  readonly outcome: 'created' | 'changed' | 'unchanged'
  readonly content: ArticleContent
  /** The version that is replaced; 0 for a new article. */
  readonly baseVersion: number
  /** The locales the file has, and where. */
  readonly locales: readonly string[]
  readonly rows: readonly number[]
}
export type ImportPlan = {
  readonly articles: readonly PlannedArticle[]
  /** What is wrong with rows that are left out; a row may have more than one. */
  readonly errors: readonly RowNote[]
  readonly rejected: number
  readonly notes: readonly RowNote[]
}
export type ImportOptions = ImportShop & {
  /** Of new articles that do not say theirs. */
  readonly status: Exclude<ArticleStatus, 'archived'>
  /** Articles a shop may have that are not archived. */
  readonly maxArticles: number
}

/**
 * What an import would do: which articles it makes, changes, or leaves as they are, and which rows it leaves out and why. A row that is
 * wrong takes no other row with it. An import adds and replaces languages and never takes one away.
 */
export function planImport(
  rows: readonly ImportRow[],
  existing: readonly KnownArticle[],
  options: ImportOptions,
): ImportPlan {
  const rejects = new Rejects()
  const good = rows.flatMap((row) => {
    const read = readRow(row, options)
    if (read.ok) return [read.value]
    for (const error of read.error) rejects.add(row, error.field, error.message)
    return []
  })
  const known = new Map(existing.map((article) => [article.id, article]))
  const notes: RowNote[] = []
  let room = options.maxArticles - existing.filter(({ status }) => status !== 'archived').length
  const articles: PlannedArticle[] = []
  for (const [id, group] of groupsOf(good, existing)) {
    const kept = withoutRepeats(group, rejects)
    const article = merged(id, kept, known.get(id), options.status)
    const refusal = refusalOf(article, room)
    if (refusal) {
      for (const row of kept) rejects.add(row, refusal.field, refusal.message)
      continue
    }
    if (article.outcome === 'created' && article.content.status !== 'archived') room -= 1
    articles.push(article)
    notes.push(...kept.flatMap((row) => row.notes))
  }
  notes.push(...strangersIn(articles, known))
  return { articles, errors: rejects.errors, rejected: rejects.rows.size, notes }
}

class Rejects {
  readonly errors: RowNote[] = []
  readonly rows = new Set<string>()

  add({ row, source }: Pick<RowNote, 'row' | 'source'>, field: string, message: string): void {
    this.errors.push({ row, source, field, message })
    this.rows.add(JSON.stringify([row, source]))
  }
}

/** Rows by the article they belong to: by id, else by the title of one that is there, else by a new id made of the title. */
function groupsOf(rows: readonly GoodRow[], existing: readonly KnownArticle[]): Map<string, GoodRow[]> {
  const key = (locale: string, title: string) => JSON.stringify([locale, title.toLowerCase()])
  const byTitle = new Map<string, string>()
  for (const { id, texts } of existing) {
    for (const [locale, { title }] of Object.entries(texts)) byTitle.set(key(locale, title), id)
  }
  const taken = new Set([...existing.map(({ id }) => id), ...rows.flatMap(({ id }) => id ?? [])])
  const groups = new Map<string, GoodRow[]>()
  for (const row of rows) {
    const title = key(row.locale, row.text.title)
    const id = row.id ?? byTitle.get(title) ?? freeId(row.text.title, taken)
    if (!row.id) byTitle.set(title, id)
    taken.add(id)
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}

function freeId(title: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(title) || 'article'
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? slug : `${slug}-${count}`
    if (!taken.has(id)) return id
  }
}

/** An id that reads like a text; empty when there is no letter or digit in it. */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return [...words.replace(/^[-\p{M}]+/u, '')]
    .slice(0, 80)
    .join('')
    .slice(0, 90)
    .toWellFormed()
    .replace(/[-\uFFFD]+$/, '')
}

/** The first row of each language, of those that say the same of the whole article. */
function withoutRepeats(group: readonly GoodRow[], rejects: Rejects): GoodRow[] {
  const kept = new Map<string, GoodRow>()
  let said: RowFacts = {}
  let first: GoodRow | undefined
  for (const row of group) {
    const before = kept.get(row.locale)
    const other = differing(said, row.facts)
    if (before) rejects.add(row, 'id', `repeats ${placeOf(before)}: the same article in the same language`)
    else if (other && first)
      rejects.add(row, other, `differs from ${placeOf(first)}, which belongs to the same article`)
    else {
      first ??= row
      said = { ...row.facts, ...said }
      kept.set(row.locale, row)
    }
  }
  return [...kept.values()]
}

const placeOf = ({ row, source }: GoodRow): string => (source ? source : `row ${row}`)

const FIELD: Readonly<Record<keyof RowFacts, string>> = {
  status: 'status',
  validFrom: 'valid_from',
  validUntil: 'valid_until',
  intents: 'intents',
  tags: 'tags',
  related: 'related',
}

function differing(said: RowFacts, facts: RowFacts): string | undefined {
  const name = (Object.keys(FIELD) as (keyof RowFacts)[]).find(
    (fact) =>
      said[fact] !== undefined &&
      facts[fact] !== undefined &&
      JSON.stringify(said[fact]) !== JSON.stringify(facts[fact]),
  )
  return name && FIELD[name]
}

function merged(
  id: string,
  rows: readonly GoodRow[],
  before: KnownArticle | undefined,
  status: ArticleStatus,
): PlannedArticle {
  const { id: _, version = 0, ...stands } = before ?? { ...EMPTY, id, status }
  let said: RowFacts = {}
  const texts: Record<string, ArticleText> = { ...stands.texts }
  for (const { locale, text, facts } of rows) {
    said = { ...said, ...facts }
    texts[locale] = { ...text, questions: text.questions ?? texts[locale]?.questions ?? [] }
  }
  const content = { ...stands, ...said, texts }
  const outcome = !before ? 'created' : sameContent(before, content) ? 'unchanged' : 'changed'
  const locales = rows.map(({ locale }) => locale)
  return { id, outcome, content, baseVersion: version, locales, rows: rows.map(({ row }) => row) }
}

const EMPTY = { version: 0, validFrom: null, validUntil: null, intents: [], tags: [], related: [], texts: {} }

function refusalOf({ outcome, content }: PlannedArticle, room: number): { field: string; message: string } | null {
  const { validFrom, validUntil, status } = content
  if (validFrom !== null && validUntil !== null && validFrom >= validUntil)
    return { field: 'valid_until', message: 'must be after valid_from' }
  return outcome === 'created' && status !== 'archived' && room <= 0
    ? { field: 'id', message: 'the shop has as many articles as it may have' }
    : null
}

/** Related articles that are neither there nor in the file. */
function strangersIn(articles: readonly PlannedArticle[], known: ReadonlyMap<string, KnownArticle>): RowNote[] {
  const made = new Set(articles.map(({ id }) => id))
  return articles.flatMap(({ content, rows: [row = 0] }) =>
    content.related
      .filter((id) => !known.has(id) && !made.has(id))
      .map((id) => ({ row, source: '', field: 'related', message: `there is no article ${id}` })),
  )
}
