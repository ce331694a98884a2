import { describe, expect, it } from 'vitest'
import { optionReader } from '../core/products/option-texts'
import { DEMO_PRODUCT_TEXTS } from './locales'
import { DEMO_OPTION_TEXTS } from './option-texts'
import sizeCharts from './size-charts.json' with { type: 'json' }

const LOCALES = ['zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar']
const OPTIONS = DEMO_PRODUCT_TEXTS.flatMap(({ variants }) =>
  variants.flatMap(({ options }) => Object.entries(options as Record<string, string>)),
)
/** Numbers and letters of sizes read the same everywhere, a measure is written by the locale. */
const NEEDS_NO_TEXT = /^(?:[\dSMLX/-]+|\d[\d. x]* (?:cm|m|ml|inch))$/

describe('option texts of the demo shop', () => {
  it.each(LOCALES)('name every option value in %s', (locale) => {
    const { values, byName } = DEMO_OPTION_TEXTS[locale] ?? { values: {} }
    const unnamed = OPTIONS.filter(
      ([option, value]) => !NEEDS_NO_TEXT.test(value) && !(byName?.[option]?.[value] ?? values[value]),
    )
    expect(unnamed).toEqual([])
  })

  it.each(LOCALES)('tell the colours of a product apart in %s', (locale) => {
    const read = optionReader(DEMO_OPTION_TEXTS, locale, 'en')
    for (const { id, variants } of DEMO_PRODUCT_TEXTS) {
      const sold = variants.map(({ options }) =>
        Object.entries(options as Record<string, string>).map(([option, value]) => read(option, value)),
      )
      expect(new Set(sold.map((words) => words.join(' / '))).size, id).toBe(variants.length)
    }
  })

  it('say how every chart falls in all eight languages', () => {
    for (const [id, { fit }] of Object.entries(sizeCharts))
      expect(Object.keys(fit).sort(), id).toEqual(['en', ...LOCALES].sort())
  })
})
