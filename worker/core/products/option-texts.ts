import type { OptionTexts } from '../domain'

/** What a value of an option is called: ("colour", "moss") ▸ "Moosgrün". */
export type OptionReader = (option: string, value: string) => string

/** Units by locale, as they stand behind a number; a unit that is not here reads the same there. */
const UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: { cm: ' 厘米', mm: ' 毫米', m: ' 米', ml: ' 毫升', l: ' 升', g: ' 克', kg: ' 千克', inch: ' 英寸' },
  es: { inch: ' pulgadas' },
  fr: { inch: ' pouces' },
  de: { inch: ' Zoll' },
  pt: { inch: ' polegadas' },
  ja: { cm: 'cm', mm: 'mm', m: 'm', ml: 'ml', l: 'L', g: 'g', kg: 'kg', inch: 'インチ' },
  ar: { cm: ' سم', mm: ' مم', m: ' م', ml: ' مل', l: ' ل', g: ' غ', kg: ' كغ', inch: ' بوصة' },
}
const DECIMAL_COMMA: ReadonlySet<string> = new Set(['es', 'fr', 'de', 'pt'])
const MEASURE = /^(\d+(?:\.\d+)?(?: ?x ?\d+(?:\.\d+)?)*) ?(cm|mm|m|ml|l|g|kg|inch|in)$/

/**
 * The option texts of a locale, read one by one: those given for the option, then for any option, then the same in the shop's own language;
 * a measure is written as the locale writes it, anything else stands as the catalogue has it.
 */
export function optionReader(
  texts: Readonly<Record<string, OptionTexts>> | undefined,
  locale: string,
  fallback: string,
): OptionReader {
  const given = [texts?.[locale], locale === fallback ? undefined : texts?.[fallback]]
  return (option, value) => {
    for (const of of given) {
      const found = of?.byName?.[option]?.[value] ?? of?.values[value]
      if (found !== undefined) return found
    }
    return measureWords(value, locale)
  }
}

/** "45 x 45 cm" as the locale writes it: "45 × 45 cm", "45 × 45 سم"; any other text as it is. */
export function measureWords(value: string, locale: string): string {
  const [, numbers, unit] = MEASURE.exec(value) ?? []
  if (numbers === undefined || unit === undefined) return value
  const plain = unit === 'in' ? 'inch' : unit
  const shown = numbers.replace(/ ?x ?/g, ' × ')
  return `${DECIMAL_COMMA.has(locale) ? shown.replaceAll('.', ',') : shown}${UNITS[locale]?.[plain] ?? ` ${unit}`}`
}
