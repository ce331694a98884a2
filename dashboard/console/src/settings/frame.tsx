import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ApiError } from '../api'
import { LoadError } from '../components/page-heading'
import { SaveProblem, type SaveWords } from '../components/save-problem'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused } from '../page'
import { useUnsaved } from '../use-unsaved'

type LoadedProps<Data> = {
  readonly query: UseQueryResult<Data, ApiError>
  readonly onLeave: PageProps['onLeave']
  readonly children: (data: Data) => ReactNode
}

/** What a part of the settings shows once it is here: before that its outline, and why when it does not come. */
export function Loaded<Data>({ query, onLeave, children }: LoadedProps<Data>) {
  useLeaveWhenRefused(query.error, onLeave)
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <LoadError error={query.error} title="set_error_load" onRetry={() => query.refetch()} />
  return (
    <div className="set-body" aria-busy="true">
      <span className="skeleton set-skeleton" />
      <span className="skeleton set-skeleton" />
    </div>
  )
}

/** What is written, apart from what is stored; who leaves while they differ is asked. */
export function useDraft<Draft>(stored: Draft) {
  const [base, setBase] = useState(stored)
  const [draft, setDraft] = useState(stored)
  const isDirty = JSON.stringify(draft) !== JSON.stringify(base)
  useUnsaved(isDirty)
  return {
    draft,
    isDirty,
    change: (part: Partial<Draft>): void => setDraft({ ...draft, ...part }),
    discard: (): void => setDraft(base),
    /** What was saved is what stands. */
    settle: (saved: Draft): void => {
      setBase(saved)
      setDraft(saved)
    },
  }
}

type FormProps = {
  readonly isDirty: boolean
  readonly save: Pick<UseMutationResult<unknown, ApiError, never>, 'error' | 'isPending' | 'isSuccess'>
  readonly onSave: () => void
  readonly onDiscard: () => void
  /** What is wrong with what is written; nothing is saved before. */
  readonly problem?: string | null
  readonly words?: SaveWords
  readonly saved?: string
  readonly children: ReactNode
}

/** A form with its bar: save, take back, and what came of it. */
export function SettingsForm({ isDirty, save, onSave, onDiscard, problem, words, saved, children }: FormProps) {
  const t = useTranslate()
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(Boolean(problem))
    if (!problem && isDirty && !save.isPending) onSave()
  }
  const told = save.isSuccess && !isDirty ? (saved ?? t('set_saved')) : ''
  return (
    <form className="set-body" onSubmit={submit} noValidate>
      {children}
      <div className="set-bar">
        <SaveProblem error={save.error} {...(words ? { words } : {})} />
        {tried && problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="primary" disabled={!isDirty || save.isPending}>
          {t(save.isPending ? 'set_saving' : 'set_save')}
        </button>
        {isDirty && (
          <button type="button" className="secondary" onClick={onDiscard}>
            {t('set_discard')}
          </button>
        )}
        <p role="status" className="set-told">
          {isDirty ? t('set_unsaved') : told}
        </p>
      </div>
    </form>
  )
}
