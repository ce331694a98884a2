import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countsOf, type Postings, PostingsBuilder } from './postings'

function built(documents: readonly string[], how: 'bm25' | 'cosine'): Postings {
  const builder = new PostingsBuilder()
  for (const document of documents) builder.add(countsOf(document.split(' ').filter(Boolean)))
  return builder[how]()
}

function weights(postings: Postings, term: string): number[] {
  const into = new Float32Array(postings.size)
  postings.add(term, 1, into)
  return [...into]
}

describe('postings', () => {
  it('hold for each document how much a term weighs in it, nothing where it is not', () => {
    const postings = built(['red cup', 'red red plate', 'blue bowl'], 'bm25')
    const [once = 0, twice = 0, never] = weights(postings, 'red')
    expect(once).toBeGreaterThan(0)
    expect(twice).toBeGreaterThan(once)
    expect(never).toBe(0)
    expect(weights(postings, 'green')).toEqual([0, 0, 0])
  })

  it('take a long document for less than a short one that says the same once', () => {
    const [short = 0, long = 0] = weights(built(['tea', 'tea with a great many other words around it'], 'bm25'), 'tea')
    expect(short).toBeGreaterThan(long)
  })

  it('know a seldom term from a frequent one, and take one of no document for the rarest', () => {
    const postings = built(['a b', 'a c', 'a d'], 'bm25')
    expect(postings.rarity('b')).toBeGreaterThan(postings.rarity('a'))
    expect(postings.rarity('unheard')).toBeGreaterThan(postings.rarity('b'))
  })

  it('of cosines make every document as long as any other, to the step they are kept in', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f']
    const document = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 8 }), (documents) => {
        const postings = built(
          documents.map((one) => one.join(' ')),
          'cosine',
        )
        const squares = new Float32Array(postings.size)
        for (const word of words)
          for (const [doc, weight] of weights(postings, word).entries())
            squares[doc] = (squares[doc] ?? 0) + weight ** 2
        for (const square of squares) expect(square).toBeCloseTo(1, 1)
      }),
    )
  })

  it('of no documents are empty, and so are documents of no terms', () => {
    expect(built([], 'bm25').size).toBe(0)
    expect(weights(built(['', ''], 'cosine'), 'a')).toEqual([0, 0])
  })
})
