import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, packVectors, toBase64, unpackVectors } from './pack'

const bytes = (length: number) =>
  fc.array(fc.integer({ min: -128, max: 127 }), { minLength: length, maxLength: length })
const vectors = fc.dictionary(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.record({ hash: fc.string({ maxLength: 16 }), values: fc.integer({ min: 0, max: 4 }).chain((n) => bytes(n * 3)) }),
)

/** In memory of its own, as KV hands it out. */
const copied = (packed: Uint8Array) => packed.slice().buffer

describe('packed vectors', () => {
  it('are what was packed', () => {
    fc.assert(
      fc.property(vectors, (articles) => {
        const byArticle = new Map(
          Object.entries(articles).map(([id, { hash, values }]) => [id, { hash, values: Int8Array.from(values) }]),
        )
        const unpacked = unpackVectors(copied(packVectors({ modelVersion: 'm1', dimensions: 3, byArticle })))
        expect(unpacked).toEqual({ modelVersion: 'm1', dimensions: 3, byArticle })
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['no line', 'abc'],
    ['no JSON', 'abc\n123'],
    ['another shape', '{"model_version":"m","dimensions":0,"articles":[]}\n'],
    ['too few bytes', '{"model_version":"m","dimensions":3,"articles":[["a","h",1]]}\n12'],
    ['a negative count', '{"model_version":"m","dimensions":3,"articles":[["a","h",-1]]}\n123'],
  ])('that are %s are none', (_, text) => {
    expect(unpackVectors(copied(new TextEncoder().encode(text)))).toBeNull()
  })

  it('go through base64 unchanged', () => {
    fc.assert(
      fc.property(bytes(7), (values) => {
        expect([...fromBase64(toBase64(Int8Array.from(values)))]).toEqual(values)
      }),
    )
  })
})
