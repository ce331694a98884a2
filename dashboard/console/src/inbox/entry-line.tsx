import { Lock } from 'lucide-react'
import type { InboxAgent, InboxEntry } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { entryText } from './names'
import { clockOf, useZone } from './time'

type Props = { readonly entry: InboxEntry; readonly agents: readonly InboxAgent[]; readonly me: string | null }

/** What agents see of what happened: a line, or a note that nobody can take for a message. */
export function EntryLine({ entry, agents, me }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  const text = entryText(entry, t, { language, timeZone })
  const time = <time dateTime={entry.at}>{clockOf(entry.at, language, timeZone)}</time>
  if (entry.type === 'note')
    return (
      <article className="inbox-note" aria-label={text}>
        <p className="inbox-note-top">
          <Lock aria-hidden="true" />
          {text} · {time}
          <span className="inbox-note-private">{t('inbox_note_private')}</span>
        </p>
        <NoteText text={entry.text ?? ''} mentions={entry.mentions ?? []} agents={agents} me={me} />
      </article>
    )
  return (
    <p className={`inbox-entry ${entry.type}`}>
      {text} · {time}
      {entry.type === 'csat' && entry.text && <q>{entry.text}</q>}
    </p>
  )
}

type NoteProps = { readonly text: string; readonly mentions: readonly string[] } & Pick<Props, 'agents' | 'me'>

/** Colleagues who were called stand out, most of all the reader. */
export function NoteText({ text, mentions, agents, me }: NoteProps) {
  const called = agents.filter(({ id }) => mentions.includes(id))
  const names = called.map(({ name }) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
  const parts = called.length === 0 ? [text] : text.split(new RegExp(`(${names.join('|')})`))
  return (
    <p className="inbox-plain">
      {parts.map((part, index) => {
        const agent = called.find(({ name }) => part === `@${name}`)
        if (!agent) return part
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay where they are
          <mark key={index} className={agent.id === me ? 'me' : ''}>
            {part}
          </mark>
        )
      })}
    </p>
  )
}
