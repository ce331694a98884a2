import { useState } from 'react'
import type { Flow, FlowDetail, FlowParts } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { type MessageKey, nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { newFlow } from './edits'
import { JsonEditor } from './json-editor'
import { LookTab } from './look-tab'
import { titleOf } from './page'
import { useFlow } from './queries'
import { SaveBar } from './save-bar'
import { SimpleForm } from './simple-form'
import { type Draft, useDraft } from './use-draft'
import { Versions } from './versions'

export type FlowViewProps = {
  readonly session: Session
  readonly parts: FlowParts
  readonly name: string
  readonly isNew: boolean
  readonly isDirty: boolean
  readonly onDirty: (is: boolean) => void
  readonly onOpen: (name: string) => void
  /** Saved or restored under this name, or gone (null); the text says so. */
  readonly onDone: (name: string | null, text: string) => void
}

/** One flow: looked at, changed, saved, and its versions. */
export function FlowView(props: FlowViewProps) {
  return props.isNew ? <NewFlow {...props} /> : <StoredFlow {...props} />
}

function NewFlow(props: FlowViewProps) {
  const [detail] = useState((): FlowDetail => {
    const definition = newFlow(props.name, props.parts.locales)
    const { title, trigger, states } = definition
    const facts = { name: props.name, origin: 'own' as const, version: 0, title, intents: trigger.intents }
    return { ...facts, states: Object.keys(states).length, updated_at: null, problems: [], definition, texts: {} }
  })
  return <Opened {...props} detail={detail} />
}

function StoredFlow(props: FlowViewProps) {
  const t = useTranslate()
  const { data, error } = useFlow(props.session, props.name)
  if (error) return <Notice kind="alert">{t(error.status === 404 ? 'flow_gone' : error.text)}</Notice>
  if (!data) return <span className="skeleton flow-skeleton" aria-busy="true" />
  return <Opened {...props} detail={data} />
}

const TABS = ['look', 'form', 'json', 'versions'] as const
type Tab = (typeof TABS)[number]
const TAB_NAMES: Readonly<Record<Tab, MessageKey>> = {
  look: 'flow_tab_look',
  form: 'flow_tab_form',
  json: 'flow_tab_json',
  versions: 'own_history',
}

function Opened(props: FlowViewProps & { readonly detail: FlowDetail }) {
  const { session, parts, detail, isNew, onDirty } = props
  const t = useTranslate()
  const draft = useDraft(session, detail, isNew, onDirty)
  const [tab, setTab] = useState<Tab>(isNew ? 'form' : 'look')
  /** Counts the wishes to see a problem: each opens the JSON afresh, at the first. */
  const [seen, setSeen] = useState(0)
  const showProblem = (): void => {
    setTab('json')
    setSeen(seen + 1)
  }
  return (
    <div className="flow-view">
      <Head detail={detail} draft={draft} />
      <nav className="tabs" aria-label={t('flow_views')}>
        {TABS.filter((one) => one !== 'versions' || !isNew).map((one) => (
          <button key={one} type="button" className="tab" aria-pressed={one === tab} onClick={() => setTab(one)}>
            {t(TAB_NAMES[one])}
          </button>
        ))}
      </nav>
      {tab === 'look' && <LookTab {...props} draft={draft} />}
      {tab === 'form' && <Form draft={draft} parts={parts} onJson={() => setTab('json')} />}
      {tab === 'json' && <JsonEditor key={seen} draft={draft} />}
      {tab === 'versions' && <Versions session={session} detail={detail} onDone={props.onDone} />}
      {tab !== 'versions' && <SaveBar {...props} draft={draft} onProblem={showProblem} />}
    </div>
  )
}

function Head({ detail, draft }: { readonly detail: FlowDetail; readonly draft: Draft }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const flow: Flow = draft.flow ?? detail.definition
  return (
    <header className="flow-head">
      <h2>{titleOf(flow.title, language, detail.name)}</h2>
      <p>
        <code>{detail.name}</code>
        <span className="tag">{t(`flow_origin_${detail.origin}`)}</span>
        {detail.version > 0 && <span>v{detail.version}</span>}
      </p>
      <p>
        {flow.trigger.intents.length === 0
          ? t('flow_no_trigger')
          : t('flow_starts_on', {
              intents: flow.trigger.intents.map((one) => nameOf('intent', one, language)).join(', '),
            })}
      </p>
      {detail.problems.length > 0 && (
        <Notice kind="alert" title={t('flow_unused_title')}>
          <ul>
            {detail.problems.map(({ path, message }) => (
              <li key={`${path.join('.')} ${message}`}>
                <code>{path.join('.')}</code> {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </header>
  )
}

type FormProps = { readonly draft: Draft; readonly parts: FlowParts; readonly onJson: () => void }

function Form({ draft, parts, onJson }: FormProps) {
  const t = useTranslate()
  if (draft.flow) return <SimpleForm flow={draft.flow} words={draft.words} parts={parts} onChange={draft.setFlow} />
  return (
    <Notice kind="alert">
      {t('flow_form_broken')}{' '}
      <button type="button" className="secondary" onClick={onJson}>
        {t('flow_tab_json')}
      </button>
    </Notice>
  )
}
