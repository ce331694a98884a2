import { describe, expect, it } from 'vitest'
import { type Inline, isOtherSite, parseInline, parseMarkdown, resolveHref, safeHref } from './markdown'

const hrefs = (parts: Inline[]): string[] =>
  parts.flatMap((p) => (p.kind === 'link' ? [p.href] : p.kind === 'bold' ? hrefs(p.children) : []))

const textOf = (parts: Inline[]): string => parts.map((p) => (p.kind === 'bold' ? textOf(p.children) : p.text)).join('')

describe('the Markdown of answers', () => {
  it('reads paragraphs, lines and lists', () => {
    const blocks = parseMarkdown('One\ntwo\n\n- a\n- b\n\n3. c\n4. d\nend')
    expect(blocks.map((b) => (b.kind === 'list' ? [b.ordered, b.start, b.items.length] : b.lines.length))).toEqual([
      2,
      [false, 1, 2],
      [true, 3, 2],
      1,
    ])
  })

  it('reads bold, links and bare addresses', () => {
    expect(parseInline('a **b [c](/d)** https://e.example/f.')).toEqual([
      { kind: 'text', text: 'a ' },
      {
        kind: 'bold',
        children: [
          { kind: 'text', text: 'b ' },
          { kind: 'link', href: '/d', text: 'c' },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: 'https://e.example/f', text: 'https://e.example/f' },
      { kind: 'text', text: '.' },
    ])
  })

  it('ends a bare address at Chinese punctuation', () => {
    expect(hrefs(parseInline('请看https://e.example/退货。谢谢'))).toEqual(['https://e.example/退货'])
  })

  it('leaves what it does not know as text', () => {
    for (const text of ['# x', '`code`', '*a*', '**open', '[a]', '[a](b', '<b>x</b>', '&lt;', '![i](x y)']) {
      expect(textOf(parseInline(text))).toBe(text)
      expect(hrefs(parseInline(text))).toEqual([])
    }
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x/y',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:\\\\evil.example',
    'https:///x',
    'mailto:a@b.example',
    '',
  ])('never links %j', (url) => {
    expect(safeHref(url)).toBeUndefined()
    expect(hrefs(parseInline(`[x](${url})`))).toEqual([])
  })

  it.each(['https://a.example/b?c=d#e', 'http://a.example', '/orders/1', 'help/returns', '?q=1', '#top', './a:b'])(
    'links %j',
    (url) => expect(safeHref(url)).toBe(url),
  )

  it.each([
    ['/orders/1', 'https://kefu.example', 'https://kefu.example/orders/1', true],
    ['/orders/1', 'https://shop.example', 'https://shop.example/orders/1', false],
    ['https://a.example/b', 'https://kefu.example', 'https://a.example/b', true],
    ['#top', 'https://kefu.example', '#top', false],
    ['/v1', '', '/v1', false],
  ])('takes %j of a widget from %j to %j', (href, base, url, other) => {
    expect(resolveHref(href, base)).toBe(url)
    expect(isOtherSite(href, base, 'https://shop.example/page')).toBe(other)
  })

  it('reads hostile text to its end', () => {
    for (const text of ['['.repeat(20_000), '**'.repeat(10_000), '[a]('.repeat(5_000), 'https://'.repeat(3_000)]) {
      expect(parseMarkdown(text).length).toBeGreaterThan(0)
    }
  })
})
