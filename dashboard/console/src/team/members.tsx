import type { Team, TeamMember } from '../../../../worker/protocol'
import { Problem } from '../account/fields'
import { Panel } from '../account/panel'
import { useTime } from '../account/time'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { useTeamChange } from './queries'

type Props = { readonly session: Session; readonly team: Team }

export function MembersPanel({ session, team }: Props) {
  const t = useTranslate()
  const change = useTeamChange(session)
  const remove = (member: TeamMember): void => {
    if (confirm(t('team_remove_sure', { name: member.display_name })))
      change.mutate({ method: 'DELETE', path: `team/${member.id}` })
  }
  return (
    <Panel title={t('team_members')} lead={t('team_members_lead', { count: team.members.length })}>
      <Problem error={change.error} texts={{ 409: 'team_last_owner' }} />
      <ul className="acct-rows">
        {team.members.map((member) => (
          <li key={member.id}>
            <span className="acct-round" aria-hidden="true">
              {member.initials}
            </span>
            <Who member={member} />
            {member.may_manage ? (
              <RoleSelect
                member={member}
                roles={team.may_grant}
                onChange={(role) => change.mutate({ method: 'PATCH', path: `team/${member.id}`, body: { role } })}
              />
            ) : (
              <span className="acct-tag">{t(`role_${member.role}`)}</span>
            )}
            {member.may_manage && (
              <button type="button" className="secondary danger" onClick={() => remove(member)}>
                {t('team_remove')}
                <span className="visually-hidden"> {member.display_name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Who({ member }: { member: TeamMember }) {
  const t = useTranslate()
  const time = useTime()
  const facts = [
    member.email,
    member.languages.join(', '),
    member.skills.join(', '),
    t('team_since', { time: time(member.joined_at) }),
  ].filter(Boolean)
  return (
    <span className="acct-grow">
      <strong>
        {member.display_name} {member.is_you && <span className="acct-tag">{t('team_you')}</span>}
        {member.two_factor === false && <span className="acct-tag warn">{t('team_no_factor')}</span>}
      </strong>
      <span className="help">{facts.join(' · ')}</span>
    </span>
  )
}

type RoleProps = {
  readonly member: TeamMember
  readonly roles: Team['may_grant']
  readonly onChange: (role: string) => void
}

function RoleSelect({ member, roles, onChange }: RoleProps) {
  const t = useTranslate()
  return (
    <label className="acct-select">
      <span className="visually-hidden">{t('team_role_of', { name: member.display_name })}</span>
      <select value={member.role} onChange={(event) => onChange(event.target.value)}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role_${role}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
