import { useRef, useState } from 'react'
import type { OwnIntentList } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { LoadError, PageHeading } from '../components/page-heading'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import type { Session } from '../session'
import { Editor } from './editor'
import { IntentList } from './intent-list'
import { useOwnIntents } from './queries'
import { TryBox } from './try-box'

/** What the merchant has taught the bot, and the place to teach it more. */
export function OwnIntentsPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const list = useOwnIntents(session)
  useLeaveWhenRefused(list.error, onLeave)
  useTitle(`${t('own_intents')} · ${session.shop} · Kefu`)
  return (
    <>
      <TopBar shop={session.shop} page="own_intents" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1}>
        <div className="page-title">
          <PageHeading title={t('own_intents')} lead={t('own_lead')} moved={moved} />
        </div>
        <LoadError error={list.error} title="own_error_load" onRetry={() => list.refetch()} />
        {list.data ? <Workbench session={session} list={list.data} /> : !list.error && <Skeleton />}
      </main>
    </>
  )
}

/** What is open beside the list: an intent by name, a new one, or nothing. A new number opens it afresh. */
type Opened = { readonly name: string | null; readonly turn: number }

function Workbench({ session, list }: { session: Session; list: OwnIntentList }) {
  const { opened, status, setStatus, setDirty, open } = useOpened()
  const close = (): void => {
    open(null)
    document.getElementById('content')?.focus()
  }
  const done = (name: string | null, text: string): void => {
    setStatus(text)
    open(name === null ? null : { name }, true)
  }
  return (
    <div className={opened ? 'own opened' : 'own'}>
      <div className="stack own-side">
        <IntentList list={list} opened={opened?.name ?? null} onOpen={(name) => open({ name })} />
        <TryBox session={session} />
      </div>
      <div className="own-main">
        <p role="status" className={status ? 'notice success' : 'visually-hidden'}>
          {status}
        </p>
        {opened && (
          <Editor
            key={`${opened.name} ${opened.turn}`}
            session={session}
            list={list}
            intent={list.intents.find(({ name }) => name === opened.name)}
            onDirty={setDirty}
            onClose={close}
            onDone={done}
          />
        )}
        {!opened && !status && <Invitation empty={list.intents.length === 0} />}
      </div>
    </div>
  )
}

/** What is open, and what was last done; another thing is opened only when changes are saved or may be lost. */
function useOpened() {
  const t = useTranslate()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [status, setStatus] = useState('')
  const dirty = useRef(false)
  const setDirty = (is: boolean): void => {
    dirty.current = is
  }
  const open = (next: Omit<Opened, 'turn'> | null, saved = false): void => {
    if (!saved && dirty.current && !confirm(t('own_unsaved'))) return
    dirty.current = false
    if (!saved) setStatus('')
    setOpened((before) => next && { ...next, turn: (before?.turn ?? 0) + 1 })
  }
  return { opened, status, setStatus, setDirty, open }
}

function Invitation({ empty }: { empty: boolean }) {
  const t = useTranslate()
  return (
    <Notice kind="info" title={empty ? t('own_empty_title') : ''}>
      {t(empty ? 'own_empty_text' : 'own_choose')}
    </Notice>
  )
}

function Skeleton() {
  return (
    <div className="own" aria-busy="true">
      <span className="skeleton own-skeleton" />
      <span className="skeleton own-skeleton" />
    </div>
  )
}
