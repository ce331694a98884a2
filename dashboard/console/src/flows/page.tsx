import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { FlowList, FlowSummary } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { LoadError, PageHeading } from '../components/page-heading'
import { TopBar } from '../components/top-bar'
import { type Language, useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { useUnsaved } from '../use-unsaved'
import { FlowView } from './flow-view'
import { useFlows } from './queries'

/** The tasks the bot can do, as drawings to look at and to change. */
export function FlowsPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const list = useFlows(session)
  useLeaveWhenRefused(list.error, onLeave)
  useTitle(`${t('flows')} · ${session.shop} · Kefu`)
  return (
    <>
      <TopBar shop={session.shop} page="flows" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1}>
        <div className="page-title">
          <PageHeading title={t('flows')} lead={t('flow_lead')} moved={moved} />
        </div>
        <LoadError error={list.error} title="flow_error_load" onRetry={() => list.refetch()} />
        {list.data ? (
          <Workbench session={session} list={list.data} />
        ) : (
          !list.error && <span className="skeleton flow-skeleton" aria-busy="true" />
        )}
      </main>
    </>
  )
}

/** What is open: a flow by name; `isNew` before its first save. A new turn opens it afresh. */
type Opened = { readonly name: string; readonly isNew: boolean; readonly turn: number }

function Workbench({ session, list }: { readonly session: Session; readonly list: FlowList }) {
  const t = useTranslate()
  const { opened, open, dirty, setDirty } = useOpened()
  const [status, setStatus] = useState('')
  const create = (): void => {
    const name = newName(prompt(t('flow_new_name')) ?? '')
    if (name === '') return
    const isTaken = list.flows.some((flow) => flow.name === name)
    open(name, !isTaken)
    setStatus(isTaken ? t('flow_name_taken', { name }) : '')
  }
  const done = (name: string | null, text: string): void => {
    setStatus(text)
    open(name, false, true)
  }
  return (
    <div className={opened ? 'flows opened' : 'flows'}>
      <List
        flows={list.flows}
        opened={opened?.name ?? null}
        onOpen={(name) => {
          setStatus('')
          open(name)
        }}
        onNew={create}
      />
      <div className="flows-main">
        <p role="status" className={status ? 'notice success' : 'visually-hidden'}>
          {status}
        </p>
        {opened ? (
          <FlowView
            key={`${opened.name} ${opened.turn}`}
            session={session}
            parts={list.parts}
            name={opened.name}
            isNew={opened.isNew}
            isDirty={dirty}
            onDirty={setDirty}
            onOpen={(name) => open(name)}
            onDone={done}
          />
        ) : (
          !status && <Notice kind="info">{t('flow_choose')}</Notice>
        )}
      </div>
    </div>
  )
}

/** What people type for a name, as the API wants it; empty where nothing of it is left. */
export function newName(input: string): string {
  const name = input.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return name.replace(/^[^a-z]+|_+$/g, '').slice(0, 40)
}

/** The flow in view, named in the address too; another is opened only when changes are saved or may be lost. */
function useOpened() {
  const t = useTranslate()
  const [opened, setOpened] = useState<Opened | null>(() => {
    const name = new URLSearchParams(location.search).get('flow')
    return name ? { name, isNew: false, turn: 0 } : null
  })
  const [dirty, setDirty] = useState(false)
  useUnsaved(dirty)
  const open = (name: string | null, isNew = false, saved = false): void => {
    if (!saved && dirty && !confirm(t('own_unsaved'))) return
    setDirty(false)
    setOpened((before) => (name ? { name, isNew, turn: (before?.turn ?? 0) + 1 } : null))
    setInAddress('flow', name ?? '')
  }
  return { opened, open, dirty, setDirty }
}

/** Puts what is in view into the address, so that it can be handed on; empty takes it out. */
export function setInAddress(name: string, value: string): void {
  const query = new URLSearchParams(location.search)
  if (value) query.set(name, value)
  else query.delete(name)
  history.replaceState(history.state, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}`)
}

export function titleOf(title: Readonly<Record<string, string>>, language: Language, name: string): string {
  return title[language] ?? title['en'] ?? name
}

type ListProps = {
  readonly flows: readonly FlowSummary[]
  readonly opened: string | null
  readonly onOpen: (name: string) => void
  readonly onNew: () => void
}

function List({ flows, opened, onOpen, onNew }: ListProps) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <section className="panel flow-list" aria-labelledby="flow-list">
      <header>
        <h2 id="flow-list">{t('flow_list')}</h2>
        <button type="button" className="secondary" onClick={onNew}>
          <Plus aria-hidden="true" />
          {t('flow_new')}
        </button>
      </header>
      <ul>
        {flows.map(({ name, title, origin, version, states, problems }) => (
          <li key={name}>
            <button type="button" aria-current={name === opened ? 'true' : undefined} onClick={() => onOpen(name)}>
              <span className="flow-name">
                {titleOf(title, language, name)}
                {origin !== 'built_in' && <span className="tag">{t(`flow_origin_${origin}`)}</span>}
                {problems.length > 0 && <span className="tag danger">{t('flow_unused')}</span>}
              </span>
              <span className="flow-facts">
                <code>{name}</code> · {t('flow_states', { count: states })}
                {version > 0 && ` · v${version}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
