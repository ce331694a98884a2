import { useTranslate } from '../i18n'
import type { Session } from '../session'
import type { LiveInbox } from './live'
import { type Outgoing, useOutbox } from './outbox'
import { usePost } from './queries'

type Props = {
  readonly session: Session
  readonly live: LiveInbox
  readonly outgoing: Outgoing
}

/** What is on its way, or did not get through: sent again as the same message, so never twice. */
export function OutgoingBubble({ session, live, outgoing }: Props) {
  const t = useTranslate()
  const { outbox } = useOutbox()
  const post = usePost(session, live)
  const { id, kind, text, state, status } = outgoing
  const why = status === 0 ? 'inbox_failed_unreachable' : status === 409 ? 'inbox_failed_not_yours' : 'inbox_failed'
  return (
    <article className={kind === 'note' ? 'inbox-note pending' : 'inbox-bubble agent pending'}>
      <div className={kind === 'note' ? '' : 'inbox-said'}>
        <p className="inbox-plain">{text}</p>
      </div>
      {state === 'sending' ? (
        <p className="inbox-bubble-facts">{t('inbox_sending')}</p>
      ) : (
        <p className="inbox-bubble-facts failed" role="alert">
          {t(why)}{' '}
          <button type="button" className="link" onClick={() => outbox.retry(id, post)}>
            {t('inbox_retry')}
          </button>
          <button type="button" className="link" onClick={() => outbox.giveUp(id, post)}>
            {t('inbox_give_up')}
          </button>
        </p>
      )}
    </article>
  )
}
