import { describe, expect, it } from 'vitest'
import { lineOfPath, offsetOfLine, readJson } from './json-lines'

const TEXT = `{
  "flow": "a",
  "states": {
    "ask": {
      "choices": [
        { "title": "x" },
        { "title": "y" }
      ],
      "7": 1
    }
  }
}`

describe('a JSON text', () => {
  it('is read, or its faults are told with their lines', () => {
    expect(readJson('{"a": [1]}')).toEqual({ ok: true, value: { a: [1] } })
    expect(readJson('{\n  "a": 1\n  "b": 2\n}')).toEqual({
      ok: false,
      problems: [{ line: 3, message: 'Comma expected' }],
    })
    for (const bad of ['', '{', '{"a":1,}', '// no\n{}', '{"a":1} x'])
      expect({ bad, ok: readJson(bad).ok }).toEqual({ bad, ok: false })
  })

  it('has a line for every path, the nearest one above where it is missing', () => {
    expect(lineOfPath(TEXT, ['flow'])).toBe(2)
    expect(lineOfPath(TEXT, ['states', 'ask', 'choices', '1', 'title'])).toBe(7)
    expect(lineOfPath(TEXT, ['states', 'ask', '7'])).toBe(9)
    expect(lineOfPath(TEXT, ['states', 'ask', 'next'])).toBe(4)
    expect(lineOfPath(TEXT, [])).toBe(1)
    expect(lineOfPath('{', ['a'])).toBe(1)
  })

  it('knows where a line begins', () => {
    expect(offsetOfLine('ab\ncd\nef', 1)).toBe(0)
    expect(offsetOfLine('ab\ncd\nef', 3)).toBe(6)
    expect(offsetOfLine('ab', 9)).toBe(0)
  })
})
