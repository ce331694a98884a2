import { LANGUAGES, type Language, languageTag } from '../logic/format'
import { createStore, readStored, writeStored } from './store'
import { tellWidget } from './widget'

export type Theme = 'light' | 'dark'

const LANGUAGE_KEY = 'kefu-demo-language'
const THEME_KEY = 'kefu-demo-theme'

const initialLanguage = (): Language => {
  const stored = readStored(LANGUAGE_KEY)
  const known = LANGUAGES.find((language) => language === stored)
  if (known) return known
  const wished = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return LANGUAGES.find((language) => language === wished.find((tag) => LANGUAGES.some((one) => one === tag))) ?? 'en'
}

const storedTheme = (): Theme | null => {
  const stored = readStored(THEME_KEY)
  return stored === 'light' || stored === 'dark' ? stored : null
}

const systemDark = matchMedia('(prefers-color-scheme: dark)')
const systemTheme = (): Theme => (systemDark.matches ? 'dark' : 'light')

export const languageStore = createStore<Language>(initialLanguage())
export const themeStore = createStore<Theme>(storedTheme() ?? systemTheme())

/** Puts both on the document. Runs before the first paint, so that nothing flashes. */
export const applySettings = (): void => {
  const root = document.documentElement
  root.lang = languageTag(languageStore.get())
  const theme = storedTheme()
  if (theme) root.dataset.colorScheme = theme
  else delete root.dataset.colorScheme
}

export const setLanguage = (language: Language): void => {
  writeStored(LANGUAGE_KEY, language)
  document.documentElement.lang = languageTag(language)
  languageStore.set(language)
  tellWidget('setLocale', languageTag(language))
}

export const setTheme = (theme: Theme): void => {
  writeStored(THEME_KEY, theme)
  document.documentElement.dataset.colorScheme = theme
  themeStore.set(theme)
  tellWidget('setColorScheme', theme)
}

/** The widget reads the language and the system's colours by itself; a chosen colour scheme it is told. */
export const startSettings = (): void => {
  const theme = storedTheme()
  if (theme) tellWidget('setColorScheme', theme)
  systemDark.addEventListener('change', () => {
    if (!storedTheme()) themeStore.set(systemTheme())
  })
}
