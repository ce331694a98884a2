import { useEffect, useMemo, useRef, useState } from 'react'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useTitle } from '../page'
import { goTo, useAddress } from './address'
import { ConversationPane } from './conversation-pane'
import { LineBanner } from './line-banner'
import { ListPane } from './list-pane'
import { liveOf, useLive } from './live'
import { Palette } from './palette'
import { PresenceBar } from './presence-bar'
import { NO_FILTER } from './rows'
import { useListKeys } from './use-list-keys'
import { useNews } from './use-news'
import { Views } from './views'

/** Where agents work: what waits, the conversation, and who the shopper is. */
export function InboxPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const live = useMemo(() => liveOf(session), [session])
  const state = useLive(live)
  const { view, id } = useAddress()
  const [filter, setFilter] = useState(NO_FILTER)
  const queued = state.counts['queued'] ?? 0
  useTitle(`${queued > 0 ? `(${queued}) ` : ''}${t('inbox')} · ${session.shop} · Kefu`)
  useNews(session, live)
  useListKeys()
  return (
    <>
      <TopBar shop={session.shop} page="inbox" onSignOut={() => onLeave(null)}>
        <PresenceBar session={session} live={live} state={state} />
      </TopBar>
      <main id="content" tabIndex={-1} className={id ? 'inbox opened' : 'inbox'}>
        <Heading moved={moved} />
        <LineBanner live={live} line={state.line} />
        <Views view={view} state={state} />
        <ListPane
          key={view}
          session={session}
          onLeave={onLeave}
          view={view}
          filter={filter}
          onFilter={setFilter}
          opened={id}
          state={state}
        />
        {id ? (
          <ConversationPane key={id} session={session} live={live} state={state} id={id} />
        ) : (
          <div className="inbox-none">
            <h2>{t('inbox_choose')}</h2>
            <p>{t('inbox_choose_text')}</p>
          </div>
        )}
        <Palette state={state} onOpen={(next) => goTo({ id: next })} />
      </main>
    </>
  )
}

function Heading({ moved }: Pick<PageProps, 'moved'>) {
  const t = useTranslate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  return (
    <h1 ref={heading} tabIndex={-1} className="visually-hidden">
      {t('inbox')}
    </h1>
  )
}
