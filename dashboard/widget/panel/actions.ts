import { useEffect, useRef, useState } from 'preact/hooks'
import type { Chat } from '../client/chat'
import type { ChatState } from '../client/state'

const TYPING_EVERY_MS = 3_000

/** Tells an agent, at most every few seconds, that the shopper writes. */
function useTypingSignal(chat: Chat, status: ChatState['status']) {
  const last = useRef(0)
  return (text: string) => {
    if (status !== 'open' || !text || Date.now() - last.current < TYPING_EVERY_MS) return
    last.current = Date.now()
    chat.sendTyping(true)
  }
}

/** The field for the next message: its text, and when it takes the focus. */
export function useDraft(chat: Chat, status: ChatState['status'], open: boolean) {
  const input = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState('')
  const signal = useTypingSignal(chat, status)
  useEffect(() => {
    if (open) input.current?.focus({ preventScroll: true })
  }, [open])
  return {
    input,
    draft,
    setDraft(text: string) {
      setDraft(text)
      signal(text)
    },
    focus: () => input.current?.focus(),
    // After a tap the phone's keyboard would cover the answer that the tap asked for.
    focusAfterChip(byKeyboard: boolean) {
      if (byKeyboard || matchMedia('(pointer: fine)').matches) input.current?.focus()
    },
  }
}

/** Leaving the conversation for a new one is asked back: it leaves the screen for good. */
export function useActions(chat: Chat, field: ReturnType<typeof useDraft>) {
  const [asking, setAsking] = useState(false)
  return {
    asking,
    ask: () => setAsking(true),
    keep() {
      setAsking(false)
      field.focus()
    },
    onStartNew() {
      setAsking(false)
      chat.startNew()
      field.focus()
    },
    onRetry: (id: string) => chat.delivery.retry(id),
    onEdit(id: string) {
      field.setDraft(chat.delivery.take(id))
      field.focus()
    },
  }
}
