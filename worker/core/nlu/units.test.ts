import { describe, expect, it } from 'vitest'
import { normaliseText, PRETOKEN } from './normalise'
import { type UnitSettings, unitsOf } from './units'

const SETTINGS: UnitSettings = { pieces: 256, buckets: 1_000, minGram: 2, maxGram: 5, maxUnits: 8 }
/** One piece per byte. */
const LENGTHS = new Uint8Array(256).fill(1)

function read(text: string, settings = SETTINGS) {
  const normalised = normaliseText(text)
  const cut = (normalised.match(PRETOKEN) ?? []).join('')
  return unitsOf(normalised, Buffer.from(cut), LENGTHS, settings)
}

const rowsOf = ({ rows, starts }: ReturnType<typeof read>, unit: number) => [
  ...rows.slice(starts[unit], starts[unit + 1]),
]

describe('unitsOf', () => {
  it('makes one unit of each word, number and symbol', () => {
    expect(read('where is it?').starts).toHaveLength(5)
  })

  it('reads a word as its pieces, itself and its n-grams', () => {
    const rows = rowsOf(read('size'), 0)
    // " size" is 5 bytes; "<size>" has 5 + 4 + 3 + 2 n-grams of 2 to 5 letters.
    expect(rows).toHaveLength(5 + 1 + 14)
    expect(rows.slice(0, 5)).toEqual([...Buffer.from(' size')])
    expect(rows.slice(5).every((row) => row >= 256 && row < 1_256)).toBe(true)
  })

  it('gives a misspelt word many rows of the right one', () => {
    const [right, wrong] = [new Set(rowsOf(read('refund'), 0)), rowsOf(read('refnud'), 0)]
    const shared = wrong.filter((row) => right.has(row)).length
    expect(shared).toBeGreaterThan(6)
    expect(shared).toBeLessThan(right.size)
  })

  it('makes one unit of each piece of an unspaced script', () => {
    expect(read('退款').starts).toHaveLength(7)
  })

  it('gives a piece of an unspaced script the n-grams of the characters that begin in it', () => {
    const lengths = new Uint8Array(256).fill(6)
    const { rows, starts } = unitsOf('退款吧呀', [1, 2], lengths, SETTINGS)
    expect([...starts]).toEqual([0, 4, 8])
    expect(rows[0]).toBe(1)
    expect(rows[4]).toBe(2)
  })

  it('stops at the longest message it may read', () => {
    const { rows, starts } = read('one two three four five six seven eight nine ten')
    expect(starts).toHaveLength(9)
    expect(rows).toHaveLength(starts.at(-1) ?? 0)
  })

  it('makes nothing of nothing', () => {
    expect([...read('').starts]).toEqual([0])
  })
})
