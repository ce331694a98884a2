import { describe, expect, it } from 'vitest'
import { augment } from './augment'
import { deriveSeed, makeRng } from './rng'

const ALWAYS = { typoRate: 1, hasteRate: 0, wordDropout: 0 }

describe('augment', () => {
  it('changes a letter or two and no more', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const noisy = augment(' where is my order', ALWAYS, makeRng(seed))
      expect(Math.abs(noisy.length - ' where is my order'.length)).toBeLessThanOrEqual(1)
    }
  })

  it('makes several slips of one who is in haste, and leaves most letters', () => {
    const text = ' could you tell me where my order has got to'
    const noisy = augment(text, { typoRate: 0, hasteRate: 1, wordDropout: 0 }, makeRng(5))
    const kept = noisy.split(' ').filter((word) => word !== '' && text.includes(word)).length
    expect(kept).toBeLessThan(9)
    expect(kept).toBeGreaterThan(2)
    expect(Math.abs(noisy.length - text.length)).toBeLessThanOrEqual(5)
  })

  it('leaves texts of fewer than three letters alone', () => {
    expect(augment(' ok', ALWAYS, makeRng(1))).toBe(' ok')
  })

  it('never drops everything', () => {
    expect(augment(' a b c d', { typoRate: 0, hasteRate: 0, wordDropout: 0.9999 }, makeRng(3))).not.toBe('')
  })

  it('is the same for the same seed', () => {
    const once = () =>
      augment('我的快递到哪里了', { typoRate: 1, hasteRate: 0, wordDropout: 0.3 }, makeRng(deriveSeed(1, 2)))
    expect(once()).toBe(once())
  })
})
