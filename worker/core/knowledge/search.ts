import MiniSearch from 'minisearch'
import { KNOWLEDGE_TAGGED_CONFIDENCE, KNOWLEDGE_UNWORDED_CONFIDENCE } from '../../config'
import type { Article } from '../domain'
import { searchTerms } from './tokenise'

export type KnowledgeHit = { readonly articleId: string; readonly score: number; readonly confidence: number }

export type KnowledgeIndex = {
  /** Articles for a question, best first, at most five. With an intent, articles that answer it come first. */
  search(question: string, intent: string | null): KnowledgeHit[]
}

/** A title or asked question says more about an article than its answer. */
const BOOST = { title: 3, questions: 2.5, answer: 1 }
/** An article tagged with the message's intent is worth this many times its words. */
const INTENT_BOOST = 2.2
/** The same for an article whose first tag it is: its main subject. */
const MAIN_INTENT_BOOST = 2.8
const MAX_HITS = 5
/** Weight a question must bring before its coverage counts in full: one common word covered is no evidence. */
const EVIDENCE = 3

/**
 * BM25 over a shop's articles in one locale. Confidence is the share of the question's rare-word weight that the article's title,
 * questions and answer cover (0 to 1, less for short questions), so it can be compared between questions; an intent that matches an article's tag lifts it.
 */
export function buildKnowledgeIndex(articles: readonly Article[], locale: string): KnowledgeIndex {
  const index = new MiniSearch<{ id: string; title: string; questions: string; answer: string }>({
    fields: ['title', 'questions', 'answer'],
    tokenize: searchTerms,
    // The tokeniser has already folded case and dropped stop words.
    processTerm: (term) => term,
    searchOptions: { boost: BOOST, combineWith: 'OR' },
  })
  const byId = new Map(articles.map((article) => [article.id, article]))
  const terms = new Map<string, Set<string>>()
  for (const article of articles) {
    const words = article.texts[locale] ?? article.texts.en
    if (!words) continue
    const document = { id: article.id, title: words.title, questions: words.questions.join('\n'), answer: words.answer }
    index.add(document)
    terms.set(article.id, new Set(searchTerms(`${document.title}\n${document.questions}\n${document.answer}`)))
  }
  const weight = rarity(terms)
  return {
    search(question, intent) {
      const asked = [...new Set(searchTerms(question))]
      const hits = index.search(question).map((hit) => {
        const article = byId.get(hit.id)
        const boost = intentBoost(article, intent)
        const covered = coverage(asked, terms.get(hit.id), weight)
        return {
          articleId: String(hit.id),
          score: hit.score * boost,
          confidence: boost > 1 ? Math.max(covered, KNOWLEDGE_TAGGED_CONFIDENCE) : covered,
        }
      })
      if (intent) hits.push(...taggedOnly(articles, intent, new Set(hits.map((hit) => hit.articleId))))
      return hits.sort((a, b) => b.score - a.score).slice(0, MAX_HITS)
    },
  }
}

/** The main articles of an intent, for questions that share no word with them. */
function taggedOnly(articles: readonly Article[], intent: string, seen: ReadonlySet<string>): KnowledgeHit[] {
  return articles
    .filter((article) => article.intents[0] === intent && !seen.has(article.id))
    .map((article) => ({ articleId: article.id, score: 0, confidence: KNOWLEDGE_UNWORDED_CONFIDENCE }))
}

function intentBoost(article: Article | undefined, intent: string | null): number {
  if (!article || !intent) return 1
  if (article.intents[0] === intent) return MAIN_INTENT_BOOST
  return article.intents.includes(intent) ? INTENT_BOOST : 1
}

/** Inverse document frequency of every term. */
function rarity(documents: ReadonlyMap<string, ReadonlySet<string>>): (term: string) => number {
  const counts = new Map<string, number>()
  for (const terms of documents.values()) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + (documents.size + 1) / ((counts.get(term) ?? 0) + 0.5))
}

function coverage(
  asked: readonly string[],
  has: ReadonlySet<string> | undefined,
  weight: (term: string) => number,
): number {
  let total = 0
  let found = 0
  for (const term of asked) {
    total += weight(term)
    if (has?.has(term)) found += weight(term)
  }
  return found / (total + EVIDENCE)
}
