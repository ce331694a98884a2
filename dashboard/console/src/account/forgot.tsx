import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import type { DoorFormProps } from './door'
import { DoorFrame, Field, Problem, textsOf } from './fields'

/** Has a link mailed. Says the same for every address. */
export function ForgotForm({ onPage }: DoorFormProps) {
  const t = useTranslate()
  const ask = useMutation<null, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/forgot', body),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    ask.mutate(textsOf(event.currentTarget))
  }
  return (
    <form onSubmit={submit}>
      <DoorFrame title={t('acct_forgot_title')} lead={t('acct_forgot_lead')}>
        <Problem error={ask.error} />
        <Field
          label={t('acct_email')}
          name="email"
          type="email"
          required
          autoFocus
          autoComplete="username"
          error={ask.error}
        />
        <p role="status" className={ask.isSuccess ? 'notice success' : 'visually-hidden'}>
          {ask.isSuccess && t('acct_forgot_sent')}
        </p>
        <button type="submit" className="primary" disabled={ask.isPending}>
          {t('acct_send_link')}
        </button>
        <button type="button" className="acct-link" onClick={() => onPage('password')}>
          {t('acct_back')}
        </button>
      </DoorFrame>
    </form>
  )
}
