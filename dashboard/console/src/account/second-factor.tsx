import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { encode } from 'uqr'
import type { AccountInfo, RecoveryCodes, SecondFactorBegun } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { submitted } from './credentials'
import { Field, Problem } from './fields'
import { Done, Panel } from './panel'
import { ACCOUNT } from './state'

/** Setting up, renewing the recovery codes of, and doing without an authenticator app. */
export function SecondFactorPanel({ account }: { account: AccountInfo }) {
  const t = useTranslate()
  const lead = account.two_factor ? t('factor_on', { count: account.recovery_codes_left ?? 0 }) : t('factor_off')
  return (
    <Panel title={t('factor')} lead={lead}>
      {account.two_factor ? <Existing /> : <Begin />}
    </Panel>
  )
}

function Begin() {
  const t = useTranslate()
  const begin = useMutation<SecondFactorBegun, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/second-factor', body),
  })
  if (begin.data) return <Confirm begun={begin.data} />
  return (
    <form onSubmit={(event) => submitted(event, begin.mutate)}>
      <Problem error={begin.error} texts={{ 403: 'acct_fault_password' }} />
      <Field
        label={t('acct_password')}
        name="password"
        type="password"
        required
        autoComplete="current-password"
        error={begin.error}
      />
      <button type="submit" className="secondary" disabled={begin.isPending}>
        {t('factor_begin')}
      </button>
    </form>
  )
}

function Confirm({ begun }: { begun: SecondFactorBegun }) {
  const t = useTranslate()
  const client = useQueryClient()
  const confirm = useMutation<null, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/second-factor/confirm', body),
    onSuccess: () => client.invalidateQueries(),
  })
  return (
    <form onSubmit={(event) => submitted(event, confirm.mutate)}>
      <p>{t('factor_scan')}</p>
      <Qr text={begun.uri} label={t('factor_qr')} />
      <p>
        {t('factor_by_hand')} <code className="acct-code">{begun.secret}</code>
      </p>
      <Codes codes={begun.recovery_codes} />
      <Problem error={confirm.error} texts={{ 403: 'acct_fault_code', 400: 'acct_fault_code' }} />
      <Field
        label={t('acct_code')}
        name="code"
        required
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={8}
        error={confirm.error}
      />
      <button type="submit" className="primary" disabled={confirm.isPending}>
        {t('factor_confirm')}
      </button>
    </form>
  )
}

function Existing() {
  const t = useTranslate()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const renew = useMutation<RecoveryCodes, ApiError, string>({
    mutationFn: (own) => askAccount('POST', '/second-factor/recovery-codes', { password: own }),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT }),
  })
  const remove = useMutation<null, ApiError, string>({
    mutationFn: (own) => askAccount('POST', '/second-factor/remove', { password: own }),
    onSuccess: () => client.invalidateQueries(),
  })
  const error = renew.error ?? remove.error
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Problem error={error} texts={{ 403: 'acct_fault_password' }} />
      <Done when={renew.isSuccess}>{t('factor_renewed')}</Done>
      {renew.data && <Codes codes={renew.data.recovery_codes} />}
      <Field
        label={t('acct_password')}
        name="password"
        type="password"
        required
        autoComplete="current-password"
        error={error}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="acct-row">
        <button
          type="submit"
          className="secondary"
          disabled={password === '' || renew.isPending}
          onClick={() => renew.mutate(password)}
        >
          {t('factor_renew')}
        </button>
        <button
          type="button"
          className="secondary danger"
          disabled={password === '' || remove.isPending}
          onClick={() => confirm(t('factor_remove_sure')) && remove.mutate(password)}
        >
          {t('factor_remove')}
        </button>
      </div>
    </form>
  )
}

/** Shown this once, to be copied or written down. */
function Codes({ codes }: { codes: readonly string[] }) {
  const t = useTranslate()
  return (
    <div className="acct-codes">
      <h3>{t('factor_codes')}</h3>
      <p>{t('factor_codes_lead')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button type="button" className="secondary" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
        {t('acct_copy')}
      </button>
    </div>
  )
}

/** Dark on light in every scheme: cameras read no other. */
function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="acct-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
