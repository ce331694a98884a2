import '../../scripts/node-resolve.ts'
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { filesOf, readCorpus } from './text/corpus.ts'
import { readIntents } from './text/labels.ts'
import { readTsv } from './text/rows.ts'

const HERE = new URL('.', import.meta.url).pathname

/**
 * Prints, per judged file, which of its messages have a near-duplicate among the training messages; with `--clean` removes them from the
 * judged file, never from the corpus: a model that ships should know "hello", a test should not ask for it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { clean: { type: 'boolean' } } })
  const { nearDuplicate, similarityIndex } = await import('./text/near-duplicates.ts')
  const intents = readIntents()
  const trained = readCorpus(intents, []).examples.map(({ text }) => text)
  const dev = filesOf('dev').flatMap((file) => readTsv(file, ['text']).map((row) => row.text as string))
  const inCorpus = similarityIndex(trained)
  const inDev = similarityIndex(dev)
  let found = 0
  for (const file of [...filesOf('dev'), ...filesOf('test')]) {
    const rows = readTsv(file, ['text'])
    const indexes = file.includes('/test/') ? [inCorpus, inDev] : [inCorpus]
    const twins = rows.map((row) => nearDuplicate(row.text as string, indexes))
    const count = twins.filter((twin) => twin !== null).length
    found += count
    console.log(`${relative(HERE, file)}: ${rows.length} messages, ${count} with a near-duplicate`)
    for (const twin of twins) if (twin !== null) console.log(`  ${twin.text}  ~  ${twin.like}`)
    if (!values.clean || count === 0) continue
    const kept = rows.filter((_, i) => twins[i] === null)
    const columns = Object.keys(rows[0] ?? {})
    const lines = kept.map((row) => columns.map((name) => row[name]).join('\t'))
    writeFileSync(file, `${[columns.join('\t'), ...lines].join('\n')}\n`)
  }
  console.log(`${found} near-duplicates`)
  if (found > 0 && !values.clean) process.exitCode = 1
}

await main()
