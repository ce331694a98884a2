import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { AccountInfo } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { Field, Problem, textsOf } from './fields'
import { Done, Panel } from './panel'

/** The address one signs in with; a new one holds once it is confirmed. */
export function EmailPanel({ account }: { account: AccountInfo }) {
  const t = useTranslate()
  const ask = useMutation<null, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/email', body),
  })
  return (
    <Panel title={t('acct_email')} lead={t('acct_email_now', { email: account.email })}>
      <form onSubmit={(event) => submitted(event, ask.mutate)}>
        <Problem error={ask.error} texts={{ 403: 'acct_fault_password' }} />
        <Field
          label={t('acct_new_email')}
          name="new_email"
          type="email"
          required
          autoComplete="email"
          error={ask.error}
        />
        <Field
          label={t('acct_password')}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          error={ask.error}
        />
        <Done when={ask.isSuccess}>{t('acct_email_asked')}</Done>
        <button type="submit" className="secondary" disabled={ask.isPending}>
          {t('acct_change_email')}
        </button>
      </form>
    </Panel>
  )
}

/** Changing the password ends all other sessions. */
export function PasswordPanel() {
  const t = useTranslate()
  const client = useQueryClient()
  const change = useMutation<null, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/password', body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return (
    <Panel title={t('acct_password')} lead={t('acct_password_lead')}>
      <form onSubmit={(event) => submitted(event, change.mutate)}>
        <Problem error={change.error} texts={{ 403: 'acct_fault_password' }} />
        <Field
          label={t('acct_current_password')}
          name="current_password"
          type="password"
          required
          autoComplete="current-password"
        />
        <Field
          label={t('acct_new_password')}
          help={t('acct_password_help')}
          name="new_password"
          type="password"
          required
          minLength={10}
          maxLength={128}
          autoComplete="new-password"
          error={change.error}
        />
        <Done when={change.isSuccess}>{t('acct_password_changed')}</Done>
        <button type="submit" className="secondary" disabled={change.isPending}>
          {t('acct_change_password')}
        </button>
      </form>
    </Panel>
  )
}

/** Sends a form's texts; it is empty again once they were taken. */
export function submitted(
  event: FormEvent<HTMLFormElement>,
  send: (body: Record<string, string>, options: { onSuccess: () => void }) => void,
): void {
  event.preventDefault()
  const form = event.currentTarget
  send(textsOf(form), { onSuccess: () => form.reset() })
}
