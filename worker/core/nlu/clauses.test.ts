import { describe, expect, it } from 'vitest'
import { MAX_CLAUSES, splitClauses } from './clauses'

const parts = (text: string) => splitClauses(text).map((clause) => clause.text)

describe('splitClauses', () => {
  it.each([
    ['cancel 1001 and where is 1002?', ['cancel 1001', 'where is 1002?']],
    ['My lamp broke. Also do you ship to Norway?', ['My lamp broke', 'do you ship to Norway?']],
    ['退掉1001，另外1002到哪了', ['退掉1001', '1002到哪了']],
    [
      'Wo ist mein Paket und wie viel kostet der Rückversand?',
      ['Wo ist mein Paket', 'wie viel kostet der Rückversand?'],
    ],
    ['quiero cancelar y también saber los puntos', ['quiero cancelar', 'saber los puntos']],
    ['où est mon colis et je veux une facture', ['où est mon colis', 'je veux une facture']],
    ['注文をキャンセルしたい。あとポイントは？', ['注文をキャンセルしたい', 'ポイントは？']],
    ['الغي الطلب وأريد فاتورة', ['الغي الطلب', 'أريد فاتورة']],
  ])('cuts %j', (text, expected) => {
    expect(parts(text)).toEqual(expected)
  })

  it('leaves one request alone', () => {
    expect(parts('where is my order 1001?')).toEqual(['where is my order 1001?'])
  })

  it('gives offsets into the message', () => {
    const text = 'cancel 1001 and where is 1002?'
    for (const { text: part, start, end } of splitClauses(text)) expect(text.slice(start, end).trim()).toBe(part)
  })

  it('keeps amounts and links whole', () => {
    expect(parts('I paid 1,299.00 on example.com/a.b')).toHaveLength(1)
  })

  it('stops at the most clauses it may look at and keeps the rest in the last', () => {
    const clauses = parts('one thing and two things and three things and four things and five things')
    expect(clauses).toHaveLength(MAX_CLAUSES)
    expect(clauses.at(-1)).toBe('four things and five things')
  })

  it('answers an empty message with an empty clause', () => {
    expect(parts('')).toEqual([''])
  })
})
