import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { planImport, slugOf } from '../../core/knowledge/import-plan'
import { markdownFaults, sanitiseMarkdown } from '../../core/knowledge/safe-markdown'
import articles from '../../demo-shop/articles.json' with { type: 'json' }
import type { ManagedArticle } from '../../protocol'
import { writeCsv } from './csv'
import { writeJson } from './json'
import { zipMarkdown } from './markdown'
import { readArticles } from './read-articles'

const LOCALES = ['en', 'zh', 'ar']
const FORMATS = [
  ['csv', (all: ManagedArticle[]) => strToU8(writeCsv(all))],
  ['json', (all: ManagedArticle[]) => strToU8(writeJson(all))],
  ['markdown', zipMarkdown],
] as const

const managed = (article_id: string, more: Partial<ManagedArticle>): ManagedArticle => ({
  article_id,
  version: 3,
  status: 'published',
  valid_from: null,
  valid_until: null,
  intents: [],
  tags: [],
  related: [],
  texts: {},
  changed_by: '',
  created_at: null,
  updated_at: '2026-01-01T00:00:00.000Z',
  ...more,
})

function outcomes(bytes: Uint8Array, all: readonly ManagedArticle[]) {
  const read = readArticles(bytes, undefined, LOCALES)
  if (!read.ok) throw new Error(read.error.message)
  const existing = all.map((article) => ({
    ...article,
    id: article.article_id,
    validFrom: article.valid_from && Date.parse(article.valid_from),
    validUntil: article.valid_until && Date.parse(article.valid_until),
  })) as unknown as Parameters<typeof planImport>[1]
  const options = { locales: LOCALES, locale: 'en', timeZone: 'UTC', status: 'draft', maxArticles: 5_000 } as const
  const plan = planImport(read.value.rows, existing, options)
  expect([...read.value.errors, ...plan.errors]).toEqual([])
  return plan.articles.map(({ id, outcome }) => [id, outcome])
}

test.each(FORMATS)('the demo shop’s articles as %s change nothing when they come back', (_, write) => {
  const all = articles.map(({ id, intents, tags, related, en, zh }) =>
    managed(id, { intents, tags, related, texts: { en, zh } }),
  )
  expect(outcomes(write(all), all).filter(([, outcome]) => outcome !== 'unchanged')).toEqual([])
})

const NASTY = [
  '"',
  "'",
  "'=",
  '=1+1',
  '-',
  '@',
  ';',
  ',',
  '|',
  '\t',
  '---',
  '#',
  ':',
  '{',
  '\\',
  '\u2028',
  '退货',
  'مرحبا',
  '😀',
  '---\n',
  '\n',
  '  ',
]
const raw = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 5 })), {
  maxLength: 8,
})
const line = raw.map((parts) => `a${parts.join('')}`.toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim())
const nasty = raw.map((parts) => parts.join('').toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim() || 'x')
const answer = raw.map(
  (parts) =>
    sanitiseMarkdown(parts.join('').toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()).trim() || 'x',
)
const text = fc.record({
  title: nasty,
  questions: fc.uniqueArray(nasty, { maxLength: 4, selector: (q) => q.toLowerCase() }),
  answer,
})
const article = fc.record({
  id: line.map((words) => slugOf(words) || 'x'),
  status: fc.constantFrom('draft' as const, 'published' as const),
  texts: fc.dictionary(fc.constantFrom('en', 'zh', 'ar'), text, { minKeys: 1 }),
  tags: fc.uniqueArray(
    line.map((words) => words.replace(/[|,]/g, '').replace(/\s+/g, ' ').trim().slice(0, 40).trim().toWellFormed()),
    { maxLength: 3, selector: (t) => t.toLowerCase() },
  ),
  from: fc.option(fc.constant('2026-01-02T03:04:05.678Z')),
})

test.each(FORMATS)('articles of any kind as %s change nothing when they come back', (_, write) => {
  fc.assert(
    fc.property(fc.uniqueArray(article, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }), (made) => {
      fc.pre(made.every(({ texts }) => Object.values(texts).every((one) => markdownFaults(one.answer).length === 0)))
      const all = made.map(({ id, from, ...more }) => managed(id, { ...more, valid_from: from }))
      expect(Object.fromEntries(outcomes(write(all), all))).toEqual(
        Object.fromEntries(all.map(({ article_id }) => [article_id, 'unchanged'])),
      )
    }),
    { numRuns: 300 },
  )
})
