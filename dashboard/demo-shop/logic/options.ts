import zh from '../../../worker/demo-shop/options/zh.json'
import type { Language } from './format'

type Names = Readonly<Record<string, string>>
const NAMES: Names = zh.names
const VALUES: Names = zh.values
const BY_NAME: Readonly<Record<string, Names>> = zh.values_by_name

const english = (text: string): string =>
  (text.charAt(0).toUpperCase() + text.slice(1)).replace(/(\d) x (\d)/g, '$1 × $2')

/** Options stand in English in the catalogue; what has no translation (XL, 38-40) is shown as it is. */
export const optionName = (name: string, language: Language): string =>
  (language === 'zh' ? NAMES[name] : undefined) ?? english(name)

export const optionValue = (name: string, value: string, language: Language): string =>
  (language === 'zh' ? (BY_NAME[name]?.[value] ?? VALUES[value]) : undefined) ?? english(value)

export const optionsText = (options: Names, language: Language): string =>
  Object.entries(options)
    .map(([name, value]) => optionValue(name, value, language))
    .join(' · ')
