import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { OwnIntent, OwnIntentList, OwnIntentSaved } from '../../../../worker/protocol'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import {
  type Draft,
  type DraftProblems,
  draftOf,
  EMPTY_DRAFT,
  linesOf,
  MIN_EXAMPLES,
  nameToCheck,
  problemsOf,
} from './draft'
import { Fields } from './fields'
import { History } from './history'
import { SaveProblem } from './problem'
import { useArchive, usePreview, useSave } from './queries'
import { ReportView } from './report'

type Props = {
  readonly session: Session
  readonly list: OwnIntentList
  /** Undefined writes a new one. */
  readonly intent: OwnIntent | undefined
  readonly onDirty: (is: boolean) => void
  readonly onClose: () => void
  /** Saved under this name, or archived (null); the text says so. */
  readonly onDone: (name: string | null, text: string) => void
}

/** One intent: written, checked, saved, archived, and its history. */
export function Editor({ session, list, intent, onDirty, onClose, onDone }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const [draft, change] = useDraft(intent, onDirty)
  const taken = intent ? [] : list.intents.map(({ name }) => name)
  const problems = problemsOf(draft, taken)
  const form = useForm(problems)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const save = useSave(session)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (form.isFaulty()) return
    const onSuccess = ({ intent: saved }: OwnIntentSaved) =>
      onDone(saved.name, t('own_saved', { version: saved.version }))
    save.mutate({ draft, version: intent?.version ?? 0 }, { onSuccess })
  }
  return (
    <section className="panel own-editor" aria-labelledby="own-editor">
      <header>
        <button type="button" className="icon-button own-back" aria-label={t('own_back')} onClick={onClose}>
          <ArrowLeft />
        </button>
        <h2 id="own-editor" ref={heading} tabIndex={-1}>
          {intent ? nameOf('intent', intent.name, language) : t('own_new')}
        </h2>
      </header>
      <form ref={form.ref} onSubmit={submit} noValidate>
        <Fields draft={draft} list={list} isNew={!intent} problems={form.shown} onChange={change} />
        <SaveProblem error={save.error} />
        <div className="own-buttons">
          <button type="submit" className="primary" disabled={save.isPending}>
            {t(save.isPending ? 'own_saving' : 'own_save')}
          </button>
          <Archive session={session} intent={intent} onDone={onDone} />
        </div>
      </form>
      <Preview session={session} list={list} draft={draft} />
      {intent && <HistoryFold session={session} name={intent.name} onDone={onDone} />}
    </section>
  )
}

function useDraft(intent: Props['intent'], onDirty: Props['onDirty']): [Draft, (part: Partial<Draft>) => void] {
  const [start] = useState<Draft>(() => (intent ? draftOf(intent) : EMPTY_DRAFT))
  const [draft, setDraft] = useState(start)
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    onDirty(JSON.stringify(next) !== JSON.stringify(start))
  }
  return [draft, change]
}

/** Problems are shown once saving was tried; the first faulty field then takes the focus. */
function useForm(problems: DraftProblems) {
  const ref = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  const isFaulty = (): boolean => {
    const faulty = Object.keys(problems).length > 0
    if (faulty) setTries(tries + 1)
    return faulty
  }
  return { ref, isFaulty, shown: tries > 0 ? problems : {} }
}

/** The stored estimate of an intent as it was saved; after Check that of what is being written, which follows the typing. */
function Preview({ session, list, draft }: Pick<Props, 'session' | 'list'> & { readonly draft: Draft }) {
  const t = useTranslate()
  const [checked, setChecked] = useState(false)
  const examples = linesOf(draft.examples)
  const name = nameToCheck(draft)
  const enough = examples.length >= MIN_EXAMPLES
  const preview = usePreview(session, name, examples, checked && enough)
  const report = checked ? preview.data : list.report
  return (
    <div className="own-preview">
      <button
        type="button"
        className="secondary"
        disabled={!enough || preview.isFetching}
        onClick={() => setChecked(true)}
      >
        {t(preview.isFetching ? 'own_checking' : 'own_check')}
      </button>
      {!enough && <p className="help">{t('own_error_few', { missing: MIN_EXAMPLES - examples.length })}</p>}
      <SaveProblem error={preview.error} />
      {report && <ReportView report={report} name={name} stale={preview.isFetching} />}
    </div>
  )
}

function Archive({ session, intent, onDone }: Pick<Props, 'session' | 'intent' | 'onDone'>) {
  const t = useTranslate()
  const archive = useArchive(session)
  if (!intent) return null
  const ask = (): void => {
    if (!confirm(t('own_archive_confirm', { name: intent.name }))) return
    archive.mutate(intent.name, { onSuccess: () => onDone(null, t('own_archived', { name: intent.name })) })
  }
  return (
    <>
      <button type="button" className="secondary danger" disabled={archive.isPending} onClick={ask}>
        {t('own_archive')}
      </button>
      <SaveProblem error={archive.error} />
    </>
  )
}

function HistoryFold({ session, name, onDone }: Pick<Props, 'session' | 'onDone'> & { readonly name: string }) {
  const t = useTranslate()
  const [open, setOpen] = useState(false)
  return (
    <div className="own-preview">
      <button type="button" className="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'own_hide_history' : 'own_show_history')}
      </button>
      {open && (
        <History
          session={session}
          name={name}
          onRestored={({ intent }) => onDone(intent.name, t('own_saved', { version: intent.version }))}
        />
      )}
    </div>
  )
}
