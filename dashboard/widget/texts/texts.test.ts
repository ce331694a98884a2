import { describe, expect, it } from 'vitest'
import { launcher as enLauncher, panel as enPanel } from './en'
import { fill } from './fill'
import { launcher as zhLauncher, panel as zhPanel } from './zh'

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('texts', () => {
  it.each([
    ['launcher', enLauncher, zhLauncher],
    ['panel', enPanel, zhPanel],
  ])('%s has the same keys and placeholders in every language', (_, english, chinese) => {
    const translated = new Map<string, string>(Object.entries(chinese))
    expect([...translated.keys()].sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries<string>({ ...english })) {
      expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(text))
      expect(translated.get(key)?.trim(), key).toBeTruthy()
    }
  })

  it('fills placeholders and leaves unknown ones as they are', () => {
    expect(fill('Order {number} of {who}', { number: 1001 })).toBe('Order 1001 of {who}')
  })
})
