import { useTranslate } from '../i18n'
import type { LiveState } from './live-state'

type Props = {
  readonly state: LiveState
  readonly onChoose: (to: { readonly agent?: string; readonly team?: string }) => void
}

/** To whom: colleagues who are there, with how much they have; teams; or whoever is next. */
export function TransferPanel({ state, onChoose }: Props) {
  const t = useTranslate()
  const others = state.agents.filter(({ id, presence }) => id !== state.me?.id && presence !== 'offline')
  const sorted = [...others].sort(
    (a, b) => Number(a.presence === 'away') - Number(b.presence === 'away') || a.load - b.load,
  )
  const teams = [...new Set(state.agents.flatMap((one) => one.teams))].sort()
  return (
    <>
      <p className="pop-title">{t('inbox_transfer_agents')}</p>
      {sorted.length === 0 && <p className="pop-none">{t('inbox_transfer_nobody')}</p>}
      {sorted.map(({ id, name, presence, load, capacity }) => (
        <button key={id} type="button" className="pop-item" onClick={() => onChoose({ agent: id })}>
          <span className={`inbox-presence-dot ${presence}`} aria-hidden="true" />
          {name}
          <span className="pop-item-side">
            {presence === 'away' && `${t('inbox_away')} · `}
            {t('inbox_load', { load, capacity })}
          </span>
        </button>
      ))}
      {teams.length > 0 && <p className="pop-title">{t('inbox_transfer_teams')}</p>}
      {teams.map((team) => (
        <button key={team} type="button" className="pop-item" onClick={() => onChoose({ team })}>
          {team}
        </button>
      ))}
      <hr />
      <button type="button" className="pop-item" onClick={() => onChoose({})}>
        {t('inbox_to_queue')}
      </button>
    </>
  )
}
