import accountEn from './account/messages/en.json'
import accountZh from './account/messages/zh.json'
import en from './messages/en.json'
import namesEn from './messages/names.en.json'
import namesZh from './messages/names.zh.json'
import zh from './messages/zh.json'
import { usePreferences } from './preferences'

export type MessageKey = keyof typeof en | keyof typeof accountEn
export type Language = 'en' | 'zh'
export type Texts = Readonly<Record<MessageKey, string>>

const MESSAGES: Readonly<Record<Language, Texts>> = {
  en: { ...en, ...accountEn },
  zh: { ...zh, ...accountZh },
}
const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: namesEn, zh: namesZh }
export const LANGUAGES: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'zh', name: '中文' },
]

/** A text with its `{names}` filled in. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

export function useTranslate(): Translate {
  const { language } = usePreferences()
  return (key, values = {}) =>
    MESSAGES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** What people call an intent, a channel or a language: the code itself, made readable, where no name is known. */
export function nameOf(dimension: string, value: string, language: Language): string {
  if (value === '') return '–'
  if (dimension === 'language') return languageName(value, language)
  // A shop's own intents come with a prefix, which only the data needs.
  return NAMES[language][value] ?? sentence(value.replace(/^own:/, ''))
}

/** The name of a language by its tag, in the reader's own. */
export function languageName(code: string, language: Language): string {
  if (code === 'und') return '–'
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function sentence(code: string): string {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
