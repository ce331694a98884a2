import type { FormEvent } from 'react'
import type { Team } from '../../../../worker/protocol'
import { Field, Problem, textsOf } from '../account/fields'
import { Done, Panel } from '../account/panel'
import { useTime } from '../account/time'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { useInvitations, useTeamChange } from './queries'

/** Asking somebody to join, and who has been asked. */
export function InvitePanel({ session, team }: { session: Session; team: Team }) {
  const t = useTranslate()
  const invite = useTeamChange(session)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const body = textsOf(form)
    invite.mutate({ method: 'POST', path: 'invitations', body }, { onSuccess: () => form.reset() })
  }
  const roles = [...team.may_grant].reverse()
  return (
    <Panel title={t('team_invite')} lead={t('team_invite_lead')}>
      <form className="acct-inline" onSubmit={submit}>
        <Field label={t('acct_email')} name="email" type="email" required autoComplete="off" />
        <label className="acct-field">
          <span>{t('team_role')}</span>
          <select name="role" defaultValue="agent">
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`role_${role}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="primary" disabled={invite.isPending}>
          {t('team_send')}
        </button>
      </form>
      <dl className="acct-roles">
        {roles.map((role) => (
          <div key={role}>
            <dt>{t(`role_${role}`)}</dt>
            <dd>{t(`role_${role}_may`)}</dd>
          </div>
        ))}
      </dl>
      <Problem error={invite.error} texts={{ 409: 'team_is_member', 400: 'acct_fault_email', 503: 'team_no_mail' }} />
      <Done when={invite.isSuccess}>{t('team_sent')}</Done>
      <Open session={session} />
    </Panel>
  )
}

function Open({ session }: { session: Session }) {
  const t = useTranslate()
  const time = useTime()
  const list = useInvitations(session)
  const revoke = useTeamChange(session)
  const open = list.data?.invitations ?? []
  if (list.isSuccess && open.length === 0) return <p className="help">{t('team_none_open')}</p>
  return (
    <>
      <Problem error={list.error ?? revoke.error} />
      <ul className="acct-rows" aria-label={t('team_open')}>
        {open.map((one) => (
          <li key={one.id}>
            <span className="acct-grow">
              <strong>{one.email}</strong>
              <span className="help">
                {one.expired ? t('team_expired') : t('team_until', { time: time(one.expires_at) })}
              </span>
            </span>
            <span className="acct-tag">{t(`role_${one.role}`)}</span>
            <button
              type="button"
              className="secondary"
              onClick={() => revoke.mutate({ method: 'DELETE', path: `invitations/${one.id}` })}
            >
              {t('team_take_back')}
              <span className="visually-hidden"> {one.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
