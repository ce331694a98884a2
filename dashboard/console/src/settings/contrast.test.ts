import { describe, expect, it } from 'vitest'
import { contrastOf } from './contrast'

describe('the contrast of an accent colour', () => {
  it('is that of the words on it, in white or black, whichever reads better', () => {
    expect(contrastOf('#0f766e')).toMatchObject({ ink: 'white' })
    expect(contrastOf('#0f766e')?.on).toBeCloseTo(5.47, 1)
    expect(contrastOf('#ffcc00')).toMatchObject({ ink: 'black' })
    expect(contrastOf('#ffcc00')?.onWhite).toBeCloseTo(1.53, 1)
    expect(contrastOf('#ffffff')?.onWhite).toBeCloseTo(1)
    expect(contrastOf('#000000')?.on).toBeCloseTo(21)
  })

  it.each(['', 'teal', '#fff', '#12345g'])('is none for %s', (hex) => expect(contrastOf(hex)).toBeNull())
})
