import { useMemo } from 'preact/hooks'
import type { Chat } from '../client/chat'
import type { Cell } from '../client/state'
import { byLocale, direction, formatLocale, textLanguage } from '../shared/locale'
import { fill } from '../texts/fill'
import type { PanelTexts } from '../texts/types'
import { Body } from './body'
import { type View, ViewContext } from './context'
import { useCell } from './hooks'

export interface Frame {
  open: boolean
  locale: string
  /** In the language of `locale`, once they are here. */
  words: PanelTexts
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
  const { open, locale, words } = useCell(frame)
  const language = textLanguage(locale)
  const refused = state.connection === 'refused'
  const view: View = useMemo(
    () => ({
      words,
      locale: formatLocale(locale),
      asked: locale,
      base,
      refused,
      send: (text, photos) => chat.send(text, photos),
      photos: { root, language: () => language, store: () => chat.photoStore() },
    }),
    [words, locale, language, base, root, refused, chat],
  )
  const { config } = state
  const name = config && (byLocale(config.title ?? {}, locale, config.default_locale) ?? config.name)
  const title = name ? fill(words.title, { name }) : words.titlePlain
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
          <Body chat={chat} state={state} name={name || words.titlePlain} onClose={onClose} open={open} />
        </div>
      </div>
    </ViewContext.Provider>
  )
}
