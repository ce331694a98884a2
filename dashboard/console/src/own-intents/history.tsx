import type { OwnIntentHistory, OwnIntentSaved } from '../../../../worker/protocol'
import { Restore, VersionStamp } from '../components/version'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { SaveProblem } from './problem'
import { useHistory, useRestore } from './queries'

type Props = {
  readonly session: Session
  readonly name: string
  readonly onRestored: (saved: OwnIntentSaved) => void
}

/** Every version of an intent; an earlier one can be made the newest. */
export function History({ session, name, onRestored }: Props) {
  const t = useTranslate()
  const { data, error } = useHistory(session, name)
  const restore = useRestore(session, name)
  return (
    <section className="own-history" aria-labelledby="own-history">
      <h2 id="own-history">{t('own_history')}</h2>
      {error && <p className="field-error">{t(error.text)}</p>}
      <SaveProblem error={restore.error} />
      <ol>
        {data?.versions.map((version, i) => (
          <li key={version.version}>
            <VersionFacts version={version} />
            <Restore
              version={version.version}
              isCurrent={i === 0}
              isPending={restore.isPending}
              onRestore={() => restore.mutate(version.version, { onSuccess: onRestored })}
              tag="own-tag"
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

function VersionFacts({ version }: { version: OwnIntentHistory['versions'][number] }) {
  const t = useTranslate()
  const [answer] = Object.values(version.answer)
  return (
    <div>
      <p>
        <VersionStamp version={version.version} savedAt={version.saved_at} />
      </p>
      <p className="help">
        {t('own_examples_count', { count: version.examples.length })} · {version.saved_by}
        {answer && ` · ${answer}`}
      </p>
    </div>
  )
}
