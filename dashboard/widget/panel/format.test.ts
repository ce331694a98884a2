import { describe, expect, it } from 'vitest'
import { order } from '../mock/answers'
import { accentRules, contrast } from '../shared/accent'
import { byLocale, direction, formatLocale, pickLocale, textLanguage } from '../shared/locale'
import { expectedDay, orderTone, progressOf } from './cards/progress'
import { dayLabel, dayOf, formatDay, formatMoney } from './format'
import { quickRepliesOf, timeline } from './timeline'

const plain = (text: string) => text.replace(/\s/g, ' ')

describe('money', () => {
  it.each([
    [{ cents: 12_890, currency: 'EUR' }, 'en', '€128.90'],
    [{ cents: 12_890, currency: 'EUR' }, 'de', '128,90 €'],
    [{ cents: 1_200, currency: 'JPY' }, 'en', '¥1,200'],
    [{ cents: 12_345, currency: 'KWD' }, 'en', 'KWD 12.345'],
    [{ cents: 100, currency: 'no' }, 'en', '1.00 no'],
  ])('%j in %s is %s', (money, locale, text) => expect(plain(formatMoney(money, locale))).toBe(text))
})

describe('days', () => {
  it('are of the shop, never moved by the zone of the reader', () => {
    expect(formatDay('2026-11-27', 'en-GB')).toMatch(/^Fri,? 27 Nov$/)
    expect(formatDay('soon', 'en')).toBe('soon')
  })

  it('are named when near', () => {
    const now = new Date(2026, 10, 27, 12)
    const words = { today: 'Today', yesterday: 'Yesterday' }
    expect(dayLabel(dayOf(now), now, 'en', words)).toBe('Today')
    expect(dayLabel('2026-11-26', now, 'en', words)).toBe('Yesterday')
    expect(dayLabel('2026-11-01', now, 'en', words)).toContain('Nov')
  })
})

describe('an order', () => {
  it('waits for no day once everything has arrived', () => {
    const [parcel] = order().shipments
    if (!parcel) throw new Error('the fixture has a parcel')
    expect(expectedDay(order())?.late).toBe(false)
    expect(expectedDay(order({ shipments: [{ ...parcel, late: true }] }))?.late).toBe(true)
    const arrived = order({ shipments: [{ ...parcel, status: 'delivered' }] })
    expect(expectedDay(arrived)).toBeUndefined()
    expect(orderTone(arrived)).toBe('success')
    expect(orderTone(order({ status: 'cancelled' }))).toBe('warning')
  })

  it('takes an unknown parcel state as just begun', () => {
    expect(progressOf('teleported' as 'pending').done).toBe(0)
  })
})

describe('the timeline', () => {
  const at = '2026-01-01T10:00:00.000Z'
  const message = { seq: 1, author: 'bot' as const, text: 'a', at, quick_replies: [{ title: 'x', text: 'x' }] }
  const pending = { id: 'p', text: 'b', locale: 'en', at, state: 'waiting' as const, tries: 0 }

  it('groups by author and puts what is pending last', () => {
    const items = timeline([message, { ...message, seq: 2 }], [pending])
    expect(items.map((i) => (i.kind === 'day' ? 'day' : [i.key, i.first]))).toEqual([
      'day',
      ['s1', true],
      ['s2', false],
      ['p', true],
    ])
  })

  it('offers the quick replies of the last message, once', () => {
    expect(quickRepliesOf([message], [])).toHaveLength(1)
    expect(quickRepliesOf([message], [pending])).toEqual([])
    expect(quickRepliesOf([message, { seq: 2, author: 'bot', text: 'c', at }], [])).toEqual([])
  })
})

describe('locales', () => {
  it('come from the tag, the page or the browser', () => {
    expect(pickLocale([undefined, '', 'zh-Hans-CN', 'en'])).toBe('zh-Hans-CN')
    expect(pickLocale(['<script>', null])).toBe('en')
    expect(textLanguage('zh-TW')).toBe('zh')
    expect(textLanguage('fr')).toBe('fr')
    expect(textLanguage('it')).toBe('en')
    expect(direction('ar-EG')).toBe('rtl')
    expect(['ar-EG', 'it', 'en-GB', 'zh-Hans-CN'].map(formatLocale)).toEqual([
      'ar-EG-u-nu-latn',
      'en',
      'en-GB',
      'zh-Hans-CN',
    ])
    expect(byLocale({ en: 1, zh: 2 }, 'zh-CN', 'en')).toBe(2)
    expect(byLocale({ en: 1, zh: 2 }, 'fr', 'zh')).toBe(2)
  })
})

describe('an accent', () => {
  it('is taken as a colour only, and made readable', () => {
    expect(accentRules('red;}body{display:none')).toBe('')
    for (const hex of ['#ffb400', '#4b1d8f', '#ffffff', '#000000']) {
      const [, on] = /--k-on-accent:(#\w{6})/.exec(accentRules(hex)) ?? []
      const rgb = (color = '') =>
        [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)) as [number, number, number]
      expect(contrast(rgb(on), rgb(hex))).toBeGreaterThan(4.5)
    }
  })
})
