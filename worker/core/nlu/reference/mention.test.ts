import { describe, expect, it } from 'vitest'
import { readMention } from './mention'
import { namesNothing, readAspect } from './questions'

describe('readMention', () => {
  it.each<[string, number]>([
    ['how much is the second one?', 2],
    ['the 1st one please', 1],
    ['is number 3 in stock', 3],
    ['and the last one?', -1],
    ['第二个多少钱', 2],
    ['第一款有货吗', 1],
    ['最后一个是什么材质', -1],
    ['¿cuánto cuesta el segundo?', 2],
    ['la primera, por favor', 1],
    ['le deuxième est en stock ?', 2],
    ['la première me plaît', 1],
    ['was kostet das zweite?', 2],
    ['ist der erste auf Lager', 1],
    ['quanto custa o segundo?', 2],
    ['a primeira tem em preto?', 1],
    ['二つ目はいくらですか', 2],
    ['最初のはありますか', 1],
    ['كم سعر الثانية؟', 2],
    ['هل الأول متوفر', 1],
  ])('"%s" points at place %i', (message, place) => {
    expect(readMention(message)).toEqual({ kind: 'place', place })
  })

  it.each([
    'how much is it',
    '它有货吗',
    '这个多少钱',
    '¿este está disponible?',
    "celui-ci, c'est lavable ?",
    'ist es wasserdicht',
    'esse tem em azul?',
    'これはいくらですか',
    'هل هو متوفر',
  ])('"%s" holds a pronoun', (message) => {
    expect(readMention(message).kind).toBe('pronoun')
  })

  it.each([
    ['which is cheaper, both are nice', 'all'],
    ['两个哪个好', 'all'],
    ['is it my first order?', 'pronoun'],
    ['the first time I ordered here', 'none'],
    ['wait a second', 'none'],
    ['a second-hand lamp', 'none'],
    ['segunda vez que compro', 'none'],
    ['delivery to Spain', 'none'],
    ['运费多少', 'none'],
  ])('"%s" is read as %s', (message, kind) => {
    expect(readMention(message).kind).toBe(kind)
  })

  it('reads a very long message', () => {
    expect(readMention('second '.repeat(20_000)).kind).toBe('place')
    expect(readMention('的'.repeat(100_000)).kind).toBe('none')
  })
})

describe('readAspect', () => {
  it.each([
    ['how much is it', 'price'],
    ['多少钱', 'price'],
    ['¿cuánto cuesta?', 'price'],
    ['combien ça coûte', 'price'],
    ['was kostet das', 'price'],
    ['quanto custa', 'price'],
    ['いくらですか', 'price'],
    ['بكم هذا', 'price'],
    ['is it in stock', 'stock'],
    ['有货吗', 'stock'],
    ['está disponible', 'stock'],
    ['auf Lager?', 'stock'],
    ['在庫はありますか', 'stock'],
    ['متوفر؟', 'stock'],
    ['tell me more about the lamp', 'details'],
    ['介绍一下', 'details'],
    ['where is my parcel', null],
  ])('%s: %s', (message, aspect) => {
    expect(readAspect(message)).toBe(aspect)
  })
})

describe('namesNothing', () => {
  it.each([
    ['how much?', []],
    ['and in M?', ['M']],
    ['what about white?', ['white']],
    ['有货吗', []],
    ['有绿色的吗', ['绿色']],
    ['能进微波炉吗', []],
    ['在庫はありますか', []],
    ['¿está disponible?', []],
    ['tem em preto?', ['preto']],
  ])('"%s" names no thing', (message, known) => {
    expect(namesNothing(message, known)).toBe(true)
  })

  it.each(['is the grey sofa available', '沙发有货吗', 'do you have towels', 'how much is delivery', 'テーブルの在庫'])(
    '"%s" names one',
    (message) => {
      expect(namesNothing(message, ['grey'])).toBe(false)
    },
  )
})
