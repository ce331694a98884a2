import type { FlowDetail } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import type { FlowViewProps } from './flow-view'
import { useFlowVersions, useRestoreFlow } from './queries'
import { ChangeProblem } from './save-bar'

type Props = { readonly session: Session; readonly detail: FlowDetail; readonly onDone: FlowViewProps['onDone'] }

/** Every save of a flow; an earlier one can be made the newest. */
export function Versions({ session, detail, onDone }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const { data, error } = useFlowVersions(session, detail.name)
  const restore = useRestoreFlow(session, detail.name, detail.version)
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const onRestore = (version: number): void =>
    restore.mutate(version, {
      onSuccess: (saved) => onDone(detail.name, t('flow_saved', { version: saved.version })),
    })
  return (
    <section className="panel versions" aria-labelledby="flow-versions">
      <header>
        <h2 id="flow-versions">{t('own_history')}</h2>
      </header>
      {error && <p className="field-error">{t(error.text)}</p>}
      <ChangeProblem error={restore.error} />
      {data?.versions.length === 0 && <p className="none">{t('flow_no_versions')}</p>}
      <ol>
        {data?.versions.map(({ version, saved_at, saved_by, definition }) => (
          <li key={version}>
            <div>
              <strong>{t('own_history_version', { version })}</strong>{' '}
              <time dateTime={saved_at}>{at.format(new Date(saved_at))}</time>
              <p className="help">
                {saved_by}
                {definition === null && ` · ${t('flow_was_reset')}`}
              </p>
            </div>
            {version === detail.version ? (
              <span className="tag">{t('own_current')}</span>
            ) : (
              <button
                type="button"
                className="secondary"
                aria-label={t('own_restore_label', { version })}
                disabled={restore.isPending}
                onClick={() => onRestore(version)}
              >
                {t('own_restore')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
