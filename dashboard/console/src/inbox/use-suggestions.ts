import { type KeyboardEvent, useState } from 'react'
import { useTranslate } from '../i18n'
import type { OpenedProps } from './conversation-pane'
import type { Mode } from './drafts'
import { useCannedReplies } from './queries'
import { askedAt, filled, fitting, type Suggestion } from './suggest'

/** Suggestions for what is being written, and the keys that choose among them. */
export function useSuggestions(
  { session, state, detail, mode }: OpenedProps & { readonly mode: Mode },
  text: string,
  cursor: number,
  write: (text: string, cursor: number) => void,
) {
  const t = useTranslate()
  const canned = useCannedReplies(session)
  const [at, setAt] = useState(0)
  const [dismissed, setDismissed] = useState('')
  const asked = askedAt(text, cursor, mode === 'note')
  const { shopper } = detail.conversation
  const values = {
    'shopper.name': shopper.name,
    shopper_name: shopper.name,
    name: shopper.name,
    'agent.name': state.me?.name ?? null,
    agent_name: state.me?.name ?? null,
  }
  const replies = canned.map((one): Suggestion => ({ id: one.title, ...one, put: filled(one.text, values) }))
  const others = state.agents.filter(({ id }) => id !== state.me?.id)
  const agents = others.map(({ id, name }): Suggestion => ({ id, title: name, text: '', put: `@${name} ` }))
  const list = asked && dismissed !== text ? fitting(asked.kind === 'canned' ? replies : agents, asked.word) : []
  const choose = (one: Suggestion): void => {
    const before = asked ? text.slice(0, asked.start) + one.put : ''
    if (asked) write(before + text.slice(cursor), before.length)
    setAt(0)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const chosen = list[Math.min(at, list.length - 1)]
    if (!chosen) return false
    if (event.key === 'Enter' || event.key === 'Tab') choose(chosen)
    else if (event.key === 'ArrowDown') setAt((at + 1) % list.length)
    else if (event.key === 'ArrowUp') setAt((at + list.length - 1) % list.length)
    else if (event.key === 'Escape') setDismissed(text)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const label = t(asked?.kind === 'mention' ? 'inbox_suggest_mention' : 'inbox_suggest_canned')
  return { list, at: Math.min(at, Math.max(0, list.length - 1)), label, choose, onKey }
}
