import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Chat } from '../client/chat'
import type { Cell, ChatState } from '../client/state'
import { byLocale, direction, textLanguage } from '../shared/locale'
import { panelTexts } from '../texts/all'
import { fill } from '../texts/fill'
import { ConfirmNew, ConnectionBanner } from './banners'
import { Chips } from './chips'
import { Composer } from './composer'
import { useView, type View, ViewContext } from './context'
import { Header } from './header'
import { useCell, useDelayed } from './hooks'
import { Log } from './log'
import { RichText } from './rich-text'
import { quickRepliesOf, timeline } from './timeline'

/** Answers take a few ms: dots that came and went with each would only flicker. */
const DOTS_AFTER_MS = 150
const TYPING_EVERY_MS = 3_000

export interface Frame {
  open: boolean
  locale: string
}

interface AppProps {
  chat: Chat
  frame: Cell<Frame>
  onClose(): void
}

function Intro({ state }: { state: ChatState }) {
  const { words, locale } = useView()
  const { config, messages } = state
  const first = messages[0]
  // A shop whose bot greets in the log itself needs no second greeting.
  if (first && first.author !== 'shopper') return null
  const text = config && byLocale(config.greeting, locale, config.default_locale)
  if (config && !text) return null
  return (
    <div class="row row-bot row-first">
      <span class="sr-only">{words.bot}: </span>
      {text ? (
        <div class="bubble" dir="auto">
          <RichText text={text} />
        </div>
      ) : (
        <div class="bubble skeleton" aria-hidden="true">
          <span />
          <span />
        </div>
      )}
    </div>
  )
}

function Foot({ serverMs }: { serverMs: number | null }) {
  const { words } = useView()
  const ms = serverMs !== null && (serverMs < 1 ? '< 1' : Math.round(serverMs))
  return (
    <footer class="foot muted num">
      {words.poweredBy}
      {ms !== false && ` · ${fill(words.answeredIn, { n: ms })}`}
    </footer>
  )
}

/** Tells an agent, at most every few seconds, that the shopper writes. */
function useTypingSignal(chat: Chat, state: ChatState) {
  const last = useRef(0)
  return (text: string) => {
    if (state.status !== 'open' || !text || Date.now() - last.current < TYPING_EVERY_MS) return
    last.current = Date.now()
    chat.sendTyping(true)
  }
}

function suggestionsOf({ config, messages, pending, loaded }: ChatState, locale: string) {
  if (!config || !loaded || messages.length || pending.length) return []
  const texts = byLocale(config.suggestions, locale, config.default_locale) ?? []
  return texts.map((text) => ({ title: text, text }))
}

function useFocusInput(open: boolean) {
  const input = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (open) input.current?.focus({ preventScroll: true })
  }, [open])
  // After a tap the phone's keyboard would cover the answer that the tap asked for.
  const afterChip = (byKeyboard: boolean) => {
    if (byKeyboard || matchMedia('(pointer: fine)').matches) input.current?.focus()
  }
  return { input, afterChip }
}

function Body({ chat, state, onClose, open }: { chat: Chat; state: ChatState; onClose(): void; open: boolean }) {
  const { words, locale } = useView()
  const [draft, setDraft] = useState('')
  const [asking, setAsking] = useState(false)
  const { input, afterChip } = useFocusInput(open)
  const signalTyping = useTypingSignal(chat, state)
  const { messages, pending, config } = state
  const awaiting = pending.some((p) => p.state === 'sent') && state.status !== 'open' && state.status !== 'queued'
  const dots = useDelayed(awaiting, DOTS_AFTER_MS)
  const items = useMemo(() => timeline(messages, pending), [messages, pending])
  const startNew = () => {
    setAsking(false)
    chat.startNew()
    input.current?.focus()
  }
  const actions = {
    onRetry: (id: string) => chat.delivery.retry(id),
    onEdit(id: string) {
      setDraft(chat.delivery.take(id))
      input.current?.focus()
    },
    onStartNew: startNew,
  }
  const onDraft = (text: string) => {
    setDraft(text)
    signalTyping(text)
  }
  return (
    <>
      <Header
        title={config?.name ?? words.titlePlain}
        status={state.status}
        canStartNew={messages.length > 0}
        onStartNew={() => setAsking(true)}
        onClose={onClose}
      />
      {asking ? (
        <ConfirmNew onYes={startNew} onNo={() => setAsking(false)} />
      ) : (
        <ConnectionBanner state={state} onRetry={chat.wake} />
      )}
      <Log items={items} intro={<Intro state={state} />} typing={dots || state.typing} actions={actions}>
        <Chips label={words.suggestions} replies={suggestionsOf(state, locale)} onUsed={afterChip} />
        <Chips label={words.quickReplies} replies={quickRepliesOf(messages, pending)} onUsed={afterChip} />
      </Log>
      <Composer draft={draft} onDraft={onDraft} input={input} />
      <Foot serverMs={state.serverMs} />
    </>
  )
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
