import { describe, expect, it } from 'vitest'
import { normaliseText, PRETOKEN_PATTERN } from '../../../worker/core/nlu/normalise'
import { loadNodeTokenizer } from '../../runtime/node-nlu'
import { encode, readVocabulary, writeVocabulary } from './bpe'
import { trainBpe } from './bpe-train'
import { makeRng } from './rng'

const PATTERN = new RegExp(PRETOKEN_PATTERN, 'gu')
const TEXTS = [
  'where is my order',
  'I want to return my order',
  '我要退货',
  '退货怎么退',
  '我的订单在哪',
  'order order return return',
]
const NORMALISED = TEXTS.map(normaliseText)
const VOCABULARY = trainBpe(NORMALISED, PATTERN, 320, 2)

describe('trainBpe', () => {
  it('starts with every single byte', () => {
    expect(VOCABULARY.tokens.slice(0, 256).map((token) => token.charCodeAt(0))).toEqual([...Array(256).keys()])
  })

  it('makes one piece of a frequent word, in both scripts', () => {
    expect(encode(' order', VOCABULARY, PATTERN)).toHaveLength(1)
    expect(encode('退货', VOCABULARY, PATTERN)).toHaveLength(1)
  })

  it('is the same every time', () => {
    expect(trainBpe(NORMALISED, PATTERN, 320, 2).tokens).toEqual(VOCABULARY.tokens)
  })
})

describe('encode', () => {
  it('cuts as tiktoken does', async () => {
    const tokenize = await loadNodeTokenizer(writeVocabulary(VOCABULARY), PRETOKEN_PATTERN)
    const unseen = [
      'unseen wordz 123 ??',
      '没见过的字:龘',
      '👍🎉 ok',
      'aa'.repeat(40),
      '\u{20000}',
      'ありがとう',
      'مرحبا',
      '',
    ]
    for (const text of [...TEXTS, ...unseen].map(normaliseText)) {
      expect([...tokenize.cut(text)], text).toEqual(encode(text, VOCABULARY, PATTERN))
    }
  })

  it('cuts finer with dropout, and the bytes stay the same', () => {
    const pieces = encode(' return order', VOCABULARY, PATTERN, 0.9, makeRng(1))
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.map((piece) => VOCABULARY.tokens[piece]).join('')).toBe(' return order')
  })
})

describe('the vocabulary file', () => {
  it('reads back what was written', () => {
    expect(readVocabulary(writeVocabulary(VOCABULARY)).tokens).toEqual(VOCABULARY.tokens)
  })
})
