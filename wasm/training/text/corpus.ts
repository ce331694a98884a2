import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Example, readExamples } from './labels.ts'
import { tsvFilesUnder } from './rows.ts'

/** Messages by where they come from: a language of the corpus, or a folder given with --extra. */
export type Corpus = { readonly examples: readonly Example[]; readonly counts: Readonly<Record<string, number>> }

function folder(name: string): string {
  return fileURLToPath(new URL(`../${name}/`, import.meta.url))
}

/** The committed corpus and any extra folders, in a fixed order; a message that stands twice with one label is taken once. */
export function readCorpus(intents: readonly string[], extra: readonly string[]): Corpus {
  const counts: Record<string, number> = {}
  const seen = new Map<string, Example>()
  const root = folder('corpus')
  const files = [root, ...extra].flatMap((from) => tsvFilesUnder(from))
  for (const file of files) {
    const source = file.startsWith(root) ? (file.slice(root.length).split('/')[0] as string) : basename(file, '.tsv')
    for (const example of readExamples(file, intents, source)) {
      const key = `${example.intent}\t${example.text}`
      if (seen.has(key)) continue
      seen.set(key, example)
      counts[source] = (counts[source] ?? 0) + 1
    }
  }
  return { examples: [...seen.values()], counts }
}

/** The files of a set (`dev` or `test`), sorted by name. */
export function filesOf(set: 'dev' | 'test'): readonly string[] {
  return tsvFilesUnder(folder(set))
}
