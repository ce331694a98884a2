import { useEffect, useRef, useState } from 'react'
import type { ManagedArticleList } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { LoadError, PageHeading } from '../components/page-heading'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import type { Session } from '../session'
import { ArticleList } from './article-list'
import { OpenedArticle } from './editor'
import { FileButtons } from './files'
import { type Filter, useArticles } from './queries'
import { TryBox } from './try-box'

const NO_FILTER: Filter = { q: '', status: '', tag: '', missing: '', offset: 0 }

/** The shop's articles: found, written, published, brought in and taken out. */
export function KnowledgePage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const [filter, setFilter] = useState(NO_FILTER)
  const list = useArticles(session, filter)
  useLeaveWhenRefused(list.error, onLeave)
  useTitle(`${t('knowledge')} · ${session.shop} · Kefu`)
  return (
    <>
      <TopBar shop={session.shop} page="knowledge" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1}>
        <div className="page-title know-title">
          <PageHeading title={t('knowledge')} lead={t('know_lead')} moved={moved} />
          {list.data && <FileButtons session={session} list={list.data} />}
        </div>
        <LoadError error={list.error} title="know_error_load" onRetry={() => list.refetch()} />
        {list.data ? (
          <Workbench session={session} list={list.data} filter={filter} onFilter={setFilter} />
        ) : (
          !list.error && <Skeleton />
        )}
      </main>
    </>
  )
}

type WorkbenchProps = {
  readonly session: Session
  readonly list: ManagedArticleList
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

function Workbench({ session, list, filter, onFilter }: WorkbenchProps) {
  const t = useTranslate()
  const { opened, status, setDirty, open, done } = useOpened()
  const empty = Object.values(list.counts).every((count) => count === 0)
  return (
    <div className={opened ? 'own know opened' : 'own know'}>
      <div className="stack own-side">
        <ArticleList list={list} filter={filter} onFilter={onFilter} opened={opened?.id ?? null} onOpen={open} />
        <TryBox session={session} list={list} onOpen={open} />
      </div>
      <div className="own-main">
        <p role="status" className={status ? 'notice success' : 'visually-hidden'}>
          {status}
        </p>
        {opened && (
          <OpenedArticle
            key={`${opened.id} ${opened.turn}`}
            session={session}
            list={list}
            id={opened.id}
            onDirty={setDirty}
            onClose={() => open(undefined)}
            onDone={done}
          />
        )}
        {!opened && !status && (
          <Notice kind="info" title={empty ? t('know_empty_title') : ''}>
            {t(empty ? 'know_empty_text' : 'know_choose')}
          </Notice>
        )}
      </div>
    </div>
  )
}

/** What is open beside the list: an article by id, or a new one (null). A new turn opens it afresh. */
type Opened = { readonly id: string | null; readonly turn: number }

/** Another thing is opened only when changes are saved or may be lost. */
function useOpened() {
  const t = useTranslate()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [status, setStatus] = useState('')
  const dirty = useRef(false)
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (dirty.current) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
  const show = (id: string | null | undefined): void => {
    dirty.current = false
    setOpened((before) => (id === undefined ? null : { id, turn: (before?.turn ?? 0) + 1 }))
  }
  return {
    opened,
    status,
    setDirty: (is: boolean): void => {
      dirty.current = is
    },
    open: (id: string | null | undefined): void => {
      if (dirty.current && !confirm(t('own_unsaved'))) return
      setStatus('')
      show(id)
      if (id === undefined) document.getElementById('content')?.focus()
    },
    done: (id: string | undefined, text: string): void => {
      setStatus(text)
      show(id)
    },
  }
}

function Skeleton() {
  return (
    <div className="own" aria-busy="true">
      <span className="skeleton own-skeleton" />
      <span className="skeleton own-skeleton" />
    </div>
  )
}
