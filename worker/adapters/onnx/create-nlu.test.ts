import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadNodeNlu } from '../../../wasm/runtime/node-nlu'
import { parseTsv } from '../../../wasm/training/text/rows'
import { softmax } from '../../core/nlu/interpret'
import { learnOwnIntents, type ReadMessage } from '../../core/nlu/own-intents/learn'
import type { ModelNlu } from './create-nlu'

const MODEL = new URL('../../../wasm/model/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', MODEL), 'utf8')) as { intents: string[] }
const parity = parseTsv(readFileSync(new URL('parity.tsv', MODEL), 'utf8'), 'parity.tsv', [
  'text',
  'intent',
  'probability',
  'float',
])

let nlu: ModelNlu
beforeAll(async () => {
  nlu = await loadNodeNlu()
})

describe('the shipped model', () => {
  it('says what it said when it was exported', async () => {
    for (const row of parity) {
      const output = await nlu.read(row.text ?? '')
      const chances = softmax(output?.intent ?? [], 1)
      const best = Math.max(...chances)
      expect(manifest.intents[chances.indexOf(best)], row.text).toBe(row.intent)
      expect(best).toBeCloseTo(Number(row.probability), 3)
    }
  })

  it.each([
    ['where is my order 1001?', 'track_order', 'en'],
    ['I want to return these shoes', 'return_item', 'en'],
    ['我要退货', 'return_item', 'zh'],
    ['转人工', 'human_agent', 'zh'],
  ])('understands %j', async (text, intent, language) => {
    const understanding = await nlu.understand(text)
    expect(understanding.intent.name).toBe(intent)
    expect(understanding.language).toBe(language)
  })

  it('says what the float model said, to a hair', () => {
    for (const row of parity) expect(Math.abs(Number(row.probability) - Number(row.float)), row.text).toBeLessThan(0.05)
  })

  it('hears anger and joy', async () => {
    expect((await nlu.understand('this is the worst shop ever, I am furious')).sentiment.score).toBeLessThan(0)
    expect((await nlu.understand('thank you so much, you are wonderful')).sentiment.score).toBeGreaterThan(0)
  })

  it.each(['', ' ', '\0', '\ud800', '\u200b'])('does not know what %j means', async (text) => {
    expect((await nlu.understand(text)).intent).toEqual({ name: 'nlu_fallback', confidence: 0 })
  })

  it.each([
    ['one letter', 'a'.repeat(4_000)],
    ['one character', '退'.repeat(4_000)],
    ['rare characters', String.fromCodePoint(...Array.from({ length: 4_000 }, (_, i) => 0x4e00 + i))],
    ['emoji', '🎉'.repeat(2_000)],
    ['special tokens', '<|endoftext|>'.repeat(300)],
    ['broken surrogates', '\udc00\ud800x'.repeat(1_000)],
  ])('answers 4,000 characters of %s', async (_, text) => {
    const understanding = await nlu.understand(text)
    expect(understanding.intent.confidence).toBeGreaterThanOrEqual(0)
  })

  it.each(['1001', 'ana@example.com', '#1001, ana@example.com!', '1001 / ana@example.com'])(
    'reads no intent into %s, which is only a value',
    async (text) => {
      const { intent, entities } = await nlu.understand(text)
      expect(intent).toEqual({ name: 'nlu_fallback', confidence: 0 })
      expect(entities.length).toBeGreaterThan(0)
    },
  )

  it('answers alike alone and among many at once', async () => {
    const texts = parity.map((row) => row.text ?? '')
    const together = await Promise.all(texts.map((text) => nlu.understand(text)))
    for (const [i, text] of texts.entries()) expect(await nlu.understand(text)).toEqual(together[i])
  })

  it("knows a shop's own intents, named apart from the built-in ones, by a head of its own only", async () => {
    const texts = [
      'do you engrave',
      'engraving of initials',
      'can you engrave a ring',
      'is engraving free',
      'engrave it',
    ]
    const messages = await Promise.all(texts.map((text) => nlu.readMessage(text)))
    const examples = messages.filter((message): message is ReadMessage => message !== null)
    const { head } = learnOwnIntents({
      modelVersion: nlu.modelVersion,
      intents: [{ name: 'greeting', examples }],
      reference: [],
    })
    const read = (ownIntents?: typeof head) =>
      nlu.understand('could you engrave my ring', ownIntents ? { ownIntents } : {})
    const own = await read(head)
    expect(own.intent.name).toBe('own:greeting')
    expect(own.alternatives.map(({ name }) => name)).not.toContain('own:greeting')
    const builtIn = await nlu.understand('could you engrave my ring')
    expect(await read()).toEqual(builtIn)
    expect(await read({ ...head, modelVersion: 'another' })).toEqual(builtIn)
  })

  it('gives sentence vectors of length 1, closer for like messages', async () => {
    const [a, b, c] = await Promise.all(
      ['refund please', 'i want my money back', 'when do you open'].map((text) => nlu.read(text)),
    )
    const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
      Array.from(x).reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
    expect(dot(a?.vector ?? [], a?.vector ?? [])).toBeCloseTo(1, 4)
    expect(dot(a?.vector ?? [], b?.vector ?? [])).toBeGreaterThan(dot(a?.vector ?? [], c?.vector ?? []))
  })
})
