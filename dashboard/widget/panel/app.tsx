import { useMemo } from 'preact/hooks'
import type { Chat } from '../client/chat'
import type { Cell } from '../client/state'
import { direction, textLanguage } from '../shared/locale'
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
  onClose(): void
}

export function App({ chat, frame, onClose }: AppProps) {
  const state = useCell(chat.cell)
  const { open, locale } = useCell(frame)
  const language = textLanguage(locale)
  const words = panelTexts[language]
  const view: View = useMemo(() => ({ words, locale, send: (text) => chat.send(text) }), [words, locale, chat])
  const title = state.config ? fill(words.title, { name: state.config.name }) : words.titlePlain
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    onClose()
  }
  return (
    <ViewContext.Provider value={view}>
      <div
        class="panel"
        role="dialog"
        aria-label={title}
        lang={language}
        dir={direction(language)}
        hidden={!open}
        onKeyDown={onKeyDown}
      >
        <Body chat={chat} state={state} onClose={onClose} open={open} />
      </div>
    </ViewContext.Provider>
  )
}
