import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { en } from '../texts/all'
import type { PanelTexts } from '../texts/types'

/** What every part of the view needs: words, locale, and how to write as the shopper. */
export interface View {
  words: PanelTexts
  locale: string
  send(text: string): void
}

export const ViewContext = createContext<View>({ words: en, locale: 'en', send: () => {} })

export const useView = (): View => useContext(ViewContext)
