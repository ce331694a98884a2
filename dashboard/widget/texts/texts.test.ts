import { describe, expect, it } from 'vitest'
import * as en from './en'
import { fill } from './fill'
import * as zh from './zh'

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('texts', () => {
  it.each(['launcher', 'panel'] as const)('%s has the same keys and placeholders in every language', (part) => {
    const [english, chinese] = [en[part], zh[part]] as unknown as Array<Record<string, string>>
    expect(Object.keys(chinese ?? {}).sort()).toEqual(Object.keys(english ?? {}).sort())
    for (const [key, text] of Object.entries(english ?? {})) {
      expect(placeholders(chinese?.[key] ?? ''), key).toEqual(placeholders(text))
      expect(chinese?.[key]?.trim(), key).toBeTruthy()
    }
  })

  it('fills placeholders and leaves unknown ones as they are', () => {
    expect(fill('Order {number} of {who}', { number: 1001 })).toBe('Order 1001 of {who}')
  })
})
