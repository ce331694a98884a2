import { describe, expect, it } from 'vitest'
import { toExamples } from './labels'
import { parseTsv, readTsv, TsvError } from './rows'

describe('parseTsv', () => {
  it('reads cells by header name, whatever the order and other columns', () => {
    const rows = parseTsv('intent\tnote\ttext\ngreeting\tx\thello\n', 'f.tsv', ['text', 'intent'])
    expect(rows).toEqual([{ intent: 'greeting', note: 'x', text: 'hello' }])
  })

  it('skips blank lines, a byte order mark and carriage returns', () => {
    expect(parseTsv('\uFEFFtext\tintent\r\nhi\tgreeting\r\n\r\n', 'f.tsv', ['text', 'intent'])).toHaveLength(1)
  })

  it('names the file and the missing column', () => {
    expect(() => parseTsv('text\tlabel\nhi\tx', 'f.tsv', ['text', 'intent'])).toThrow(
      'f.tsv: no column "intent" (found: text, label)',
    )
  })

  it('names the line of an empty cell', () => {
    expect(() => parseTsv('text\tintent\nhi\tgreeting\nho\t', 'f.tsv', ['text', 'intent'])).toThrow(
      'f.tsv:3: column "intent" is empty',
    )
  })

  it('leaves an absent optional cell empty', () => {
    expect(parseTsv('text\tintent\tsentiment\nhi\tgreeting', 'f.tsv', ['text', 'intent'])[0]?.sentiment).toBe('')
  })
})

describe('readTsv', () => {
  it('says which file cannot be read', () => {
    expect(() => readTsv('nowhere.tsv', ['text'])).toThrow(new TsvError('nowhere.tsv: cannot be read'))
  })
})

describe('toExamples', () => {
  it('marks a missing mood or language with -1', () => {
    expect(toExamples([{ text: 'hi', intent: 'b' }], ['a', 'b'], 'f')).toEqual([
      { text: 'hi', intent: 1, mood: -1, language: -1 },
    ])
  })

  it('refuses an unknown intent', () => {
    expect(() => toExamples([{ text: 'hi', intent: 'c' }], ['a', 'b'], 'f.tsv')).toThrow('f.tsv: unknown intent "c"')
  })
})
