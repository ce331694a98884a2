import type { Article } from '../domain'
import { hashOf, type LocaleVectors } from './article-vectors'
import { type Columns, columnsOf, type Parts } from './columns'
import { scopeOf } from './countries'
import { isLive, isPublished, wordsOf } from './live'
import { countsOf, PostingsBuilder } from './postings'
import { confidenceOf, RANKING, type Ranking, type Reading, SIGNALS, type Signals, type Weights } from './ranking'
import { searchGrams, searchTerms } from './tokenise'
import { type VectorTable, vectorTable } from './vector-table'

/** `confidence` that the article answers the question, 0 to 1. */
export type KnowledgeHit = { readonly articleId: string; readonly score: number; readonly confidence: number }

export type KnowledgeQuestion = {
  readonly text: string
  /** What the model read, likeliest first; empty where nothing was. */
  readonly intents: readonly { readonly name: string; readonly confidence: number }[]
  /** The model's sentence vector of the text; null where there is none. */
  readonly vector: ArrayLike<number> | null
  /** Epoch milliseconds: an article is found only while it is valid. */
  readonly now: number
  /** Countries it is about, by ISO code: an article whose title names none but others is no answer. */
  readonly countries?: ReadonlySet<string>
}

export type KnowledgeIndex = {
  /** Articles for a question, best first, at most five. */
  search(question: KnowledgeQuestion): KnowledgeHit[]
  /** What speaks for each article, in the order of `articles`; for evaluation. */
  signals(question: KnowledgeQuestion): { readonly signals: Signals[]; readonly byVectors: boolean }
  readonly articles: readonly Article[]
  /** The same index with an article's vectors, once they are there. */
  withVectors(vectors: LocaleVectors): KnowledgeIndex
}

/** A title or asked question says more about an article than its answer. */
const FIELD_WEIGHT = { title: 3, questions: 2, answer: 1 }
const MAX_HITS = 5
const OUTSIDE = 'out_of_scope'
const UNSURE = 'nlu_fallback'

/**
 * Search over a shop's published articles in one locale, by the words of title, questions and answer (BM25), by the small parts of the words
 * of each question, by the intent the model read and, as far as there are vectors, by the meaning of each question. `ranking` weighs them.
 */
export function buildKnowledgeIndex(
  all: readonly Article[],
  locale: string,
  vectors: LocaleVectors | null = null,
  ranking: Ranking = RANKING,
): KnowledgeIndex {
  const parts = readArticles(all, locale)
  return vectors ? withTable(parts, vectorTable(parts.hashes, vectors), ranking) : withTable(parts, null, ranking)
}

/** What speaks for an article that is about other countries. */
const NOTHING: Signals = { likeness: 0, grams: 0, words: 0, intent: 0, main: 0 }

function withTable(parts: Parts, table: VectorTable | null, ranking: Ranking): KnowledgeIndex {
  return {
    articles: parts.articles,
    search: (question) => searchIn(parts, table, ranking, question),
    signals: (question) => {
      const { columns, byVectors } = columnsOf(parts, table, ranking, question)
      const signals = parts.articles.map((_, article) =>
        isElsewhere(parts, article, question) ? NOTHING : signalsAt(columns, article),
      )
      return { signals, byVectors }
    },
    withVectors: (vectors) => withTable(parts, vectorTable(parts.hashes, vectors), ranking),
  }
}

function readArticles(all: readonly Article[], locale: string): Parts {
  const [words, grams] = [new PostingsBuilder(), new PostingsBuilder()]
  const articles: Article[] = []
  const owners: number[] = []
  const hashes: { id: string; hash: string }[] = []
  const scopes: Parts['scopes'][number][] = []
  for (const article of all) {
    const text = wordsOf(article, locale)
    if (!text || !isPublished(article)) continue
    const counts = new Map<string, number>()
    for (const [index, part] of [text.title, ...text.questions].entries()) {
      const terms = searchTerms(part)
      countsOf(terms, index === 0 ? FIELD_WEIGHT.title : FIELD_WEIGHT.questions, counts)
      grams.add(countsOf(searchGrams(terms)))
      owners.push(articles.length)
    }
    words.add(countsOf(searchTerms(text.answer), FIELD_WEIGHT.answer, counts))
    hashes.push({ id: article.id, hash: hashOf(text) })
    scopes.push(scopeOf(text.title))
    articles.push(article)
  }
  const tagged = tagsOf(articles)
  return {
    articles,
    locale,
    words: words.bm25(),
    grams: grams.cosine(),
    owners: Uint32Array.from(owners),
    tagged,
    hashes,
    scopes,
  }
}

function tagsOf(articles: readonly Article[]): Parts['tagged'] {
  const tagged = new Map<string, { article: number; main: boolean }[]>()
  articles.forEach(({ intents }, article) => {
    for (const [index, intent] of [...new Set(intents)].entries()) {
      const list = tagged.get(intent) ?? []
      list.push({ article, main: index === 0 })
      tagged.set(intent, list)
    }
  })
  return tagged
}

function searchIn(
  parts: Parts,
  table: VectorTable | null,
  ranking: Ranking,
  question: KnowledgeQuestion,
): KnowledgeHit[] {
  const { columns, byVectors } = columnsOf(parts, table, ranking, question)
  const weights = byVectors ? ranking.withVectors : ranking.withoutVectors
  const reading = readingOf(question)
  const best = bestArticles(parts, columns, weights, question)
  return best.slice(0, MAX_HITS).map(({ article, score }, index) => {
    const rival = best[index === 0 ? 1 : 0]?.score ?? score - MAX_LEAD
    const confidence = confidenceOf(signalsAt(columns, article), score - rival, reading, weights)
    return { articleId: parts.articles[article]?.id ?? '', score, confidence }
  })
}

type Scored = { readonly article: number; readonly score: number }

/** The live articles with the highest scores for which anything speaks, one more than hits are wanted; of equal ones, the first. */
function bestArticles(parts: Parts, columns: Columns, weights: Weights, question: KnowledgeQuestion): Scored[] {
  const { articles } = parts
  const best: Scored[] = []
  const scores = scoresOf(columns, weights)
  let least = 0
  for (let article = 0; article < scores.length; article++) {
    const score = scores[article] ?? 0
    if (score <= least || !isLive(articles[article], question.now) || isElsewhere(parts, article, question)) continue
    const place = best.findIndex((other) => other.score < score)
    best.splice(place < 0 ? best.length : place, 0, { article, score })
    if (best.length > MAX_HITS + 1) best.pop()
    if (best.length > MAX_HITS) least = best[MAX_HITS]?.score ?? 0
  }
  return best
}

/** Its title names countries, and none of them is one the question is about. */
function isElsewhere({ scopes }: Parts, article: number, { countries }: KnowledgeQuestion): boolean {
  const scope = scopes[article]
  return Boolean(scope && countries && countries.size > 0 && ![...countries].some((country) => scope.has(country)))
}

/** Column by column, which is several times as quick as article by article. */
function scoresOf(columns: Columns, { rank }: Weights): Float32Array {
  const scores = new Float32Array(columns.words.length)
  for (const [i, name] of SIGNALS.entries()) {
    const column = columns[name]
    const weight = rank[i] ?? 0
    if (weight === 0) continue
    for (let article = 0; article < scores.length; article++)
      scores[article] = (scores[article] ?? 0) + weight * (column[article] ?? 0)
  }
  return scores
}

function signalsAt(columns: Columns, article: number): Signals {
  const at = (name: keyof Columns) => columns[name][article] ?? 0
  return { likeness: at('likeness'), grams: at('grams'), words: at('words'), intent: at('intent'), main: at('main') }
}

/** Ahead by so much where there is no other article. */
const MAX_LEAD = 1

/** What the message as a whole tells about whether any article answers it. */
export function readingOf({ intents, text }: Pick<KnowledgeQuestion, 'intents' | 'text'>): Reading {
  return {
    outside: intents.find(({ name }) => name === OUTSIDE)?.confidence ?? 0,
    unsure: intents[0]?.name === UNSURE || intents.length === 0,
    terms: searchTerms(text).length,
  }
}
