import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heicBytes, jpegBytes, pngBytes, webpBytes } from '../../test/fixtures/images'
import { sniffImage } from './sniff'

describe('an image', () => {
  it.each([
    ['PNG', pngBytes(200, 100), { type: 'image/png', width: 200, height: 100 }],
    ['JPEG', jpegBytes(200, 100), { type: 'image/jpeg', width: 200, height: 100 }],
    ['WebP, extended', webpBytes('VP8X', 200, 100), { type: 'image/webp', width: 200, height: 100 }],
    ['WebP, lossy', webpBytes('VP8 ', 200, 100), { type: 'image/webp', width: 200, height: 100 }],
    ['WebP, lossless', webpBytes('VP8L', 200, 100), { type: 'image/webp', width: 200, height: 100 }],
    ['HEIC', heicBytes(), { type: 'image/heic' }],
    ['HEIC, general brand', heicBytes('mif1'), { type: 'image/heic' }],
    ['JPEG without a frame', new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), { type: 'image/jpeg' }],
  ])('is known by its bytes: %s', (_, bytes, sniffed) => {
    expect(sniffImage(bytes)).toEqual(sniffed)
  })

  it.each([
    ['nothing', ''],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['GIF', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['PDF', '%PDF-1.7 and more to be long enough'],
    ['a video in the same container', '\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0000\u0000'],
    ['a sound in the same container', 'RIFF\u0000\u0000\u0000\u0000WAVEfmt and more to be long enough'],
  ])('is not %s', (_, text) => {
    expect(sniffImage(new TextEncoder().encode(text))).toBeNull()
  })

  it('cut off before its size is none, and no garbage makes it fail', () => {
    expect(sniffImage(pngBytes().subarray(0, 20))).toBeNull()
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom(pngBytes(), jpegBytes(), webpBytes('VP8X')),
        (noise, head) => {
          const sniffed = sniffImage(new Uint8Array([...head.subarray(0, 12), ...noise]))
          return sniffed === null || sniffed.type.startsWith('image/')
        },
      ),
    )
  })
})
