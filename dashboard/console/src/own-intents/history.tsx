import type { OwnIntentHistory, OwnIntentSaved } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
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
            {i === 0 ? (
              <span className="own-tag">{t('own_current')}</span>
            ) : (
              <button
                type="button"
                className="secondary"
                aria-label={t('own_restore_label', { version: version.version })}
                disabled={restore.isPending}
                onClick={() => restore.mutate(version.version, { onSuccess: onRestored })}
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

function VersionFacts({ version }: { version: OwnIntentHistory['versions'][number] }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const [answer] = Object.values(version.answer)
  return (
    <div>
      <p>
        <strong>{t('own_history_version', { version: version.version })}</strong>{' '}
        <time dateTime={version.saved_at}>{at.format(new Date(version.saved_at))}</time>
      </p>
      <p className="help">
        {t('own_examples_count', { count: version.examples.length })} · {version.saved_by}
        {answer && ` · ${answer}`}
      </p>
    </div>
  )
}
