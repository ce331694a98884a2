import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiKeyInfo, ApiKeyList } from '../../../../worker/protocol'
import { Problem } from '../account/fields'
import { PageHead } from '../account/page-head'
import { Panel } from '../account/panel'
import { useTime } from '../account/time'
import { type ApiError, get, send } from '../api'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import type { Session } from '../session'
import { NewKey } from './new-key'

const keyOf = (session: Session) => ['api-keys', session.shop, session.key] as const

/** Keys of programs: made, listed with their last use, revoked. */
export function KeysPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const client = useQueryClient()
  const list = useQuery<ApiKeyList, ApiError>({
    queryKey: keyOf(session),
    queryFn: ({ signal }) => get<ApiKeyList>(session, 'api-keys', signal),
  })
  useLeaveWhenRefused(list.error, onLeave)
  useTitle(`${t('keys')} · ${session.shop} · Kefu`)
  const reload = (): void => void client.invalidateQueries({ queryKey: keyOf(session) })
  return (
    <>
      <TopBar shop={session.shop} page="keys" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1} className="acct-page">
        <PageHead title={t('keys')} lead={t('keys_lead')} moved={moved} />
        <Problem error={list.error} />
        {list.isLoading && <span className="skeleton acct-skeleton" aria-busy="true" />}
        {list.data && (
          <div className="acct-stack">
            <NewKey session={session} roles={list.data.may_grant} onMade={reload} />
            <KeysPanel session={session} keys={list.data.keys} onChanged={reload} />
          </div>
        )}
      </main>
    </>
  )
}

type PanelProps = { readonly session: Session; readonly keys: readonly ApiKeyInfo[]; readonly onChanged: () => void }

function KeysPanel({ session, keys, onChanged }: PanelProps) {
  const t = useTranslate()
  const [withRevoked, setWithRevoked] = useState(false)
  const revoke = useMutation<null, ApiError, string>({
    mutationFn: (id) => send(session, 'DELETE', `api-keys/${id}`),
    onSettled: onChanged,
  })
  const shown = keys.filter(({ revoked_at }) => withRevoked || revoked_at === null)
  const sure = (key: ApiKeyInfo): void => {
    if (confirm(t('keys_revoke_sure', { label: key.label }))) revoke.mutate(key.id)
  }
  return (
    <Panel title={t('keys_live')} lead={t('keys_live_lead')}>
      <Problem error={revoke.error} />
      {shown.length === 0 && <p className="help">{t('keys_none')}</p>}
      <ul className="acct-rows">
        {shown.map((key) => (
          <KeyRow key={key.id} info={key} onRevoke={() => sure(key)} />
        ))}
      </ul>
      {keys.some(({ revoked_at }) => revoked_at !== null) && (
        <label className="acct-check">
          <input type="checkbox" checked={withRevoked} onChange={(event) => setWithRevoked(event.target.checked)} />
          {t('keys_with_revoked')}
        </label>
      )}
    </Panel>
  )
}

function KeyRow({ info, onRevoke }: { info: ApiKeyInfo; onRevoke: () => void }) {
  const t = useTranslate()
  const time = useTime()
  const used = info.last_used_at === null ? t('keys_never') : t('keys_used', { time: time(info.last_used_at) })
  const scopes = info.scopes === null ? t('keys_all_scopes') : info.scopes.join(', ')
  return (
    <li>
      <span className="acct-grow">
        <strong>
          {info.label} <code className="acct-code">{info.id}…</code>
        </strong>
        <span className="help">
          {scopes} · {t('keys_made', { time: time(info.created_at) })} · {used}
        </span>
      </span>
      <span className="acct-tag">{t(`role_${info.role}`)}</span>
      {info.revoked_at !== null && <span className="acct-tag warn">{t('keys_revoked')}</span>}
      {info.revoked_at === null && info.may_revoke && (
        <button type="button" className="secondary danger" onClick={onRevoke}>
          {t('keys_revoke')}
          <span className="visually-hidden"> {info.label}</span>
        </button>
      )}
    </li>
  )
}
