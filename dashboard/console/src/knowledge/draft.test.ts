import { describe, expect, it } from 'vitest'
import { diffLines } from './diff'
import { bodyOf, draftOf, EMPTY_DRAFT, idOfInput, problemOf } from './draft'
import { instantOf, localOf } from './zone'

const ARTICLE = {
  article_id: 'piano',
  status: 'published' as const,
  valid_from: '2026-07-01T08:00:00.000Z',
  valid_until: null,
  intents: ['delivery_time'],
  tags: ['a', 'b c'],
  related: ['x'],
  texts: {
    en: { title: 'T', questions: ['one?', 'two?'], answer: '- a\n- b' },
    ar: { title: 'ع', questions: [], answer: 'ب' },
  },
}
const ZONE = 'Europe/Lisbon'

describe('a draft', () => {
  it('gives back what was loaded', () => {
    const { article_id: _, ...content } = ARTICLE
    expect(bodyOf(draftOf(ARTICLE, ZONE), 'published', 3, ZONE)).toEqual({ ...content, base_version: 3 })
  })

  const good = { ...EMPTY_DRAFT, id: 'a', texts: { en: { title: 'T', questions: '', answer: 'A' } } }
  it.each([
    [{}, undefined],
    [{ id: '' }, 'know_error_id'],
    [{ id: '-a' }, 'know_error_id'],
    [{ texts: {} }, 'know_error_empty'],
    [{ texts: { en: { title: ' ', questions: ' ', answer: '' } } }, 'know_error_empty'],
    [{ texts: { ...good.texts, zh: { title: '', questions: '', answer: 'x' } } }, 'know_error_half'],
    [{ texts: { ...good.texts, zh: { title: '', questions: 'x', answer: '' } } }, 'know_error_half'],
    [{ validFrom: '2026-01-02T00:00', validUntil: '2026-01-02T00:00' }, 'know_error_until'],
  ])('with %j has the problem %j', (change, key) => expect(problemOf({ ...good, ...change })?.key).toBe(key))

  it('leaves out languages nothing is written in, and takes tags apart', () => {
    const draft = {
      ...good,
      tags: ' a，b,, c ',
      texts: { ...good.texts, zh: { title: '', questions: '', answer: ' ' } },
    }
    expect(bodyOf(draft, 'draft', 0, ZONE)).toMatchObject({ tags: ['a', 'b', 'c'], texts: { en: { answer: 'A' } } })
    expect(Object.keys(bodyOf(draft, 'draft', 0, ZONE)['texts'] as object)).toEqual(['en'])
  })

  it.each([
    ['How long?', 'how-long-'],
    ['退货 政策', '退货-政策'],
    ['--A', 'a'],
  ])('makes of %j an id', (input, id) => expect(idOfInput(input)).toBe(id))
})

describe('a time in the shop’s zone', () => {
  it.each([
    ['2026-07-01T09:00', 'Europe/Lisbon', '2026-07-01T08:00:00.000Z'],
    ['2026-01-01T09:00', 'Europe/Lisbon', '2026-01-01T09:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Lisbon', '2026-03-29T01:30:00.000Z'],
    ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  ])('%s in %s is %s and back', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant)
    expect(localOf(instant, zone)).toBe(local)
  })

  it('may be none', () => {
    expect(instantOf('', ZONE)).toBeNull()
    expect(localOf(null, ZONE)).toBe('')
  })
})

describe('the difference of two texts', () => {
  const shown = (before: string, after: string) =>
    diffLines(before.split(''), after.split('')).map(
      ({ kind, text }) => ({ same: '', added: '+', removed: '-' })[kind] + text,
    )

  it.each([
    ['abc', 'abc', 'a b c'],
    ['abc', 'axc', 'a -b +x c'],
    ['abcd', 'bd', '-a b -c d'],
    ['', 'ab', '+a +b'],
    ['xaby', 'xbay', 'x -a b +a y'],
  ])('%j to %j', (before, after, lines) => expect(shown(before, after).join(' ')).toBe(lines))

  it('of long texts is not worked out line by line', () => {
    const before = Array.from({ length: 2_000 }, (_, i) => `a${i}`)
    const after = Array.from({ length: 2_000 }, (_, i) => `b${i}`)
    expect(diffLines(before, after)).toHaveLength(4_000)
  })
})
