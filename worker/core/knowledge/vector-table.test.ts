import { describe, expect, it } from 'vitest'
import { embeddedTexts, hashOf, joinVectors, type LocaleVectors, quantise } from './article-vectors'
import { likenessOf, NOT_COMPARED, vectorTable } from './vector-table'

function vectorsOf(articles: Readonly<Record<string, readonly (readonly number[])[]>>): LocaleVectors {
  const byArticle = new Map(
    Object.entries(articles).map(([id, vectors]) => [id, { hash: id, values: joinVectors(vectors.map(quantise)) }]),
  )
  return { modelVersion: 'm', dimensions: 3, byArticle }
}

const NO_WORDS = new Float32Array(0)
const named = (...ids: string[]) => ids.map((id) => ({ id, hash: id }))

describe('likenessOf', () => {
  const table = vectorTable(
    named('x', 'none', 'two'),
    vectorsOf({
      x: [[2, 0, 0]],
      two: [
        [0, 1, 0],
        [0, 0, 1],
      ],
    }),
  )

  it('is the greatest cosine with any vector of the article, whatever the vectors’ lengths', () => {
    const likeness = table && likenessOf(table, [0, 0, 7], NO_WORDS, NO_WORDS)
    expect(likeness?.[0]).toBeCloseTo(0)
    expect(likeness?.[2]).toBeCloseTo(1)
  })

  it('tells an article that has no vectors', () => {
    expect((table && likenessOf(table, [1, 0, 0], NO_WORDS, NO_WORDS))?.[1]).toBe(NOT_COMPARED)
  })

  it('is none for the vector of another model', () => {
    expect(table && likenessOf(table, [1, 0], NO_WORDS, NO_WORDS)).toBeNull()
  })

  it('of a large shop compares the nearest ones and those asked for beside', () => {
    const count = 2_000
    const ids = Array.from({ length: count }, (_, i) => `a${i}`)
    const at = (i: number) => [Math.cos((i / count) * Math.PI), Math.sin((i / count) * Math.PI), 0]
    const large = vectorTable(named(...ids), vectorsOf(Object.fromEntries(ids.map((id, i) => [id, [at(i)]]))))
    const words = new Float32Array(count)
    words[count - 1] = 0.5
    const likeness = large && likenessOf(large, [1, 0, 0], words, NO_WORDS)
    expect(likeness?.[0]).toBeCloseTo(1)
    expect(likeness?.[100]).toBeGreaterThan(0.9)
    expect(likeness?.[count - 1]).toBeCloseTo(-1)
    expect(likeness?.[count - 2]).toBe(NOT_COMPARED)
  })

  it('compares no more than it must where all are alike', () => {
    const ids = Array.from({ length: 3_000 }, (_, i) => `a${i}`)
    const same = vectorTable(named(...ids), vectorsOf(Object.fromEntries(ids.map((id) => [id, [[1, 1, 1]]]))))
    const compared =
      (same && likenessOf(same, [1, 1, 1], NO_WORDS, NO_WORDS))?.filter((value) => value !== NOT_COMPARED) ?? []
    expect(compared.length).toBeLessThanOrEqual(800)
    expect(compared.length).toBeGreaterThan(0)
  })
})

describe('vectorTable', () => {
  it('leaves out vectors of a text that was changed since', () => {
    expect(vectorTable([{ id: 'x', hash: 'another' }], vectorsOf({ x: [[1, 0, 0]] }))).toBeNull()
  })

  it('leaves out vectors that are cut short', () => {
    const cut = {
      modelVersion: 'm',
      dimensions: 3,
      byArticle: new Map([['x', { hash: 'x', values: new Int8Array(4) }]]),
    }
    expect(vectorTable(named('x'), cut)).toBeNull()
  })
})

describe('hashOf', () => {
  const text = { title: 'Returns', questions: ['how', 'when'], answer: 'In 30 days.' }

  it('changes with the title and the questions, where they begin and end too, and not with the answer', () => {
    const hashes = [
      text,
      { ...text, title: 'returns' },
      { ...text, questions: ['howwhen'] },
      { ...text, questions: ['when', 'how'] },
      { ...text, questions: ['how'] },
    ].map(hashOf)
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashOf({ ...text, answer: 'Never.' })).toBe(hashOf(text))
    expect(hashOf(text)).toMatch(/^[0-9a-f]{16}$/)
  })

  it('passes over blank questions, as embedding does', () => {
    const blank = { ...text, questions: ['how', ' ', 'when'] }
    expect(embeddedTexts(blank)).toEqual(['Returns', 'how', 'when'])
    expect(hashOf(blank)).toBe(hashOf(text))
  })

  it('takes a bounded number of questions', () => {
    expect(embeddedTexts({ ...text, questions: Array.from({ length: 200 }, (_, i) => `q${i}`) })).toHaveLength(24)
  })
})
