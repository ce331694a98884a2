import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { SignInAnswer } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import type { DoorFormProps } from './door'
import { DoorFrame, Problem, textsOf } from './fields'
import { useLink } from './link-token'
import { NewAccountFields } from './new-account-fields'
import { useAccount } from './state'

/** The first owner of a shop: with a new account, or the one that is signed in. */
export function SetUpForm({ onPage, onEnter }: DoorFormProps) {
  const t = useTranslate()
  const { token, shop } = useLink()
  const account = useAccount(true)
  const setUp = useMutation<SignInAnswer, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/set-up', { ...body, shop, token }),
    onSuccess: onEnter,
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setUp.mutate(textsOf(event.currentTarget))
  }
  return (
    <form onSubmit={submit} aria-busy={account.isLoading}>
      <DoorFrame title={t('acct_set_up_title')} lead={t('acct_set_up_lead', { shop })}>
        <Problem error={setUp.error} texts={{ 403: 'acct_set_up_dead', 409: 'acct_set_up_taken' }} />
        {account.data ? (
          <p>{t('acct_as', { email: account.data.email })}</p>
        ) : (
          !account.isLoading && <NewAccountFields error={setUp.error} />
        )}
        <button type="submit" className="primary" disabled={setUp.isPending || account.isLoading}>
          {t(setUp.isPending ? 'acct_working' : 'acct_become_owner')}
        </button>
        <button type="button" className="acct-link" onClick={() => onPage('password')}>
          {t('acct_to_sign_in')}
        </button>
      </DoorFrame>
    </form>
  )
}
