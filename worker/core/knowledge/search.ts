import type { Article } from '../domain'
import { hashOf, type LocaleVectors } from './article-vectors'
import { isLive, isPublished, wordsOf } from './live'
import { countsOf, type Postings, PostingsBuilder, sublinear } from './postings'
import { confidenceOf, RANKING, type Ranking, type Reading, SIGNALS, type Signals, type Weights } from './ranking'
import { searchGrams, searchTerms } from './tokenise'
import { likenessOf, NOT_COMPARED, type VectorTable, vectorTable } from './vector-table'

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
/** Weight a question must bring before its coverage counts in full: one common word covered is no evidence. */
const EVIDENCE_WEIGHT = 3
const OUTSIDE = 'out_of_scope'
const UNSURE = 'nlu_fallback'

type Parts = {
  readonly articles: readonly Article[]
  readonly words: Postings
  readonly grams: Postings
  /** Which article each document of `grams` belongs to: every title and question is one. */
  readonly owners: Uint32Array
  /** Articles by intent tag. */
  readonly tagged: ReadonlyMap<string, readonly { readonly article: number; readonly main: boolean }[]>
  readonly hashes: readonly { readonly id: string; readonly hash: string }[]
}

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

function withTable(parts: Parts, table: VectorTable | null, ranking: Ranking): KnowledgeIndex {
  return {
    articles: parts.articles,
    search: (question) => searchIn(parts, table, ranking, question),
    signals: (question) => {
      const { columns, byVectors } = columnsOf(parts, table, ranking, question)
      return { signals: parts.articles.map((_, article) => signalsAt(columns, article)), byVectors }
    },
    withVectors: (vectors) => withTable(parts, vectorTable(parts.hashes, vectors), ranking),
  }
}

function readArticles(all: readonly Article[], locale: string): Parts {
  const [words, grams] = [new PostingsBuilder(), new PostingsBuilder()]
  const articles: Article[] = []
  const owners: number[] = []
  const hashes: { id: string; hash: string }[] = []
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
    articles.push(article)
  }
  const tagged = tagsOf(articles)
  return { articles, words: words.bm25(), grams: grams.cosine(), owners: Uint32Array.from(owners), tagged, hashes }
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
  const best = bestArticles(parts, columns, weights, question.now)
  return best.slice(0, MAX_HITS).map(({ article, score }, index) => {
    const rival = best[index === 0 ? 1 : 0]?.score ?? score - MAX_LEAD
    const confidence = confidenceOf(signalsAt(columns, article), score - rival, reading, weights)
    return { articleId: parts.articles[article]?.id ?? '', score, confidence }
  })
}

type Scored = { readonly article: number; readonly score: number }

/** The live articles with the highest scores for which anything speaks, one more than hits are wanted; of equal ones, the first. */
function bestArticles({ articles }: Parts, columns: Columns, weights: Weights, now: number): Scored[] {
  const best: Scored[] = []
  const scores = scoresOf(columns, weights)
  let least = 0
  for (let article = 0; article < scores.length; article++) {
    const score = scores[article] ?? 0
    if (score <= least || !isLive(articles[article], now)) continue
    const place = best.findIndex((other) => other.score < score)
    best.splice(place < 0 ? best.length : place, 0, { article, score })
    if (best.length > MAX_HITS + 1) best.pop()
    if (best.length > MAX_HITS) least = best[MAX_HITS]?.score ?? 0
  }
  return best
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

/** What speaks for each article, a column a signal. */
type Columns = Readonly<Record<keyof Signals, Float32Array>>

function columnsOf(
  parts: Parts,
  table: VectorTable | null,
  ranking: Ranking,
  question: KnowledgeQuestion,
): { columns: Columns; byVectors: boolean } {
  const terms = searchTerms(question.text)
  const words = bm25Of(parts.words, terms)
  const grams = gramsOf(parts, terms)
  const compared = table && question.vector && likenessOf(table, question.vector, words, grams)
  const likeness = compared ?? new Float32Array(parts.articles.length)
  if (table && compared) guessMissing(table, compared, grams, ranking.guess)
  return { columns: { likeness, grams, words, ...intentsOf(parts, question) }, byVectors: compared !== null }
}

/** An article that was left out as too far away is unlike; one without vectors yet is taken for what its words say. */
function guessMissing(
  { starts }: VectorTable,
  likeness: Float32Array,
  grams: Float32Array,
  guess: readonly number[],
): void {
  const [base = 0, share = 0] = guess
  for (let article = 0; article < likeness.length; article++) {
    if (likeness[article] !== NOT_COMPARED) continue
    const isMissing = starts[article] === starts[article + 1]
    likeness[article] = isMissing ? base + share * (grams[article] ?? 0) : 0
  }
}

/** BM25 as a share of the weight that the question's words could bring. */
function bm25Of(postings: Postings, terms: readonly string[]): Float32Array {
  const scores = new Float32Array(postings.size)
  let total = EVIDENCE_WEIGHT
  for (const term of new Set(terms)) {
    const rarity = postings.rarity(term)
    total += rarity
    postings.add(term, rarity, scores)
  }
  return scores.map((score) => score / total)
}

/** The greatest cosine of grams between the question and any title or question of each article. */
function gramsOf({ grams, owners, articles }: Parts, terms: readonly string[]): Float32Array {
  const weights = [...countsOf(searchGrams(terms))].map(
    ([gram, count]) => [gram, sublinear(count) * grams.rarity(gram)] as const,
  )
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1
  const likeness = new Float32Array(grams.size)
  for (const [gram, weight] of weights) grams.add(gram, weight / length, likeness)
  const best = new Float32Array(articles.length)
  for (let unit = 0; unit < likeness.length; unit++) {
    const owner = owners[unit] ?? 0
    if ((likeness[unit] ?? 0) > (best[owner] ?? 0)) best[owner] = likeness[unit] ?? 0
  }
  return best
}

/** How surely the model read an intent that the article is tagged with, or that is its main one. */
function intentsOf(
  { tagged, articles }: Parts,
  { intents }: KnowledgeQuestion,
): { intent: Float32Array; main: Float32Array } {
  const [intent, main] = [new Float32Array(articles.length), new Float32Array(articles.length)]
  for (const { name, confidence } of intents) {
    for (const tag of tagged.get(name) ?? []) {
      intent[tag.article] = Math.min((intent[tag.article] ?? 0) + confidence, 1)
      if (tag.main) main[tag.article] = Math.min((main[tag.article] ?? 0) + confidence, 1)
    }
  }
  return { intent, main }
}
