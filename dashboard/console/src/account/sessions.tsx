import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountSessionList } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { Problem } from './fields'
import { Panel } from './panel'
import { useTime } from './time'

const SESSIONS = ['sessions'] as const

/** Where the account is signed in; what is not known can be ended. */
export function SessionsPanel() {
  const t = useTranslate()
  const time = useTime()
  const client = useQueryClient()
  const list = useQuery<AccountSessionList, ApiError>({
    queryKey: SESSIONS,
    queryFn: () => askAccount('GET', '/sessions'),
  })
  const end = useMutation<null, ApiError, string>({
    mutationFn: (path) => askAccount('DELETE', path),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
  })
  const sessions = list.data?.sessions ?? []
  return (
    <Panel title={t('sessions')} lead={t('sessions_lead')}>
      <Problem error={list.error ?? end.error} />
      {list.isLoading && <span className="skeleton acct-skeleton" aria-busy="true" />}
      <ul className="acct-rows">
        {sessions.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.device || t('sessions_unknown')}</strong>
              <span className="help">
                {one.place || '–'} · {t('sessions_since', { time: time(one.created_at) })}
              </span>
            </span>
            {one.is_this ? (
              <span className="acct-tag">{t('sessions_this')}</span>
            ) : (
              <button type="button" className="secondary" onClick={() => end.mutate(`/sessions/${one.id}`)}>
                {t('sessions_end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <button type="button" className="secondary danger" onClick={() => end.mutate('/sessions')}>
          {t('sessions_end_others')}
        </button>
      )}
    </Panel>
  )
}
