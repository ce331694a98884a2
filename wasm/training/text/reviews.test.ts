import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { NEGATIVE } from './labels.ts'
import { heldOutReviews, reviewExamples } from './reviews.ts'

const folder = mkdtempSync(join(tmpdir(), 'kefu-reviews-'))
const file = join(folder, 'reviews.tsv')
const rows = Array.from({ length: 100 }, (_, i) => `review ${i}\t${(i % 5) + 1}`)
writeFileSync(file, ['text\trating', ...rows, 'no stars\t9'].join('\n'))

afterAll(() => rmSync(folder, { recursive: true }))

describe('reviews', () => {
  it('are never both learned and measured', () => {
    const measured = new Set(heldOutReviews(file).map((row) => row.text))
    expect(measured.size).toBe(11)
    for (const { text } of reviewExamples(file).examples) expect(measured).not.toContain(text)
  })

  it('have a mood by their stars, and no intent', () => {
    const { name, examples } = reviewExamples(file)
    expect(name).toBe('reviews')
    expect(examples.every(({ intent }) => intent === -1)).toBe(true)
    const moods = examples.map(({ mood }) => mood)
    expect(moods.filter((mood) => mood === NEGATIVE)).toHaveLength(30)
    expect(moods.filter((mood) => mood === 2)).toHaveLength(10)
    expect(examples.map(({ text }) => text)).not.toContain('no stars')
  })
})
