import type { LanguageCues } from './language-cues'
import { EN } from './words/en'
import { ZH } from './words/zh'

/** The languages whose cues are read, whatever language the message seems to be in: three letters tell no language. */
export const LANGUAGES: readonly LanguageCues[] = [EN, ZH]
