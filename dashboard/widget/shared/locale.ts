/** Languages the widget speaks itself; the bot's answers may be in others. */
export const TEXT_LANGUAGES = ['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i
const RTL = /^(ar|fa|he|ur)\b/i

/** The first usable tag of: the script tag, the page, the browser. */
export function pickLocale(candidates: ReadonlyArray<string | null | undefined>): string {
  return candidates.find((tag): tag is string => !!tag && TAG.test(tag)) ?? 'en'
}

export const primary = (locale: string): string => locale.toLowerCase().split('-')[0] ?? 'en'

export function textLanguage(locale: string): TextLanguage {
  return TEXT_LANGUAGES.find((language) => language === primary(locale)) ?? 'en'
}

/** Times and money follow the words around them: the locale itself where the widget speaks its language. Digits are the bot's: Latin ones. */
export function formatLocale(locale: string): string {
  if (textLanguage(locale) !== primary(locale)) return textLanguage(locale)
  return primary(locale) === 'ar' && !locale.includes('-u-') ? `${locale}-u-nu-latn` : locale
}

export const direction = (locale: string): 'ltr' | 'rtl' => (RTL.test(locale) ? 'rtl' : 'ltr')

/** The best entry of a record by locale: exact tag, its language, the shop's default, English, anything. */
export function byLocale<T>(record: Record<string, T>, locale: string, fallback: string): T | undefined {
  const language = primary(locale)
  return record[locale] ?? record[language] ?? record[fallback] ?? record.en ?? Object.values(record)[0]
}
