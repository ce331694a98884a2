import { describe, expect, it } from 'vitest'
import { RESPONSE_LOCALES, responseLocale, text, textKeysOf } from './render'

describe('text', () => {
  it('speaks the language of a tag with region or script', () => {
    for (const tag of ['zh', 'zh-TW', 'ZH-Hans-CN']) expect(text('thanks', tag)).toMatch(/不客气/)
  })

  it('falls back to English for a language it has no texts in', () => {
    for (const tag of ['it', 'xx', '']) expect(text('thanks', tag)).toMatch(/welcome/)
  })

  it('takes the wording for an upset shopper where there is one', () => {
    expect(text('goodbye', 'en', {}, 'negative')).toMatch(/sorry/)
    expect(text('goodbye', 'en', {}, 'positive')).toBe(text('goodbye', 'en'))
    expect(text('thanks', 'en', {}, 'negative')).toBe(text('thanks', 'en'))
  })

  it('throws for a key that does not exist, and names it', () => {
    expect(() => text('no_such_key', 'zh')).toThrow('no text "no_such_key" in zh')
  })

  it('throws when a value is missing', () => {
    expect(() => text('product_price', 'en', { title: 'Mug' })).toThrow(/price/)
  })

  it('does not mix up two values, though formats are kept', () => {
    expect(text('cancel_kept', 'en', { order_number: '1' })).toContain('order 1 stays')
    expect(text('cancel_kept', 'en', { order_number: '2' })).toContain('order 2 stays')
  })
})

describe('responseLocale and textKeysOf', () => {
  it('know the locales replies are written in', () => {
    expect(RESPONSE_LOCALES).toEqual(['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar'])
    expect(RESPONSE_LOCALES.map(responseLocale)).toEqual(RESPONSE_LOCALES)
    expect(textKeysOf('en')).toEqual(textKeysOf('zh'))
    expect(textKeysOf('it').size).toBe(0)
  })
})
