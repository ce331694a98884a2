/// <reference path="../../worker/adapters/article-files/papaparse.d.ts" />
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import Papa, { type StepParser } from 'papaparse'
import type { NumberedRow } from '../../worker/core/data/judge.ts'
import { parseJson } from '../../worker/core/parse-json.ts'

/** Bytes looked at to tell in which encoding a file is. */
const SAMPLE_BYTES = 256 * 1024
/** Rows read ahead of who takes them. */
const MAX_AHEAD = 2_000

export type SourceFile = {
  readonly path: string
  readonly encoding: string
  readonly format: 'csv' | 'ndjson'
  readonly delimiter: string
}

/** The encoding and format of a file. UTF-8 and UTF-16 are told for certain; GB 18030 and Windows-1252 by what makes sense. */
export async function inspect(path: string): Promise<SourceFile> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SAMPLE_BYTES), position: 0 })
    const bytes = buffer.subarray(0, bytesRead)
    const encoding = encodingOf(bytes)
    const start = new TextDecoder(encoding).decode(bytes.subarray(0, 4_096)).trimStart()
    return { path, encoding, format: start.startsWith('{') ? 'ndjson' : 'csv', delimiter: delimiterOf(start) }
  } finally {
    await file.close()
  }
}

/** Every row of a file, in order, a few at a time in memory. A row that cannot be read says so in `broken`. */
export function readRows(file: SourceFile): AsyncIterable<NumberedRow> {
  return file.format === 'csv' ? csvRows(file) : ndjsonRows(file)
}

/** The columns of a CSV file's header; of NDJSON all keys of its first rows. */
export async function readHeader(file: SourceFile, rows = 200): Promise<readonly string[]> {
  const columns = new Set<string>()
  for await (const { raw, row } of readRows(file)) {
    for (const column of Object.keys(raw)) columns.add(column)
    if (row >= (file.format === 'csv' ? 1 : rows)) break
  }
  return [...columns].filter((column) => column !== EXTRA)
}

/** Cells beyond the header, kept with a broken row. */
const EXTRA = '(more cells)'

async function* csvRows(file: SourceFile): AsyncIterable<NumberedRow> {
  let header: readonly string[] | null = null
  let row = 0
  for await (const { cells, broken } of csvRecords(file)) {
    if (header === null) {
      header = unique(cells.map((name) => name.replace(/^\uFEFF/, '').trim()))
      continue
    }
    row++
    const raw = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))
    if (cells.every((cell) => cell.trim() === '')) continue
    if (broken) yield { row, raw, broken }
    else if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== ''))
      yield { row, raw: { ...raw, [EXTRA]: cells.slice(header.length) }, broken: 'too_many_cells' }
    else if (cells.length < header.length) yield { row, raw, broken: 'too_few_cells' }
    else yield { row, raw }
  }
}

/** Two columns of one name are told apart by a number. */
function unique(names: readonly string[]): readonly string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length
    return before === 0 ? name || `column_${index + 1}` : `${name}_${before + 1}`
  })
}

type Record = { readonly cells: readonly string[]; readonly broken?: string }

async function* csvRecords(file: SourceFile): AsyncIterable<Record> {
  const queue: Record[] = []
  let done = false
  let failure: Error | null = null
  let wake = () => {}
  const source = Readable.from(decoded(file))
  let paused: StepParser | null = null
  Papa.parse<string[]>(source, {
    delimiter: file.delimiter,
    step: ({ data, errors }, parser) => {
      const quotes = errors.some(({ type }) => type === 'Quotes')
      queue.push(quotes ? { cells: data, broken: 'unmatched_quotes' } : { cells: data })
      if (queue.length >= MAX_AHEAD) {
        parser.pause()
        paused = parser
      }
      wake()
    },
    complete: () => {
      done = true
      wake()
    },
    error: (error: Error) => {
      failure = error
      wake()
    },
  })
  const resume = () => {
    // Before it goes on: it may pause again at once.
    const parser = paused
    paused = null
    parser?.resume()
  }
  try {
    for (;;) {
      while (queue.length > 0) yield queue.shift() as Record
      if (failure) throw failure
      if (done) return
      const waiting = new Promise<void>((resolve) => {
        wake = resolve
      })
      resume()
      if (queue.length === 0 && !done) await waiting
    }
  } finally {
    source.destroy()
  }
}

async function* decoded({ path, encoding }: SourceFile): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function* ndjsonRows(file: SourceFile): AsyncIterable<NumberedRow> {
  let row = 0
  for await (const line of createInterface({
    input: Readable.from(decoded(file)),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const text = line.replace(/^\uFEFF/, '').trim()
    if (text === '') continue
    row++
    const value = parsed(text)
    if (value === null) yield { row, raw: { line: text.slice(0, 4_096) }, broken: 'bad_json' }
    else yield { row, raw: value }
  }
}

function parsed(text: string): { [key: string]: unknown } | null {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/** What stands most often between the names of the header. */
function delimiterOf(start: string): string {
  const header = (start.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => header.split(delimiter).length
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best))
}

const DELIMITERS = [',', ';', '\t', '|']

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (fits('utf-8', bytes)) return 'utf-8'
  return fits('gb18030', bytes) && looksChinese(bytes) ? 'gb18030' : 'windows-1252'
}

/** The common characters of GB 18030 are two bytes above 0xA0; an accented letter of Windows-1252 stands among ASCII. */
function looksChinese(bytes: Buffer): boolean {
  let pairs = 0
  let single = 0
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    if ((bytes[i + 1] ?? 0) > 0xa0) {
      pairs++
      i++
    } else single++
  }
  return pairs > 4 * single
}

/** Cut in the middle of a character, the end does not count. */
function fits(encoding: string, bytes: Buffer): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
