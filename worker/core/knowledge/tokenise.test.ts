import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTerms } from './tokenise'

describe('searchTerms', () => {
  it('drops function words and folds case, width and plural', () => {
    expect(searchTerms('How are the PARCELS ｓｈｉｐｐｅｄ?')).toEqual(['parcel', 'ship'])
  })

  it.each([
    ['delivery', 'delivery'],
    ['deliveries', 'delivery'],
    ['hoodie', 'hoody'],
    ['hoodies', 'hoody'],
    ['pie', 'pie'],
    ['tried', 'try'],
    ['returning', 'return'],
    ['shipping', 'ship'],
    ['address', 'address'],
    ['ring', 'ring'],
    ['red', 'red'],
  ])('stems "%s" to "%s"', (word, stem) => {
    expect(searchTerms(word)).toEqual([stem])
  })

  it('cuts Han into pairs, and keeps a lone character', () => {
    expect(searchTerms('退货运费')).toEqual(['退货', '货运', '运费'])
    expect(searchTerms('茶')).toEqual(['茶'])
  })

  it('parts Latin from the Han it stands in', () => {
    expect(searchTerms('怎么修改Cookie设置').sort()).toEqual(['cooky', '么修', '修改', '怎么', '设置'].sort())
  })

  it('has no terms for what has no words', () => {
    for (const text of ['', '???', '👍👍', ' \n ', '。！']) expect(searchTerms(text)).toEqual([])
  })

  it('never throws, and its terms are never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        searchTerms(text).every((term) => term.length > 0),
      ),
    )
  })

  it('takes no longer than its text deserves', () => {
    const started = performance.now()
    searchTerms('货a'.repeat(20_000))
    searchTerms('x'.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
