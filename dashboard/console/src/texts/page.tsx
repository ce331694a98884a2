import { useState } from 'react'
import type { ReplyText, TextList } from '../../../../worker/protocol'
import { LoadError, PageHeading } from '../components/page-heading'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import type { Session } from '../session'
import { useUnsaved } from '../use-unsaved'
import { filtered, moodOf } from './filter'
import { useTexts } from './queries'
import { TextCell } from './text-cell'

/** Texts shown at once: the page stays quick with hundreds of them. */
const PAGE = 40

/** Everything the bot says, language beside language. */
export function TextsPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const list = useTexts(session)
  useLeaveWhenRefused(list.error, onLeave)
  useTitle(`${t('texts')} · ${session.shop} · Kefu`)
  return (
    <>
      <TopBar shop={session.shop} page="texts" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1}>
        <div className="page-title">
          <PageHeading title={t('texts')} lead={t('text_lead')} moved={moved} />
        </div>
        <LoadError error={list.error} title="text_error_load" onRetry={() => list.refetch()} />
        {list.data ? (
          <Texts session={session} list={list.data} />
        ) : (
          !list.error && <span className="skeleton flow-skeleton" aria-busy="true" />
        )}
      </main>
    </>
  )
}

function Texts({ session, list }: { readonly session: Session; readonly list: TextList }) {
  const t = useTranslate()
  const [search, setSearch] = useState('')
  const [changedOnly, setChangedOnly] = useState(false)
  const [most, setMost] = useState(PAGE)
  const [status, setStatus] = useState('')
  /** The text being worded, as locale/key; only one at a time, so that none is forgotten. */
  const [editing, setEditing] = useState('')
  const [dirty, setDirty] = useState(false)
  useUnsaved(dirty)
  const edit = (which: string): void => {
    if (dirty && !confirm(t('own_unsaved'))) return
    setDirty(false)
    setEditing(which)
  }
  const done = (told: string): void => {
    setDirty(false)
    setEditing('')
    setStatus(told)
  }
  const found = filtered(list.texts, search, changedOnly)
  return (
    <div className="texts">
      <search className="text-search">
        <input
          type="search"
          aria-label={t('text_search')}
          placeholder={t('text_search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <label>
          <input type="checkbox" checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)} />{' '}
          {t('text_changed_only')}
        </label>
        <p role="status">{t('text_count', { shown: found.length, all: list.texts.length })}</p>
      </search>
      <p role="status" className={status ? 'notice success' : 'visually-hidden'}>
        {status}
      </p>
      {found.slice(0, most).map((text) => (
        <Row
          key={text.key}
          text={text}
          locales={list.locales}
          session={session}
          editing={editing}
          onEdit={edit}
          onDirty={setDirty}
          onDone={done}
        />
      ))}
      {found.length > most && (
        <button type="button" className="secondary" onClick={() => setMost(most + PAGE)}>
          {t('text_more')}
        </button>
      )}
    </div>
  )
}

type RowProps = {
  readonly text: ReplyText
  readonly locales: readonly string[]
  readonly session: Session
  /** The text being worded, as locale/key. */
  readonly editing: string
  readonly onEdit: (which: string) => void
  readonly onDirty: (is: boolean) => void
  readonly onDone: (told: string) => void
}

/** One reply, language beside language. */
function Row({ text, locales, session, editing, onEdit, onDirty, onDone }: RowProps) {
  const t = useTranslate()
  const mood = moodOf(text.key)
  const names = text.placeholders.map((name) => `{${name}}`).join(', ')
  return (
    <section className="panel text-row" aria-label={text.key}>
      <header>
        <code>{text.key}</code>
        {mood && <span className="tag">{t(`text_mood_${mood}`)}</span>}
        {names && <span className="help">{t('text_values', { names })}</span>}
      </header>
      <div className="in-languages">
        {locales.map((locale) => {
          const worded = text.locales[locale]
          const which = `${locale}/${text.key}`
          if (!worded) return <span key={locale} />
          return (
            <TextCell
              key={locale}
              session={session}
              at={{ locale, key: text.key }}
              worded={worded}
              isOpen={editing === which}
              onOpen={(open) => onEdit(open ? which : '')}
              onDirty={onDirty}
              onDone={onDone}
            />
          )
        })}
      </div>
    </section>
  )
}
