import { fill, type Language } from '../logic/format'
import en from '../texts/en.json'
import zh from '../texts/zh.json'
import { languageStore } from './settings'
import { useStore } from './use-store'

export type TextKey = keyof typeof en
export type Values = Readonly<Record<string, string | number>>
type CountKey = TextKey extends infer Key ? (Key extends `${infer Stem}_one` ? Stem : never) : never

const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, zh }

export type Translate = {
  (key: TextKey, values?: Values): string
  /** The plural form for `count`, which also fills `{count}`. */
  count(stem: CountKey, count: number): string
  language: Language
}

export const isTextKey = (key: string): key is TextKey => key in en

const translator = (language: Language): Translate => {
  const plural = new Intl.PluralRules(language)
  const translate = (key: TextKey, values: Values = {}): string => fill(TEXTS[language][key], values)
  const count = (stem: CountKey, amount: number): string =>
    translate(plural.select(amount) === 'one' ? `${stem}_one` : `${stem}_other`, { count: amount })
  return Object.assign(translate, { count, language })
}

const TRANSLATORS: Readonly<Record<Language, Translate>> = { en: translator('en'), zh: translator('zh') }

export const useTexts = (): Translate => TRANSLATORS[useStore(languageStore)]
