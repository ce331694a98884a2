import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect } from 'react'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { type DoorFormProps, leaveLink } from './door'
import { DoorFrame, Field, Problem, textsOf } from './fields'
import { useLink } from './link-token'

/** A new password with the link of a mail. */
export function ResetForm({ onPage }: DoorFormProps) {
  const t = useTranslate()
  const { token } = useLink()
  const reset = useMutation<null, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/reset', { ...body, token }),
  })
  useEffect(() => {
    if (reset.isSuccess) leaveLink()
  }, [reset.isSuccess])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    reset.mutate(textsOf(event.currentTarget))
  }
  return (
    <form onSubmit={submit}>
      <DoorFrame title={t('acct_reset_title')} lead={t('acct_reset_lead')}>
        <Problem error={reset.error} texts={{ 403: 'acct_dead_link', 400: 'acct_dead_link' }} />
        {reset.isSuccess ? (
          <p role="status" className="notice success">
            {t('acct_reset_done')}
          </p>
        ) : (
          <>
            <Field
              label={t('acct_new_password')}
              help={t('acct_password_help')}
              name="new_password"
              type="password"
              required
              minLength={10}
              maxLength={128}
              autoFocus
              autoComplete="new-password"
              error={reset.error}
            />
            <button type="submit" className="primary" disabled={reset.isPending}>
              {t('acct_set_password')}
            </button>
          </>
        )}
        <button type="button" className="acct-link" onClick={() => onPage('password')}>
          {t('acct_to_sign_in')}
        </button>
      </DoorFrame>
    </form>
  )
}
