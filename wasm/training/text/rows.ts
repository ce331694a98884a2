import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One line of a TSV file by column name. */
export type Row = Readonly<Record<string, string>>

/** Thrown for a file that cannot be used; its message says which file and why. */
export class TsvError extends Error {}

/** Rows of a TSV text with a header line; `wanted` columns must be there, blank lines are skipped. */
export function parseTsv(content: string, file: string, wanted: readonly string[]): readonly Row[] {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = (lines[0] ?? '').split('\t').map((name) => name.trim())
  for (const name of wanted) {
    if (!header.includes(name)) throw new TsvError(`${file}: no column "${name}" (found: ${header.join(', ')})`)
  }
  const rows: Row[] = []
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i] as string
    if (line.trim() === '') continue
    const cells = line.split('\t')
    const row = Object.fromEntries(header.map((name, column) => [name, (cells[column] ?? '').trim()]))
    for (const name of wanted) {
      if (row[name] === '') throw new TsvError(`${file}:${i + 1}: column "${name}" is empty`)
    }
    rows.push(row)
  }
  return rows
}

export function readTsv(file: string, wanted: readonly string[]): readonly Row[] {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch {
    throw new TsvError(`${file}: cannot be read`)
  }
  return parseTsv(content, file, wanted)
}

/** All TSV files under a folder, sorted, so that the order never depends on the file system. */
export function tsvFilesUnder(folder: string): readonly string[] {
  const found: string[] = []
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) found.push(...tsvFilesUnder(path))
    else if (name.endsWith('.tsv')) found.push(path)
  }
  return found
}
