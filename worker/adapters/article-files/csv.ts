/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'
import type { ImportRow, RowNote } from '../../core/knowledge/import-rows'
import { err, ok, type Result } from '../../core/result'
import type { ManagedArticle } from '../../protocol'
import type { FileError } from './read-text'

export type ReadFile = {
  readonly rows: readonly ImportRow[]
  /** What could not be read at all. */
  readonly errors: readonly RowNote[]
}

const COLUMNS = [
  'id',
  'locale',
  'title',
  'questions',
  'answer',
  'tags',
  'related',
  'intents',
  'status',
  'valid_from',
  'valid_until',
] as const
type Column = (typeof COLUMNS)[number]
const REQUIRED: readonly Column[] = ['title', 'answer']
const DELIMITERS = [',', ';', '\t']
/** A spreadsheet takes a cell that begins so for a formula; ours get a ' before it, which is taken off again. */
const FORMULA = /^'*[=+\-@\t\r]/

/** The articles of a table with a header; the delimiter is the one under which the header has most known columns. */
export function readCsv(text: string): Result<ReadFile, FileError> {
  const delimiter = delimiterOf(text)
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  const [header = [], ...records] = data
  const columns = header.map((name) => columnOf(name))
  const missing = REQUIRED.filter((name) => !columns.includes(name))
  if (missing.length > 0) return err({ field: 'header', message: `must have the columns ${REQUIRED.join(' and ')}` })
  const repeated = columns.find((name, i) => name !== null && columns.indexOf(name) !== i)
  if (repeated) return err({ field: 'header', message: `has the column ${repeated} twice` })
  // Papa counts records from 0 with the header; a spreadsheet from 1.
  const broken = new Map(
    errors.filter(({ type }) => type === 'Quotes').map((error) => [(error.row ?? 0) + 1, error.message]),
  )
  const rows: ImportRow[] = []
  const faults: RowNote[] = []
  records.forEach((cells, index) => {
    const row = index + 2
    if (cells.every((cell) => cell.trim() === '')) return
    const quotes = broken.get(row)
    if (quotes) faults.push({ row, source: '', field: 'row', message: 'has quotation marks that do not match' })
    else if (cells.length > header.length)
      faults.push({
        row,
        source: '',
        field: 'row',
        message: `has ${cells.length} cells under ${header.length} columns`,
      })
    else rows.push(rowOf(row, (name) => unguarded(cells[columns.indexOf(name)] ?? '')))
  })
  return ok({ rows, errors: faults })
}

/** One line a language of an article, with a byte order mark: Excel takes it for another encoding without one. */
export function writeCsv(articles: readonly ManagedArticle[]): string {
  const records = articles.flatMap((article) =>
    Object.entries(article.texts).map(([locale, { title, questions, answer }]) =>
      [
        article.article_id,
        locale,
        title,
        linesCell(questions),
        answer,
        article.tags.join('|'),
        article.related.join('|'),
        article.intents.join('|'),
        article.status,
        article.valid_from ?? '',
        article.valid_until ?? '',
      ].map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)),
    ),
  )
  return `\uFEFF${Papa.unparse({ fields: [...COLUMNS], data: records })}\r\n`
}

/** Lines of a cell; a single one that holds a | gets an end of its own, or it would be taken for two. */
function linesCell(lines: readonly string[]): string {
  const text = lines.join('\n')
  return lines.length === 1 && text.includes('|') ? `${text}\n` : text
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}

function delimiterOf(text: string): string {
  const known = DELIMITERS.map((delimiter) => {
    const [header = []] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data
    return { delimiter, count: header.filter((name) => columnOf(name) !== null).length }
  })
  return known.reduce((best, one) => (one.count > best.count ? one : best)).delimiter
}

function columnOf(name: string): Column | null {
  const low = name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return COLUMNS.find((column) => column === low) ?? null
}

/** An empty cell says nothing: what stands is kept. */
function rowOf(row: number, cell: (name: Column) => string): ImportRow {
  const said = (name: Column) => (cell(name).trim() === '' ? undefined : cell(name).trim())
  const list = (name: Column) =>
    said(name)
      ?.split(/[|,\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
  const questions = said('questions') === undefined ? undefined : questionsOf(cell('questions'))
  const { id, locale, status } = { id: said('id'), locale: said('locale'), status: said('status') }
  const [tags, related, intents] = [list('tags'), list('related'), list('intents')]
  const [validFrom, validUntil] = [said('valid_from'), said('valid_until')]
  return {
    row,
    source: '',
    title: cell('title'),
    answer: cell('answer'),
    ...(id === undefined ? {} : { id }),
    ...(locale === undefined ? {} : { locale }),
    ...(questions === undefined ? {} : { questions }),
    ...(tags === undefined ? {} : { tags }),
    ...(related === undefined ? {} : { related }),
    ...(intents === undefined ? {} : { intents }),
    ...(status === undefined ? {} : { status }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  }
}

function questionsOf(cell: string): string[] {
  return cell
    .split(/[\r\n]/.test(cell) ? /\r\n?|\n/ : '|')
    .map((question) => question.trim())
    .filter(Boolean)
}
