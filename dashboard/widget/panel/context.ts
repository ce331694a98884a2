import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Attachment } from '../../../worker/protocol'
import type { PhotoDeps } from '../shared/photos'
import { en } from '../texts/all'
import type { PanelTexts } from '../texts/types'

/** What every part of the view needs: words, locales, and how to write as the shopper. */
export interface View {
  words: PanelTexts
  /** Of the words: what times and money are written in. */
  locale: string
  /** Of the page: the shop's own texts may know it where the words do not. */
  asked: string
  base: string
  /** The shop may not be talked to from here: nothing will be sent. */
  refused: boolean
  send(text: string, photos?: readonly Attachment[]): void
  photos: PhotoDeps | null
}

export const ViewContext = createContext<View>({
  words: en.panel,
  locale: 'en',
  asked: 'en',
  base: '',
  refused: false,
  send: () => {},
  photos: null,
})

export const useView = (): View => useContext(ViewContext)
