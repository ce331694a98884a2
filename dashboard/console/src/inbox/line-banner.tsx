import { useTranslate } from '../i18n'
import type { LineState } from './connection'
import type { LiveInbox } from './live'

/** Says that the line is lost, and what is safe. Always there, so that it is read out when it fills. */
export function LineBanner({ live, line }: { readonly live: LiveInbox; readonly line: LineState }) {
  const t = useTranslate()
  return (
    <div role="status" className="inbox-line">
      {line === 'refused' && <p className="notice alert">{t('inbox_forbidden')}</p>}
      {line === 'lost' && (
        <p className="notice alert">
          {t('inbox_line_lost')}{' '}
          <button type="button" className="secondary" onClick={() => live.retry()}>
            {t('inbox_line_retry')}
          </button>
        </p>
      )}
    </div>
  )
}
