import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { useTeam } from '../team/queries'
import { useActionName } from './names'
import type { Wanted } from './query'

type Props = {
  readonly session: Session
  readonly wanted: Wanted
  readonly actions: readonly string[]
  readonly onChange: (wanted: Wanted) => void
}

export function Filters({ session, wanted, actions, onChange }: Props) {
  const t = useTranslate()
  const team = useTeam(session)
  const actionName = useActionName()
  const set = (change: Partial<Wanted>): void => onChange({ ...wanted, ...change })
  return (
    <form className="acct-filters" onSubmit={(event) => event.preventDefault()}>
      <label className="acct-field">
        <span>{t('audit_by')}</span>
        <select value={wanted.by} onChange={(event) => set({ by: event.target.value })}>
          <option value="">{t('audit_anybody')}</option>
          <option value="member:">{t('audit_members')}</option>
          <option value="api_key:">{t('audit_keys')}</option>
          <option value="shopper:">{t('audit_shoppers')}</option>
          {team.data?.members.map(({ id, display_name }) => (
            <option key={id} value={`member:${id}`}>
              {display_name}
            </option>
          ))}
        </select>
      </label>
      <label className="acct-field">
        <span>{t('audit_action')}</span>
        <select value={wanted.action} onChange={(event) => set({ action: event.target.value })}>
          <option value="">{t('audit_any')}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionName(action)}
            </option>
          ))}
        </select>
      </label>
      <label className="acct-field">
        <span>{t('audit_subject')}</span>
        <input
          type="search"
          value={wanted.subject}
          placeholder="order:1001"
          maxLength={120}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </label>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="acct-field">
          <span>{t(`audit_${end}`)}</span>
          <input type="date" value={wanted[end]} onChange={(event) => set({ [end]: event.target.value })} />
        </label>
      ))}
    </form>
  )
}
