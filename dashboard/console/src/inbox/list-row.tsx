import { Bot, Clock, UserRound } from 'lucide-react'
import type { InboxConversation } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { channelName, shopperName } from './names'
import { ageOf } from './time'

type Props = {
  readonly one: InboxConversation
  readonly isOpened: boolean
  readonly isUnread: boolean
  readonly me: string | null
  readonly now: number
  readonly onOpen: () => void
}

/** A conversation in the list: who, the last words, how long they wait, who has it. */
export function ListRow({ one, isOpened, isUnread, me, now, onOpen }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const waits = one.waiting_since !== null
  return (
    <li>
      <button
        type="button"
        className={isUnread ? 'inbox-row unread' : 'inbox-row'}
        aria-current={isOpened ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className="inbox-row-top">
          <span className="inbox-row-name">
            {isUnread && <span className="inbox-dot" role="img" aria-label={t('inbox_unread')} />}
            {shopperName(one, t)}
          </span>
          <span className={waits ? 'inbox-row-age waits' : 'inbox-row-age'}>
            {waits && <Clock aria-hidden="true" />}
            {waits
              ? t('inbox_waits', { time: ageOf(one.waiting_since ?? '', now, language, t) })
              : ageOf(one.last_activity_at, now, language, t)}
          </span>
        </span>
        <span className="inbox-row-words">
          <LastWords one={one} />
          {one.pending_messages > 0 && (
            <span className="inbox-pending" title={t('inbox_pending', { count: one.pending_messages })}>
              {one.pending_messages}
            </span>
          )}
        </span>
        <span className="inbox-row-facts">
          <Priority priority={one.priority} />
          <span>{channelName(one.channel, t, language)}</span>
          <Holder one={one} me={me} />
          {one.labels.map((label) => (
            <span key={label} className="inbox-label">
              {label}
            </span>
          ))}
        </span>
      </button>
    </li>
  )
}

function LastWords({ one }: { readonly one: InboxConversation }) {
  const t = useTranslate()
  const last = one.last_message
  if (!last) return <span className="inbox-row-text">{t('inbox_nothing_said')}</span>
  const who = last.author === 'bot' ? t('inbox_author_bot') : last.author === 'agent' ? (one.agent?.name ?? '') : ''
  return (
    <span className="inbox-row-text">
      {who && <span className="inbox-row-who">{who}: </span>}
      {last.text}
    </span>
  )
}

/** Said only where it is not as usual. */
export function Priority({ priority }: Pick<InboxConversation, 'priority'>) {
  const t = useTranslate()
  if (priority === 'normal') return null
  return <span className={`inbox-priority ${priority}`}>{t(`inbox_priority_${priority}`)}</span>
}

function Holder({ one, me }: Pick<Props, 'one' | 'me'>) {
  const t = useTranslate()
  if (one.status === 'bot')
    return (
      <span className="inbox-holder">
        <Bot aria-hidden="true" />
        {t('inbox_author_bot')}
      </span>
    )
  if (!one.agent) return one.team ? <span>{one.team}</span> : null
  return (
    <span className="inbox-holder">
      <UserRound aria-hidden="true" />
      {one.agent.id === me ? t('inbox_you') : one.agent.name}
    </span>
  )
}
