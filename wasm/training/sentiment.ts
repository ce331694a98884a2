import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { loadNodeNlu } from '../runtime/node-nlu.ts'
import { runCommand } from './command.ts'
import { auroc } from './report/auroc.ts'
import { keepFigures } from './report/kept.ts'
import { percent } from './report/percent.ts'
import { LANGUAGES, sentimentOf } from './text/labels.ts'
import { heldOutReviews } from './text/reviews.ts'
import { readTsv } from './text/rows.ts'

type Nlu = Awaited<ReturnType<typeof loadNodeNlu>>

/** Accuracy of sentiment and mood per language of a labelled set. */
async function ownSet(nlu: Nlu, set: string): Promise<(string | number)[][]> {
  const rows = readTsv(new URL(`${set}/sentiment.tsv`, import.meta.url).pathname, ['text', 'sentiment', 'language'])
  const judged: { language: string; sentiment: boolean; mood: boolean }[] = []
  for (const row of rows) {
    const { sentiment } = await nlu.understand(row.text as string)
    const truth = row.sentiment as string
    const right = sentimentOf(truth) === sentiment.label
    judged.push({ language: row.language as string, sentiment: right, mood: truth === sentiment.mood })
  }
  return ['all', ...LANGUAGES].map((language) => {
    const own = judged.filter((one) => language === 'all' || one.language === language)
    const share = (key: 'sentiment' | 'mood') => percent(own.filter((one) => one[key]).length / own.length)
    return [`${set}, ${language}`, own.length, share('sentiment'), share('mood'), '-']
  })
}

/** Reviews with 1 or 2 stars against those with 4 or 5: whether the score tells them apart, and the label's accuracy without "neutral". */
async function reviews(nlu: Nlu, file: string): Promise<(string | number)[]> {
  const good: number[] = []
  const bad: number[] = []
  for (const row of heldOutReviews(file)) {
    const stars = Number(row.rating)
    if (stars === 3) continue
    const { score } = (await nlu.understand(row.text as string)).sentiment
    if (stars > 3) good.push(score)
    else bad.push(score)
  }
  const right = good.filter((score) => score > 0).length + bad.filter((score) => score <= 0).length
  const name = `${basename(file)}, 1-2 against 4-5 stars`
  return [name, good.length + bad.length, percent(right / (good.length + bad.length)), '-', auroc(good, bad).toFixed(3)]
}

/** What the shipped model hears in the labelled sets and, with `--reviews`, in product reviews: `npm run evaluate:sentiment`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reviews: { type: 'string' } } })
  const nlu = await loadNodeNlu()
  const rows = [...(await ownSet(nlu, 'dev')), ...(await ownSet(nlu, 'test'))]
  if (values.reviews !== undefined) rows.push(await reviews(nlu, values.reviews))
  const head = ['set', 'messages', 'sentiment', 'mood (4)', 'AUROC']
  for (const row of [head, ...rows]) console.log(row.join('  '))
  if (values.reviews !== undefined) keepFigures('sentiment', head, rows)
}

await runCommand(main)
