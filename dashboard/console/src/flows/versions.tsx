import type { FlowDetail } from '../../../../worker/protocol'
import { Restore, VersionStamp } from '../components/version'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import type { FlowViewProps } from './flow-view'
import { useFlowVersions, useRestoreFlow } from './queries'
import { ChangeProblem } from './save-bar'

type Props = { readonly session: Session; readonly detail: FlowDetail; readonly onDone: FlowViewProps['onDone'] }

/** Every save of a flow; an earlier one can be made the newest. */
export function Versions({ session, detail, onDone }: Props) {
  const t = useTranslate()
  const { data, error } = useFlowVersions(session, detail.name)
  const restore = useRestoreFlow(session, detail.name, detail.version)
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
              <VersionStamp version={version} savedAt={saved_at} />
              <p className="help">
                {saved_by}
                {definition === null && ` · ${t('flow_was_reset')}`}
              </p>
            </div>
            <Restore
              version={version}
              isCurrent={version === detail.version}
              isPending={restore.isPending}
              onRestore={() => onRestore(version)}
              tag="tag"
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
