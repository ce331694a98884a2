import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchGrams, searchTerms } from './tokenise'

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

describe('searchTerms in other languages', () => {
  it.each([
    ['Où est la livraison à l’étranger', 'ou est la livraison a l etranger'],
    ['STRASSE', 'straße'],
    ['¿Cuánto cuesta el envío?', '¿cuanto cuesta el envio?'],
    ['إرجاع الطَّلَب', 'ارجاع الطلب'],
    ['コーヒーメーカー', 'ｺｰﾋｰﾒｰｶｰ'],
  ])('reads "%s" like "%s"', (one, other) => {
    expect(searchTerms(one)).toEqual(searchTerms(other))
  })

  it('keeps the long vowel of katakana within its word', () => {
    expect(searchTerms('コーヒー')).toEqual(['コー', 'ーヒ', 'ヒー'])
  })

  it('keeps the vowels of Devanagari and Thai with their letters', () => {
    expect(searchTerms('वापसी')).toEqual(['वापसी'])
    expect(searchTerms('คืนสินค้า')).toHaveLength(1)
  })

  it('drops the Arabic article', () => {
    expect(searchTerms('المرتجعات')).toEqual(['مرتجعات'])
  })
})

describe('searchGrams', () => {
  it('meet in parts of a compound, in a slip of the finger, and in inflected words', () => {
    const shared = (one: string, other: string) => {
      const grams = new Set(searchGrams(searchTerms(one)))
      return searchGrams(searchTerms(other)).filter((gram) => grams.has(gram)).length
    }
    expect(shared('Rückgabefrist', 'Rückgabe')).toBeGreaterThan(4)
    expect(shared('Lieferkosten', 'Kosten der Lieferung')).toBeGreaterThan(6)
    expect(shared('passwrd', 'password')).toBeGreaterThan(3)
    expect(shared('Rückgabe', 'Zahlung')).toBe(0)
  })

  it('are the characters of Han', () => {
    expect(searchGrams(searchTerms('退货'))).toEqual(['退', '货'])
  })
})
