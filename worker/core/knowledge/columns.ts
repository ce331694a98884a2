import type { Article } from '../domain'
import { countriesUnsaid } from './countries'
import { countsOf, type Postings, sublinear } from './postings'
import type { Ranking, Signals } from './ranking'
import type { KnowledgeQuestion } from './search'
import { searchGrams, searchTerms } from './tokenise'
import { likenessOf, NOT_COMPARED, type VectorTable } from './vector-table'

/** Weight a question must bring before its coverage counts in full: one common word covered is no evidence. */
const EVIDENCE_WEIGHT = 3

/** What the search has read of a shop's articles in one locale. */
export type Parts = {
  readonly articles: readonly Article[]
  readonly locale: string
  readonly words: Postings
  readonly grams: Postings
  /** Which article each document of `grams` belongs to: every title and question is one. */
  readonly owners: Uint32Array
  /** Articles by intent tag. */
  readonly tagged: ReadonlyMap<string, readonly { readonly article: number; readonly main: boolean }[]>
  readonly hashes: readonly { readonly id: string; readonly hash: string }[]
  /** The countries an article's title limits it to; null for none. */
  readonly scopes: readonly (ReadonlySet<string> | null)[]
}

/** What speaks for each article, a column a signal. */
export type Columns = Readonly<Record<keyof Signals, Float32Array>>

export function columnsOf(
  parts: Parts,
  table: VectorTable | null,
  ranking: Ranking,
  question: KnowledgeQuestion,
): { columns: Columns; byVectors: boolean } {
  const { text, countries = new Set() } = question
  const terms = searchTerms([text, ...countriesUnsaid(text, countries, parts.locale)].join(' '))
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
