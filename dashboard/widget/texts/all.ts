import type { TextLanguage } from '../shared/locale'
import { launcher, panel } from './en'
import type { WidgetTexts } from './types'

/** Named one by one: the module as a whole needs a helper that every part would fetch. */
export const en: WidgetTexts = { launcher, panel }

/** Every language but English is a file of its own, fetched when it is spoken. */
const FILES: Record<TextLanguage, () => Promise<WidgetTexts>> = {
  en: async () => en,
  zh: () => import('./zh'),
  es: () => import('./es'),
  fr: () => import('./fr'),
  de: () => import('./de'),
  pt: () => import('./pt'),
  ja: () => import('./ja'),
  ar: () => import('./ar'),
}

/** The words of a language; English where they cannot be fetched (a release took the file away, the connection broke). */
export function loadTexts(language: TextLanguage): Promise<WidgetTexts> {
  return FILES[language]().catch(() => en)
}
