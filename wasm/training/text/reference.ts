import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crcText } from '../../../worker/core/nlu/hash.ts'
import { readIntents } from './labels.ts'
import { type Row, readTsv, tsvFilesUnder } from './rows.ts'

/** Messages an intent and language. */
const PER_INTENT = 6
/** Everything else in the world is wider than any one intent. */
const PER_OUT_OF_SCOPE = 24
/** Long messages say several things; a reference should say one. UTF-16 units. */
const MAX_CHARS = 80

/**
 * Everyday messages that a merchant's own intents must leave alone: for each language of the corpus a few of each intent, as the text of a
 * TSV file with `language`, `intent` and `text`. The same corpus gives the same text, and one message more changes little of it.
 */
export function makeReference(root: string = fileURLToPath(new URL('../corpus/', import.meta.url))): string {
  const languages = readdirSync(root).sort()
  const lines = languages.flatMap((language) => {
    const rows = tsvFilesUnder(join(root, language)).flatMap((file) => readTsv(file, ['text', 'intent']))
    return readIntents().flatMap((intent) => chosen(rows, intent).map((text) => `${language}\t${intent}\t${text}`))
  })
  return `${['language\tintent\ttext', ...lines].join('\n')}\n`
}

/** Ordered by hash: spread over the corpus and independent of the order of files and lines. */
function chosen(rows: readonly Row[], intent: string): readonly string[] {
  const texts = rows.filter((row) => row.intent === intent).map((row) => row.text ?? '')
  const short = [...new Set(texts)].filter((text) => text.length <= MAX_CHARS)
  const ordered = short.map((text) => ({ text, hash: crcText(text) })).sort((a, b) => a.hash - b.hash)
  return ordered.slice(0, intent === 'out_of_scope' ? PER_OUT_OF_SCOPE : PER_INTENT).map(({ text }) => text)
}
