import { ArrowLeft, Info } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { InboxConversation } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { goTo } from './address'
import { Actions } from './conversation-actions'
import type { OpenedProps } from './conversation-pane'
import { Priority } from './list-row'
import { channelName, refusal, shopperName } from './names'
import { useDeed } from './queries'
import { momentOf, useZone } from './time'

type Props = OpenedProps & { readonly asideOpen: boolean; readonly onAside: () => void }

/** Who it is with, who else looks, and what can be done to the conversation as it stands. */
export function ConversationHead(props: Props) {
  const { session, live, state, id, detail, asideOpen, onAside } = props
  const t = useTranslate()
  const deed = useDeed(session, live, id)
  const { conversation } = detail
  const others = (state.viewers[id] ?? []).filter((one) => one.id !== state.me?.id)
  return (
    <header className="inbox-head">
      <Who conversation={conversation} />
      <Actions state={state} conversation={conversation} busy={deed.isPending} onDeed={(one) => deed.mutate(one)} />
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

/** The heading takes the focus, unless there is something to write in. */
function Who({ conversation }: { readonly conversation: InboxConversation }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { snoozed_until: snoozed } = conversation
  return (
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
  )
}
