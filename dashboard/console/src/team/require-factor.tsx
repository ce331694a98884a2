import type { Team } from '../../../../worker/protocol'
import { Problem } from '../account/fields'
import { Panel } from '../account/panel'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { useTeamChange } from './queries'

/** Whether everybody needs a second factor. Who has none is let into their own account alone, until they set one up. */
export function RequireFactorPanel({ session, team }: { session: Session; team: Team }) {
  const t = useTranslate()
  const set = useTeamChange(session)
  const lacking = team.members.filter(({ two_factor }) => two_factor === false).length
  return (
    <Panel title={t('team_factor')} lead={t('team_factor_lead')}>
      <Problem error={set.error} texts={{ 409: 'team_factor_self' }} />
      <label className="acct-check">
        <input
          type="checkbox"
          checked={team.require_two_factor}
          disabled={set.isPending}
          onChange={(event) =>
            set.mutate({ method: 'PUT', path: 'access', body: { require_two_factor: event.target.checked } })
          }
        />
        {t('team_factor_require')}
      </label>
      {lacking > 0 && <p className="help">{t('team_factor_lacking', { count: lacking })}</p>}
    </Panel>
  )
}
