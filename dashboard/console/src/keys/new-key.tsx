import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ApiKeyList, KeyScope } from '../../../../worker/protocol'
import { Field, Problem, textsOf } from '../account/fields'
import { Panel } from '../account/panel'
import { type ApiError, send } from '../api'
import { useTranslate } from '../i18n'
import type { Session } from '../session'

type Made = { readonly id: string; readonly key: string }
type Props = { readonly session: Session; readonly roles: ApiKeyList['may_grant']; readonly onMade: () => void }

const AREAS = ['reports', 'conversations', 'shoppers', 'knowledge', 'settings', 'team', 'security', 'data'] as const
/** The scopes of each area, as the API has them: figures are only read, data only written. */
const SCOPES: Readonly<Record<(typeof AREAS)[number], readonly KeyScope[]>> = {
  reports: ['reports:read'],
  conversations: ['conversations:read', 'conversations:write'],
  shoppers: ['shoppers:read', 'shoppers:write'],
  knowledge: ['knowledge:read', 'knowledge:write'],
  settings: ['settings:read', 'settings:write'],
  team: ['team:read', 'team:write'],
  security: ['security:read', 'security:write'],
  data: ['data:write'],
}

/** A key is made with a role, and within it for some things alone. It is shown once. */
export function NewKey({ session, roles, onMade }: Props) {
  const t = useTranslate()
  const [scopes, setScopes] = useState<readonly KeyScope[]>([])
  const make = useMutation<Made, ApiError, unknown>({
    mutationFn: (body) => send<Made>(session, 'POST', 'api-keys', body),
    onSuccess: onMade,
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const { label, role } = textsOf(form)
    const body = { label, role, ...(scopes.length > 0 ? { scopes } : {}) }
    make.mutate(body, {
      onSuccess: () => {
        form.reset()
        setScopes([])
      },
    })
  }
  return (
    <Panel title={t('keys_new')} lead={t('keys_new_lead')}>
      {make.data && <Shown made={make.data} onDone={make.reset} />}
      <form onSubmit={submit}>
        <div className="acct-two">
          <Field
            label={t('keys_label')}
            help={t('keys_label_help')}
            name="label"
            required
            maxLength={60}
            autoComplete="off"
            error={make.error}
          />
          <label className="acct-field">
            <span>{t('team_role')}</span>
            <select name="role" defaultValue="analyst">
              {[...roles].reverse().map((role) => (
                <option key={role} value={role}>
                  {t(`role_${role}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <ScopeChoice chosen={scopes} onChange={setScopes} />
        <Problem error={make.error} texts={{ 409: 'keys_too_many' }} />
        <button type="submit" className="primary" disabled={make.isPending}>
          {t('keys_make')}
        </button>
      </form>
    </Panel>
  )
}

type ChoiceProps = { readonly chosen: readonly KeyScope[]; readonly onChange: (scopes: readonly KeyScope[]) => void }

function ScopeChoice({ chosen, onChange }: ChoiceProps) {
  const t = useTranslate()
  const toggle = (scope: KeyScope, on: boolean): void =>
    onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))
  return (
    <details className="acct-scopes">
      <summary>{chosen.length === 0 ? t('keys_all_scopes') : t('keys_some_scopes', { count: chosen.length })}</summary>
      <p className="help">{t('keys_scopes_help')}</p>
      {AREAS.map((area) => (
        <fieldset key={area}>
          <legend>{t(`scope_${area}`)}</legend>
          {SCOPES[area].map((scope) => (
            <label key={scope}>
              <input
                type="checkbox"
                checked={chosen.includes(scope)}
                onChange={(event) => toggle(scope, event.target.checked)}
              />
              {t(scope.endsWith(':read') ? 'scope_read' : 'scope_write')}
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  )
}

function Shown({ made, onDone }: { made: Made; onDone: () => void }) {
  const t = useTranslate()
  return (
    <div className="notice success acct-shown" role="status">
      <p>{t('keys_shown')}</p>
      <code className="acct-code">{made.key}</code>
      <div className="acct-row">
        <button type="button" className="secondary" onClick={() => void navigator.clipboard.writeText(made.key)}>
          {t('acct_copy')}
        </button>
        <button type="button" className="secondary" onClick={onDone}>
          {t('keys_have_it')}
        </button>
      </div>
    </div>
  )
}
