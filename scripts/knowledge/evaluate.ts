import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { KNOWLEDGE_ANSWER_CONFIDENCE, KNOWLEDGE_ASK_CONFIDENCE } from '../../worker/config.ts'
import type { Article } from '../../worker/core/domain.ts'
import type { LocaleVectors } from '../../worker/core/knowledge/article-vectors.ts'
import { RANKING, type Ranking, scoreOf } from '../../worker/core/knowledge/ranking.ts'
import { buildKnowledgeIndex } from '../../worker/core/knowledge/search.ts'
import { type Case, fitGuess, fitWeights, rounded } from './fit.ts'
import { calibrationError, judge, METHODS, outcomes, recallOf } from './measure.ts'
import {
  embed,
  type Labelled,
  LOCALES,
  type Locale,
  loadNodeNlu,
  readArticles,
  readQuestions,
  type Split,
} from './questions.ts'

const { values } = parseArgs({
  options: {
    /** Learn the weights of the development questions and write them to core/knowledge/ranking.json. */
    fit: { type: 'boolean', default: false },
    split: { type: 'string', default: 'test' },
    misses: { type: 'boolean', default: false },
  },
})

const RANKING_FILE = new URL('../../worker/core/knowledge/ranking.json', import.meta.url)
const FOLDS = 5
/** Pairs of thresholds to choose from. */
const THRESHOLDS = [0.4, 0.45, 0.5, 0.55, 0.6, 0.7].flatMap((answer) =>
  [0.15, 0.2, 0.25].map((ask) => [answer, ask] as const),
)

const nlu = await loadNodeNlu()
const articles = await readArticles()
const vectors: Readonly<Record<Locale, LocaleVectors>> = {
  en: await embed(nlu, articles, 'en'),
  zh: await embed(nlu, articles, 'zh'),
}

if (values.fit) await learn()
else for (const locale of LOCALES) await evaluate(locale, values.split === 'dev' ? 'dev' : 'test')

async function casesOf(split: Split, locale: Locale, withVectors: boolean): Promise<Case[]> {
  const index = buildKnowledgeIndex(articles, locale, withVectors ? vectors[locale] : null)
  const questions = await readQuestions(nlu, split, locale)
  return questions.map((question) => caseOf(question, index.signals(question).signals, index.articles))
}

function caseOf(question: Labelled, signals: Case['signals'], ordered: readonly Article[]): Case {
  return { question, signals, right: ordered.map(({ id }) => question.wanted.includes(id)) }
}

async function learn(): Promise<void> {
  const both = async (withVectors: boolean) =>
    (await Promise.all(LOCALES.map((locale) => casesOf('dev', locale, withVectors)))).flat()
  const [full, bare] = [await both(true), await both(false)]
  const guess = fitGuess(full).map(rounded)
  const ranking: Ranking = { withVectors: fitWeights(full), withoutVectors: fitWeights(bare), guess }
  await writeFile(RANKING_FILE, asJson(ranking))
  console.log(JSON.stringify(ranking))
  for (const [name, cases] of [
    ['with vectors', full],
    ['without vectors', bare],
  ] as const)
    crossValidate(name, cases)
}

/** Lists of numbers on one line each. */
function asJson(ranking: Ranking): string {
  const text = JSON.stringify(ranking, null, 2)
  return `${text.replace(/\[[^\]]*\]/g, (list) => list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'))}\n`
}

/** What the thresholds would do to questions that the weights were not learned of. */
function crossValidate(name: string, cases: readonly Case[]): void {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fitWeights(cases.filter((_, i) => i % FOLDS !== fold))
    return judge(
      cases.filter((_, i) => i % FOLDS === fold),
      weights,
    )
  }).flat()
  console.log(
    `${name}, ${FOLDS} folds of the development questions, calibration error ${calibrationError(judged).toFixed(3)}`,
  )
  for (const [answer, ask] of THRESHOLDS)
    console.log(`answer ${answer}, ask ${ask}: ${line(outcomes(judged, answer, ask))}`)
}

async function evaluate(locale: Locale, split: Split): Promise<void> {
  const cases = await casesOf(split, locale, true)
  const known = cases.filter(({ right }) => right.includes(true)).length
  console.log(`\n${locale}, ${split}: ${known} questions with an article, ${cases.length - known} with none\n`)
  console.log('| method | recall@1 | recall@3 | MRR |\n| --- | ---: | ---: | ---: |')
  for (const method of METHODS) {
    const { at1, at3, mrr } = recallOf(cases, method)
    console.log(`| ${method.name} | ${percent(at1)} | ${percent(at3)} | ${mrr.toFixed(3)} |`)
  }
  for (const [name, list, weights] of [
    ['with vectors', cases, RANKING.withVectors],
    ['without vectors', await casesOf(split, locale, false), RANKING.withoutVectors],
  ] as const) {
    const judged = judge(list, weights)
    const said = outcomes(judged, KNOWLEDGE_ANSWER_CONFIDENCE, KNOWLEDGE_ASK_CONFIDENCE)
    console.log(`\n${name}: ${line(said)}; calibration error ${calibrationError(judged).toFixed(3)}`)
    if (!values.misses) continue
    judged.forEach(({ confidence, isRight, none }, i) => {
      if (isRight || (none && confidence < KNOWLEDGE_ASK_CONFIDENCE)) return
      const [best] = [...(list[i]?.signals.entries() ?? [])].sort(
        (a, b) => scoreOf(b[1], weights) - scoreOf(a[1], weights),
      )
      const wanted = list[i]?.question.wanted.join(' ') || 'none'
      console.log(
        `  ${confidence.toFixed(2)} ${list[i]?.question.text} ▸ ${articles[best?.[0] ?? 0]?.id}, not ${wanted}`,
      )
    })
  }
}

function line(said: ReturnType<typeof outcomes>): string {
  return Object.entries(said)
    .map(([name, share]) => `${name} ${percent(share)}`)
    .join(', ')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
