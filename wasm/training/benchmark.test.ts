import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'

const SCRIPT = new URL('benchmark.ts', import.meta.url).pathname
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'benchmark-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `text\tintent\n${rows.join('\n')}\n`)
  return path
}

const texts = (intent: string, words: readonly string[]) => words.map((word) => `${word}\t${intent}`)
const train = file('train.tsv', [
  ...texts('parcel', ['where is my parcel', 'my parcel is late', 'parcel please', 'track the parcel', 'parcel gone']),
  ...texts('refund', ['give me a refund', 'refund my money', 'refund please', 'a refund now', 'money refund']),
])
const test = file('test.tsv', [...texts('parcel', ['the parcel']), ...texts('refund', ['the refund'])])
const oos = file('oos.tsv', ['what is the weather\toos'])
const call = (...options: readonly string[]) => run(process.execPath, [SCRIPT, ...options])

describe('npm run benchmark', () => {
  it('trains on any labelled set and measures another', { timeout: 60_000 }, async () => {
    const json = join(folder, 'out.json')
    const small = ['units.buckets=64', 'bag.buckets=64', 'filters=8', 'vocabulary=300', 'batch=8', 'learningRate=0.02']
    const sets = small.flatMap((setting) => ['--set', setting])
    await call('--train', train, '--test', test, '--oos', oos, '--epochs', '40', ...sets, '--json', json)
    const figures = JSON.parse(readFileSync(json, 'utf8'))
    expect(figures).toMatchObject({ n: 2, accuracy: 1 })
    expect(figures.typo_accuracy).toBeGreaterThanOrEqual(0)
    expect(figures.oos_auroc).toBeGreaterThanOrEqual(0)
  })

  it('learns from a few examples on the shipped encoder', { timeout: 60_000 }, async () => {
    const json = join(folder, 'few.json')
    await call('--train', train, '--test', test, '--per-intent', '3', '--json', json)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ n: 2, accuracy: 1, oos_auroc: null })
  })

  it.each([
    [['--train', 'x.tsv'], 'usage:'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--train', '/none.tsv', '--test', '/none.tsv'], 'cannot be read'],
    [['--train', 'a', '--test', 'b', '--per-intent', 'many'], '--per-intent must be a whole number'],
  ])('says what is wrong with %j', { timeout: 30_000 }, async (options, message) => {
    await expect(call(...options)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) })
  })
})
