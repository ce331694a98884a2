import { useMemo } from 'preact/hooks'
import type { Chat } from '../client/chat'
import type { ChatState } from '../client/state'
import { byLocale } from '../shared/locale'
import { fill } from '../texts/fill'
import { useActions, useDraft } from './actions'
import { ConfirmNew, ConnectionBanner } from './banners'
import { Chips } from './chips'
import { Composer } from './composer'
import { useView } from './context'
import { Header } from './header'
import { useDelayed } from './hooks'
import { Log } from './log'
import { RichText } from './rich-text'
import { quickRepliesOf, timeline } from './timeline'

/** Answers take a few ms: dots that came and went with each would only flicker. */
const DOTS_AFTER_MS = 150
const CONNECTING_AFTER_MS = 600

interface BodyProps {
  chat: Chat
  state: ChatState
  /** What stands above the conversation. */
  name: string
  open: boolean
  onClose(): void
}

function Intro({ state }: { state: ChatState }) {
  const { words, asked, refused } = useView()
  const { config, messages } = state
  const first = messages[0]
  // A shop whose bot greets in the log itself needs no second greeting.
  if (first && first.author !== 'shopper') return null
  const text = config && byLocale(config.greeting, asked, config.default_locale)
  if (!text && (config || refused)) return null
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

function suggestionsOf({ config, messages, pending, loaded }: ChatState, locale: string) {
  if (!config || !loaded || messages.length || pending.length) return []
  const texts = byLocale(config.suggestions, locale, config.default_locale) ?? []
  return texts.map((text) => ({ title: text, text }))
}

const isConnected = ({ connection }: ChatState): boolean => connection === 'online' || connection === 'rest'

/** Whether the bot owes an answer; a person takes their time, and says when they write. */
const isAwaiting = ({ pending, status }: ChatState): boolean =>
  pending.some((p) => p.state === 'sent') && status !== 'open' && status !== 'queued'

export function Body({ chat, state, name, onClose, open }: BodyProps) {
  const { words, asked, refused } = useView()
  const { messages, pending, status } = state
  const field = useDraft(chat, status, open)
  const actions = useActions(chat, field)
  const dots = useDelayed(isAwaiting(state), DOTS_AFTER_MS)
  const connecting = useDelayed(state.connection === 'connecting', CONNECTING_AFTER_MS)
  const items = useMemo(() => timeline(messages, pending), [messages, pending])
  return (
    <>
      <Header
        title={name}
        connecting={connecting}
        status={refused ? null : status}
        canStartNew={messages.length > 0 && !refused}
        onStartNew={actions.ask}
        onClose={onClose}
      />
      {actions.asking && !refused ? (
        <ConfirmNew onYes={actions.onStartNew} onNo={actions.keep} />
      ) : (
        <ConnectionBanner state={state} onRetry={chat.wake} />
      )}
      <Log
        items={items}
        intro={<Intro state={state} />}
        typing={isConnected(state) && (dots || state.typing)}
        actions={actions}
      >
        {!refused && (
          <>
            <Chips label={words.suggestions} replies={suggestionsOf(state, asked)} onUsed={field.focusAfterChip} />
            <Chips
              label={words.quickReplies}
              replies={quickRepliesOf(messages, pending)}
              onUsed={field.focusAfterChip}
            />
          </>
        )}
      </Log>
      {!refused && <Composer draft={field.draft} onDraft={field.setDraft} input={field.input} />}
      <Foot serverMs={state.serverMs} />
    </>
  )
}
