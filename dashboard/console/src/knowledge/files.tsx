import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import type { ManagedArticleList } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { ImportDialog } from './import-dialog'
import { type ExportFormat, useExport } from './queries'

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['markdown', 'Markdown'],
]

/** Articles in and out by the file. */
export function FileButtons({ session, list }: { session: Session; list: ManagedArticleList }) {
  const t = useTranslate()
  const [importing, setImporting] = useState(false)
  const out = useExport(session)
  return (
    <div className="know-files">
      <button type="button" className="secondary" onClick={() => setImporting(true)}>
        <Upload aria-hidden="true" />
        {t('know_import')}
      </button>
      <fieldset aria-label={t('know_export')}>
        <Download aria-hidden="true" />
        <span className="help">{t('know_export')}</span>
        {FORMATS.map(([format, name]) => (
          <button
            key={format}
            type="button"
            className="secondary"
            disabled={out.isPending}
            onClick={() => out.mutate(format)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      {out.error && <p className="field-error">{t(out.error.text)}</p>}
      {importing && <ImportDialog session={session} list={list} onClose={() => setImporting(false)} />}
    </div>
  )
}
