import { ArrowLeft, Bot, Check, Clock, Hand, Info, MoveRight, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { goTo } from './address'
import type { OpenedProps } from './conversation-pane'
import { Priority } from './list-row'
import { channelName, refusal, shopperName } from './names'
import { Pop } from './pop'
import { type Deed, useDeed } from './queries'
import { SnoozePanel } from './snooze-panel'
import { momentOf, useZone } from './time'
import { TransferPanel } from './transfer-panel'

type Props = OpenedProps & { readonly asideOpen: boolean; readonly onAside: () => void }

/** Who it is with, who else looks, and what can be done to the conversation as it stands. */
export function ConversationHead(props: Props) {
  const { session, live, state, id, detail, asideOpen, onAside } = props
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const deed = useDeed(session, live, id)
  const { conversation } = detail
  const others = (state.viewers[id] ?? []).filter((one) => one.id !== state.me?.id)
  const { snoozed_until: snoozed } = conversation
  return (
    <header className="inbox-head">
      <div className="inbox-head-who">
        <button
          type="button"
          className="icon-button inbox-back"
          aria-label={t('inbox_back')}
          onClick={() => goTo({ id: null })}
        >
          <ArrowLeft />
        </button>
        <div>
          <h2 id="inbox-shopper" ref={heading} tabIndex={-1}>
            {shopperName(conversation, t)}
          </h2>
          <p className="inbox-head-facts">
            <span className={`inbox-status ${conversation.status}`}>{t(`inbox_status_${conversation.status}`)}</span>
            <span>{channelName(conversation.channel, t, language)}</span>
            <Priority priority={conversation.priority} />
            {snoozed && <span>{t('inbox_snoozed_until', { time: momentOf(snoozed, language, timeZone) })}</span>}
          </p>
        </div>
      </div>
      <Actions {...props} busy={deed.isPending} onDeed={(one) => deed.mutate(one)} />
      <button
        type="button"
        className="icon-button inbox-aside-toggle"
        aria-label={t('inbox_details')}
        aria-expanded={asideOpen}
        onClick={onAside}
      >
        <Info />
      </button>
      <p className="inbox-viewers" role="status">
        {others.length > 0 && t('inbox_viewers', { names: others.map(({ name }) => name).join(', ') })}
      </p>
      {deed.error && (
        <p className="inbox-refusal" role="alert">
          {refusal(deed.error, deed.variables.type, conversation, state.me?.id ?? null, t)}
        </p>
      )}
    </header>
  )
}

type ActionsProps = Props & { readonly busy: boolean; readonly onDeed: (deed: Deed) => void }

function Actions({ state, detail: { conversation }, busy, onDeed }: ActionsProps) {
  const t = useTranslate()
  const { status, agent, snoozed_until: snoozed } = conversation
  const isMine = status === 'open' && agent?.id === state.me?.id
  return (
    <div className="inbox-actions">
      {!isMine && <Take {...{ conversation, busy, onDeed }} />}
      {isMine && (
        <Pop
          label={t('inbox_transfer')}
          disabled={busy}
          button={<Labelled icon={<MoveRight aria-hidden="true" />} text={t('inbox_transfer')} />}
        >
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
      )}
      {isMine && (
        <button
          type="button"
          className="secondary"
          disabled={busy}
          title={t('inbox_to_bot')}
          onClick={() => onDeed({ type: 'release' })}
        >
          <Labelled icon={<Bot aria-hidden="true" />} text={t('inbox_to_bot')} room="lesser" />
        </button>
      )}
      {snoozed !== null && (
        <button
          type="button"
          className="secondary"
          disabled={busy}
          title={t('inbox_unsnooze')}
          onClick={() => onDeed({ type: 'unsnooze' })}
        >
          <Labelled icon={<Undo2 aria-hidden="true" />} text={t('inbox_unsnooze')} />
        </button>
      )}
      {snoozed === null && (isMine || status === 'queued') && (
        <Pop
          label={t('inbox_snooze')}
          disabled={busy}
          button={<Labelled icon={<Clock aria-hidden="true" />} text={t('inbox_snooze')} room="lesser" />}
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
      )}
      {(isMine || status === 'queued') && (
        <button
          type="button"
          className="secondary"
          disabled={busy}
          title={t('inbox_resolve')}
          onClick={() => onDeed({ type: 'resolve' })}
        >
          <Labelled icon={<Check aria-hidden="true" />} text={t('inbox_resolve')} />
        </button>
      )}
    </div>
  )
}

function Take({
  conversation,
  busy,
  onDeed,
}: Pick<ActionsProps, 'busy' | 'onDeed'> & Pick<OpenedProps['detail'], 'conversation'>) {
  const t = useTranslate()
  const holder = conversation.status === 'open' ? conversation.agent : null
  const take = (): void => {
    if (holder && !confirm(t('inbox_take_over_sure', { name: holder.name }))) return
    onDeed({ type: 'claim', body: { take_over: holder !== null } })
  }
  return (
    <button type="button" className="primary inbox-take" disabled={busy} onClick={take}>
      <Labelled icon={<Hand aria-hidden="true" />} text={t(holder ? 'inbox_take_over' : 'inbox_take')} room="kept" />
    </button>
  )
}

type LabelledProps = {
  readonly icon: ReactNode
  readonly text: string
  /** Whether the text stays where there is little room. */
  readonly room?: 'lesser' | 'kept'
}

function Labelled({ icon, text, room }: LabelledProps) {
  return (
    <>
      {icon}
      <span className={`inbox-action-text ${room ?? ''}`}>{text}</span>
    </>
  )
}
