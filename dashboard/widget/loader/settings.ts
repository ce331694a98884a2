import type { ColorScheme, Settings } from '../shared/contract'
import { pickLocale } from '../shared/locale'

export interface TagSettings extends Settings {
  scheme: ColorScheme
  /** 'start' or 'end'; empty where the shop's own setting decides. */
  position: string
  font: string
}

/** An async classic script knows itself while it runs; a tag manager may have evaluated it without. */
export function findTag(): HTMLScriptElement | null {
  const current = document.currentScript
  if (current instanceof HTMLScriptElement) return current
  return document.querySelector<HTMLScriptElement>('script[data-shop][src*="widget.js"]')
}

export const asScheme = (value: unknown): ColorScheme => (value === 'light' || value === 'dark' ? value : 'auto')

export function readSettings(tag: HTMLScriptElement): TagSettings {
  const { shop, base, locale, accent, colorScheme, position, font } = tag.dataset
  return {
    shop: shop ?? 'demo',
    base: (base ?? new URL('.', tag.src).href).replace(/\/+$/, ''),
    locale: pickLocale([locale, document.documentElement.lang, navigator.language]),
    accent: accent ?? '',
    scheme: asScheme(colorScheme),
    position: position ?? '',
    font: font ?? '',
  }
}
