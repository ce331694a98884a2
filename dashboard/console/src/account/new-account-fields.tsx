import type { ApiError } from '../api'
import { useTranslate } from '../i18n'
import { Field } from './fields'

/** What a new account needs; the address is given where an invitation says it. */
export function NewAccountFields({ error, email }: { error: ApiError | null; email?: string }) {
  const t = useTranslate()
  return (
    <>
      <Field
        label={t('acct_name')}
        help={t('acct_name_help')}
        name="name"
        required
        maxLength={60}
        autoFocus
        autoComplete="name"
        error={error}
      />
      <Field
        label={t('acct_email')}
        name="email"
        type="email"
        required
        autoComplete="username"
        error={error}
        {...(email === undefined ? {} : { value: email, readOnly: true })}
      />
      <Field
        label={t('acct_password')}
        help={t('acct_password_help')}
        name="password"
        type="password"
        required
        minLength={10}
        maxLength={128}
        autoComplete="new-password"
        error={error}
      />
    </>
  )
}
