import { useState } from 'react'
import type { ArticleHistory, ManagedArticle } from '../../../../worker/protocol'
import { Restore, VersionStamp } from '../components/version'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { STATUS_NAME } from './article-list'
import { type DiffLine, diffLines } from './diff'
import { linesOfContent } from './draft'
import { keyed } from './keyed'
import { SaveProblem } from './problem'
import { useRestore, useVersions } from './queries'

type Version = ArticleHistory['versions'][number]
type Props = {
  readonly session: Session
  readonly article: ManagedArticle
  readonly onRestored: (saved: ManagedArticle) => void
}

/** Every version of an article with what it changed; an earlier one can be made the newest. */
export function History({ session, article, onRestored }: Props) {
  const t = useTranslate()
  const { data, error } = useVersions(session, article.article_id)
  const restore = useRestore(session, article.article_id, article.version)
  const versions = data?.versions ?? []
  return (
    <section className="own-history know-history" aria-labelledby="know-history">
      <h2 id="know-history">{t('own_history')}</h2>
      {error && <p className="field-error">{t(error.text)}</p>}
      <SaveProblem error={restore.error} />
      <ol>
        {versions.map((version, index) => (
          <li key={version.version}>
            <div className="know-version">
              <VersionFacts version={version} />
              <Restore
                version={version.version}
                isCurrent={index === 0}
                isPending={restore.isPending}
                onRestore={() => restore.mutate(version.version, { onSuccess: onRestored })}
                tag="own-tag"
              />
            </div>
            <Changes version={version} before={versions[index + 1]} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function VersionFacts({ version }: { version: Version }) {
  const t = useTranslate()
  return (
    <p>
      <VersionStamp version={version.version} savedAt={version.saved_at} />{' '}
      <span className="help">
        {t(STATUS_NAME[version.status])} · {version.saved_by || t('know_came_with_shop')}
      </span>
    </p>
  )
}

function Changes({ version, before }: { version: Version; before: Version | undefined }) {
  const t = useTranslate()
  const [open, setOpen] = useState(false)
  if (!before) return null
  return (
    <>
      <button type="button" className="know-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'know_hide_changes' : 'know_show_changes')}
      </button>
      {open && <Diff lines={diffLines(linesOfContent(before), linesOfContent(version))} />}
    </>
  )
}

const MARK = { same: ' ', added: '+', removed: '−' } as const

function Diff({ lines }: { lines: readonly DiffLine[] }) {
  const t = useTranslate()
  const changed = lines.filter(({ kind }) => kind !== 'same')
  if (changed.length === 0) return <p className="help">{t('know_no_changes')}</p>
  return (
    <div className="know-diff">
      {keyed(changed, ({ kind, text }) => (
        <p className={kind} dir="auto">
          <span aria-hidden="true">{MARK[kind]} </span>
          <span className="visually-hidden">{t(kind === 'added' ? 'know_added' : 'know_removed')} </span>
          {text || ' '}
        </p>
      ))}
    </div>
  )
}
