import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { InboxConversation } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { OpenedProps } from './conversation-pane'
import { refusal } from './names'
import { useDeed } from './queries'

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
/** As the server has it. */
const MAX_LABELS = 20
const MAX_LABEL_CHARS = 40

/** Who has it, how soon it is needed, and its labels. */
export function Sorting({ session, live, state, id, detail: { conversation } }: OpenedProps) {
  const t = useTranslate()
  const deed = useDeed(session, live, id)
  const { agent, team, priority } = conversation
  return (
    <section className="inbox-part inbox-sorting">
      <dl>
        <div>
          <dt>{t('inbox_assigned_to')}</dt>
          <dd>{agent ? (agent.id === state.me?.id ? t('inbox_you') : agent.name) : t('inbox_nobody')}</dd>
        </div>
        {team && (
          <div>
            <dt>{t('inbox_team')}</dt>
            <dd>{team}</dd>
          </div>
        )}
        <div>
          <dt>
            <label htmlFor="inbox-priority">{t('inbox_priority')}</label>
          </dt>
          <dd>
            <PrioritySelect
              priority={deed.isPending && deed.variables.type === 'priority' ? deed.variables.body.priority : priority}
              onChoose={(chosen) => deed.mutate({ type: 'priority', body: { priority: chosen } })}
            />
          </dd>
        </div>
      </dl>
      <Labels
        labels={deed.isPending && deed.variables.type === 'labels' ? deed.variables.body.labels : conversation.labels}
        known={labelsIn(state.latest)}
        onLabels={(labels) => deed.mutate({ type: 'labels', body: { labels } })}
      />
      {deed.error && (
        <p className="inbox-refusal" role="alert">
          {refusal(deed.error, deed.variables.type, conversation, state.me?.id ?? null, t)}
        </p>
      )}
    </section>
  )
}

type Priority = InboxConversation['priority']
type PriorityProps = { readonly priority: Priority; readonly onChoose: (priority: Priority) => void }

function PrioritySelect({ priority, onChoose }: PriorityProps) {
  const t = useTranslate()
  const choose = (value: string): void => {
    const chosen = PRIORITIES.find((one) => one === value)
    if (chosen) onChoose(chosen)
  }
  return (
    <select id="inbox-priority" value={priority} onChange={(event) => choose(event.target.value)}>
      {PRIORITIES.map((one) => (
        <option key={one} value={one}>
          {t(`inbox_priority_${one}`)}
        </option>
      ))}
    </select>
  )
}

type LabelsProps = {
  readonly labels: readonly string[]
  /** Used elsewhere: offered while a new one is written. */
  readonly known: readonly string[]
  readonly onLabels: (labels: readonly string[]) => void
}

function Labels({ labels, known, onLabels }: LabelsProps) {
  const t = useTranslate()
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const label = text.trim()
    setText('')
    if (label !== '' && !labels.includes(label) && labels.length < MAX_LABELS) onLabels([...labels, label])
  }
  return (
    <form className="inbox-labels" onSubmit={submit}>
      {labels.map((label) => (
        <span key={label} className="inbox-label">
          {label}
          <button
            type="button"
            aria-label={t('inbox_label_remove', { label })}
            onClick={() => onLabels(labels.filter((one) => one !== label))}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        value={text}
        maxLength={MAX_LABEL_CHARS}
        list="inbox-labels"
        aria-label={t('inbox_label_add')}
        placeholder={t('inbox_label_add')}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id="inbox-labels">
        {known
          .filter((label) => !labels.includes(label))
          .map((label) => (
            <option key={label} value={label} />
          ))}
      </datalist>
    </form>
  )
}

function labelsIn(latest: ReadonlyMap<string, InboxConversation>): string[] {
  return [...new Set([...latest.values()].flatMap(({ labels }) => labels))].sort()
}
