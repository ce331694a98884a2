import { describe, expect, test } from 'vitest'
import { isSafeHref, parseInline, parseMarkdown } from './markdown'

const text = (value: string) => ({ kind: 'text', text: value })

describe('parseInline', () => {
  test('bold, italics and links, one within another', () => {
    expect(parseInline('a **b** *c*')).toEqual([
      text('a '),
      { kind: 'strong', children: [text('b')] },
      text(' '),
      { kind: 'emphasis', children: [text('c')] },
    ])
    expect(parseInline('**[Express](/demo/help/express-delivery)** now')).toEqual([
      {
        kind: 'strong',
        children: [{ kind: 'link', href: '/demo/help/express-delivery', children: [text('Express')] }],
      },
      text(' now'),
    ])
  })
  test('lone stars and brackets stay text', () => {
    expect(parseInline('2 * 3 * 4 [x] (y)')).toEqual([text('2 * 3 * 4 [x] (y)')])
    expect(parseInline('**')).toEqual([text('**')])
  })
  test('markup is text', () => expect(parseInline('<b>x</b>')).toEqual([text('<b>x</b>')]))
  test('an unsafe link keeps its words and loses its target', () => {
    expect(parseInline('[x](javascript:alert(1))')[0]).toEqual(text('x'))
  })
})

test.each([
  ['/demo/help/a', true],
  ['https://example.com', true],
  ['mailto:a@example.com', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['http://example.com', false],
  ['JavaScript:alert(1)', false],
  ['data:text/html,x', false],
])('isSafeHref(%s) is %s', (href, safe) => expect(isSafeHref(href)).toBe(safe))

describe('parseMarkdown', () => {
  test('paragraphs keep their line breaks', () => {
    expect(parseMarkdown('a\nb\r\n\r\nc')).toEqual([
      { kind: 'paragraph', lines: [[text('a')], [text('b')]] },
      { kind: 'paragraph', lines: [[text('c')]] },
    ])
  })
  test('lists, also right after a paragraph', () => {
    expect(parseMarkdown('Do:\n1. one\n2. two\n\n- x')).toEqual([
      { kind: 'paragraph', lines: [[text('Do:')]] },
      { kind: 'list', ordered: true, items: [[text('one')], [text('two')]] },
      { kind: 'list', ordered: false, items: [[text('x')]] },
    ])
  })
  test('a line that begins bold is no list', () => {
    expect(parseMarkdown('**Cards**: Visa')[0]).toMatchObject({ kind: 'paragraph' })
  })
  test('nothing is nothing', () => expect(parseMarkdown(' \n\n ')).toEqual([]))
})
