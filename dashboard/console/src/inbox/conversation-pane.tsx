import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { InboxDetail } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { goTo } from './address'
import { Aside } from './aside'
import { Composer } from './composer'
import { ConversationHead } from './conversation-head'
import type { LiveInbox } from './live'
import type { LiveState } from './live-state'
import { reloadConversation, useConversation } from './queries'
import { newer } from './rows'
import { markSeen } from './seen'
import { hasGap } from './thread'
import { ThreadView } from './thread-view'

/** A message known of that has not come is waited for so long before the conversation is loaded again. */
const GAP_MS = 1_500

type Props = {
  readonly session: Session
  readonly live: LiveInbox
  readonly state: LiveState
  readonly id: string
}

/** The conversation that is open, and what is known of the shopper beside it. */
export function ConversationPane(props: Props) {
  const { session, live, id } = props
  const t = useTranslate()
  const { data, error, refetch } = useConversation(session, id)
  useEffect(() => {
    live.view(id)
    return () => live.view(null)
  }, [live, id])
  if (error && !data)
    return (
      <div className="inbox-none">
        <Notice kind="alert" title={t('inbox_error_open')}>
          {t(error.status === 404 ? 'inbox_error_unknown' : error.status === 403 ? 'inbox_forbidden' : error.text)}{' '}
          <button type="button" className="secondary" onClick={() => refetch()}>
            {t('own_reload')}
          </button>{' '}
          <button type="button" className="secondary" onClick={() => goTo({ id: null })}>
            {t('inbox_back')}
          </button>
        </Notice>
      </div>
    )
  return data ? <Opened {...props} detail={data} /> : <Skeleton />
}

export type OpenedProps = Props & { readonly detail: InboxDetail }

function Opened(props: OpenedProps) {
  const { state, id } = props
  const [asideOpen, setAsideOpen] = useState(false)
  const conversation = newer(props.detail.conversation, state.latest.get(id))
  const detail = { ...props.detail, conversation }
  useUpToDate({ ...props, detail })
  return (
    <>
      <section className="inbox-conversation" aria-labelledby="inbox-shopper">
        <ConversationHead {...props} detail={detail} asideOpen={asideOpen} onAside={() => setAsideOpen(!asideOpen)} />
        <ThreadView {...props} detail={detail} />
        <Composer {...props} detail={detail} />
      </section>
      <Aside
        {...props}
        detail={detail}
        isOpen={asideOpen}
        onClose={() => {
          setAsideOpen(false)
          document.querySelector<HTMLElement>('.inbox-aside-toggle')?.focus()
        }}
      />
    </>
  )
}

/** Loads again what is known to be missing, and tells how far it was read while somebody looks. */
function useUpToDate({ session, live, state, id, detail }: OpenedProps): void {
  const client = useQueryClient()
  const { conversation, messages } = detail
  const gap = hasGap(detail, conversation.last_message?.seq ?? 0)
  useEffect(() => {
    if (!gap) return
    const timer = setTimeout(() => reloadConversation(client, session, id), GAP_MS)
    return () => clearTimeout(timer)
  }, [gap, client, session, id])
  const lastSeq = messages.at(-1)?.seq ?? 0
  const isMine = conversation.agent?.id === state.me?.id
  useEffect(() => {
    const look = (): void => {
      if (document.hidden) return
      markSeen(id, lastSeq)
      if (isMine) live.read(id, lastSeq)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [live, id, lastSeq, isMine])
}

function Skeleton() {
  return (
    <div className="inbox-conversation" aria-busy="true">
      <span className="skeleton inbox-head-skeleton" />
      <span className="skeleton inbox-thread-skeleton" />
    </div>
  )
}
