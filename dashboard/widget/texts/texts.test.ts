import { describe, expect, it } from 'vitest'
import { TEXT_LANGUAGES } from '../shared/locale'
import { en, loadTexts } from './all'
import { fill } from './fill'

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('texts', () => {
  it.each(TEXT_LANGUAGES)('%s has the same keys and placeholders as English', async (language) => {
    const spoken = await loadTexts(language)
    for (const part of ['launcher', 'panel'] as const) {
      const translated = new Map<string, string>(Object.entries(spoken[part]))
      expect([...translated.keys()].sort()).toEqual(Object.keys(en[part]).sort())
      for (const [key, text] of Object.entries<string>({ ...en[part] })) {
        expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(text))
        expect(translated.get(key)?.trim(), key).toBeTruthy()
      }
    }
    if (language !== 'en') expect(spoken.panel.placeholder).not.toBe(en.panel.placeholder)
  })

  it('fills placeholders and leaves unknown ones as they are', () => {
    expect(fill('Order {number} of {who}', { number: 1001 })).toBe('Order 1001 of {who}')
  })
})
