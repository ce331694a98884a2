import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { planImport } from '../../core/knowledge/import-plan'
import { readArticles } from './read-articles'

const SHOP = {
  locales: ['en', 'zh', 'pt'],
  locale: 'en',
  timeZone: 'Europe/Lisbon',
  status: 'draft',
  maxArticles: 5_000,
} as const

function read(file: string | Uint8Array) {
  const bytes = typeof file === 'string' ? strToU8(file) : file
  const result = readArticles(bytes, undefined, SHOP.locales)
  if (!result.ok) throw new Error(`${result.error.field} ${result.error.message}`)
  return result.value
}

function plan(file: string | Uint8Array) {
  const { rows, errors } = read(file)
  const planned = planImport(rows, [], SHOP)
  return { ...planned, errors: [...errors, ...planned.errors] }
}

const HEAD = 'id,locale,title,questions,answer'

describe('a table', () => {
  it('is read with a byte order mark, CRLF, quotes, and line ends inside a cell', () => {
    const [article] = plan(`\uFEFF${HEAD}\r\na,en,"Say ""hi""","one?\r\ntwo | half?","First,\r\nsecond."\r\n`).articles
    expect(article?.content.texts).toEqual({
      en: { title: 'Say "hi"', questions: ['one?', 'two | half?'], answer: 'First,\nsecond.' },
    })
  })

  it.each([';', '\t'])('is read when it is parted by %j, whatever the cells hold', (by) => {
    const file = `${['title', 'answer', 'tags'].join(by)}\n${['A, b, c, d', 'x, y, z', 'one|two'].join(by)}\n`
    expect(plan(file).articles[0]).toMatchObject({ id: 'a-b-c-d', content: { tags: ['one', 'two'], status: 'draft' } })
  })

  it('is read in UTF-16, and refused where its encoding would have to be guessed', () => {
    const text = 'title,answer\n退货,三十天\n'
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])
    expect(plan(utf16).articles[0]?.content.texts['en']?.title).toBe('退货')
    const gbk = Uint8Array.from([...strToU8('title,answer\n'), 0xcd, 0xcb, 0xbb, 0xf5, 0x2c, 0x78, 0x0a])
    expect(() => read(gbk)).toThrow('UTF-8')
    expect(() => read(Buffer.from(text, 'utf16le'))).toThrow('UTF-8')
  })

  it('tells each wrong row by its number and field, and takes the good ones', () => {
    const rows = [
      'a,en,Good,,Yes',
      'a,en,Again,,No',
      'b,xx,Unknown,,No',
      'c,en,,,No title',
      ' ,,,,',
      `d,en,Large,,${'x'.repeat(20_001)}`,
      'bad id!,en,Id,,No',
      'e,pt-BR,Bom,,Sim',
      'f,en,Too,many,cells,here',
      'g,en,Broken,"q"x,No',
    ]
    const { articles, errors } = plan([HEAD, ...rows].join('\n'))
    expect(articles.map(({ id, locales }) => [id, ...locales])).toEqual([
      ['a', 'en'],
      ['e', 'pt'],
    ])
    expect(errors.map(({ row, field }) => [row, field]).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [3, 'id'],
      [4, 'locale'],
      [5, 'title'],
      [7, 'answer'],
      [8, 'id'],
      [10, 'row'],
      [11, 'row'],
    ])
  })

  it('whose quotation mark is never closed takes nothing of what it swallowed', () => {
    const { articles, errors } = plan(`${HEAD}\na,en,Good,,Yes\nb,en,"Open,,No\nc,en,Lost,,No\n`)
    expect(articles.map(({ id }) => id)).toEqual(['a'])
    expect(errors).toMatchObject([{ row: 3, field: 'row' }])
  })

  it('must have its columns, each once', () => {
    expect(() => read('question,reply\na,b\n')).toThrow('title and answer')
    expect(() => read('title,answer,Title\na,b,c\n')).toThrow('twice')
    expect(() => read('')).toThrow('title and answer')
  })

  it('has days in the shop’s zone, and bounds that are in order', () => {
    const head = 'title,answer,valid_from,valid_until\n'
    const good = plan(`${head}A,x,2026-07-01,2026-12-24T18:00:00Z\n`).articles[0]?.content
    expect(good?.validFrom).toBe(Date.parse('2026-06-30T23:00:00Z'))
    expect(plan(`${head}A,x,2026-07-02,2026-07-01\nB,x,01/07/2026,\nC,x,2026-02-30,\n`).errors).toMatchObject([
      { row: 3, field: 'valid_from' },
      { row: 4, field: 'valid_from' },
      { row: 2, field: 'valid_until' },
    ])
  })

  it('is cleaned of HTML and dangerous links, and says so', () => {
    const { articles, notes } = plan('title,answer\nA,"<b>Hi</b> [x](javascript:alert)"\n')
    expect(articles[0]?.content.texts['en']?.answer).toBe('Hi x')
    expect(notes.map(({ field, message }) => `${field} ${message}`)).toEqual([
      'answer HTML was removed',
      expect.stringContaining('a link was removed'),
    ])
  })

  it('may say the same of an article in each language, not different things', () => {
    const head = 'id,locale,title,answer,tags\n'
    const { articles, errors } = plan(`${head}a,en,A,x,one\na,zh,B,y,\na,pt,C,z,two\n`)
    expect(articles[0]).toMatchObject({ locales: ['en', 'zh'], content: { tags: ['one'] } })
    expect(errors).toMatchObject([{ row: 4, field: 'tags' }])
  })
})

describe('Markdown files', () => {
  const FILES = {
    'docs/en/shipping/Abroad.md':
      '---\ntitle: Abroad\ntags: [delivery, far]\nvalid_from: 2026-01-01\n---\nTwo weeks.\n',
    'returns.zh.md': '# 退货\n\n三十天内。',
    'README.txt': 'not this one',
    'en/bad.md': '---\ntitle: [unclosed\n---\nx',
  }

  it('have language and id in their path', () => {
    const { articles, errors } = plan(JSON.stringify(FILES))
    expect(articles).toMatchObject([
      { id: 'shipping-abroad', locales: ['en'], content: { tags: ['delivery', 'far'] } },
      { id: 'returns', content: { texts: { zh: { title: '退货', answer: '三十天内。' } } } },
    ])
    expect(errors).toMatchObject([{ source: 'en/bad.md', field: 'front matter' }])
  })

  it('may come as a zip, which must not be a bomb', () => {
    const zip = zipSync(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])))
    expect(plan(zip).articles).toHaveLength(2)
    expect(() => read(zipSync({ 'a.md': new Uint8Array(17_000_000) }, { level: 9 }))).toThrow('unpacked')
    expect(() => read(zip.slice(0, 60))).toThrow('archive')
    expect(() => read(zipSync({ 'a.txt': strToU8('x') }))).toThrow('no Markdown')
  })

  it('cannot fill the memory by repeating themselves in YAML', () => {
    const lines = [
      'a: &a [x,x]',
      ...'bcdefgh'.split('').map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
    ]
    expect(plan(JSON.stringify({ 'en/a.md': `---\n${lines.join('\n')}\n---\nx` })).errors).toHaveLength(1)
  })
})

describe('an FAQ page', () => {
  const question = (name: string, text: string) => ({
    '@type': 'Question',
    name,
    acceptedAnswer: { '@type': 'Answer', text },
  })

  it('is read from its linked data first', () => {
    const data = {
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      mainEntity: [question('How <b>long</b>?', '<p>3 days</p><ul><li>or <a href="/x">less</a></li></ul>')],
    }
    const page = `<!doctype html><html lang="pt"><script type="application/ld+json">{broken</script>
      <script type="application/ld+json">${JSON.stringify({ '@graph': [data] })}</script><details><summary>Other</summary>no</details>`
    expect(read(page)).toMatchObject({
      format: 'html',
      rows: [{ locale: 'pt', title: 'How long?', answer: '3 days\n\n- or [less](/x)' }],
    })
  })

  it.each([
    ['<details><summary>Q?</summary><p>A <strong>b</strong>.</p></details>', 'A **b**.'],
    ['<dl><div><dt>Q?</dt><dd>A</dd><dd>B</dd></div></dl>', 'A\n\nB'],
    ['<div><h2>Q?</h2><p>A<br>B</p><ol><li>one</li><li>two</li></ol></div>', 'A\nB\n\n1. one\n2. two'],
  ])('is read from %j', (html, answer) => {
    expect(read(`<html><body>${html}</body></html>`).rows).toMatchObject([{ title: 'Q?', answer }])
  })

  it('brings no script, hidden text or dangerous address along', () => {
    const tricks = `<script>alert(1)</script><span hidden>secret</span><img src=x onerror=alert(1)>
      <a href="java&#115;cript:alert(1)">pay</a> &lt;script&gt;alert(2)&lt;/script&gt; <svg><a href="/x">s</a></svg>`
    const { articles, notes } = plan(`<html><details><summary>Q?</summary>${tricks}</details></html>`)
    expect(articles[0]?.content.texts['en']?.answer).toBe('pay < script>alert(2)< /script>')
    expect(notes).toEqual([])
  })

  it('of tags deep inside each other, or without a question, is refused', () => {
    const page = (deep: number) => `<html><details><summary>Q?</summary>a${'<ul><li>'.repeat(deep)}</details></html>`
    expect(read(page(200)).rows).toHaveLength(1)
    expect(read(page(100_000)).errors).toMatchObject([{ message: 'has its elements too deep in each other' }])
    expect(read('<html><p>Hello</p></html>').errors).toMatchObject([{ field: 'file' }])
  })
})
