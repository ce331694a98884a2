import type { FlowDetail, FlowSaved } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { Notice } from '../components/notice'
import { type MessageKey, useTranslate } from '../i18n'
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

/** Why a change was not made. What was written stays where it is. */
export function ChangeProblem({ error }: { readonly error: ApiError | null }) {
  const t = useTranslate()
  if (!error) return null
  const errors = error.fields.map(({ field, message }) => `${field} ${message}`).join('; ')
  return <Notice kind="alert">{errors ? t('own_error_fields', { errors }) : t(textOf(error))}</Notice>
}

function textOf({ status, text }: ApiError): MessageKey {
  if (status === 403) return 'own_error_read_only'
  if (status === 409) return 'flow_error_conflict'
  return status === 0 || status === 401 ? text : 'own_error_server'
}
