import type { ArticleImportReport } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { keyed } from './keyed'

/** Rows shown; a longer list is cut and says so. */
const MAX_SHOWN = 200
type Note = ArticleImportReport['errors'][number]

/** What an import would do or did: how many, which, and what is wrong with the rows that are left out. */
export function ImportReport({ report }: { report: ArticleImportReport }) {
  const t = useTranslate()
  const counts = (['created', 'changed', 'unchanged', 'rejected'] as const).map((name) => [name, report[name]] as const)
  return (
    <div className="know-report">
      <h3>{t(report.dry_run ? 'know_import_would' : 'know_import_did')}</h3>
      <dl className="know-counts">
        {counts.map(([name, count]) => (
          <div key={name} className={name === 'rejected' && count > 0 ? 'bad' : undefined}>
            <dt>{t(`know_${name}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <Notes title={t('know_import_errors')} notes={report.errors} />
      <Notes title={t('know_import_notes')} notes={report.notes} />
      <Outcomes articles={report.articles.filter(({ outcome }) => outcome !== 'unchanged')} />
    </div>
  )
}

function Notes({ title, notes }: { title: string; notes: readonly Note[] }) {
  const t = useTranslate()
  if (notes.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th>{t('know_row')}</th>
            <th>{t('know_field')}</th>
            <th>{t('know_message')}</th>
          </tr>
        </thead>
        <tbody>
          {keyed(notes.slice(0, MAX_SHOWN), (note) => (
            <tr>
              <td>{note.source || note.row}</td>
              <td>{note.field}</td>
              <td>{note.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={notes.length - MAX_SHOWN} />
    </section>
  )
}

function Outcomes({ articles }: Pick<ArticleImportReport, 'articles'>) {
  const t = useTranslate()
  if (articles.length === 0) return null
  return (
    <details open={articles.length <= 20}>
      <summary>
        {t('know_import_articles')} ({articles.length})
      </summary>
      <table>
        <tbody>
          {articles.slice(0, MAX_SHOWN).map((article) => (
            <tr key={article.article_id}>
              <td>{t(`know_${article.outcome}`)}</td>
              <td dir="auto">{article.title}</td>
              <td>{article.locales.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={articles.length - MAX_SHOWN} />
    </details>
  )
}

function More({ count }: { count: number }) {
  const t = useTranslate()
  return count > 0 ? <p className="help">{t('know_more', { count })}</p> : null
}
