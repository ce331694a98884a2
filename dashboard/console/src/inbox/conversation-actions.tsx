import { Bot, Check, Clock, Hand, MoveRight, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InboxConversation } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { LiveState } from './live-state'
import { Pop } from './pop'
import type { Deed } from './queries'
import { SnoozePanel } from './snooze-panel'
import { TransferPanel } from './transfer-panel'

type Props = {
  readonly state: LiveState
  readonly conversation: InboxConversation
  readonly busy: boolean
  readonly onDeed: (deed: Deed) => void
}

/** What this agent can do to the conversation as it stands. */
export function Actions(props: Props) {
  const { state, conversation, busy, onDeed } = props
  const t = useTranslate()
  const { status, agent, snoozed_until: snoozed } = conversation
  const isMine = status === 'open' && agent?.id === state.me?.id
  const mayPutAway = isMine || status === 'queued'
  return (
    <div className="inbox-actions">
      {!isMine && <Take {...props} />}
      {isMine && <Transfer {...props} />}
      {isMine && (
        <Action text={t('inbox_to_bot')} room="lesser" busy={busy} onClick={() => onDeed({ type: 'release' })}>
          <Bot aria-hidden="true" />
        </Action>
      )}
      {snoozed !== null && (
        <Action text={t('inbox_unsnooze')} busy={busy} onClick={() => onDeed({ type: 'unsnooze' })}>
          <Undo2 aria-hidden="true" />
        </Action>
      )}
      {snoozed === null && mayPutAway && <Snooze {...props} />}
      {mayPutAway && (
        <Action text={t('inbox_resolve')} busy={busy} onClick={() => onDeed({ type: 'resolve' })}>
          <Check aria-hidden="true" />
        </Action>
      )}
    </div>
  )
}

function Take({ conversation, busy, onDeed }: Props) {
  const t = useTranslate()
  const holder = conversation.status === 'open' ? conversation.agent : null
  const take = (): void => {
    if (holder && !confirm(t('inbox_take_over_sure', { name: holder.name }))) return
    onDeed({ type: 'claim', body: { take_over: holder !== null } })
  }
  const text = t(holder ? 'inbox_take_over' : 'inbox_take')
  return (
    <button type="button" className="primary inbox-take" title={text} disabled={busy} onClick={take}>
      <Labelled icon={<Hand aria-hidden="true" />} text={text} room="kept" />
    </button>
  )
}

function Transfer({ state, busy, onDeed }: Props) {
  const t = useTranslate()
  const text = t('inbox_transfer')
  return (
    <Pop label={text} disabled={busy} button={<Labelled icon={<MoveRight aria-hidden="true" />} text={text} />}>
      {(close) => (
        <TransferPanel
          state={state}
          onChoose={(body) => {
            close()
            onDeed({ type: 'transfer', body })
          }}
        />
      )}
    </Pop>
  )
}

function Snooze({ busy, onDeed }: Props) {
  const t = useTranslate()
  const text = t('inbox_snooze')
  return (
    <Pop
      label={text}
      disabled={busy}
      button={<Labelled icon={<Clock aria-hidden="true" />} text={text} room="lesser" />}
    >
      {(close) => (
        <SnoozePanel
          onChoose={(until) => {
            close()
            onDeed({ type: 'snooze', body: { until } })
          }}
        />
      )}
    </Pop>
  )
}

/** Whether the text goes first where there is little room, or stays. */
type Room = 'lesser' | 'kept'
type ActionProps = {
  readonly text: string
  readonly room?: Room
  readonly busy: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function Action({ text, room, busy, onClick, children }: ActionProps) {
  return (
    <button type="button" className="secondary" title={text} disabled={busy} onClick={onClick}>
      <Labelled icon={children} text={text} {...(room ? { room } : {})} />
    </button>
  )
}

function Labelled({ icon, text, room }: { readonly icon: ReactNode; readonly text: string; readonly room?: Room }) {
  return (
    <>
      {icon}
      <span className={`inbox-action-text ${room ?? ''}`}>{text}</span>
    </>
  )
}
