import type { FlowDetail, FlowSaved } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { SaveProblem, type SaveWords } from '../components/save-problem'
import { useTranslate } from '../i18n'
import type { FlowViewProps } from './flow-view'
import { useResetFlow, useSaveFlow } from './queries'
import type { Draft } from './use-draft'

type Props = FlowViewProps & {
  readonly detail: FlowDetail
  readonly draft: Draft
  /** Shows where the problems are. */
  readonly onProblem: () => void
}

/** Saves what was changed, or takes the built-in flow again. */
export function SaveBar({ session, detail, draft, isNew, onDone, onProblem }: Props) {
  const t = useTranslate()
  const save = useSaveFlow(session)
  const reset = useResetFlow(session, detail.name)
  const faults = draft.problems.length
  const onSave = (): void => {
    const onSuccess = ({ name, version }: FlowSaved) => onDone(name, t('flow_saved', { version }))
    save.mutate({ name: detail.name, definition: draft.value, version: isNew ? null : detail.version }, { onSuccess })
  }
  const onReset = (): void => {
    if (!confirm(t(detail.origin === 'own' ? 'flow_remove_confirm' : 'flow_reset_confirm'))) return
    const gone = detail.origin === 'own'
    const text = t(gone ? 'flow_removed' : 'flow_was_reset')
    reset.mutate(detail.version, { onSuccess: () => onDone(gone ? null : detail.name, text) })
  }
  if (!draft.isDirty && !isNew && detail.origin === 'built_in') return null
  return (
    <div className="save-bar">
      <ChangeProblem error={save.error ?? reset.error} />
      <button
        type="button"
        className="primary"
        disabled={!(draft.isDirty || isNew) || faults > 0 || draft.checking || save.isPending}
        onClick={onSave}
      >
        {t(save.isPending ? 'flow_saving' : 'own_save')}
      </button>
      <p role="status">
        {faults > 0 ? (
          <button type="button" className="link danger" onClick={onProblem}>
            {t('flow_problems', { count: faults })}
          </button>
        ) : draft.checkError ? (
          t(draft.checkError.text)
        ) : (
          (draft.isDirty || isNew) && t(draft.checking ? 'own_checking' : 'flow_sound')
        )}
      </p>
      {detail.origin !== 'built_in' && !isNew && (
        <button type="button" className="secondary danger" disabled={reset.isPending} onClick={onReset}>
          {t(detail.origin === 'own' ? 'flow_remove' : 'flow_reset')}
        </button>
      )}
    </div>
  )
}

const WORDS: SaveWords = { 409: 'flow_error_conflict' }

/** Why a change was not made. What was written stays where it is. */
export function ChangeProblem({ error }: { readonly error: ApiError | null }) {
  return <SaveProblem error={error} words={WORDS} />
}
