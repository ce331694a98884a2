import { describe, expect, it } from 'vitest'
import { replyLocale } from './reply-locale'

const FACTS = {
  language: 'und',
  asked: undefined,
  current: 'en',
  shopperMessages: 3,
  spoken: ['en', 'zh'],
  fallback: 'en',
} as const

describe('replyLocale', () => {
  it('is the language of the message when the shop speaks it', () => {
    expect(replyLocale({ ...FACTS, language: 'zh', asked: 'en', current: 'en' })).toBe('zh')
  })

  it('is that of the conversation for a message without one', () => {
    expect(replyLocale({ ...FACTS, current: 'zh', asked: 'en' })).toBe('zh')
  })

  it('is what the client asked for at the start', () => {
    expect(replyLocale({ ...FACTS, shopperMessages: 0, asked: 'zh-CN' })).toBe('zh')
  })

  it('stays with the conversation for a language the shop does not speak', () => {
    expect(replyLocale({ ...FACTS, language: 'fr', current: 'zh' })).toBe('zh')
  })

  it('reads region and script off a tag, in any case', () => {
    for (const asked of ['zh', 'ZH', 'zh-TW', 'zh-Hans-CN'])
      expect(replyLocale({ ...FACTS, shopperMessages: 0, asked })).toBe('zh')
  })

  it('falls back to that of the shop when nothing fits', () => {
    expect(replyLocale({ ...FACTS, language: 'fr', asked: 'de', current: 'pt-BR', fallback: 'zh' })).toBe('zh')
    expect(replyLocale({ ...FACTS, asked: '', current: '', fallback: 'en' })).toBe('en')
  })
})
