import type { LanguageCues } from './language-cues'
import { AR } from './words/ar'
import { DE } from './words/de'
import { EN } from './words/en'
import { ES } from './words/es'
import { FR } from './words/fr'
import { JA } from './words/ja'
import { PT } from './words/pt'
import { ZH } from './words/zh'

/** The languages whose cues are read, whatever language the message seems to be in: three letters tell no language. */
export const LANGUAGES: readonly LanguageCues[] = [EN, ZH, ES, FR, DE, PT, JA, AR]
