import { describe, expect, it } from 'vitest'
import { nearDuplicate, similarityIndex } from './near-duplicates'

function nearDuplicates(judged: readonly string[], trained: readonly string[]) {
  const index = similarityIndex(trained)
  return judged.map((text) => nearDuplicate(text, [index])).filter((pair) => pair !== null)
}

describe('nearDuplicates', () => {
  it('finds the same message in other spelling and punctuation', () => {
    const pairs = nearDuplicates(['Where is my order??'], ['where is my order', 'cancel it'])
    expect(pairs).toEqual([{ text: 'Where is my order??', like: 'where is my order', similarity: expect.any(Number) }])
  })

  it('leaves another wording of the same wish alone', () => {
    expect(nearDuplicates(['my porch is still empty'], ['where is my parcel'])).toEqual([])
  })

  it('compares one-letter and unspaced messages too', () => {
    expect(nearDuplicates(['k', '退款'], ['k', '退款！'])).toHaveLength(2)
  })
})
