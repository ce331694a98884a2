import { useEffect, useState } from 'react'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused } from '../page'
import { goTo } from './address'
import { Filters } from './filters'
import { ListRow } from './list-row'
import type { LiveState } from './live-state'
import { type Pages, useConversations } from './queries'
import { type Filter, NO_FILTER, rowsOf, type View } from './rows'
import { isUnread, useSeen } from './seen'

const TICK_MS = 15_000

type Props = Pick<PageProps, 'session' | 'onLeave'> & {
  readonly view: View
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly opened: string | null
  readonly state: LiveState
}

/** The conversations of a view, changing as they change. */
export function ListPane(props: Props) {
  const { session, view, filter, onFilter, state } = props
  const t = useTranslate()
  const pages = useConversations(session, view, filter)
  const { error } = pages
  useLeaveWhenRefused(error, props.onLeave)
  return (
    <section className="inbox-list" aria-label={t('inbox_list')}>
      <Filters filter={filter} onFilter={onFilter} state={state} />
      {error && (
        <div className="inbox-fault">
          <Notice kind="alert" title={t('inbox_error_load')}>
            {t(error.status === 403 ? 'inbox_forbidden' : error.text)}{' '}
            <button type="button" className="secondary" onClick={() => pages.refetch()}>
              {t('own_reload')}
            </button>
          </Notice>
        </div>
      )}
      {pages.data ? <Rows {...props} pages={pages} /> : !error && <Skeleton />}
    </section>
  )
}

function Rows({ view, filter, onFilter, opened, state, pages }: Props & { readonly pages: Pages }) {
  const t = useTranslate()
  const seen = useSeen()
  const now = useTick()
  const me = state.me?.id ?? null
  const loaded = pages.data?.pages.flatMap(({ conversations }) => conversations) ?? []
  const rows = rowsOf(loaded, state.latest, { view, filter, me })
  const filtered = Object.values(filter).some((value) => value.trim() !== '')
  if (rows.length === 0) return <Empty view={view} filtered={filtered} onClear={() => onFilter(NO_FILTER)} />
  return (
    <>
      <ul className="inbox-rows">
        {rows.map((one) => (
          <ListRow
            key={one.conversation_id}
            one={one}
            isOpened={one.conversation_id === opened}
            isUnread={one.conversation_id !== opened && isUnread(one, seen)}
            me={me}
            now={now}
            onOpen={() => goTo({ id: one.conversation_id })}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <button
          type="button"
          className="secondary inbox-more"
          disabled={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {t('inbox_more')}
        </button>
      )}
    </>
  )
}

function Empty(props: { readonly view: View; readonly filtered: boolean; readonly onClear: () => void }) {
  const t = useTranslate()
  const view = props.view === 'queued' ? 'unassigned' : props.view
  return (
    <div className="inbox-empty">
      <h2>{t(props.filtered ? 'inbox_none_found' : `inbox_empty_${view}`)}</h2>
      <p>{t(props.filtered ? 'inbox_none_found_text' : `inbox_empty_${view}_text`)}</p>
      {props.filtered && (
        <button type="button" className="secondary" onClick={props.onClear}>
          {t('inbox_clear')}
        </button>
      )}
    </div>
  )
}

/** The time, every so often: waiting times grow without news. */
export function useTick(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Skeleton() {
  return (
    <div className="inbox-rows" aria-busy="true">
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <span key={key} className="skeleton inbox-row-skeleton" />
      ))}
    </div>
  )
}
