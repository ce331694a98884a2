import { describe, expect, it } from 'vitest'
import { CATALOGUE_TEXTS } from './render'
import { previewOf, splitKey, wordingFault } from './wording'

describe('a wording of the shop’s own', () => {
  it('may name what the built-in text names, in any of its moods, and nothing else', () => {
    expect(wordingFault('en', 'verify_mismatch', 'No match, {left} left.')).toBeNull()
    expect(wordingFault('en', 'verify_mismatch.negative', 'Sorry, {left} left.')).toBeNull()
    expect(wordingFault('en', 'verify_mismatch', 'No match, {secret}.')).toMatch(/^names \{secret\}.*\{left\}/)
  })

  it('is refused where it cannot be read or spoken', () => {
    expect(wordingFault('en', 'verify_mismatch', 'No match {')).toMatch(/lone/)
    expect(wordingFault('en', 'verify_mismatch', '{left, plural, one {one}}')).not.toBeNull()
    for (const [locale, key] of [
      ['xx', 'verify_mismatch'],
      ['en', 'no_such'],
      ['en', 'verify_mismatch.angry'],
      ['en', 'verify_mismatch.negative.negative'],
      ['en', 'constructor'],
    ] as const)
      expect(wordingFault(locale, key, 'Hi')).toBe('there is no such text in this language')
  })

  it('keys are a name and a mood', () => {
    expect(splitKey('a.negative')).toEqual({ plain: 'a', mood: 'negative' })
    expect(splitKey('a')).toEqual({ plain: 'a', mood: null })
    expect(splitKey('a.b')).toBeNull()
  })

  it('every built-in text can be previewed, without a gap', () => {
    for (const [locale, texts] of CATALOGUE_TEXTS)
      for (const [key, text] of texts) {
        const preview = previewOf(locale, text)
        expect({ locale, key, preview }).toEqual({
          locale,
          key,
          preview: expect.not.stringMatching(/[{}]|NaN|undefined|^$/),
        })
        expect(wordingFault(locale, key, text)).toBeNull()
      }
  })
})
