import { useSyncExternalStore } from 'react'
import type { Language } from './i18n'

export type ColorScheme = 'light' | 'dark'
export type ZoneChoice = 'browser' | 'shop' | 'utc'
export type Preferences = {
  readonly language: Language
  readonly scheme: ColorScheme | null
  readonly zone: ZoneChoice
}

const STORE = 'kefu.console'
const listeners = new Set<() => void>()
let current = load()
apply()

/** What the reader has chosen; kept in this browser. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

export function setPreference(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  localStorage.setItem(STORE, JSON.stringify(current))
  apply()
  for (const listener of listeners) listener()
}

/** The scheme in force: the chosen one, else the system's. */
export function activeScheme({ scheme }: Preferences): ColorScheme {
  return scheme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function load(): Preferences {
  const stored = storedRecord()
  const language = stored['language'] ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
  const { scheme, zone } = stored
  return {
    language: language === 'zh' ? 'zh' : 'en',
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
    zone: zone === 'shop' || zone === 'utc' ? zone : 'browser',
  }
}

function storedRecord(): Record<string, unknown> {
  try {
    return { ...JSON.parse(localStorage.getItem(STORE) ?? '{}') }
  } catch {
    return {}
  }
}

function apply(): void {
  const root = document.documentElement
  root.lang = current.language
  if (current.scheme) root.dataset['colorScheme'] = current.scheme
}
