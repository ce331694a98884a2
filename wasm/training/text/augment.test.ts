import { describe, expect, it } from 'vitest'
import { augment } from './augment'
import { deriveSeed, makeRng } from './rng'

const ALWAYS = { typoRate: 1, wordDropout: 0 }

describe('augment', () => {
  it('changes a letter or two and no more', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const noisy = augment(' where is my order', ALWAYS, makeRng(seed))
      expect(Math.abs(noisy.length - ' where is my order'.length)).toBeLessThanOrEqual(1)
    }
  })

  it('leaves texts of fewer than three letters alone', () => {
    expect(augment(' ok', ALWAYS, makeRng(1))).toBe(' ok')
  })

  it('never drops everything', () => {
    expect(augment(' a b c d', { typoRate: 0, wordDropout: 0.9999 }, makeRng(3))).not.toBe('')
  })

  it('is the same for the same seed', () => {
    const once = () => augment('我的快递到哪里了', { typoRate: 1, wordDropout: 0.3 }, makeRng(deriveSeed(1, 2)))
    expect(once()).toBe(once())
  })
})
