import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import articles from '../../demo-shop/articles.json' with { type: 'json' }
import { isSafeAddress, markdownFaults, sanitiseMarkdown } from './safe-markdown'

const TRICKS = [
  ['<b>bold</b>', 'html', 'bold'],
  ['a<script>alert(1)</script>b', 'html', 'ab'],
  ['a<script>alert(1)', 'html', 'a'],
  ['<scr<script></script>ipt>alert(1)</script>', 'html', null],
  ['<!-- hidden -->shown', 'html', 'shown'],
  ['line<br>next<br />last', 'html', 'line\nnext\nlast'],
  ['see <https://shop.example/a>', 'html', 'see https://shop.example/a'],
  ['<img src=x onerror=alert(1)', 'html', null],
  ['[pay](javascript:alert(1))', 'link', null],
  ['[pay](JaVaScRiPt:alert)', 'link', 'pay'],
  ['[pay]( \n javascript:alert)', 'link', 'pay'],
  ['[pay](javascript&colon;alert)', 'link', 'pay'],
  ['[pay](java\\script:alert)', 'link', 'pay'],
  ['[pay](//evil.example/x)', 'link', 'pay'],
  ['[pay](/\\evil.example)', 'link', 'pay'],
  ['[pay](data:text/html;base64,AA)', 'link', 'pay'],
  ['[pay][1]\n\n[1]: javascript:alert', 'link', null],
  ['![x](https://evil.example/pixel.png)', 'image', 'x'],
  ['![x][1]\n\n[1]: https://evil.example/p.png', 'image', null],
  ['![a[b]](https://evil.example/p.png)', 'image', null],
] as const

const GOOD = [
  'Plain, with 3 < 4 and a > b & c.',
  '- **one**\n- [two](/demo/help/returns)\n- [three](https://shop.example/x_(y))',
  '[write](mailto:help@shop.example) or [below](#how) or [there](returns?a=1:2)',
  '![map](/pictures/map.png)',
  '1 <3 you, -> and <-',
  '[note]: see the label',
]

describe('an answer', () => {
  it.each(TRICKS)('with %j is refused and can be cleaned', (text, fault, clean) => {
    expect(markdownFaults(text)).toContain(fault)
    const cleaned = sanitiseMarkdown(text)
    expect(markdownFaults(cleaned)).toEqual([])
    if (clean !== null) expect(cleaned).toBe(clean)
  })

  it.each(GOOD)('like %j is taken and not changed', (text) => {
    expect(markdownFaults(text)).toEqual([])
    expect(sanitiseMarkdown(text)).toBe(text)
  })

  it('of the demo shop is taken', () => {
    for (const { en, zh } of articles) expect([en, zh].flatMap(({ answer }) => markdownFaults(answer))).toEqual([])
  })

  it('may show pictures of hosts that are named', () => {
    expect(markdownFaults('![x](https://cdn.shop.example/a.png)', ['cdn.shop.example'])).toEqual([])
    expect(markdownFaults('![x](https://cdn.shop.example.evil/a.png)', ['cdn.shop.example'])).toEqual(['image'])
  })

  it('is clean after cleaning, whatever it was, and stays as it is', () => {
    const parts = ['<', '>', '</', 'script', '<script>', '!', '[', ']', '(', ')', ']:', 'javascript:', '//', '/', '\\']
    const piece = fc.oneof(fc.constantFrom(...parts, '<!--', '-->', '&colon;', ' ', '\n', 'a', '<br>'), fc.string())
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const cleaned = sanitiseMarkdown(pieces.join(''))
        expect(markdownFaults(cleaned)).toEqual([])
        expect(sanitiseMarkdown(cleaned)).toBe(cleaned)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of any length is read in time that grows with it', () => {
    for (const text of ['[', '![', '<', '](', '<script>', '<!--'].map((part) => part.repeat(20_000 / part.length)))
      expect(markdownFaults(sanitiseMarkdown(text))).toEqual([])
  })
})

it.each(['', 'a', './a', '../a', '/a:b', '?a=b:c', '#a', 'http://a', 'HTTPS://a/b', 'mailto:a@b'])(
  'takes the address %j',
  (address) => expect(isSafeAddress(address)).toBe(true),
)
