import { parseArgs } from 'node:util'
import {
  embed,
  LOCALES,
  type Locale,
  loadNodeNlu,
  readArticles,
  readQuestions,
} from '../scripts/knowledge/questions.ts'
import { packVectors } from '../worker/adapters/article-vectors/pack.ts'
import type { Article } from '../worker/core/domain.ts'
import { buildKnowledgeIndex, type KnowledgeIndex } from '../worker/core/knowledge/search.ts'

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '10' } },
})
const COUNT = Number(values.articles)
const ROUNDS = Number(values.rounds)
/** Share of an article's words that are put in from other articles, so that no two articles are alike. */
const CHANGED = 0.25

const nlu = await loadNodeNlu()
const demo = await readArticles()
for (const locale of LOCALES) await measure(locale)

async function measure(locale: Locale): Promise<void> {
  const articles = varied(demo, locale)
  const embedStart = performance.now()
  const vectors = await embed(nlu, articles, locale)
  const embedMs = performance.now() - embedStart
  const before = heapMib()
  const buildStart = performance.now()
  const words = buildKnowledgeIndex(articles, locale)
  const buildMs = performance.now() - buildStart
  const index = words.withVectors(vectors)
  const attachMs = performance.now() - buildStart - buildMs
  const heap = heapMib() - before
  console.log(`\n${locale}: ${articles.length} articles, embedded in ${fixed(embedMs / 1_000, 1)} s`)
  console.log(
    `packed vectors ${mib(packVectors(vectors).length)} MiB, articles as JSON ${mib(JSON.stringify(articles).length)} MiB`,
  )
  console.log(
    `index built in ${fixed(buildMs, 0)} ms, vectors attached in ${fixed(attachMs, 0)} ms, ${fixed(heap, 1)} MiB of heap`,
  )
  const questions = await readQuestions(nlu, 'dev', locale)
  const report = (name: string, one: KnowledgeIndex, withVector: boolean) => {
    const times: number[] = []
    const cpu = process.cpuUsage()
    for (let i = 0; i < ROUNDS; i++) {
      for (const question of questions) {
        const start = performance.now()
        one.search(withVector ? question : { ...question, vector: null })
        if (i > 0) times.push(performance.now() - start)
      }
    }
    const { user } = process.cpuUsage(cpu)
    times.sort((a, b) => a - b)
    const at = (share: number) => fixed(times[Math.floor(times.length * share)] ?? 0, 3)
    console.log(
      `${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms over ${times.length} searches, ${fixed(user / 1_000 / (ROUNDS * questions.length), 3)} ms of processor each`,
    )
  }
  report('words alone', words, false)
  report('words and vectors', index, true)
}

/** As many articles as asked for, made of the demo shop's: a quarter of the words of each, or of its character pairs, are from others. */
function varied(from: readonly Article[], locale: Locale): Article[] {
  let state = 1
  const draw = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const split = (text: string) => (locale === 'zh' ? (text.match(/.{1,2}/gsu) ?? []) : text.split(' '))
  const pool = from.flatMap(({ texts }) => split(texts[locale]?.answer ?? ''))
  const changed = (text: string) =>
    split(text)
      .map((word) => (draw(100) < 100 * CHANGED ? (pool[draw(pool.length)] ?? word) : word))
      .join(locale === 'zh' ? '' : ' ')
  return Array.from({ length: COUNT }, (_, i) => {
    const article = from[i % from.length]
    const text = article?.texts[locale]
    if (!article || !text) throw new Error('no articles')
    const words = { title: changed(text.title), questions: text.questions.map(changed), answer: changed(text.answer) }
    return { ...article, id: `${article.id}-${i}`, texts: { [locale]: words } }
  })
}

function heapMib(): number {
  // The first collection lets go of what the second can free.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

function mib(bytes: number): string {
  return fixed(bytes / 2 ** 20, 1)
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits)
}
