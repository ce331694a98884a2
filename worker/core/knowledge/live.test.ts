import { describe, expect, it } from 'vitest'
import type { Article } from '../domain'
import { hashOf, quantise } from './article-vectors'
import { isLive } from './live'
import { buildKnowledgeIndex } from './search'

const TEXT = { title: 'Christmas opening hours', questions: ['are you open at christmas'], answer: 'From 10 to 14.' }
const article = (more: Partial<Article>): Article => ({
  id: 'xmas',
  intents: [],
  tags: [],
  related: [],
  texts: { en: TEXT },
  ...more,
})

function found(one: Article, now: number): boolean {
  const vectors = {
    modelVersion: 'm',
    dimensions: 2,
    byArticle: new Map([['xmas', { hash: hashOf(TEXT), values: quantise([1, 0]) }]]),
  }
  const question = { text: 'are you open at christmas', intents: [], now }
  const index = buildKnowledgeIndex([one], 'en')
  const byWords = index.search({ ...question, vector: null }).length > 0
  const byVectors = index.withVectors(vectors).search({ ...question, vector: [1, 0] }).length > 0
  expect(byVectors).toBe(byWords)
  return byWords
}

describe('an article', () => {
  it('is shown when nothing is said about it, and when it is published', () => {
    expect(found(article({}), 0)).toBe(true)
    expect(found(article({ status: 'published' }), 0)).toBe(true)
  })

  it.each(['draft', 'archived'] as const)('is not found while it is %s', (status) => {
    expect(found(article({ status }), 0)).toBe(false)
  })

  it('is found from the first instant it is valid to the last, though the index is older', () => {
    const timed = article({ validFrom: 100, validUntil: 200 })
    expect([99, 100, 199, 200].map((now) => found(timed, now))).toEqual([false, true, true, false])
  })

  it('that is gone is not shown', () => {
    expect(isLive(undefined, 0)).toBe(false)
  })
})
