import { describe, expect, it } from 'vitest'
import { confusionPlot, reliabilityPlot } from './plots'

describe('reliabilityPlot', () => {
  it('draws a dot for every bin, higher where more was right', () => {
    const plot = reliabilityPlot(
      [
        { n: 10, confidence: 0.5, accuracy: 0.4 },
        { n: 90, confidence: 0.9, accuracy: 0.95 },
      ],
      0.03,
    )
    const [low = 0, high = 0] = [...plot.matchAll(/cy="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(high).toBeLessThan(low)
    expect(plot).toContain('ECE 0.030')
  })
})

describe('confusionPlot', () => {
  it('tells each cell that holds a message', () => {
    const judged = [
      { truth: 'a', predicted: 'a' },
      { truth: 'a', predicted: 'b' },
      { truth: 'b', predicted: 'b' },
    ]
    const titles = [...confusionPlot(judged, ['a', 'b']).matchAll(/<title>(.*?)<\/title>/g)].map((match) => match[1])
    expect(titles).toEqual(['a read as a: 1 of 2', 'a read as b: 1 of 2', 'b read as b: 1 of 1'])
  })
})
