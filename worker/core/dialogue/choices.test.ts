import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choice } from '../events'
import { pickChoice, pickNamed } from './choices'

function choice(title: string, text = title): Choice {
  return { title, text, effect: { kind: 'intent', intent: title } }
}

const CHOICES = [choice('Money back'), choice('Exchange', 'I want an exchange'), choice('转人工')]

function picked(message: string): string | null {
  return pickChoice(message, CHOICES)?.title ?? null
}

describe('pickChoice', () => {
  it.each([
    ['Money back', 'Money back'],
    ['  MONEY   BACK. ', 'Money back'],
    ['"money back"', 'Money back'],
    ['ｍｏｎｅｙ ｂａｃｋ', 'Money back'],
    ['I want an exchange', 'Exchange'],
    ['转人工！', '转人工'],
    ['1', 'Money back'],
    ['2.', 'Exchange'],
    ['#2', 'Exchange'],
    ['２', 'Exchange'],
    ['no. 2', 'Exchange'],
    ['number 2', 'Exchange'],
    ['option 3', '转人工'],
    ['第2个', 'Exchange'],
    ['第二个', 'Exchange'],
    ['the second one', 'Exchange'],
    ['Third', '转人工'],
    ['二', 'Exchange'],
  ])('reads "%s" as "%s"', (message, title) => {
    expect(picked(message)).toBe(title)
  })

  it.each([
    '',
    ' ',
    '0',
    '4',
    '-1',
    '1001',
    '1.5',
    '2 3',
    'money',
    'I want my money back',
    'exchange it for 1002',
    '第9个',
    '2 of them',
  ])('picks nothing for "%s"', (message) => {
    expect(picked(message)).toBeNull()
  })

  it.each([
    '2)',
    '(2)',
    '（２）',
    '２）',
    '②',
    '2nd',
    'the 2nd one',
    'item 2',
    'choice 2',
    'the last one',
    'last',
    'The last item.',
    '最后一个',
    '最后那个',
    '最后一件',
    '第２个',
    '第二',
    '选2',
    'the second item',
  ])('reads "%s", which people write too', (message) => {
    expect(pickChoice(message, CHOICES.slice(0, 2))?.title).toBe('Exchange')
  })

  it('counts to ten in words', () => {
    const ten = Array.from({ length: 10 }, (_, index) => choice(`size ${index + 40}`))
    for (const [message, index] of [
      ['tenth', 9],
      ['第十个', 9],
      ['the seventh one', 6],
      ['10th', 9],
      ['the last one', 9],
    ] as const)
      expect(pickChoice(message, ten)).toBe(ten[index])
  })

  it.each(['2nd?', 'the last one?', '最后一个？', 'Exchange?'])(
    'does not take the question "%s" for a pick',
    (message) => {
      expect(picked(message)).toBeNull()
    },
  )

  it.each([
    '2 items',
    'item 2 is broken',
    'last week',
    'at last',
    'the one',
    'the',
    '()',
    '(12345)',
    '1002)',
    '0th',
    '一个',
    '两个',
    '最后',
    '十一',
    'the 4th',
  ])('picks nothing for "%s" either', (message) => {
    expect(picked(message)).toBeNull()
  })

  it('finds a title that is a question with or without its mark', () => {
    const choices = [choice('Where is my order?')]
    expect(pickChoice('where is my order', choices)).toBe(choices[0])
    expect(pickChoice('Where is my order？', choices)).toBe(choices[0])
  })

  it('finds nothing when nothing was offered', () => {
    expect(pickChoice('1', [])).toBeNull()
  })

  it('prefers a title to a number: sizes are titles', () => {
    const sizes = [choice('39'), choice('2'), choice('1')]
    expect(pickChoice('1', sizes)?.title).toBe('1')
    expect(pickChoice('39', sizes)?.title).toBe('39')
  })

  it('picks one of the choices or none, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (message) => {
        const found = pickChoice(message, CHOICES)
        return found === null || CHOICES.includes(found)
      }),
    )
  })
})

describe('pickNamed', () => {
  const BOUGHT = [choice('Quayside Canvas Sneaker, 40'), choice('Tideline Linen Cushion')]
  const IN_HAN = [choice('码头帆布鞋，40'), choice('潮线亚麻靠垫')]

  it.each([
    ["the sneaker, it's too small", 'Quayside Canvas Sneaker, 40'],
    ['the cushion please', 'Tideline Linen Cushion'],
    ['the blanket', null],
    ['the sneaker and the cushion', null],
    ['is the sneaker available in 42?', null],
    [`the sneaker ${'really '.repeat(20)}`, null],
  ])('"%s" ▸ %s', (message, title) => {
    expect(pickNamed(message, BOUGHT)?.title ?? null).toBe(title)
  })

  it('reads names without spaces too', () => {
    expect(pickNamed('帆布鞋那双，小了', IN_HAN)?.title).toBe('码头帆布鞋，40')
  })

  it('picks nothing where there is no choice to make', () => {
    expect(pickNamed('the sneaker', BOUGHT.slice(0, 1))).toBeNull()
    expect(pickNamed('the sneaker', [])).toBeNull()
  })
})
