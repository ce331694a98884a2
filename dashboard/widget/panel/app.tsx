import { useMemo } from 'preact/hooks'
import type { Chat } from '../client/chat'
import type { Cell } from '../client/state'
import { direction, formatLocale, textLanguage } from '../shared/locale'
import { panelTexts } from '../texts/all'
import { fill } from '../texts/fill'
import { Body } from './body'
import { type View, ViewContext } from './context'
import { useCell } from './hooks'

export interface Frame {
  open: boolean
  locale: string
}

interface AppProps {
  chat: Chat
  frame: Cell<Frame>
  /** Where the API is; what it links to is there too. */
  base: string
  root: ShadowRoot
  onClose(): void
}

export function App({ chat, frame, base, root, onClose }: AppProps) {
  const state = useCell(chat.cell)
  const { open, locale } = useCell(frame)
  const language = textLanguage(locale)
  const words = panelTexts[language]
  const refused = state.connection === 'refused'
  const view: View = useMemo(
    () => ({
      words,
      locale: formatLocale(locale),
      asked: locale,
      base,
      refused,
      send: (text, photos) => chat.send(text, photos),
      photos: { root, locale: () => locale, store: () => chat.photoStore() },
    }),
    [words, locale, base, root, refused, chat],
  )
  const title = state.config ? fill(words.title, { name: state.config.name }) : words.titlePlain
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    onClose()
  }
  return (
    <ViewContext.Provider value={view}>
      {/* The outer box stands where the page's direction puts it; the words inside run in their own. */}
      <div class="panel" role="dialog" aria-label={title} lang={language} hidden={!open} onKeyDown={onKeyDown}>
        <div class="sheet" dir={direction(language)}>
          <Body chat={chat} state={state} onClose={onClose} open={open} />
        </div>
      </div>
    </ViewContext.Provider>
  )
}
