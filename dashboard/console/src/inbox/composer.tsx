import { Lock, Send } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { InboxConversation } from '../../../../worker/protocol'
import { type Translate, useTranslate } from '../i18n'
import type { OpenedProps } from './conversation-pane'
import { draftOf, keepDraft, type Mode } from './drafts'
import { useOutbox } from './outbox'
import { usePost } from './queries'
import { mentionsIn } from './suggest'
import { SuggestList } from './suggest-list'
import { useSuggestions } from './use-suggestions'

/** As the server has it (MAX_TEXT_CHARS): said before it is sent, not after. */
const MAX_CHARS = 4_000

/** Writes to the shopper, who must be this agent's to write to, or a note, which anybody may leave. */
export function Composer(props: OpenedProps) {
  const { state, detail } = props
  const t = useTranslate()
  const locked = lockOf(detail.conversation, state.me?.id ?? null, t)
  const [wanted, setWanted] = useState<Mode>('message')
  const mode = wanted
  const toggle = (): void => setWanted(mode === 'message' ? 'note' : 'message')
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      toggle()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return (
    <div className={`inbox-composer ${mode}`}>
      <fieldset className="inbox-modes">
        <legend className="visually-hidden">{t('inbox_mode')}</legend>
        {(['message', 'note'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={mode === one} onClick={() => setWanted(one)}>
            {t(one === 'message' ? 'inbox_reply' : 'inbox_note')}
          </button>
        ))}
        {mode === 'note' && (
          <span className="inbox-note-private">
            <Lock aria-hidden="true" />
            {t('inbox_note_private')}
          </span>
        )}
      </fieldset>
      {mode === 'message' && locked ? (
        <p className="inbox-locked">{locked}</p>
      ) : (
        <Writing key={mode} {...props} mode={mode} />
      )}
    </div>
  )
}

/** Why this agent cannot write to the shopper now; null when they can. */
function lockOf({ status, agent }: InboxConversation, me: string | null, t: Translate): string | null {
  if (status === 'resolved') return t('inbox_locked_resolved')
  if (status === 'bot') return t('inbox_locked_bot')
  if (status === 'queued' || !agent) return t('inbox_locked_queued')
  return agent.id === me ? null : t('inbox_locked_other', { name: agent.name })
}

type WritingProps = OpenedProps & { readonly mode: Mode }

function Writing(props: WritingProps) {
  const { live, id, mode } = props
  const t = useTranslate()
  const { field, text, suggest, submit, onText, onCursor, onKeyDown } = useWriting(props)
  const prompt = t(mode === 'note' ? 'inbox_note_to' : 'inbox_reply_to')
  const hasSuggestions = suggest.list.length > 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <SuggestList {...suggest} />
      <textarea
        ref={field}
        value={text}
        rows={2}
        aria-label={prompt}
        aria-describedby="inbox-hint"
        aria-controls={hasSuggestions ? 'inbox-suggest' : undefined}
        aria-activedescendant={hasSuggestions ? `inbox-suggest-${suggest.at}` : undefined}
        placeholder={prompt}
        onChange={(event) => onText(event.target.value, event.target.selectionStart)}
        onSelect={(event) => onCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => live.typing(id, false, Date.now())}
      />
      <Foot text={text} mode={mode} />
    </form>
  )
}

/** What is being written, where the cursor stands, and what the keys do. */
function useWriting(props: WritingProps) {
  const { live, id, mode } = props
  const [text, setText] = useState(() => draftOf(id, mode))
  const [cursor, setCursor] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const send = useSend(props)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const write = (next: string): void => {
    setText(next)
    keepDraft(id, mode, next)
    if (mode === 'message') live.typing(id, next.trim() !== '', Date.now())
  }
  const suggest = useSuggestions(props, text, cursor, (next, at) => {
    write(next)
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at))
  })
  const submit = (): void => {
    if (!maySend(text)) return
    send(text.trim())
    write('')
  }
  const onText = (next: string, at: number): void => {
    setCursor(at)
    write(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that ends the choosing of a character is not meant for the form.
    if (event.nativeEvent.isComposing || suggest.onKey(event)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape') document.querySelector<HTMLElement>('.inbox-row[aria-current="true"]')?.focus()
  }
  return { field, text, suggest, submit, onText, onCursor: setCursor, onKeyDown }
}

function maySend(text: string): boolean {
  return text.trim() !== '' && text.length <= MAX_CHARS
}

function Foot({ text, mode }: { readonly text: string; readonly mode: Mode }) {
  const t = useTranslate()
  const over = text.length - MAX_CHARS
  return (
    <p className="inbox-composer-foot">
      {over > 0 ? (
        <span className="field-error" role="alert">
          {t('inbox_too_long', { over })}
        </span>
      ) : (
        <span id="inbox-hint" className="inbox-hint">
          {t('inbox_hint')}
        </span>
      )}
      <button type="submit" className="primary" disabled={!maySend(text)}>
        <Send aria-hidden="true" />
        {t(mode === 'note' ? 'inbox_note_add' : 'inbox_send')}
      </button>
    </p>
  )
}

function useSend({ session, live, state, id, detail, mode }: WritingProps) {
  const { outbox } = useOutbox()
  const post = usePost(session, live)
  return (text: string): void => {
    const mentions = mode === 'note' ? mentionsIn(text, state.agents) : []
    const afterSeq = detail.messages.at(-1)?.seq ?? 0
    outbox.send({ id: crypto.randomUUID(), conversationId: id, kind: mode, text, mentions, afterSeq }, post)
  }
}
