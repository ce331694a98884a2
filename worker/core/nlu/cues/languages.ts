import type { Language } from '../../../protocol'
import { detectLanguage } from '../language'
import type { LanguageCues } from './language-cues'
import { AR } from './words/ar'
import { DE } from './words/de'
import { EN } from './words/en'
import { ES } from './words/es'
import { FR } from './words/fr'
import { JA } from './words/ja'
import { PT } from './words/pt'
import { ZH } from './words/zh'

const BY_LANGUAGE: Readonly<Record<Exclude<Language, 'und'>, LanguageCues>> = {
  en: EN,
  zh: ZH,
  es: ES,
  fr: FR,
  de: DE,
  pt: PT,
  ja: JA,
  ar: AR,
}

/** The languages whose short cues are read, whatever language the message seems to be in: three letters tell no language. */
export const LANGUAGES: readonly LanguageCues[] = Object.values(BY_LANGUAGE)

/**
 * The languages to read a sentence in: the one it is written in, beside English and Chinese; all where nothing tells. "Lava" washes in
 * Spanish and flows in English.
 */
export function languagesOf(text: string): readonly LanguageCues[] {
  const language = detectLanguage(text)
  return language === 'und' ? LANGUAGES : [...new Set([EN, ZH, BY_LANGUAGE[language]])]
}
