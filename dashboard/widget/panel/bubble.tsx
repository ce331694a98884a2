import type { ErrorCode } from '../../../worker/protocol'
import { isTransient } from '../client/delivery'
import type { PanelTexts } from '../texts/types'
import { Cards } from './cards/cards'
import { useView } from './context'
import { formatDateTime, formatTime } from './format'
import { Icon } from './icons'
import { Photos } from './photos'
import { RichText } from './rich-text'
import type { Entry } from './timeline'

export interface FailureActions {
  onRetry(id: string): void
  onEdit(id: string): void
  onStartNew(): void
}

const ERROR_TEXTS: Record<ErrorCode, keyof PanelTexts> = {
  busy: 'errorBusy',
  not_ready: 'errorBusy',
  malformed: 'errorInvalid',
  invalid: 'errorInvalid',
  too_large: 'errorTooLarge',
  full: 'errorFull',
  unauthorised: 'notSent',
  internal: 'errorInternal',
}

function Failure({ entry, actions }: { entry: Entry; actions: FailureActions }) {
  const { words, refused } = useView()
  const pending = entry.pending
  if (pending?.state !== 'failed') return null
  const code = pending.error ?? 'internal'
  return (
    <p class="failure" role="alert">
      <Icon name="alert" />
      <span>{words[ERROR_TEXTS[code]]}</span>
      {isTransient(code) && !refused && (
        <button type="button" class="link" onClick={() => actions.onRetry(pending.id)}>
          {words.retry}
        </button>
      )}
      {!refused &&
        (code === 'full' ? (
          <button type="button" class="link" onClick={actions.onStartNew}>
            {words.confirmNewYes}
          </button>
        ) : (
          <button type="button" class="link" onClick={() => actions.onEdit(pending.id)}>
            {words.edit}
          </button>
        ))}
    </p>
  )
}

export function Bubble({ entry, actions }: { entry: Entry; actions: FailureActions }) {
  const { words, locale, refused } = useView()
  const { author, text, pending } = entry
  if (author === 'system')
    return (
      <p class="system" dir="auto">
        {text}
      </p>
    )
  const name = { shopper: words.you, bot: words.bot, agent: words.agent }[author]
  return (
    <div class={`row row-${author}${entry.first ? ' row-first' : ''}`} data-state={pending?.state}>
      {author === 'agent' && entry.first ? <span class="name">{name}</span> : <span class="sr-only">{name}: </span>}
      {text && (
        <div class="bubble" dir="auto">
          {author === 'shopper' ? text : <RichText text={text} />}
        </div>
      )}
      {entry.photos && <Photos of={entry.photos} />}
      <Cards cards={entry.cards} />
      <time class="time" dateTime={entry.at} title={formatDateTime(entry.at, locale)}>
        {pending && pending.state !== 'failed' ? words[refused ? 'notSent' : 'sending'] : formatTime(entry.at, locale)}
      </time>
      <Failure entry={entry} actions={actions} />
    </div>
  )
}
