import { expect, it } from 'vitest'
import type { ReplyText } from '../../../../worker/protocol'
import { filtered, moodOf } from './filter'

const text = (key: string, en: string, own?: string): ReplyText => ({
  key,
  placeholders: [],
  locales: { en: { built_in: en, version: own ? 1 : 0, preview: own ?? en, ...(own ? { own } : {}) } },
})
const TEXTS = [text('greeting', 'Hello there'), text('bye', 'See you', 'Cheerio'), text('bye.negative', 'Sorry')]
const keys = (search: string, changed = false) => filtered(TEXTS, search, changed).map(({ key }) => key)

it('finds texts by all words, in key, built-in and own wording', () => {
  expect(keys('')).toHaveLength(3)
  expect(keys('there HELLO')).toEqual(['greeting'])
  expect(keys('bye')).toEqual(['bye', 'bye.negative'])
  expect(keys('cheerio')).toEqual(['bye'])
  expect(keys('see you')).toEqual(['bye'])
  expect(keys('hello cheerio')).toEqual([])
})

it('finds those worded anew alone', () => {
  expect(keys('', true)).toEqual(['bye'])
})

it('knows the mood of a key', () => {
  expect([moodOf('a.negative'), moodOf('a.positive'), moodOf('a')]).toEqual(['negative', 'positive', ''])
})
