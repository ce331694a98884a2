import { useTranslate } from '../i18n'
import { goTo } from './address'
import type { LiveState } from './live-state'
import { VIEWS, type View } from './rows'

/** The views, with how many stand in those that are counted. */
export function Views({ view, state }: { readonly view: View; readonly state: LiveState }) {
  const t = useTranslate()
  const counts: Readonly<Record<string, number | undefined>> = {
    mine: state.me?.load,
    unassigned: state.counts['queued'],
    open: state.counts['open'],
    snoozed: state.counts['snoozed'],
  }
  return (
    <nav className="inbox-views" aria-label={t('inbox_views')}>
      {VIEWS.map((one) => (
        <a
          key={one}
          href={`/console/inbox?view=${one}`}
          aria-current={one === view ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            goTo({ view: one })
          }}
        >
          {t(`inbox_view_${one}`)}
          {(counts[one] ?? 0) > 0 && <span className="inbox-count">{counts[one]}</span>}
        </a>
      ))}
    </nav>
  )
}
