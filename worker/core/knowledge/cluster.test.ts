import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterQuestions, MAX_CLUSTERED } from './cluster'

const VECTORS = { job: [1, 0, 0], dog: [0, 1, 0], other: [0, 0, 1] }

function clustered(questions: readonly (readonly [text: string, meaning: keyof typeof VECTORS])[]) {
  return clusterQuestions(
    questions.map(([, meaning]) => VECTORS[meaning]),
    questions.map(([text]) => text),
  ).map(({ label, members }) => ({ label: questions[label]?.[0], members: [...members] }))
}

describe('clusterQuestions', () => {
  it('puts together what means the same and shares words, the greatest first, with the most typical one on top', () => {
    const clusters = clustered([
      ['can I bring my dog', 'dog'],
      ['are you hiring people', 'job'],
      ['is my dog allowed', 'dog'],
      ['may my dog come along', 'dog'],
      ['something else entirely', 'other'],
    ])
    expect(clusters[0]).toMatchObject({ members: [0, 2, 3] })
    expect(clusters[0]?.label).toMatch(/dog/)
    expect(clusters.slice(1).map(({ members }) => members)).toEqual([[1], [4]])
  })

  it('takes texts that differ in case and marks alone for one, with vectors or without', () => {
    expect(clusterQuestions([[], [], []], ['Any jobs?', 'any jobs', '有招聘吗'])).toEqual([
      { label: 0, members: [0, 1] },
      { label: 2, members: [2] },
    ])
  })

  it('keeps apart signs that say nothing', () => {
    expect(clusterQuestions([[], []], ['???', '!!!'])).toHaveLength(2)
  })

  it('gives every question one place, the same on every run', () => {
    const text = fc.constantFrom('jobs', 'any jobs?', 'dogs', 'my dog', '有招聘吗', '招聘', '', 'x')
    const vector = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, vector), { maxLength: 30 }), (questions) => {
        const [texts, vectors] = [questions.map(([one]) => one), questions.map(([, one]) => one)]
        const clusters = clusterQuestions(vectors, texts)
        expect(clusters.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual([...texts.keys()])
        for (const { label, members } of clusters) expect(members).toContain(label)
        expect(clusterQuestions(vectors, texts)).toEqual(clusters)
      }),
    )
  })

  it('looks at a bounded number, and at none', () => {
    const texts = Array.from({ length: MAX_CLUSTERED + 5 }, () => 'the same')
    expect(
      clusterQuestions(
        texts.map(() => [1]),
        texts,
      )[0]?.members,
    ).toHaveLength(MAX_CLUSTERED)
    expect(clusterQuestions([], [])).toEqual([])
  })
})
